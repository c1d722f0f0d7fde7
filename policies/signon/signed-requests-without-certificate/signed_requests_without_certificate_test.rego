package aadguard.rules.signon["signed-requests-without-certificate_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.signon["signed-requests-without-certificate"] as rule

id := "signed-requests-without-certificate"

test_bad_no_verification_certificate if {
	given.violations(id, "bad-no-verification-certificate") == {{"path": ["isSignedRequestRequired"], "element": ""}}
}

test_good if given.verdicts(id, "good-verification-certificate") == set()

app(keys, facts) := given.application({"isSignedRequestRequired": true, "keyCredentials": keys}, facts)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason, fields) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": fields}} with input as subject
}

verify := given.key("AsymmetricX509Cert", "Verify")

test_certificates_of_either_object_count if {
	silent(app([verify], {}))
	silent(app([], {"servicePrincipal": {"keyCredentials": [verify]}}))
	count(rule.violations) == 1 with input as app([], {})
	count(rule.violations) == 1 with input as app([given.key("Symmetric", "Verify")], {})
}

test_the_verifying_half_of_a_signing_certificate_is_none if {
	pair := [object.union(given.key("X509CertAndPassword", "Sign"), {"customKeyIdentifier": "c"}), object.union(verify, {"customKeyIdentifier": "c"})]
	count(rule.violations) == 1 with input as app([], {"servicePrincipal": {"keyCredentials": pair}})
}

test_expired_ones if {
	past := object.union(verify, {"endDateTime": "2026-02-28T00:00:00Z"})
	some violation in rule.violations with input as app([past], {})
	[violation.severity, violation.variant, violation.params.expires] == ["warning", "expired", "2026-02-28T00:00:00Z"]
	silent(app([past, verify], {}))
}

test_none_that_is_valid_yet if {
	later := object.union(verify, {"startDateTime": "2027-03-01T00:00:00Z"})
	some violation in rule.violations with input as app([later], {})
	[violation.severity, violation.variant, violation.params.starts] == ["warning", "premature", "2027-03-01T00:00:00Z"]
	silent(app([later, verify], {}))
}

test_not_required if {
	silent(given.application({}, {}))
	silent(given.application({"isSignedRequestRequired": false}, {}))
	waits(given.application({"isSignedRequestRequired": given.unknown("placeholder")}, {}), "placeholder", ["isSignedRequestRequired"])
}

alone(extent) := object.union(app([], {"servicePrincipal": null}), {"run": object.union(given.run, {"servicePrincipals": extent})})

test_what_cannot_be_seen_leaves_it_open if {
	waits(given.without(app([], {}), "application/keyCredentials"), "absent", ["keyCredentials"])
	waits(app([object.union(verify, {"usage": given.unknown("computed")})], {}), "computed", ["keyCredentials.usage"])
	waits(app([object.union(verify, {"endDateTime": given.unknown("computed")})], {}), "computed", ["keyCredentials.endDateTime"])

	waits(alone("none"), "service-principals-not-exported", [])
	waits(alone("incomplete"), "service-principals-incomplete", [])
	count(rule.violations) == 1 with input as alone("complete")
}

pair_id := "customKeyIdentifier"

half(key, identifier) := object.union(key, {pair_id: identifier})

sign := given.key("X509CertAndPassword", "Sign")

test_what_may_be_half_of_a_signing_certificate_leaves_it_open if {
	hidden := given.unknown("placeholder")
	waits(app([half(verify, "c"), hidden], {}), "placeholder", ["keyCredentials"])
	waits(app([half(verify, "c"), half(object.union(sign, {"usage": hidden}), "c")], {}), "placeholder", ["keyCredentials.usage"])
	waits(app([half(verify, "c"), half(object.union(sign, {"type": hidden}), "c")], {}), "placeholder", ["keyCredentials.type"])
	waits(app([half(verify, hidden), half(sign, "c")], {}), "placeholder", ["keyCredentials.customKeyIdentifier"])
	waits(app([half(verify, "c"), half(sign, hidden)], {}), "placeholder", ["keyCredentials.customKeyIdentifier"])
	silent(app([half(verify, "c"), half(object.union(sign, {"usage": hidden}), "d")], {}))
}
