package aadguard.rules.federation["federated-credential-audience_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.federation["federated-credential-audience"] as rule

id := "federated-credential-audience"

github := "https://token.actions.githubusercontent.com"

exchange := "api://AzureADTokenExchange"

test_bad_api_as_audience if {
	given.violations(id, "bad-api-as-audience") == {{
		"path": ["federatedIdentityCredentials", 0, "audiences", 0],
		"element": "deploy",
		"params": {"name": "deploy", "audience": "https://management.azure.com", "who": "GitHub Actions", "wanted": exchange},
	}}
}

test_bad_spelling if {
	some violation in given.violations(id, "bad-spelling")
	not violation.severity
}

test_bad_chosen_audience if {
	{violation.severity | some violation in given.violations(id, "bad-chosen-audience")} == {"warning"}
}

test_good if given.verdicts(id, "good-audiences") == set()

of(issuer, audiences) := given.application({"federatedIdentityCredentials": [{"name": "deploy", "issuer": issuer, "subject": "s", "audiences": audiences}]}, {})

severities(issuer, audience) := found if {
	found := {object.get(violation, "severity", "error") | some violation in rule.violations} with input as of(issuer, [audience])
}

entra(host) := concat("", ["https://", host, "/6c8a34db-ec1c-56c4-85a7-dc6a64587f1d/v2.0"])

test_the_exchange_of_each_cloud if {
	every audience in [exchange, "api://AzureADTokenExchangeUSGov", "api://AzureADTokenExchangeChina"] {
		severities(github, audience) == set()
	}
	severities(entra("login.microsoftonline.com"), exchange) == set()
	severities(entra("login.microsoftonline.us"), "api://AzureADTokenExchangeUSGov") == set()
	severities(entra("login.partner.microsoftonline.cn"), "api://AzureADTokenExchangeChina") == set()
	severities(entra("login.microsoftonline.us"), exchange) == {"error"}
	severities(entra("login.microsoftonline.com"), "api://AzureADTokenExchangeUSGov") == {"error"}
}

test_misspelt if {
	every audience in ["AzureADTokenExchange", "api://azureadtokenexchange", "api://AzureADTokenExchange/", " api://AzureADTokenExchange"] {
		severities(github, audience) == {"error"}
		severities("https://app.terraform.io", audience) == {"error"}
	}
	severities("https://vstoken.dev.azure.com/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2", "api://AzureADTokenExchanges") == {"error"}
}

test_an_audience_that_a_job_may_choose if {
	severities(github, "contoso") == {"warning"}
	severities(github, "https://github.com/contoso") == set()
	severities("https://oidc.eks.eu-west-1.amazonaws.com/id/0A1B", "sts.amazonaws.com") == {"warning"}
}

test_issuers_with_audiences_of_their_own if {
	every issuer in [
		"https://api.pulumi.com/oidc",
		"https://oidc.circleci.com/org/7f1c6a3e-5d2b-4f7e-9a51-2f40f0f5b1c2",
		"https://contoso.app.spacelift.io",
		"https://gitlab.com",
		"https://accounts.google.com",
		"https://agent.buildkite.com",
		"https://api.bitbucket.org/2.0/workspaces/contoso/pipelines-config/identity/oidc",
		"https://3f0f5b1c.tokens.sts.global.api.aws",
		"https://login.contoso.com",
	] {
		severities(issuer, "azure:contoso") == set()
		severities(issuer, "AzureADTokenExchange") == set()
		severities(issuer, "contoso/*") == {"error"}
	}
}

test_exactly_one if {
	every audiences in [[], [exchange, "api://other"]] {
		some violation in rule.violations with input as of(github, audiences)
		violation.variant == "number"
		violation.params.number == count(audiences)
	}
}

test_what_cannot_be_seen_leaves_it_open if {
	computed := given.unknown("computed")
	every hidden in [of(github, computed), of(github, [computed])] {
		rule.violations == set() with input as hidden
		rule.undetermined == {{"reason": "computed", "fields": ["federatedIdentityCredentials.audiences"]}} with input as hidden
	}
	issuer := of(computed, ["contoso"])
	rule.violations == set() with input as issuer
	rule.undetermined == {{"reason": "computed", "fields": ["federatedIdentityCredentials.issuer"]}} with input as issuer
	rule.undetermined == set() with input as of(computed, [exchange])
	rule.violations | rule.undetermined == set() with input as given.application({"federatedIdentityCredentials": [{"name": "deploy"}]}, {})
}

test_what_to_write_names_the_cloud_that_was_meant if {
	every audience, wanted in {
		"azureadtokenexchange": exchange,
		"AzureADTokenExchangeUSGOV": "api://AzureADTokenExchangeUSGov",
		"api://azureadtokenexchangechina": "api://AzureADTokenExchangeChina",
	} {
		{violation.params.wanted | some violation in rule.violations} == {wanted} with input as of(github, [audience])
	}
}
