package aadguard.rules.resources["unknown-scope-on-resource_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.resources["unknown-scope-on-resource"] as rule

id := "unknown-scope-on-resource"

# The API is the first application of each example, its client the second.
test_bad_removed_scope if {
	[api, client] := array.slice(data.examples[id]["bad-removed-scope"], 0, 2)
	asked := client.application.requiredResourceAccess[1].resourceAccess[1].id
	given.brief(given.violations(id, "bad-removed-scope")) == {{
		"path": ["requiredResourceAccess", 1, "resourceAccess", 1, "id"],
		"element": concat("/", [api.application.appId, asked]),
		"params": {
			"resource": "Contoso Pricing API",
			"resourceAppId": api.application.appId,
			"permission": asked,
			"type": "delegated permission",
			"standing": "does not expose",
		},
		"variant": "not-exposed",
	}}
}

test_bad_disabled_scope_is_told_by_its_name if {
	some violation in given.violations(id, "bad-disabled-scope")
	[violation.params.permission, violation.params.standing] == ["Prices.Write", "has disabled"]
	count(given.violations(id, "bad-disabled-scope")) == 1
}

test_bad_unknown_role if {
	some violation in given.violations(id, "bad-unknown-role")
	violation.path == ["requiredResourceAccess", 0, "resourceAccess", 1, "id"]
	violation.params.type == "application permission"
	count(given.violations(id, "bad-unknown-role")) == 1
}

test_bad_role_for_users if {
	[[violation.variant, violation.params.permission] | some violation in given.violations(id, "bad-role-for-users")] == [["users-only", "Stock.Approver"]]
}

test_a_role_for_users_is_its_own_case if {
	for_users := {"scope": "absent", "role": "absent", "forUsersOnly": true}
	{violation.variant | some violation in rule.violations} == {"users-only"} with input as client("Role", for_users, {})
	{violation.variant | some violation in rule.violations} == {"not-exposed"} with input as client("Scope", for_users, {})
}

test_bad_pre_authorised if {
	api := data.examples[id]["bad-pre-authorised"][0].application
	pre := api.preAuthorizedApplications[0]
	given.violations(id, "bad-pre-authorised") == {{
		"path": ["preAuthorizedApplications", 0, "delegatedPermissionIds", 1],
		"element": concat("/", [pre.appId, pre.delegatedPermissionIds[1]]),
		"variant": "pre-authorised",
		"params": {
			"client": pre.appId,
			"permission": pre.delegatedPermissionIds[1],
			"standing": "has disabled",
			"resource": "the API",
			"resourceAppId": api.appId,
		},
	}}
}

test_good if given.verdicts(id, "good-exposed-scope") == set()

client(type, facts, resource) := given.application(
	{"requiredResourceAccess": [given.entry(type)]},
	{"resources": [given.resource(object.union({"access": [object.union({"name": "x"}, facts)]}, resource))]},
)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": ["requiredResourceAccess"]}} with input as subject
}

test_scopes_and_roles_alike if {
	every type in ["Scope", "Role"] {
		count(rule.violations) == 1 with input as client(type, {"scope": "absent", "role": "absent"}, {})
		count(rule.violations) == 1 with input as client(type, {"scope": "disabled", "role": "disabled"}, {})
	}
}

test_enabled_is_right if silent(client("Scope", {"scope": "enabled", "role": "absent"}, {}))

test_the_other_type_is_another_rules_matter if {
	silent(client("Scope", {"scope": "absent", "role": "enabled"}, {}))
	silent(client("Role", {"scope": "disabled", "role": "absent"}, {}))
}

test_microsoft_graph_is_another_rules_matter if {
	silent(client("Scope", {"scope": "absent", "role": "absent"}, {"appId": given.microsoft_graph}))
	silent(client("Scope", {"scope": given.unknown("id"), "role": given.unknown("id")}, {"appId": given.microsoft_graph}))
}

test_itself_counts if {
	count(rule.violations) == 1 with input as client("Scope", {"scope": "absent", "role": "absent"}, {"is": "self"})
}

