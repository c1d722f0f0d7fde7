package aadguard.rules.deployment["duplicate-permission_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.deployment["duplicate-permission"] as rule

id := "duplicate-permission"

test_bad_two_scopes if {
	some violation in given.violations(id, "bad-two-scopes")
	violation.path == ["oauth2PermissionScopes", 1, "value"]
	violation.params == {"field": "value", "value": "Orders.Read", "one": "the scope Orders.Read", "other": "the scope Orders.Read"}
}

test_bad_scope_and_role if {
	{violation.path | some violation in given.violations(id, "bad-scope-and-role")} == {["appRoles", 0, "value"]}
}

test_good if given.verdicts(id, "good-one-permission-of-two-types") == set()

permission(id_, value) := {"id": id_, "value": value, "isEnabled": true}

declared(scopes, roles) := given.application({"oauth2PermissionScopes": scopes, "appRoles": roles}, {"origin": "declared"})

faults(subject) := found if {
	found := {[violation.path, object.get(violation, "variant", "")] | some violation in rule.violations} with input as subject
}

test_ids_without_regard_to_case if {
	faults(declared([permission("a", "X"), permission("A", "Y")], [])) == {[["oauth2PermissionScopes", 1, "id"], ""]}
}

test_values_are_compared_as_they_are if {
	faults(declared([permission("a", "X"), permission("b", "x")], [])) == set()
	faults(declared([permission("a", "X"), permission("b", "X"), permission("c", "X")], [])) == {
		[["oauth2PermissionScopes", 1, "value"], ""],
		[["oauth2PermissionScopes", 2, "value"], ""],
	}
}

test_a_scope_and_a_role if {
	faults(declared([permission("a", "X")], [permission("a", "X")])) == set()
	faults(declared([permission("a", "X")], [permission("a", "Y")])) == {[["appRoles", 0, "id"], ""]}
	off := object.union(permission("a", "X"), {"isEnabled": false})
	faults(declared([permission("a", "X")], [off])) == {[["appRoles", 0, "id"], "same-id"]}
}

test_roles_without_a_value if {
	faults(declared([], [permission("a", null), permission("b", null), permission("c", "")])) == set()
}

test_an_export_has_no_two if {
	observed := object.union(declared([permission("a", "X"), permission("a", "X")], []), {"origin": "observed"})
	rule.violations | rule.undetermined == set() with input as observed
}

test_what_cannot_be_seen_leaves_it_open if {
	computed := given.unknown("computed")
	rule.undetermined == {{"reason": "computed", "fields": ["appRoles"]}} with input as declared([permission("a", "X")], computed)
	rule.undetermined == {{"reason": "computed", "fields": ["oauth2PermissionScopes"]}} with input as declared([permission("a", "X"), computed], [])
	rule.undetermined == set() with input as declared([permission("a", "X"), {"$unknown": "computed", "open": true}], [])
	hidden := object.union(permission("a", "X"), {"isEnabled": given.unknown("placeholder")})
	rule.undetermined == {{"reason": "placeholder", "fields": ["appRoles.isEnabled"]}} with input as declared([permission("a", "X")], [hidden])
}

test_what_has_neither_value_nor_id if {
	hidden := given.unknown("placeholder")
	nameless := {"id": hidden, "value": hidden}
	{violation.params.other | some violation in rule.violations} == set() with input as declared([permission("a", "X"), nameless], [])
	rule.undetermined == {
		{"reason": "placeholder", "fields": ["oauth2PermissionScopes.id"]},
		{"reason": "placeholder", "fields": ["oauth2PermissionScopes.value"]},
	} with input as declared([permission("a", "X"), nameless], [])
}

test_what_the_program_computes_is_taken_for_its_own if {
	computed := {"id": given.unknown("computed"), "value": "Y"}
	rule.violations | rule.undetermined == set() with input as declared([permission("a", "X"), computed], [])
}

test_a_role_whose_value_cannot_be_seen_may_be_the_scope if {
	hidden := object.union(permission("a", "X"), {"value": given.unknown("placeholder")})
	faults(declared([permission("a", "X")], [hidden])) == set()
	rule.undetermined == {{"reason": "placeholder", "fields": ["appRoles.value"]}} with input as declared([permission("a", "X")], [hidden])
	faults(declared([permission("a", "X"), hidden], [])) == {[["oauth2PermissionScopes", 1, "id"], ""]}
}
