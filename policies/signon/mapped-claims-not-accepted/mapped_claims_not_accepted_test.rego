package aadguard.rules.signon["mapped-claims-not-accepted_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.signon["mapped-claims-not-accepted"] as rule

id := "mapped-claims-not-accepted"

test_bad_policy_alone if {
	some violation in given.violations(id, "bad-policy-alone")
	violation.path == ["keyCredentials"]
	count(violation.related) == 1
	is_string(violation.params.applicationObjectId)
}

test_good if given.verdicts(id, "good-accepted-or-signed") == set()

application(accepts) := {"ref": "1", "displayName": "Contoso Web", "objectId": "0d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d21", "acceptMappedClaims": accepts}

mapped(fields, facts) := given.principal(fields, object.union({"isClaimsMapped": true, "application": application(null)}, facts))

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason, fields) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": fields}} with input as subject
}

sign := given.key("X509CertAndPassword", "Sign")

test_accepted_or_signed if {
	count(rule.violations) == 1 with input as mapped({}, {})
	count(rule.violations) == 1 with input as mapped({}, {"application": application(false)})
	silent(mapped({}, {"application": application(true)}))
	silent(mapped({"keyCredentials": [sign]}, {}))
	silent(given.principal({}, {"isClaimsMapped": false, "application": application(null)}))
}

test_a_key_that_is_not_valid_signs_nothing if {
	count(rule.violations) == 1 with input as mapped({"keyCredentials": [object.union(sign, {"endDateTime": "2026-01-01T00:00:00Z"})]}, {})
	count(rule.violations) == 1 with input as mapped({"keyCredentials": [given.key("Symmetric", "Sign")]}, {})
	count(rule.violations) == 1 with input as mapped({"keyCredentials": [given.key("AsymmetricX509Cert", "Verify")]}, {})
}

test_saml_signs_in_any_case if {
	silent(mapped({"preferredSingleSignOnMode": "saml"}, {"kinds": ["saml"]}))
	silent(mapped({"preferredSingleSignOnMode": "saml"}, {"kinds": ["oauth", "saml"]}))
	silent(mapped({}, {"kinds": ["applicationProxy"]}))
}

test_what_cannot_be_seen_leaves_it_open if {
	waits(given.without(mapped({}, {}), "application/acceptMappedClaims"), "absent", ["acceptMappedClaims"])
	waits(object.union(mapped({}, {}), {"application": null}), "application-not-in-run", [])
	waits(given.without(mapped({}, {}), "servicePrincipal/keyCredentials"), "absent", ["keyCredentials"])
	waits(mapped({"keyCredentials": [object.union(sign, {"endDateTime": given.unknown("computed")})]}, {}), "computed", ["keyCredentials.endDateTime"])
	hidden := {"isClaimsMapped": {"$unknown": "absent", "field": "claimsMappingPolicies.appliesTo"}}
	waits(mapped({}, hidden), "absent", ["claimsMappingPolicies.appliesTo"])
	open_ := {"kinds": [], "kindUndetermined": {"reason": "kind", "fields": ["preferredSingleSignOnMode"]}}
	waits(mapped({}, open_), "kind", ["preferredSingleSignOnMode"])
}

test_keys_that_cannot_be_seen_leave_it_open if {
	waits(mapped({"keyCredentials": [object.union(sign, {"usage": given.unknown("placeholder")})]}, {}), "placeholder", ["keyCredentials.usage"])
}

test_an_application_whose_object_id_cannot_be_seen if {
	hidden := object.union(application(false), {"objectId": given.unknown("computed")})
	{violation.params.applicationObjectId | some violation in rule.violations} == {null} with input as mapped({}, {"application": hidden})
}
