package aadguard.rules.keys["unrecognised-key-credential_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.keys["unrecognised-key-credential"] as rule

id := "unrecognised-key-credential"

test_bad_unknown_type if {
	key := data.examples[id]["bad-unknown-type"][0].application.keyCredentials[1].keyId
	given.violations(id, "bad-unknown-type") == {{
		"path": ["keyCredentials", 1],
		"element": key,
		"params": {"key": key, "type": "Asymmetric", "usage": "Verify"},
	}}
}

test_bad_missing_usage if {
	{violation.params.usage | some violation in given.violations(id, "bad-missing-usage")} == {"(none)"}
}

test_good if given.verdicts(id, "good-known-combinations") == set()

with_key(key) := given.principal({"keyCredentials": [key]}, {})

test_every_combination_that_is_in_use if {
	every words in [
		["AsymmetricX509Cert", "Verify"],
		["AsymmetricX509Cert", "Sign"],
		["asymmetricx509cert", "ENCRYPT"],
		["X509CertAndPassword", "Sign"],
		["X509CertAndPassword", "Verify"],
		["Symmetric", "Verify"],
		["Symmetric", "Sign"],
	] {
		rule.violations | rule.undetermined == set() with input as with_key(given.key(words[0], words[1]))
	}
}

test_other_combinations if {
	every words in [["Symmetric", "Encrypt"], ["Asymmetric", "Sign"], ["", ""], ["AsymmetricX509Cert", "NonEmail"], [null, null]] {
		count(rule.violations) == 1 with input as with_key(given.key(words[0], words[1]))
	}
}

test_missing_words_are_shown_as_none if {
	key := object.remove(given.key("x", "y"), ["type", "usage"])
	{violation.params | some violation in rule.violations} == {{"key": "k", "type": "(none)", "usage": "(none)"}} with input as with_key(key)
}

test_unknown_words_are_undetermined if {
	placeholder := given.unknown("placeholder")
	every key in [given.key(placeholder, "Sign"), given.key("Symmetric", placeholder)] {
		rule.violations == set() with input as with_key(key)
		count(rule.undetermined) == 1 with input as with_key(key)
	}
}

test_keys_that_cannot_be_seen_are_undetermined if {
	rule.violations == set() with input as with_key(given.unknown("truncated"))
	rule.undetermined == {{"reason": "truncated", "fields": ["keyCredentials"]}} with input as with_key(given.unknown("truncated"))
	rule.undetermined == {{"reason": "absent", "fields": ["keyCredentials"]}} with input as given.without(
		with_key({}),
		"servicePrincipal/keyCredentials",
	)
}
