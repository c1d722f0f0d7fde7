package aadguard.rules.federation["federated-credential-issuer_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.federation["federated-credential-issuer"] as rule

id := "federated-credential-issuer"

github := "https://token.actions.githubusercontent.com"

tenant := "6c8a34db-ec1c-56c4-85a7-dc6a64587f1d"

test_bad_github_slash if {
	given.violations(id, "bad-github-slash") == {{
		"path": ["federatedIdentityCredentials", 0, "issuer"],
		"element": "deploy",
		"variant": "otherwise",
		"params": {"name": "deploy", "issuer": concat("", [github, "/"]), "who": "GitHub Actions", "wanted": github},
	}}
}

test_bad_aks_without_slash if {
	some violation in given.violations(id, "bad-aks-without-slash")
	endswith(violation.params.wanted, "/0a4c5d0e-3a52-4c8f-a4b6-6d0c0a7b3e55/")
}

test_bad_azure_devops_multi_tenant if {
	{violation.variant | some violation in given.violations(id, "bad-azure-devops-multi-tenant")} == {"multi-tenant"}
}

test_good if given.verdicts(id, "good-issuers-as-emitted") == set()

with_credential(credential) := given.application({"federatedIdentityCredentials": [object.union({"name": "deploy", "subject": "s", "audiences": ["api://AzureADTokenExchange"]}, credential)]}, {})

of(issuer) := with_credential({"issuer": issuer})

cases(subject) := found if {
	found := {object.get(violation, "variant", "") | some violation in rule.violations} with input as subject
}

test_as_its_tokens_name_it if {
	every issuer in {
		github,
		"https://token.actions.githubusercontent.com/contoso",
		"https://token.actions.contoso.ghe.com",
		"https://github.contoso.com/_services/token",
		"https://vstoken.dev.azure.com/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2",
		"https://app.vstoken.visualstudio.com/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2",
		concat("", ["https://login.microsoftonline.com/", tenant, "/v2.0"]),
		concat("", ["https://login.microsoftonline.us/", tenant, "/v2.0"]),
		concat("", ["https://login.partner.microsoftonline.cn/", tenant, "/v2.0"]),
		concat("", ["https://westeurope.oic.prod-aks.azure.com/", tenant, "/0a4c5d0e-3a52-4c8f-a4b6-6d0c0a7b3e55/"]),
		"https://oidc.prod-aks.azure.com/0a4c5d0e-3a52-4c8f-a4b6-6d0c0a7b3e55/",
		"https://oidc.eks.eu-west-1.amazonaws.com/id/0A1B2C3D4E5F60718293A4B5C6D7E8F9",
		"https://container.googleapis.com/v1/projects/shop/locations/europe-west4/clusters/shop",
		"https://accounts.google.com",
		"https://app.terraform.io",
		"https://app.eu.terraform.io",
		"https://gitlab.com",
		"https://api.pulumi.com/oidc",
		"https://api.pulumi.com/oidc/v2",
		"https://oidc.circleci.com/org/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2",
		"https://agent.buildkite.com",
		"https://contoso.app.spacelift.io",
		"https://api.bitbucket.org/2.0/workspaces/contoso/pipelines-config/identity/oidc",
		"https://gitlab.contoso.com/",
		"https://login.contoso.com/tenant/",
	} {
		cases(of(issuer)) == set()
	}
}

test_otherwise_than_its_tokens_name_it if {
	every issuer, wanted in {
		"https://token.actions.githubusercontent.com/contoso/": "https://token.actions.githubusercontent.com/contoso",
		"https://Token.Actions.GitHubUserContent.com": github,
		"HTTPS://token.actions.githubusercontent.com": github,
		"token.actions.githubusercontent.com": github,
		"https://github.contoso.com/_services/token/": "https://github.contoso.com/_services/token",
		"https://gitlab.com/": "https://gitlab.com",
		"https://accounts.google.com/": "https://accounts.google.com",
		"https://app.terraform.io/": "https://app.terraform.io",
		"https://vstoken.dev.azure.com/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2/": "https://vstoken.dev.azure.com/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2",
		"https://api.pulumi.com/oidc/": "https://api.pulumi.com/oidc",
		"https://api.pulumi.com": "https://api.pulumi.com/oidc",
		concat("", ["https://login.microsoftonline.com/", tenant, "/"]): concat("", ["https://login.microsoftonline.com/", tenant, "/v2.0"]),
		concat("", ["https://login.microsoftonline.com/", tenant, "/v2.0/"]): concat("", ["https://login.microsoftonline.com/", tenant, "/v2.0"]),
		concat("", ["https://sts.windows.net/", tenant, "/"]): concat("", ["https://login.microsoftonline.com/", tenant, "/v2.0"]),
		"https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0": "https://login.microsoftonline.com/TENANT_ID/v2.0",
		"https://oidc.prod-aks.azure.com/0a4c5d0e-3a52-4c8f-a4b6-6d0c0a7b3e55": "https://oidc.prod-aks.azure.com/0a4c5d0e-3a52-4c8f-a4b6-6d0c0a7b3e55/",
	} {
		some violation in rule.violations with input as of(issuer)
		violation.params.wanted == wanted
		violation.variant == "otherwise"
	}
}

test_blanks_http_and_asterisks_of_any_issuer if {
	cases(of(" https://login.contoso.com")) == {"blank"}
	cases(of("https://token.actions.githubusercontent.com\t")) == {"blank"}
	cases(of("http://login.contoso.com")) == {"http"}
	cases(of("https://*.contoso.com")) == {"wildcard"}
	cases(of("https://kubernetes.default.svc.cluster.local")) == {"inner-cluster"}
	cases(of("https://kubernetes.default.svc")) == {"inner-cluster"}
}

test_the_address_of_a_configuration_is_no_issuer if {
	every issuer, wanted in {
		concat("", [github, "/.well-known/openid-configuration"]): github,
		"https://login.contoso.com/realms/ci/.well-known/openid-configuration": "https://login.contoso.com/realms/ci",
		"https://oidc.prod-aks.azure.com/0a4c5d0e-3a52-4c8f-a4b6-6d0c0a7b3e55/.well-known/openid-configuration": "https://oidc.prod-aks.azure.com/0a4c5d0e-3a52-4c8f-a4b6-6d0c0a7b3e55/",
	} {
		{[violation.variant, violation.params.wanted] | some violation in rule.violations} == {["discovery", wanted]} with input as of(issuer)
	}
}

test_an_organization_by_its_name if {
	cases(of("https://vstoken.dev.azure.com/contoso")) == {"organisation"}
	cases(of("https://vstoken.dev.azure.com")) == {"organisation"}
}

test_what_no_document_tells_is_a_warning if {
	every issuer in {
		"https://oidc.eks.eu-west-1.amazonaws.com/id/0A1B2C3D4E5F60718293A4B5C6D7E8F9/",
		"https://container.googleapis.com/v1/projects/shop/locations/europe-west4/clusters/shop/",
		"https://oidc.circleci.com/org/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2/",
		"https://contoso.app.spacelift.io/",
	} {
		some violation in rule.violations with input as of(issuer)
		violation.severity == "warning"
	}
}

entra := concat("", ["https://login.microsoftonline.com/", tenant, "/v2.0"])

identity := with_credential({"issuer": entra, "subject": "3b8e1c74-90ad-4d6e-8a5f-1c2d3e4f5a6b"})

home(tenant_id) := object.union(identity, {"run": object.union(given.run, {"homeTenant": tenant_id})})

test_a_managed_identity_of_another_tenant if {
	cases(home("1f6a77c5-1d6b-49a4-93ce-0a8a2c1f0d55")) == {"other-tenant"}
	cases(home(upper(tenant))) == set()
	cases(identity) == set()
	cases(object.union(home(tenant), {"application": {"signInAudience": "AzureADMultipleOrgs"}})) == set()
}

test_an_issuer_that_cannot_be_seen_leaves_it_open if {
	hidden := of(given.unknown("computed"))
	rule.violations == set() with input as hidden
	rule.undetermined == {{"reason": "computed", "fields": ["federatedIdentityCredentials.issuer"]}} with input as hidden
	rule.violations | rule.undetermined == set() with input as given.application({"federatedIdentityCredentials": [{"name": "deploy"}]}, {})
}
