package aadguard.lib.subject_form_test

import data.aadguard.lib.subject_form as form

github := "https://token.actions.githubusercontent.com"

entra := "https://login.microsoftonline.com/6c8a34db-ec1c-56c4-85a7-dc6a64587f1d/v2.0"

cluster := "https://westeurope.oic.prod-aks.azure.com/6c8a34db-ec1c-56c4-85a7-dc6a64587f1d/0a4c5d0e-3a52-4c8f-a4b6-6d0c0a7b3e55/"

of(issuer, subject) := {"issuer": issuer, "subject": subject}

wrong(issuer, subject) if form.wrong(of(issuer, subject))

test_what_tokens_have if {
	every issuer, subjects in {
		github: {
			"repo:contoso/shop:ref:refs/heads/main",
			"repo:contoso/shop:ref:refs/tags/v1",
			"repo:contoso/shop:environment:Production",
			"repo:contoso/shop:environment:eu%3Awest",
			"repo:contoso/shop:pull_request",
			"repo:contoso@104729/shop@611953:ref:refs/heads/main",
			"repo:contoso/shop:ref:refs/pull/7/merge",
			"repo:contoso/shop:environment:prod:job_workflow_ref:contoso/flows/.github/workflows/deploy.yml@refs/heads/main",
			"repository_owner_id:104729:repository_id:611953:ref:refs/heads/main",
			"repository_owner:contoso",
			"job_workflow_ref:contoso/flows/.github/workflows/deploy.yml@refs/heads/main",
		},
		"https://token.actions.contoso.ghe.com": {"repo:contoso/shop:pull_request"},
		"https://github.contoso.com/_services/token": {"repo:contoso/shop:ref:refs/heads/main"},
		"https://vstoken.dev.azure.com/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2": {"sc://contoso/Shop/production", "sc://contoso/Online Shop/to production", "p://contoso/Shop/build"},
		entra: {
			"3b8e1c74-90ad-4d6e-8a5f-1c2d3e4f5a6b",
			"/eid1/c/pub/t/2zSKbBzsxFaFp9xqZFh_HQ/a/rISbSSETf0KqFyZ8ppdXmA/sc/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2/3b8e1c74-90ad-4d6e-8a5f-1c2d3e4f5a6b",
			"/eid1/c/pub/t/2zSKbBzsxFaFp9xqZFh_HQ/a/9ExAW52n_ky4ZiS_jhpJIQ/anything",
		},
		cluster: {"system:serviceaccount:shop:basket"},
		"https://accounts.google.com": {"112633961854638529490"},
		"https://gitlab.com": {"project_path:contoso/shop:ref_type:branch:ref:main", "project_id:4711:ref_type:tag:ref:v1"},
		"https://api.pulumi.com/oidc": {"pulumi:environments:org:contoso:env:shop/prod", "pulumi:deploy:org:contoso:project:shop:stack:prod:operation:preview:scope:write"},
		"https://api.pulumi.com/oidc/v2": {"anything"},
		"https://login.contoso.com": {"anything", "repo:x"},
	} {
		every subject in subjects {
			not wrong(issuer, subject)
		}
	}
}

