package aadguard.rules.keys["symmetric-signing-key_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.keys["symmetric-signing-key"] as rule

id := "symmetric-signing-key"

test_bad_application_key if {
	key := data.examples[id]["bad-application-key"][0].application.keyCredentials[1].keyId
	given.violations(id, "bad-application-key") == {{
		"path": ["keyCredentials", 1, "type"],
		"element": key,
		"params": {"key": key, "keyId": key},
	}}
}

test_bad_service_principal_key if {
	some violation in given.violations(id, "bad-service-principal-key")
	violation.path == ["keyCredentials", 0, "type"]
	not violation.severity
	count(given.violations(id, "bad-service-principal-key")) == 1
}

test_bad_expired_key if {
	some violation in given.violations(id, "bad-expired-key")
	[violation.severity, violation.variant, violation.params.expires] == ["warning", "expired", "2021-01-01T00:00:00Z"]
	count(given.violations(id, "bad-expired-key")) == 1
}

# The application and its service principal say the same: the host makes one finding of it.
test_bad_both_objects if {
	{violation.element | some violation in given.violations(id, "bad-both-objects")} == {found |
		some subject in data.examples[id]["bad-both-objects"]
		some holder in ["application", "servicePrincipal"]
		found := subject[holder].keyCredentials[0].keyId
	}
	count(given.violations(id, "bad-both-objects")) == 1
}

test_bad_sharepoint_acs_pair if {
	some violation in given.violations(id, "bad-sharepoint-acs-pair")
	object.remove(violation, ["element"]) == {
		"path": ["keyCredentials", 1, "type"],
		"severity": "warning",
		"variant": "acs",
		"params": {"expires": "2027-06-30T00:00:00Z"},
	}
	count(given.violations(id, "bad-sharepoint-acs-pair")) == 1
}

test_good if {
	given.verdicts(id, "good-certificate") == set()
	given.verdicts(id, "good-saml-signing-certificate") == set()
}

with_keys(keys) := given.application({"keyCredentials": keys}, {})

test_type_and_usage_in_any_case if {
	every words in [["Symmetric", "Sign"], ["symmetric", "SIGN"], ["SYMMETRIC", "sign"]] {
		count(rule.violations) == 1 with input as with_keys([given.key(words[0], words[1])])
	}
}

test_the_usage_alone_never_counts if {
	every type in ["AsymmetricX509Cert", "X509CertAndPassword", "Other", null] {
		rule.violations == set() with input as with_keys([given.key(type, "Sign")])
		rule.undetermined == set() with input as with_keys([given.key(type, "Sign")])
	}
}

test_a_symmetric_key_to_verify_is_another_rules_matter if {
	rule.violations == set() with input as with_keys([given.key("Symmetric", "Verify")])
}

test_each_key_is_told if {
	count(rule.violations) == 2 with input as with_keys([
		given.key("Symmetric", "Sign"),
		given.key("AsymmetricX509Cert", "Verify"),
		object.union(given.key("Symmetric", "Sign"), {"keyId": "other"}),
	])
}

test_a_key_without_id_has_no_id_for_the_command if {
	{violation.params | some violation in rule.violations} == {{
		"key": "Symmetric/Sign/2028-01-01T00:00:00Z",
		"keyId": null,
	}} with input as with_keys([object.remove(given.key("Symmetric", "Sign"), ["keyId"])])
}

test_a_key_without_end_has_not_expired if {
	every end in [null, given.unknown("placeholder")] {
		some violation in rule.violations with input as with_keys([object.union(given.key("Symmetric", "Sign"), {"endDateTime": end})])
		not violation.severity
	}
}

test_keys_that_were_not_exported_are_undetermined if {
	app := given.without(with_keys([]), "application/keyCredentials")
	rule.violations == set() with input as app
	rule.undetermined == {{"reason": "absent", "fields": ["keyCredentials"]}} with input as app
}

test_a_key_that_cannot_be_seen_is_undecided_and_its_neighbour_is_not if {
	keys := [given.unknown("truncated"), given.key("Symmetric", "Sign")]
	count(rule.violations) == 1 with input as with_keys(keys)
	rule.undetermined == {{"reason": "truncated", "fields": ["keyCredentials"]}} with input as with_keys(keys)
}

test_half_of_a_key_can_decide if {
	computed := given.unknown("computed")
	rule.undetermined == set() with input as with_keys([given.key(computed, "Verify")])
	rule.undetermined == set() with input as with_keys([given.key("AsymmetricX509Cert", computed)])
	rule.undetermined == {{"reason": "computed", "fields": ["keyCredentials.type"]}} with input as with_keys([given.key(computed, "Sign")])
	rule.undetermined == {{"reason": "computed", "fields": ["keyCredentials.usage"]}} with input as with_keys([given.key("Symmetric", computed)])
}

# Missing is not an answer to wait for: `unrecognised-key-credential` speaks.
test_a_key_without_type_or_usage_is_another_rules_matter if {
	every name in ["type", "usage"] {
		rule.violations | rule.undetermined == set() with input as with_keys([object.remove(given.key("Symmetric", "Sign"), [name])])
	}
}

test_no_keys_no_fault if rule.violations | rule.undetermined == set() with input as given.principal({}, {})
