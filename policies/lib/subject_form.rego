# METADATA
# description: |
#   How known issuers name, in a token's `sub`, who asks: what a declared subject must look like for any token to have it. Sources:
#   see `issuer.rego`, and the rule `federated-credential-subject`.
package aadguard.lib.subject_form

import data.aadguard.lib.guid
import data.aadguard.lib.guid_base64
import data.aadguard.lib.issuer

# What tokens of the issuer want, where none can have this subject, and the subject to write where that is certain.
wrong(credential) := _github_wrong(credential.subject, issuer.parts(credential.issuer)) if {
	issuer.of(credential.issuer) == "github"
} else := _azure_devops_wrong(credential.subject) if {
	issuer.of(credential.issuer) == "azure-devops"
} else := _entra_wrong(credential) if {
	issuer.of(credential.issuer) == "entra"
} else := {"wants": "they are of the form system:serviceaccount:NAMESPACE:NAME"} if {
	issuer.of(credential.issuer) in issuer.kubernetes
	not _is_service_account(credential.subject)
} else := {"wants": "it is the number of the service account, not its e-mail address"} if {
	issuer.of(credential.issuer) == "google"
	trim(credential.subject, "0123456789") != ""
} else := _gitlab_wrong(credential.subject) if {
	issuer.of(credential.issuer) == "gitlab"
} else := {"wants": "they begin with pulumi:"} if {
	issuer.emitted(credential.issuer) == "https://api.pulumi.com/oidc"
	not startswith(credential.subject, "pulumi:")
}

# As `wrong`, where only users' reports tell the form.
unverified(credential) := "they are of the form organization:O:project:P:workspace:W:run_phase:plan|apply" if {
	issuer.of(credential.issuer) == "terraform"
	not _is_of_terraform(credential.subject)
} else := concat(" ", ["they begin with", prefix]) if {
	prefix := {"circleci": "org/", "spacelift": "space:", "aws": "arn:"}[issuer.of(credential.issuer)]
	not startswith(credential.subject, prefix)
}

# As `wrong`, where only a customised subject has this form: an environment takes the place of the ref.
doubtful(credential) := "a job with an environment has that in place of the ref, unless the subject is customized" if {
	issuer.of(credential.issuer) == "github"
	keys := split(credential.subject, ":")
	[keys[0], keys[2], keys[4]] in {["repo", "environment", "ref"], ["repo", "ref", "environment"]}
}

# What a subject changes with, so that no credential fits for long.
changing(credential) := "step" if {
	issuer.of(credential.issuer) == "bitbucket"
} else := "commit" if {
	issuer.of(credential.issuer) == "buildkite"
	contains(credential.subject, ":commit:")
}

# A subject that the issuer makes only where its settings say so.
unusual(credential) if {
	issuer.of(credential.issuer) == "github"
	is_null(_github_wrong_or_null(credential))
	not doubtful(credential)
	not _is_github_default(split(credential.subject, ":"))
}

# Names alone, on github.com: repositories of today have ids as well.
by_names(credential) if {
	issuer.of(credential.issuer) == "github"
	not issuer.is_enterprise_server(issuer.parts(credential.issuer))
	is_null(_github_wrong_or_null(credential))
	keys := split(credential.subject, ":")
	_is_github_default(keys)
	not contains(keys[1], "@")
}

_github_wrong_or_null(credential) := _github_wrong(credential.subject, issuer.parts(credential.issuer)) if {
	_github_wrong(credential.subject, issuer.parts(credential.issuer))
} else := null

# GitHub: `repo:<owner>/<repository>:environment:<name>`, `…:pull_request`, `…:ref:refs/heads/<branch>`, `…:ref:refs/tags/<tag>`; with
# other claims where that is customised, each as `<claim>:<value>`.
_claims := {
	"repo", "repository", "repository_id", "repository_owner", "repository_owner_id", "repository_visibility", "context",
	"environment", "ref", "ref_type", "base_ref", "head_ref", "event_name", "actor", "actor_id", "workflow", "workflow_ref",
	"workflow_sha", "job_workflow_ref", "job_workflow_sha", "run_id", "run_number", "run_attempt", "runner_environment", "sha",
	"enterprise", "enterprise_id", "check_run_id",
}

_github_wrong(sub, url) := _github_wrong_owner(sub, url) if {
	_github_wrong_owner(sub, url)
} else := _github_wrong_context(sub) if {
	startswith(sub, "repo:")
}

_github_wrong_owner(sub, _) := {"wants": "they begin with repo:OWNER/REPOSITORY:"} if {
	not split(sub, ":")[0] in _claims
} else := {"wants": "they begin with repo:OWNER/REPOSITORY:"} if {
	startswith(sub, "repo:")
	not _is_repository(split(sub, ":")[1])
}

_github_wrong_owner(sub, url) := {"wants": "Enterprise Server names owner and repository without ids"} if {
	startswith(sub, "repo:")
	_is_repository(split(sub, ":")[1])
	contains(split(sub, ":")[1], "@")
	issuer.is_enterprise_server(url)
}

_github_wrong_context(sub) := {
	"wants": "it is pull_request, with a low line",
	"wanted": concat("", [trim_suffix(sub, ":pull-request"), ":pull_request"]),
} if {
	endswith(sub, ":pull-request")
} else := _github_wrong_keys(split(sub, ":"))

