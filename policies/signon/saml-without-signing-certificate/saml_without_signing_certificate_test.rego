package aadguard.rules.signon["saml-without-signing-certificate_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.signon["saml-without-signing-certificate"] as rule

id := "saml-without-signing-certificate"

test_bad_no_certificate if given.violations(id, "bad-no-certificate") == {{"path": ["keyCredentials"], "element": ""}}

test_bad_expired if {
	{[violation.severity, violation.variant] | some violation in given.violations(id, "bad-expired")} == {["warning", "expired"]}
}

test_good if given.verdicts(id, "good-certificate") == set()

saml(keys, facts) := given.principal({"preferredSingleSignOnMode": "saml", "keyCredentials": keys}, facts)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason, field) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": [field]}} with input as subject
}

sign := given.key("X509CertAndPassword", "Sign")

ends(key, end) := object.union(key, {"endDateTime": end})

test_a_certificate_to_verify_with_signs_nothing if count(rule.violations) == 1 with input as saml([given.key("AsymmetricX509Cert", "Verify")], {})

test_the_platform_signs_with_certificates_only if count(rule.violations) == 1 with input as saml([given.key("Symmetric", "Sign")], {})

test_one_that_is_valid_is_enough if {
	silent(saml([sign], {}))
	silent(saml([ends(sign, "2020-01-01T00:00:00Z"), given.key("AsymmetricX509Cert", "sign")], {}))
}

test_none_that_is_valid_yet if {
	later := object.union(sign, {"startDateTime": "2027-03-01T00:00:00Z"})
	some violation in rule.violations with input as saml([later, ends(sign, "2020-01-01T00:00:00Z")], {})
	[violation.severity, violation.variant, violation.params.starts] == ["warning", "premature", "2027-03-01T00:00:00Z"]
	count(rule.violations) == 1 with input as saml([later], {})
	silent(saml([later, sign], {}))
}

test_another_mode_needs_none if {
	every mode in ["oidc", "password", "notSupported", null, ""] {
		silent(given.principal({"preferredSingleSignOnMode": mode}, {}))
	}
	count(rule.violations) == 1 with input as given.principal({"preferredSingleSignOnMode": "SAML"}, {})
}

test_who_signs_nobody_in_or_is_not_yours if {
	silent(saml([], {"owner": "microsoft"}))
	silent(given.principal({"preferredSingleSignOnMode": "saml", "accountEnabled": false}, {}))
	count(rule.violations) == 1 with input as saml([], {"owner": "foreign"})
}

test_what_cannot_be_seen_leaves_it_open if {
	waits(given.without(saml([], {}), "servicePrincipal/keyCredentials"), "absent", "keyCredentials")
	waits(saml([object.union(sign, {"usage": given.unknown("computed")})], {}), "computed", "keyCredentials.usage")
	waits(saml([ends(sign, given.unknown("placeholder"))], {}), "placeholder", "keyCredentials.endDateTime")
	silent(saml([sign, given.unknown("computed")], {}))
}

test_a_mode_that_cannot_be_seen_leaves_it_open if {
	hidden := {"preferredSingleSignOnMode": given.unknown("absent")}
	waits(given.principal(hidden, {"kinds": []}), "absent", "preferredSingleSignOnMode")
	silent(given.principal(object.union(hidden, {"keyCredentials": [sign]}), {"kinds": []}))
	silent(given.principal(hidden, {"kinds": [], "owner": "microsoft"}))
	silent(given.principal(hidden, {"kinds": ["oauth"]}))
}
