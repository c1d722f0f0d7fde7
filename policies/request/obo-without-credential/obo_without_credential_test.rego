package aadguard.rules.request["obo-without-credential_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.request["obo-without-credential"] as rule

id := "obo-without-credential"

found := {"path": ["passwordCredentials"], "element": ""}

test_bad_api if given.violations(id, "bad-api") == {found}

test_bad_declared_flow if given.violations(id, "bad-declared-flow") == {object.union(found, {"variant": "declared"})}

test_good if {
	every example in ["good-secret", "good-federated-credential", "good-single-page-application"] {
		given.verdicts(id, example) == set()
	}
}

# An API that asks another one for a delegated permission.
api(fields, facts) := given.application(
	object.union({"requiredResourceAccess": [given.entry("Scope")]}, fields),
	object.union({"exposes": {"enabledScopes": 1, "enabledRoles": 0}, "resources": [given.resource({})]}, facts),
)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, undetermined) if {
	rule.violations == set() with input as subject
	rule.undetermined == undetermined with input as subject
}

certificate := given.key("AsymmetricX509Cert", "Verify")

test_nothing_to_prove_itself_with if {
	rule.violations == {found} with input as api({}, {})
	rule.violations == {found} with input as api({"keyCredentials": [given.key("AsymmetricX509Cert", "Encrypt")]}, {})
	rule.violations == {found} with input as api({}, {"servicePrincipal": null})
}

test_what_it_can_prove_itself_with if {
	silent(api({"passwordCredentials": [given.secret("2028-01-01T00:00:00Z")]}, {}))
	silent(api({"keyCredentials": [certificate]}, {}))
	silent(api({"federatedIdentityCredentials": [{"name": "main"}]}, {}))
	silent(api({}, {"servicePrincipal": object.union(given.principal_facts, {"keyCredentials": [certificate]})}))
}

test_expired_credentials_are_another_rules_matter if silent(api({"passwordCredentials": [given.secret("2020-01-01T00:00:00Z")]}, {}))

test_what_is_no_middle_tier if {
	silent(api({}, {"exposes": {"enabledScopes": 0, "enabledRoles": 1}}))
	silent(api({"requiredResourceAccess": [given.entry("Role")]}, {}))
	silent(api({}, {"resources": [given.resource({"is": "self"})]}))
	silent(api({"isFallbackPublicClient": true}, {}))
	silent(api({"webRedirectUris": ["https://orders.contoso.com"]}, {}))
	silent(api({}, {"daemonOnly": true}))
	silent(api({}, {"flows": ["authorizationCode"]}))
}

test_a_declared_middle_tier_needs_no_other_sign if {
	declared := given.application({"webRedirectUris": ["https://orders.contoso.com"]}, {"flows": ["onBehalfOf"]})
	rule.violations == {object.union(found, {"variant": "declared"})} with input as declared
}

web_client(fields) := given.application(
	object.union({"webRedirectUris": ["https://orders.contoso.com"]}, fields),
	{"flows": ["authorizationCode", "onBehalfOf"]},
)

test_a_web_client_without_a_credential_is_another_rules_matter if silent(web_client({}))

test_a_web_client_that_the_other_rule_lets_pass if {
	spa := web_client({"enableIdTokenIssuance": true, "spaRedirectUris": ["https://orders.contoso.com/app"]})
	rule.violations == {object.union(found, {"variant": "declared"})} with input as spa
}

test_credentials_that_cannot_be_seen_leave_it_open if {
	every name in ["passwordCredentials", "keyCredentials"] {
		waits(given.without(api({}, {}), concat("/", ["application", name])), {{"reason": "absent", "fields": [name]}})
		waits(given.without(api({}, {}), concat("/", ["servicePrincipal", name])), {{"reason": "absent", "fields": [name]}})
	}
}

test_federated_credentials_are_often_not_exported if {
	hidden := given.without(api({}, {}), "application/federatedIdentityCredentials")
	waits(hidden, {{"reason": "federated-credentials-not-exported", "fields": []}})
}

test_what_makes_it_another_kind_cannot_be_seen if {
	every name in ["isFallbackPublicClient", "webRedirectUris", "spaRedirectUris", "publicClientRedirectUris"] {
		waits(given.without(api({}, {}), concat("/", ["application", name])), {{"reason": "absent", "fields": [name]}})
	}
}

test_what_it_exposes_cannot_be_seen if {
	waits(api({}, {"exposes": {"enabledScopes": given.unknown("truncated")}}), {{"reason": "truncated", "fields": ["oauth2PermissionScopes"]}})
}

test_what_it_asks_for_cannot_be_seen if {
	hidden := given.without(api({}, {}), "application/requiredResourceAccess")
	waits(hidden, {{"reason": "absent", "fields": ["requiredResourceAccess"]}})
	silent(object.union(hidden, {"exposes": {"enabledScopes": 0}}))
}

test_one_entry_that_is_seen_needs_no_other if {
	entries := [given.entry("Scope"), given.unknown("placeholder")]
	rule.violations == {found} with input as api({"requiredResourceAccess": entries}, {"resources": [given.resource({}), given.resource({"is": "unknown"})]})
}

test_one_with_a_credential_leaves_nothing_open if {
	silent(given.without(api({"passwordCredentials": [given.secret("2028-01-01T00:00:00Z")]}, {}), "application/keyCredentials"))
}