_github_wrong_keys(keys) := {"wants": wants} if {
	count(keys) > 2
	not keys[2] in (_claims | {"pull_request"})
	wants := "after the repository comes environment:NAME, pull_request, ref:refs/heads/BRANCH or ref:refs/tags/TAG"
} else := {"wants": "a branch is written as ref:refs/heads/BRANCH, a tag as ref:refs/tags/TAG"} if {
	keys[2] == "ref"
	not _is_ref(keys)
} else := {"wants": "the environment has a name"} if {
	keys[2] == "environment"
	concat("", array.slice(keys, 3, 4)) == ""
} else := {"wants": concat("", [keys[4], " after the environment is no claim; a colon in a name is written %3A"])} if {
	keys[2] == "environment"
	count(keys) > 4
	not keys[4] in _claims
}

# A merge of a pull request has a ref of its own where another event than `pull_request` starts the workflow.
_is_ref(keys) if {
	some kind in ["refs/heads/", "refs/tags/", "refs/pull/"]
	startswith(keys[3], kind)
	keys[3] != kind
}

# Both with an id, or none.
_is_repository(text) if {
	parts := split(text, "/")
	count(parts) == 2
	every part in parts {
		part != ""
		not contains(part, "@")
	}
}

_is_repository(text) if {
	parts := split(text, "/")
	count(parts) == 2
	every part in parts {
		_has_id(part)
	}
}

_has_id(part) if {
	[name, id] := split(part, "@")
	name != ""
	id != ""
	trim(id, "0123456789") == ""
}

_is_github_default(keys) if {
	[keys[0], keys[2], count(keys)] == ["repo", "pull_request", 3]
}

_is_github_default(keys) if {
	[keys[0], keys[2], count(keys)] == ["repo", "environment", 4]
}

_is_github_default(keys) if {
	[keys[0], keys[2], count(keys)] == ["repo", "ref", 4]
}

# Azure DevOps' own tokens: of service connections `sc://…`, of pipelines `p://…`.
_azure_devops_wrong(sub) := {"wants": "they are of the form sc://ORGANISATION/PROJECT/CONNECTION"} if {
	not startswith(sub, "p://")
	not _is_connection(sub)
}

_is_connection(sub) if {
	startswith(sub, "sc://")
	parts := split(substring(sub, 5, -1), "/")
	count(parts) >= 3
	every part in parts {
		part != ""
	}
}

# Entra's own: the object id of a managed identity, or `/eid1/c/pub/t/<tenant>/a/<application>/…`.
_entra_wrong(credential) := {"wants": "the issuer https://vstoken.dev.azure.com/ORGANISATION_ID belongs to sc://…"} if {
	startswith(credential.subject, "sc://")
} else := {"wants": "it is the object (principal) id of the managed identity"} if {
	not startswith(credential.subject, "/")
	not guid.is_guid(credential.subject)
} else := {"wants": "they begin with /eid1/c/pub/t/TENANT/a/APPLICATION/"} if {
	startswith(credential.subject, "/")
	not startswith(credential.subject, "/eid1/c/")
} else := {
	"wants": concat("", ["the tenant in it is written ", wanted]),
	"wanted": replace(credential.subject, concat("", ["/t/", parts[5], "/"]), concat("", ["/t/", wanted, "/"])),
} if {
	parts := split(credential.subject, "/")
	array.slice(parts, 1, 5) == ["eid1", "c", "pub", "t"]
	guid.is_guid(issuer.tenant(credential.issuer))
	wanted := guid_base64.of(issuer.tenant(credential.issuer))
	parts[5] != wanted
} else := {"wants": "the application in it is the base64url of its client id, 22 characters long"} if {
	parts := split(credential.subject, "/")
	parts[6] == "a"
	count(parts[7]) != 22
} else := {"wants": "after the application comes /sc/ORGANISATION_ID/CONNECTION_ID"} if {
	parts := split(credential.subject, "/")
	parts[7] == "rISbSSETf0KqFyZ8ppdXmA"
	not _is_new_connection(parts)
}

_is_new_connection(parts) if {
	count(parts) == 11
	parts[8] == "sc"
	guid.is_guid(parts[9])
	guid.is_guid(parts[10])
}

_is_service_account(sub) if {
	parts := split(sub, ":")
	[parts[0], parts[1], count(parts)] == ["system", "serviceaccount", 4]
	parts[2] != ""
	parts[3] != ""

	# Names of Kubernetes have small letters alone.
	lower(sub) == sub
}

# GitLab: `project_path:<group>/<project>:ref_type:<branch or tag>:ref:<name>`, or other claims where that is customised.
_gitlab_wrong(sub) := {"wants": "they begin with project_path:GROUP/PROJECT: or project_id:NUMBER:"} if {
	not split(sub, ":")[0] in {"project_path", "project_id", "namespace_path", "namespace_id"}
} else := {"wants": "the ref_type is branch or tag"} if {
	parts := split(sub, ":")
	parts[2] == "ref_type"
	not parts[3] in {"branch", "tag"}
} else := {"wants": "the ref is the name of the branch or tag alone, without refs/"} if {
	parts := split(sub, ":")
	[parts[2], parts[4]] == ["ref_type", "ref"]
	startswith(parts[5], "refs/")
} else := {"wants": "a project's path begins with its group: project_path:GROUP/PROJECT"} if {
	parts := split(sub, ":")
	parts[0] == "project_path"
	not contains(parts[1], "/")
}

_is_of_terraform(sub) if {
	parts := split(sub, ":")
	[parts[0], parts[2], parts[4], parts[6]] == ["organization", "project", "workspace", "run_phase"]
	parts[7] in {"plan", "apply"}
	count(parts) == 8
}