test_earlier_rules_speak_first if {
	gone := {"scope": "absent", "role": "absent"}
	silent(client("Scope", gone, {"servicePrincipal": null}))
	silent(client("Scope", gone, {"enabledScopes": 0, "enabledRoles": 1}))
	malformed := [object.union(given.entry("Scope"), {"resourceAppId": "9a1e"})]
	silent(object.union(client("Scope", gone, {}), {"application": {"requiredResourceAccess": malformed}}))
}

test_what_the_api_exposes_cannot_be_seen if {
	hidden := given.unknown("not-in-run")
	waits(client("Scope", {"scope": hidden, "role": hidden}, {"is": "elsewhere"}), "not-in-run")
}

# `wrong-permission-type` waits for it.
test_an_id_that_exists_as_the_other_type_is_not_waited_for if {
	silent(client("Scope", {"scope": given.unknown("absent"), "role": "enabled"}, {}))
}

test_an_api_without_a_known_client_id_is_named_all_the_same if {
	new := given.without(client("Scope", {"scope": "absent", "role": "absent"}, {}), "resources/0/appId")
	some violation in rule.violations with input as new
	[violation.params.resource, violation.params.resourceAppId] == ["Contoso Orders API", null]
}

test_a_list_that_cannot_be_seen_is_undetermined if {
	waits(given.without(client("Scope", {"scope": "enabled", "role": "absent"}, {}), "application/requiredResourceAccess"), "absent")
}

pre(entry, standings) := given.application({"preAuthorizedApplications": [entry]}, {"preAuthorized": [standings]})

orders := {"appId": "5B0A4E7C-9F51-4A57-8F0A-3C0F7C1D2E33", "delegatedPermissionIds": ["a", "b"]}

test_pre_authorised_scopes_that_are_disabled if {
	some violation in rule.violations with input as pre(orders, ["enabled", "disabled"])
	violation.element == "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e33/b"
	violation.params.standing == "has disabled"
}

# `preauthorized-unknown-scope` speaks.
test_pre_authorised_scopes_that_do_not_exist if silent(pre(orders, ["enabled", "absent"]))

test_pre_authorised_scopes_that_are_enabled_are_right if silent(pre(orders, ["enabled", "enabled"]))

# A client id that cannot be seen must not hide the fault.
test_a_pre_authorised_client_that_cannot_be_seen if {
	hidden := object.union(orders, {"appId": given.unknown("computed")})
	some violation in rule.violations with input as pre(hidden, ["enabled", "disabled"])
	violation.params.client == "a client that cannot be seen"
}

test_an_api_whose_own_id_cannot_be_seen if {
	new := object.union(pre(orders, ["disabled", "enabled"]), {"application": {"appId": given.unknown("computed")}})
	{violation.params.resourceAppId | some violation in rule.violations} == {null} with input as new
}

test_pre_authorisations_that_cannot_be_seen_are_undetermined if {
	rule.undetermined == {{"reason": "state", "fields": ["preAuthorizedApplications"]}} with input as pre(orders, ["enabled", given.unknown("state")])
	computed := given.unknown("computed")
	rule.undetermined == {{"reason": "computed", "fields": ["preAuthorizedApplications"]}} with input as pre(computed, [])
	rule.undetermined == {{"reason": "computed", "fields": ["preAuthorizedApplications.delegatedPermissionIds"]}} with input as pre(
		{"appId": "x", "delegatedPermissionIds": computed},
		[],
	)
}

test_ids_of_the_apis_own_leave_nothing_open if {
	same := {"$unknown": "computed", "same": "random_uuid.orders.result"}
	api := given.application(
		{"preAuthorizedApplications": [{"appId": "2b7c9e5f-4a10-4d3a-8b7c-9e5f4a102b7c", "delegatedPermissionIds": [same]}]},
		{"preAuthorized": [["enabled"]]},
	)
	rule.undetermined == set() with input as api
}
