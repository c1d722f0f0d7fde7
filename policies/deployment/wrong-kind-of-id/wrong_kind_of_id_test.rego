package aadguard.rules.deployment["wrong-kind-of-id_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.deployment["wrong-kind-of-id"] as rule

id := "wrong-kind-of-id"

test_bad_pre_authorized if {
	some found in given.violations(id, "bad-pre-authorized-object-id")
	found.path == ["preAuthorizedApplications", 0, "appId"]
	found.params.other == "Contoso Order Desk"
	found.params.written == "the object id of its application"
	found.params.wanted == "a client id"
}

test_bad_known_client if {
	some found in given.violations(id, "bad-known-client-of-principal")
	found.path == ["knownClientApplications", 0]
	found.params.written == "the object id of its service principal"
}

test_bad_grant if {
	some to in given.violations(id, "bad-grant-to-application")
	[to.path, to.params.wanted] == [["clientId"], "the object id of a service principal"]
}

test_bad_assignment if {
	some of in given.violations(id, "bad-assignment-of-application")
	[of.path, of.params.wanted] == [["principalId"], "the object id of a service principal"]
}

test_good if given.verdicts(id, "good-client-ids") == set()

mixed(facts) := object.union({"path": ["id"], "element": "x", "wanted": "applicationId"}, facts)

found(entries) := {[violation.path, object.get(violation, "variant", ""), violation.params] | some violation in violations} if {
	violations := rule.violations with input as given.application({}, {"origin": "declared", "mixedUpIds": entries})
}

test_what_is_added_to_microsofts_own if {
	api := object.union(given.neighbour("", "Microsoft Graph"), {"appId": given.microsoft_graph})
	entry := mixed({"written": "clientId", "other": api, "isMicrosofts": true})
	found([entry]) == {[["id"], "microsoft", {"other": "Microsoft Graph"}]}
	rule.violations == {{
		"path": ["id"],
		"element": "x",
		"variant": "microsoft",
		"params": {"other": "Microsoft Graph"},
		"related": [],
	}} with input as given.application({}, {"origin": "declared", "mixedUpIds": [entry]})
}

test_the_nil_id if {
	found([mixed({"written": "nil"})]) == {[
		["id"], "nil",
		{"wanted": "the object id of an application", "attribute": "id of the application"},
	]}
}

test_the_one_that_was_taken_for_it_is_related if {
	entry := mixed({"written": "principalId", "other": given.neighbour("7", "Contoso Web")})
	some violation in rule.violations with input as given.application({}, {"origin": "declared", "mixedUpIds": [entry]})
	violation.related == ["7"]
}

test_an_id_that_cannot_be_seen_leaves_it_open if {
	hidden := object.union(given.unknown("placeholder"), {"field": "knownClientApplications"})
	subject := given.application({}, {"origin": "declared", "mixedUpIds": [hidden]})
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": "placeholder", "fields": ["knownClientApplications"]}} with input as subject
}

test_without_any_it_is_silent if {
rule.violations | rule.undetermined == set() with input as given.application({}, {"origin": "declared"})}
