package aadguard.lib.required_test

import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.subject_test as given

# A client that asks one permission of one API.
asking(entry, resource) := given.application(
	{"requiredResourceAccess": [entry]},
	{"resources": [given.resource(resource)]},
)

scope := given.entry("Scope")

test_entries_pair_what_is_asked_with_the_resource if {
	required.entries[0].entry == scope with input as asking(scope, {})
	required.entries[0].resource.displayName == "Contoso Orders API" with input as asking(scope, {})
}

test_entries_that_cannot_be_seen_are_told if {
	app := asking(given.unknown("truncated"), {"is": "unknown"})
	required.entries == {} with input as app
	required.unknown == {{"reason": "truncated", "fields": ["requiredResourceAccess"]}} with input as app
}

test_a_list_that_was_not_exported_is_told if {
	app := given.without(given.application({}, {}), "application/requiredResourceAccess")
	required.unknown == {{"reason": "absent", "fields": ["requiredResourceAccess"]}} with input as app
}

test_malformed_ids if {
	every id in ["00000000-0000-0000-0000-000000000000", "{9a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10}"] {
		app := asking(object.union(scope, {"resourceAppId": id}), {"is": "unknown"})
		precedence.malformed(0) with input as app
		required.accesses == {} with input as app
	}
	every id in [scope.resourceAppId, "Microsoft Graph", null, given.unknown("placeholder")] {
		not precedence.malformed(0) with input as asking(object.union(scope, {"resourceAppId": id}), {})
	}
}

test_accesses_hold_what_is_asked_and_what_it_is if {
	access := required.accesses[0][0] with input as asking(given.entry("scope"), {})
	access.type == "scope"
	access.facts.name == "Orders.Read"
	access.asked.type == "scope"
	access.resource.ref == "2"
}

test_accesses_of_no_known_type_are_left_out if {
	required.accesses == {} with input as asking(given.entry("Other"), {})
	required.accesses == {} with input as asking(given.entry(null), {})
}

test_a_missing_service_principal_speaks_first if {
	app := asking(scope, {"servicePrincipal": null})
	precedence.missing_principal == {0} with input as app
	required.accesses == {} with input as app
}

app_only := {"enabledScopes": 0, "enabledRoles": 1, "access": [{"scope": "absent", "role": "enabled", "name": "x"}]}

test_an_api_without_scopes_speaks_before_its_scopes_but_not_its_roles if {
	precedence.app_only == {0} with input as asking(scope, app_only)
	required.accesses == {} with input as asking(scope, app_only)
	access := {"resourceAccess": [scope.resourceAccess[0], {"id": "r", "type": "Role"}]}
	both := asking(object.union(scope, access), object.union(app_only, {"access": [app_only.access[0], app_only.access[0]]}))
	object.keys(required.accesses[0]) == {1} with input as both
}

test_the_other_type if {
	required.other("scope") == "role"
	required.other("role") == "scope"
}

test_asking_for_a_scope if {
	required.asks_scope(0) with input as asking(scope, {})
	not required.asks_scope(0) with input as asking(given.entry("Role"), {})
}

test_types_that_cannot_be_seen_are_told if {
	every type in [given.unknown("placeholder"), given.unknown("computed")] {
		app := asking({"resourceAppId": scope.resourceAppId, "resourceAccess": [{"id": "x", "type": type}]}, {})
		required.unknown == {{"reason": type["$unknown"], "fields": ["requiredResourceAccess"]}} with input as app
	}
}

test_permissions_that_cannot_be_seen_are_told_once if {
	app := asking(object.union(scope, {"resourceAccess": [given.unknown("truncated")]}), {"access": []})
	required.unknown == {{"reason": "truncated", "fields": ["requiredResourceAccess"]}} with input as app
}

test_names_for_messages if {
	required.named(given.resource({})) == {"resource": "Contoso Orders API", "resourceAppId": scope.resourceAppId}
	required.named({"displayName": ""}) == {"resource": "an API", "resourceAppId": null}
}

test_the_element_of_an_entry_is_the_client_id if {
	required.element(given.resource({})) == scope.resourceAppId
	required.element({"displayName": "Contoso Orders API"}) == "Contoso Orders API"
}
