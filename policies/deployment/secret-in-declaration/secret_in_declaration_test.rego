package aadguard.rules.deployment["secret-in-declaration_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.deployment["secret-in-declaration"] as rule

id := "secret-in-declaration"

test_bad_secret if given.violations(id, "bad-secret") == {{"path": ["passwordCredentials"], "element": ""}}

test_good if given.verdicts(id, "good-federated-credential") == set()

written(secrets) := given.application({"passwordCredentials": secrets, "isWrittenToGraph": true}, {"origin": "declared"})

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason, field) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": [field]}} with input as subject
}

new_secret := {"endDateTime": "2027-01-01T00:00:00Z"}

test_a_secret_that_does_not_exist_yet if {
	count(rule.violations) == 1 with input as written([new_secret])
	count(rule.violations) == 1 with input as written([object.union(new_secret, {"keyId": null})])
	count(rule.violations) == 1 with input as given.principal(
		{"passwordCredentials": [new_secret], "isWrittenToGraph": true},
		{"origin": "declared"},
	)
}

test_one_that_exists_is_left_alone if {
	silent(written([given.secret(null)]))
	silent(written([]))
}

test_a_provider_has_secrets_made if {
	silent(given.application({"passwordCredentials": [new_secret]}, {"origin": "declared"}))
}

test_what_cannot_be_seen_leaves_it_open if {
	waits(written(given.unknown("placeholder")), "placeholder", "passwordCredentials")
	waits(written([object.union(new_secret, {"keyId": given.unknown("computed")})]), "computed", "passwordCredentials.keyId")
}
