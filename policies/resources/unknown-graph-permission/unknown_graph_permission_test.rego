package aadguard.rules.resources["unknown-graph-permission_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.resources["unknown-graph-permission"] as rule

id := "unknown-graph-permission"

test_bad_unknown_id if {
	permission := "f3c1a6d2-7b4e-4d1c-9a60-5e8b2c7d4f19"
	some subject in data.examples[id]["bad-unknown-id"]
	date := subject.resources[0].tableDate
	given.violations(id, "bad-unknown-id") == {{
		"path": ["requiredResourceAccess", 0, "resourceAccess", 1, "id"],
		"element": permission,
		"params": {
			"permission": permission,
			"type": "delegated permission",
			"standing": "does not expose",
			"asOf": concat("", [" (Microsoft Graph's permissions as of ", date, ")"]),
		},
	}}
}

test_bad_unknown_role if {
	{violation.params.type | some violation in given.violations(id, "bad-unknown-role")} == {"application permission"}
}

test_good if given.verdicts(id, "good-known-permissions") == set()

asking(type, access) := given.application(
	{"requiredResourceAccess": [{"resourceAppId": given.microsoft_graph, "resourceAccess": [{"id": "p", "type": type}]}]},
	{"resources": [given.resource({"is": "microsoft", "appId": given.microsoft_graph, "access": [access]})]},
)

absent := {"scope": "absent", "role": "absent", "name": "User.Rad"}

test_disabled_permissions_count if {
	app := asking("scope", object.union(absent, {"scope": "disabled"}))
	{violation.params.standing | some violation in rule.violations} == {"has disabled"} with input as app
}

test_a_permission_of_the_other_type_is_another_rules if {
	app := asking("Role", object.union(absent, {"scope": "enabled"}))
	rule.violations | rule.undetermined == set() with input as app
}

test_other_apis_are_another_rules if {
	resources := [given.resource({"access": [absent]})]
	app := given.application({"requiredResourceAccess": [given.entry("Scope")]}, {"resources": resources})
	rule.violations | rule.undetermined == set() with input as app
}

test_silent_where_the_service_principal_is_missing if {
	missing := object.union(asking("Scope", absent), {"resources": [given.resource({
		"is": "microsoft",
		"appId": given.microsoft_graph,
		"servicePrincipal": null,
		"access": [absent],
	})]})
	rule.violations | rule.undetermined == set() with input as missing
}

test_an_id_that_cannot_be_seen_is_undetermined if {
	app := asking("Scope", {"scope": given.unknown("id"), "role": given.unknown("id"), "name": ""})
	rule.violations == set() with input as app
	rule.undetermined == {{"reason": "id", "fields": ["requiredResourceAccess"]}} with input as app
	other := asking("Scope", {"scope": given.unknown("id"), "role": "enabled", "name": ""})
	rule.undetermined == set() with input as other
}

test_a_type_that_cannot_be_seen_is_undetermined if {
	app := asking(given.unknown("placeholder"), absent)
	rule.violations == set() with input as app
	rule.undetermined == {{"reason": "placeholder", "fields": ["requiredResourceAccess"]}} with input as app
}

test_entries_that_cannot_be_seen_are_undetermined if {
	list := given.application({"requiredResourceAccess": given.unknown("computed")}, {})
	rule.undetermined == {{"reason": "computed", "fields": ["requiredResourceAccess"]}} with input as list
	hidden := given.application(
		{"requiredResourceAccess": [{"resourceAppId": given.unknown("placeholder"), "resourceAccess": []}]},
		{"resources": [{"is": "unknown", "displayName": "", "access": []}]},
	)
	rule.undetermined == {{"reason": "resource", "fields": ["requiredResourceAccess"]}} with input as hidden
}
