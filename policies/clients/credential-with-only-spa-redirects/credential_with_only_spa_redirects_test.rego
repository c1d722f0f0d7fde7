package aadguard.rules.clients["credential-with-only-spa-redirects_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.clients["credential-with-only-spa-redirects"] as rule

id := "credential-with-only-spa-redirects"

fault := {{"path": ["spaRedirectUris"], "element": ""}}

test_bad_web_server_on_spa_platform if given.violations(id, "bad-web-server-on-spa-platform") == fault

test_bad_certificate if given.violations(id, "bad-certificate") == fault

test_good if {
	every name in ["good-single-page-application", "good-web-platform", "good-with-its-api"] {
		given.verdicts(id, name) == set()
	}
}

spa := {"spaRedirectUris": ["https://orders.contoso.com/"], "passwordCredentials": [given.secret(null)]}

app(fields, facts) := given.application(object.union(spa, fields), facts)

test_any_other_platform_takes_the_credential if {
	every list in ["webRedirectUris", "publicClientRedirectUris"] {
		rule.violations | rule.undetermined == set() with input as app({list: ["http://localhost"]}, {})
	}
}

test_a_key_that_proves_nothing_is_no_credential if {
	keys := {"passwordCredentials": [], "keyCredentials": [given.key("AsymmetricX509Cert", "Encrypt")]}
	rule.violations | rule.undetermined == set() with input as app(keys, {})
}

test_other_uses_of_the_credential if {
	daemon := {"requiredResourceAccess": [given.entry("Role")]}
	every subject in [
		app({}, {"daemonOnly": true}),
		app({}, {"flows": ["clientCredentials"]}),
		app({}, {"flows": ["authorizationCode", "onBehalfOf"]}),
		app({}, {"exposes": {"enabledScopes": 1, "enabledRoles": 0}}),
		app(daemon, {"resources": [given.resource({})]}),
	] {
		rule.violations | rule.undetermined == set() with input as subject
	}
	rule.violations == fault with input as app({}, {"flows": ["authorizationCode"]})
}

test_one_fault_one_rule if {
rule.violations | rule.undetermined == set() with input as app({"isFallbackPublicClient": true}, {})}

test_what_cannot_be_seen_is_undetermined if {
	every field in ["spaRedirectUris", "webRedirectUris", "publicClientRedirectUris", "passwordCredentials", "requiredResourceAccess"] {
		computed := app({field: given.unknown("computed")}, {})
		rule.violations == set() with input as computed
		rule.undetermined == {{"reason": "computed", "fields": [field]}} with input as computed
	}
	exposes := app({}, {"exposes": {"enabledScopes": given.unknown("absent"), "enabledRoles": 0}})
	rule.violations == set() with input as exposes
	rule.undetermined == {{"reason": "absent", "fields": ["oauth2PermissionScopes"]}} with input as exposes
}
