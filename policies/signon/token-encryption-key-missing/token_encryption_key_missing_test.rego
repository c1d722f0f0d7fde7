package aadguard.rules.signon["token-encryption-key-missing_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.signon["token-encryption-key-missing"] as rule

id := "token-encryption-key-missing"

test_bad_key_is_gone if {
	some violation in given.violations(id, "bad-key-is-gone")
	violation.params.graphSet == "applications"
	is_string(violation.params.encryptionKeyId)
}

test_bad_usage if {
	{[violation.variant, violation.params.usage] | some violation in given.violations(id, "bad-usage")} == {["usage", "Verify"]}
}

test_good if given.verdicts(id, "good-encryption-key") == set()

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason, fields) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": fields}} with input as subject
}

key := object.union(given.key("AsymmetricX509Cert", "Encrypt"), {"keyId": "0A4C5D0E-3A52-4C8F-A4B6-6D0C0A7B3E55"})

named := "0a4c5d0e-3a52-4c8f-a4b6-6d0c0a7b3e55"

app(keys, facts) := given.application({"tokenEncryptionKeyId": named, "keyCredentials": keys}, facts)

principal(keys, facts) := given.principal({"tokenEncryptionKeyId": named, "keyCredentials": keys}, facts)

home(keys) := {"application": {"ref": "1", "keyCredentials": keys}}

test_a_key_of_either_object_counts if {
	silent(app([key], {}))
	silent(app([], {"servicePrincipal": {"keyCredentials": [key]}}))
	silent(principal([key], home([])))
	silent(principal([], home([key])))
	count(rule.violations) == 1 with input as app([], {})
	count(rule.violations) == 1 with input as principal([], home([]))
}

test_nothing_is_encrypted if {
	silent(given.application({}, {}))
	silent(given.application({"tokenEncryptionKeyId": null}, {}))
	silent(given.principal({}, {}))
}

test_an_expired_key_is_a_warning if {
	some violation in rule.violations with input as app([object.union(key, {"endDateTime": "2026-01-01T00:00:00Z"})], {})
	[violation.severity, violation.variant] == ["warning", "expired"]
}

test_an_application_of_another_tenant if {
	silent(principal([], {"owner": "foreign"}))
	silent(principal([], {"owner": "microsoft"}))
	waits(principal([], {}), "application-not-in-run", [])
}

test_what_cannot_be_seen_leaves_it_open if {
	waits(given.without(app([], {}), "application/keyCredentials"), "absent", ["keyCredentials"])
	waits(app([object.union(key, {"keyId": given.unknown("computed")})], {}), "computed", ["keyCredentials.keyId"])
	waits(app([object.union(key, {"usage": given.unknown("computed")})], {}), "computed", ["keyCredentials.usage"])
	waits(given.application({"tokenEncryptionKeyId": given.unknown("placeholder")}, {}), "placeholder", ["tokenEncryptionKeyId"])
}
