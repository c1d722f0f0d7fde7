package aadguard.rules.resources["identifier-uri-with-capitals_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.resources["identifier-uri-with-capitals"] as rule

id := "identifier-uri-with-capitals"

test_bad if {
	some subject in data.examples[id]["bad-capitals"]
	uri := subject.application.identifierUris[0]
	given.violations(id, "bad-capitals") == {{
		"path": ["identifierUris", 0],
		"element": uri,
		"params": {"uri": uri, "lower": lower(uri)},
	}}
}

test_good_small_letters if given.verdicts(id, "good-small-letters") == set()

test_good_saml_entity_id if given.verdicts(id, "good-saml-entity-id") == set()

api(uris) := given.application({"identifierUris": uris}, {})

test_each_uri_is_a_fault if {
	uris := ["api://orders", "https://contoso.com/Orders", given.unknown("computed"), "api://ORDERS"]
	{violation.path | some violation in rule.violations} == {["identifierUris", 1], ["identifierUris", 3]} with input as api(uris)
	{violation.params.lower | some violation in rule.violations} == {"https://contoso.com/orders", "api://orders"} with input as api(uris)
}

test_a_uri_that_cannot_be_seen_is_undetermined if {
	rule.undetermined == {{"reason": "placeholder", "fields": ["identifierUris"]}} with input as api([given.unknown("placeholder")])
	absent := given.without(api([]), "application/identifierUris")
	rule.undetermined == {{"reason": "absent", "fields": ["identifierUris"]}} with input as absent
	rule.undetermined == set() with input as object.union(absent, given.of_kind("saml"))
}

test_whether_it_is_saml_may_not_be_seen if {
	app := object.union(api(["api://Orders"]), given.kind_unknown)
	rule.violations == set() with input as app
	rule.undetermined == {{"reason": "absent", "fields": ["preferredSingleSignOnMode"]}} with input as app
	small := object.union(api(["api://orders"]), given.kind_unknown)
	rule.undetermined == set() with input as small
}

test_on_behalf_of_makes_it_a_warning if {
	declared := object.union(api(["api://Orders"]), {"flows": ["onBehalfOf"]})
	{violation.severity | some violation in rule.violations} == {"warning"} with input as declared
	{violation | some violation in rule.violations; violation.severity} == set() with input as api(["api://Orders"])
}
