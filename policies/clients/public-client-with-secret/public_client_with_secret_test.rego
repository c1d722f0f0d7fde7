package aadguard.rules.clients["public-client-with-secret_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.clients["public-client-with-secret"] as rule

id := "public-client-with-secret"

test_bad_mobile_application if {
	given.violations(id, "bad-mobile-application") == {{
		"path": ["publicClientRedirectUris"],
		"element": "",
		"params": {"why": "by its redirect URIs"},
	}}
}

test_bad_public_client_flows if {
	given.violations(id, "bad-public-client-flows") == {{
		"path": ["isFallbackPublicClient"],
		"element": "",
		"params": {"why": "public client flows are allowed"},
	}}
}

test_bad_web_and_desktop if {
	given.violations(id, "bad-web-and-desktop") == {{
		"path": ["publicClientRedirectUris"],
		"element": "",
		"severity": "note",
		"variant": "mixed",
		"params": {"why": "by its redirect URIs"},
	}}
}

test_good if {
	given.verdicts(id, "good-web-application") == set()
	given.verdicts(id, "good-public-client") == set()
}

secret := {"passwordCredentials": [given.secret("2028-01-01T00:00:00Z")]}

public := {"isFallbackPublicClient": true}

app(parts) := given.application(object.union_n(parts), {})

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason, field) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": [field]}} with input as subject
}

test_certificates_count_as_secrets_do if {
	count(rule.violations) == 1 with input as app([public, {"keyCredentials": [given.key("AsymmetricX509Cert", "Verify")]}])
}

test_keys_that_prove_no_client_do_not_count if {
	every usage in ["Sign", "Encrypt"] {
		silent(app([public, {"keyCredentials": [given.key("AsymmetricX509Cert", usage)]}]))
	}
}

test_secrets_of_the_service_principal_count if {
	count(rule.violations) == 1 with input as given.application(public, {"servicePrincipal": secret})
}

test_a_secret_that_was_cut_off_is_a_secret if {
	count(rule.violations) == 1 with input as app([public, {"passwordCredentials": [given.unknown("truncated")]}])
}

test_confidential_or_without_secret_is_right if {
	silent(app([secret]))
	silent(app([public]))
	silent(app([secret, {"spaRedirectUris": ["https://orders.contoso.com"]}]))
}

test_web_redirect_uris_that_cannot_be_seen_take_the_milder_answer if {
	{violation.severity | some violation in rule.violations} == {"note"} with input as given.without(
		app([public, secret]),
		"application/webRedirectUris",
	)
}

test_what_makes_it_public_cannot_be_seen if {
	waits(app([secret, {"publicClientRedirectUris": given.unknown("computed")}]), "computed", "publicClientRedirectUris")
	waits(given.without(app([secret]), "application/isFallbackPublicClient"), "absent", "isFallbackPublicClient")
}

test_whether_it_holds_a_secret_cannot_be_seen if {
	waits(given.without(app([public]), "application/passwordCredentials"), "absent", "passwordCredentials")
	waits(app([public, {"keyCredentials": [{"type": "AsymmetricX509Cert"}]}]), "absent", "keyCredentials.usage")
}

test_neither_side_can_be_seen if {
	hidden := app([{"isFallbackPublicClient": given.unknown("computed"), "passwordCredentials": given.unknown("computed")}])
	rule.violations == set() with input as hidden
	{field | some entry in rule.undetermined; some field in entry.fields} == {
		"isFallbackPublicClient",
		"passwordCredentials",
	} with input as hidden
}

test_one_side_can_decide if {
	silent(given.without(app([]), "application/passwordCredentials"))
	silent(given.without(app([]), "application/isFallbackPublicClient"))
}

public_client(fields, facts) := given.application(object.union({"isFallbackPublicClient": true, "passwordCredentials": [given.secret(null)]}, fields), facts)

test_what_the_client_credentials_flow_uses_is_no_fault if {
	every subject in [
		public_client({"requiredResourceAccess": [given.entry("Role")]}, {}),
		public_client({}, {"flows": ["clientCredentials"]}),
		public_client({}, {"flows": ["deviceCode", "onBehalfOf"]}),
		public_client({}, {"daemonOnly": true}),
	] {
		rule.violations | rule.undetermined == set() with input as subject
	}
	count(rule.violations) == 1 with input as public_client({"requiredResourceAccess": [given.entry("Scope")]}, {})
	declared := public_client({"requiredResourceAccess": [given.entry("Role")]}, {"flows": ["deviceCode"]})
	count(rule.violations) == 1 with input as declared
}

test_what_else_it_serves_may_not_be_seen if {
	hidden := given.without(public_client({}, {}), "application/requiredResourceAccess")
	entry := object.union(given.entry("Scope"), {"resourceAccess": given.unknown("truncated")})
	every subject in [
		hidden,
		public_client({"requiredResourceAccess": [entry]}, {}),
		public_client({"requiredResourceAccess": [given.entry(given.unknown("permission-type"))]}, {}),
	] {
		rule.violations == set() with input as subject
		{doubt.fields | some doubt in rule.undetermined} == {["requiredResourceAccess"]} with input as subject
	}
}
