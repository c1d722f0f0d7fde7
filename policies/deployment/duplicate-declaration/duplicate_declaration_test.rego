package aadguard.rules.deployment["duplicate-declaration_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.deployment["duplicate-declaration"] as rule

id := "duplicate-declaration"

test_bad_identifier_uri if {
	some violation in given.violations(id, "bad-identifier-uri")
	violation.path == ["identifierUris", 0]
	violation.element == "api://contoso-orders/6c8a34db-ec1c-56c4-85a7-dc6a64587f1d"
}

test_good if given.verdicts(id, "good-one-each") == set()

twin := given.neighbour("7", "Contoso Web")

faults(subject) := found if {
	found := {[violation.path, object.get(violation, "variant", ""), violation.related] | some violation in rule.violations} with input as subject
}

test_a_second_service_principal if {
	faults(given.principal({}, {"origin": "declared", "twin": twin})) == {[["appId"], "", ["7"]]}
	faults(given.principal({}, {"origin": "declared"})) == set()
}

test_a_second_grant if {
	faults(given.grant(["Orders.Read"], {"origin": "declared", "twin": twin})) == {[["scope"], "grant", ["7"]]}
	faults(given.grant(["Orders.Read"], {"origin": "declared"})) == set()
}

app(uris, twins) := given.application({"identifierUris": uris}, {"origin": "declared", "uriTwins": twins})

test_an_identifier_uri_of_two if {
	faults(app(["api://a", "api://b"], [null, twin])) == {[["identifierUris", 1], "uri", ["7"]]}
	faults(app(["api://a"], [null])) == set()
}

test_uris_that_cannot_be_seen_leave_it_open if {
	hidden := given.application({"identifierUris": given.unknown("placeholder")}, {"origin": "declared"})
	rule.undetermined == {{"reason": "placeholder", "fields": ["identifierUris"]}} with input as hidden
	computed := given.application({"identifierUris": given.unknown("computed")}, {"origin": "declared"})
	rule.undetermined == set() with input as computed
	observed := object.union(hidden, {"origin": "observed"})
	rule.undetermined == set() with input as observed
}
