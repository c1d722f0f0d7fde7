package aadguard.rules.clients["daemon-without-credential_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.clients["daemon-without-credential"] as rule

id := "daemon-without-credential"

test_bad_no_credential if given.violations(id, "bad-no-credential") == {{"path": ["passwordCredentials"], "element": ""}}

test_bad_declared_flow if {
	{[violation.severity, violation.variant] | some violation in given.violations(id, "bad-declared-flow")} == {["error", "declared"]}
}

test_good if given.verdicts(id, "good-secret-and-federated-credential") == set()

daemon(fields, facts) := given.application(
	object.union({"requiredResourceAccess": [given.entry("Role")]}, fields),
	object.union({"resources": [given.resource({})]}, facts),
)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason, fields) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": fields}} with input as subject
}

test_any_credential_is_enough if {
	every fields in [
		{"passwordCredentials": [given.secret(null)]},
		{"keyCredentials": [given.key("AsymmetricX509Cert", "Verify")]},
		{"federatedIdentityCredentials": [{"name": "deploy"}]},
		{"passwordCredentials": [given.secret("2020-01-01T00:00:00Z")]},
	] {
		silent(daemon(fields, {}))
	}
	silent(daemon({}, {"servicePrincipal": {"passwordCredentials": [given.secret(null)]}}))
	count(rule.violations) == 1 with input as daemon({}, {})
}

test_keys_that_prove_nobody if {
	count(rule.violations) == 1 with input as daemon({"keyCredentials": [given.key("AsymmetricX509Cert", "Encrypt")]}, {})
	symmetric := daemon({"keyCredentials": [given.key("Symmetric", "Verify")]}, {})
	{violation.variant | some violation in rule.violations} == {"symmetric"} with input as symmetric
}

test_who_is_no_daemon if {
	every fields in [
		{"webRedirectUris": ["https://orders.contoso.com/signin-oidc"]},
		{"isFallbackPublicClient": true},
		{"requiredResourceAccess": [given.entry("Scope")]},
		{"requiredResourceAccess": []},
	] {
		silent(daemon(fields, {}))
	}
	silent(daemon({}, {"kinds": ["agent"]}))
	silent(daemon({}, {"flows": ["authorizationCode"]}))
}

test_the_declared_flow_decides if {
	declared := given.application({}, {"flows": ["clientCredentials"]})
	{violation.severity | some violation in rule.violations} == {"error"} with input as declared
	silent(given.application({"passwordCredentials": [given.secret(null)]}, {"flows": ["clientCredentials"]}))
}

test_what_cannot_be_seen_leaves_it_open if {
	waits(given.without(daemon({}, {}), "application/federatedIdentityCredentials"), "federated-credentials-not-exported", [])
	waits(given.without(daemon({}, {}), "application/passwordCredentials"), "absent", ["passwordCredentials"])
	waits(daemon({"webRedirectUris": given.unknown("computed")}, {}), "computed", ["webRedirectUris"])
	silent(given.without(given.application({}, {}), "application/federatedIdentityCredentials"))
}

test_what_signs_users_in_too_is_no_daemon if {
	both := object.union(given.entry("Role"), {"resourceAccess": [{"id": "r", "type": "Role"}, {"id": "s", "type": "Scope"}]})
	silent(daemon({"requiredResourceAccess": [both]}, {}))
}

test_permissions_that_cannot_be_seen_leave_it_open if {
	waits(daemon({"requiredResourceAccess": given.unknown("computed")}, {}), "computed", ["requiredResourceAccess"])
	untyped := object.union(given.entry("Role"), {"resourceAccess": [{"id": "r", "type": given.unknown("placeholder")}]})
	waits(daemon({"requiredResourceAccess": [untyped]}, {}), "placeholder", ["requiredResourceAccess"])
}
