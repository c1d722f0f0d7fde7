package aadguard.rules.deployment["preauthorized-unknown-scope_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.deployment["preauthorized-unknown-scope"] as rule

id := "preauthorized-unknown-scope"

test_bad_id_of_no_scope if {
	some violation in given.violations(id, "bad-id-of-no-scope")
	violation.path == ["preAuthorizedApplications", 0, "delegatedPermissionIds", 0]
	violation.element == concat("/", [violation.params.client, violation.params.permission])
	not violation.severity
}

test_bad_declared if {
	{[violation.severity, violation.variant] | some violation in given.violations(id, "bad-declared")} == {["error", "refused"]}
}

test_good if given.verdicts(id, "good-id-of-a-scope") == set()

orders := {"appId": "5B0A4E7C-9F51-4A57-8F0A-3C0F7C1D2E33", "delegatedPermissionIds": ["a", "b"]}

pre(entry, standings) := given.application({"preAuthorizedApplications": [entry]}, {"preAuthorized": [standings]})

test_standings if {
	{violation.params.permission | some violation in rule.violations} == {"b"} with input as pre(orders, ["enabled", "absent"])
	rule.violations | rule.undetermined == set() with input as pre(orders, ["enabled", "disabled"])
}

test_a_client_that_cannot_be_seen if {
	hidden := object.union(orders, {"appId": given.unknown("computed")})
	{violation.params.client | some violation in rule.violations} == {"that cannot be seen"} with input as pre(hidden, ["absent", "enabled"])
}

test_what_cannot_be_seen_leaves_it_open if {
	waits(pre(orders, ["enabled", given.unknown("state")]), "state")
	waits(pre(given.unknown("computed"), []), "computed")
}

waits(subject, reason) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": ["preAuthorizedApplications"]}} with input as subject
}

test_scopes_that_cannot_be_seen_leave_it_open if {
	hidden := pre(object.union(orders, {"delegatedPermissionIds": given.unknown("computed")}), [])
	rule.violations == set() with input as hidden
	rule.undetermined == {{"reason": "computed", "fields": ["preAuthorizedApplications.delegatedPermissionIds"]}} with input as hidden
}