test_what_no_token_has if {
	every issuer, subjects in {
		github: {
			"repo:contoso/shop:pull-request",
			"repo:contoso/shop:ref:main",
			"repo:contoso/shop:ref:heads/main",
			"repo:contoso/shop:branch:main",
			"repo:contoso/shop:refs/heads/main",
			"repo:contoso/shop:ref:refs/head/main",
			"repo:contoso/shop:ref:refs/heads/",
			"repo:contoso/shop:environment:eu:west",
			"repo:contoso/shop:environment:",
			"repo:contoso/shop:environment",
			"repo:shop:ref:refs/heads/main",
			"repo:contoso/shop/web:ref:refs/heads/main",
			"repo:https://github.com/contoso/shop:ref:refs/heads/main",
			"repo:contoso@104729/shop:ref:refs/heads/main",
			"repo:contoso@contoso/shop@shop:ref:refs/heads/main",
			"Repo:contoso/shop:pull_request",
			"contoso/shop",
			"system:serviceaccount:shop:basket",
		},
		"https://github.contoso.com/_services/token": {"repo:contoso@104729/shop@611953:ref:refs/heads/main"},
		"https://vstoken.dev.azure.com/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2": {"sc://contoso/Shop", "sc://contoso//production", "/eid1/c/pub/t/x/a/y/sc/z", "contoso"},
		entra: {
			"sc://contoso/Shop/production",
			"contoso-import-identity",
			"/eid1/c/pub/t/6c8a34db-ec1c-56c4-85a7-dc6a64587f1d/a/rISbSSETf0KqFyZ8ppdXmA/sc/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2/3b8e1c74-90ad-4d6e-8a5f-1c2d3e4f5a6b",
			"/eid1/c/pub/t/AAAAAAAAAAAAAAAAAAAAAA/a/9ExAW52n_ky4ZiS_jhpJIQ/anything",
			"/eid1/c/pub/t/2zSKbBzsxFaFp9xqZFh_HQ/a/499b84ac-1321-427f-aa17-267ca6975798/sc/a/b",
			"/eid1/c/pub/t/2zSKbBzsxFaFp9xqZFh_HQ/a/rISbSSETf0KqFyZ8ppdXmA/sc/contoso/production",
			"/subscriptions/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2/resourceGroups/x",
		},
		cluster: {"system:serviceaccount:shop:Basket", "basket", "system:serviceaccount:basket", "system:serviceaccount::basket", "serviceaccount:shop:basket"},
		"https://oidc.eks.eu-west-1.amazonaws.com/id/0A1B2C3D4E5F60718293A4B5C6D7E8F9": {"shop:basket"},
		"https://container.googleapis.com/v1/projects/shop/locations/europe-west4/clusters/shop": {"basket"},
		"https://accounts.google.com": {"import@shop.iam.gserviceaccount.com"},
		"https://gitlab.com": {"contoso/shop", "repo:contoso/shop:ref:refs/heads/main", "project_path:contoso/shop:ref_type:heads:ref:main", "project_path:contoso/shop:ref_type:branch:ref:refs/heads/main", "project_path:shop:ref_type:branch:ref:main"},
		"https://api.pulumi.com/oidc": {"contoso/shop/prod"},
	} {
		every subject in subjects {
			wrong(issuer, subject)
		}
	}
}

test_what_users_report if {
	every issuer, subject in {
		"https://app.terraform.io": "organization:contoso:workspace:shop",
		"https://oidc.circleci.com/org/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2": "project/shop",
		"https://contoso.app.spacelift.io": "stack:shop",
		"https://3f0f5b1c.tokens.sts.global.api.aws": "shop",
	} {
		form.unverified(of(issuer, subject))
	}
	not form.unverified(of("https://app.terraform.io", "organization:contoso:project:shop:workspace:web:run_phase:apply"))
	not form.unverified(of("https://contoso.app.spacelift.io", "space:root:stack:shop:run_type:TRACKED:scope:write"))
}

test_what_changes_with_every_run if {
	form.changing(of("https://agent.buildkite.com", "organization:contoso:pipeline:shop:ref:refs/heads/main:commit:1a2b:step:deploy")) == "commit"
	form.changing(of("https://api.bitbucket.org/2.0/workspaces/contoso/pipelines-config/identity/oidc", "anything")) == "step"
	not form.changing(of("https://agent.buildkite.com", "organization:contoso:pipeline:shop"))
}

test_subjects_that_settings_make if {
	form.unusual(of(github, "repo:contoso/shop"))
	form.unusual(of(github, "repo:contoso/shop:environment:prod:job_workflow_ref:contoso/flows/.github/workflows/deploy.yml@refs/heads/main"))
	form.unusual(of(github, "repository_owner:contoso"))
	not form.unusual(of(github, "repo:contoso/shop:environment:prod"))
	not form.unusual(of(github, "repo:contoso/shop:pull-request"))
	not form.unusual(of("https://gitlab.com", "project_id:1"))
}

test_an_environment_takes_the_place_of_the_ref if {
	form.doubtful(of(github, "repo:contoso/shop:environment:prod:ref:refs/heads/main"))
	form.doubtful(of(github, "repo:contoso/shop:ref:refs/heads/main:environment:prod"))
	not form.unusual(of(github, "repo:contoso/shop:environment:prod:ref:refs/heads/main"))
	not form.doubtful(of(github, "repo:contoso/shop:environment:prod"))
	not form.doubtful(of(github, "repo:contoso/shop:environment:prod:job_workflow_ref:contoso/flows/.github/workflows/deploy.yml@refs/heads/main"))
}

test_repositories_by_names if {
	form.by_names(of(github, "repo:contoso/shop:pull_request"))
	not form.by_names(of(github, "repo:contoso@1/shop@2:pull_request"))
	not form.by_names(of("https://github.contoso.com/_services/token", "repo:contoso/shop:pull_request"))
}
