package aadguard.rules.resources["wrong-permission-type_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.resources["wrong-permission-type"] as rule

id := "wrong-permission-type"

test_bad_scope_as_role if {
	user_read_all := "a154be20-db9c-4678-8ab7-66f6cc099a59"
	some violation in given.violations(id, "bad-scope-as-role")
	violation.path == ["requiredResourceAccess", 0, "resourceAccess", 0, "type"]
	violation.element == concat("/", [given.microsoft_graph, user_read_all])
	object.remove(violation.params, ["asOf"]) == {
		"resource": "Microsoft Graph",
		"resourceAppId": given.microsoft_graph,
		"permission": "User.Read.All",
		"permissionId": user_read_all,
		"type": "Role",
		"correct": "a delegated permission",
		"correctType": "Scope",
		"list": "Oauth2PermissionScopes",
		"correctKind": "scope",
		"wrongKind": "role",
	}
	startswith(violation.params.asOf, " (Microsoft Graph's permissions as of 20")
	count(given.violations(id, "bad-scope-as-role")) == 1
}

test_bad_role_as_scope if {
	some violation in given.violations(id, "bad-role-as-scope")
	violation.path == ["requiredResourceAccess", 1, "resourceAccess", 1, "type"]
	[violation.params.permission, violation.params.correctType, violation.params.asOf] == ["Stock.Read.All", "Role", ""]
	count(given.violations(id, "bad-role-as-scope")) == 1
}

test_good if {
	given.verdicts(id, "good-types") == set()
	given.verdicts(id, "good-id-of-both-types") == set()
}

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

test_enabled_or_disabled_as_the_other_type if {
	every standing in ["enabled", "disabled"] {
		count(rule.violations) == 1 with input as client("role", {"scope": standing, "role": "absent"}, {})
		count(rule.violations) == 1 with input as client("SCOPE", {"scope": "absent", "role": standing}, {})
	}
}

test_an_id_of_neither_type_is_another_rules_matter if silent(client("Scope", {"scope": "absent", "role": "absent"}, {}))

test_a_disabled_one_of_the_right_type_is_another_rules_matter if {
	silent(client("Scope", {"scope": "disabled", "role": "enabled"}, {}))
}

test_an_api_without_scopes_speaks_first if {
	silent(client("Scope", {"scope": "absent", "role": "enabled"}, {"enabledScopes": 0, "enabledRoles": 1}))
}

test_a_missing_service_principal_speaks_first if {
	silent(client("Scope", {"scope": "absent", "role": "enabled"}, {"servicePrincipal": null}))
}

test_what_the_api_exposes_cannot_be_seen if {
	hidden := given.unknown("not-in-run")
	waits(client("Scope", {"scope": hidden, "role": hidden}, {"is": "elsewhere"}), "not-in-run")
	waits(client("Scope", {"scope": hidden, "role": "absent"}, {}), "not-in-run")
	waits(client("Scope", {"scope": "absent", "role": given.unknown("absent")}, {}), "absent")
	waits(client("Role", {"scope": given.unknown("state"), "role": "absent"}, {}), "state")
}

test_the_right_type_needs_no_other if silent(client("Scope", {"scope": "enabled", "role": given.unknown("absent")}, {}))

test_types_that_cannot_be_seen_are_undetermined if {
	waits(client(given.unknown("placeholder"), {"scope": "absent", "role": "enabled"}, {}), "placeholder")
	waits(given.without(client("Role", {"scope": "enabled", "role": "absent"}, {}), "application/requiredResourceAccess"), "absent")
}

test_an_id_that_is_not_known_yet_is_left_for_people if {
	rule.known_id("c") == "c"
	unknown := given.unknown("computed")
	rule.known_id(unknown) == null
}
