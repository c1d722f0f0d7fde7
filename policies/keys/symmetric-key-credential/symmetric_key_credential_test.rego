package aadguard.rules.keys["symmetric-key-credential_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.keys["symmetric-key-credential"] as rule

id := "symmetric-key-credential"

test_bad_application_key if {
	key := data.examples[id]["bad-application-key"][0].application.keyCredentials[0].keyId
	given.violations(id, "bad-application-key") == {{
		"path": ["keyCredentials", 0, "type"],
		"element": key,
		"severity": "warning",
		"params": {"key": key, "keyId": key},
	}}
}

test_bad_service_principal_key if {
	some violation in given.violations(id, "bad-service-principal-key")
	[violation.path, violation.severity] == [["keyCredentials", 0, "type"], "warning"]
	count(given.violations(id, "bad-service-principal-key")) == 1
}

test_good if given.verdicts(id, "good-certificate") == set()

verify := given.key("Symmetric", "Verify")

sign := given.key("Symmetric", "Sign")

test_declared_it_is_an_error if {
	app := given.application({"keyCredentials": [given.key("symmetric", "verify")]}, {"origin": "declared"})
	{violation.severity | some violation in rule.violations} == {"error"} with input as app
}

test_a_key_to_sign_is_another_rules_matter if {
	rule.violations == set() with input as given.application({"keyCredentials": [sign]}, {})
}

test_certificates_are_right if {
	rule.violations == set() with input as given.application({"keyCredentials": [given.key("AsymmetricX509Cert", "Verify")]}, {})
}

legacy := {"servicePrincipalType": "Legacy", "passwordCredentials": [given.secret(verify.endDateTime)]}

test_half_of_an_acs_pair_is_the_matter_of_the_other_half if {
	pair := given.principal(object.union(legacy, {"keyCredentials": [verify, sign]}), {})
	rule.violations == set() with input as pair
}

test_a_key_beside_an_acs_pair_is_told if {
	older := object.union(verify, {"keyId": "older", "endDateTime": "2020-01-01T00:00:00Z"})
	beside := given.principal(object.union(legacy, {"keyCredentials": [verify, sign, older]}), {})
	{violation.element | some violation in rule.violations} == {"older"} with input as beside
}

test_no_pair_without_a_key_to_sign if {
	count(rule.violations) == 1 with input as given.principal(object.union(legacy, {"keyCredentials": [verify]}), {})
}

test_keys_that_were_not_exported_are_undetermined if {
	app := given.without(given.application({}, {}), "application/keyCredentials")
	rule.undetermined == {{"reason": "absent", "fields": ["keyCredentials"]}} with input as app
}

test_half_of_a_key_can_decide if {
	computed := given.unknown("computed")
	rule.undetermined == set() with input as given.application({"keyCredentials": [given.key("AsymmetricX509Cert", computed)]}, {})
	rule.undetermined == set() with input as given.application({"keyCredentials": [given.key(computed, "Sign")]}, {})
	rule.undetermined == {{"reason": "computed", "fields": ["keyCredentials.type"]}} with input as given.application(
		{"keyCredentials": [given.key(computed, "Verify")]},
		{},
	)
}
