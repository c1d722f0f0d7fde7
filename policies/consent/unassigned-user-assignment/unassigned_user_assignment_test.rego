package aadguard.rules.consent["unassigned-user-assignment_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.consent["unassigned-user-assignment"] as rule

id := "unassigned-user-assignment"

found := {"path": ["appRoleAssignmentRequired"], "element": ""}

test_bad if {
	every example in ["bad-web-application", "bad-foreign-application", "bad-saml-application"] {
		given.violations(id, example) == {found}
	}
}

test_good if {
	every example in ["good-group-assigned", "good-api"] {
		given.verdicts(id, example) == set()
	}
}

# Users sign in to it, assignment is required, and nobody is assigned.
principal(fields, facts) := given.principal(
	object.union({"appRoleAssignmentRequired": true}, fields),
	object.union({"signsUsersIn": true}, facts),
)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, undetermined) if {
	rule.violations == set() with input as subject
	rule.undetermined == undetermined with input as subject
}

test_without_the_requirement_nobody_needs_an_assignment if {
	every value in [false, null] {
		silent(principal({"appRoleAssignmentRequired": value}, {}))
	}
}

test_one_assignment_will_do if silent(principal({}, {"userAssignments": 1}))

test_who_signs_users_in if {
	rule.violations == {found} with input as principal({}, {})
	rule.violations == {found} with input as principal({}, {"signsUsersIn": false, "flows": ["deviceCode"]})
	every mode in ["SAML", "password"] {
		rule.violations == {found} with input as principal({"preferredSingleSignOnMode": mode}, {"signsUsersIn": false})
	}
}

test_who_does_not if {
	silent(principal({}, {"signsUsersIn": false}))
	silent(principal({}, {"daemonOnly": true}))
	silent(principal({"preferredSingleSignOnMode": "saml"}, {"flows": ["clientCredentials"]}))
	silent(principal({}, {"flows": ["deviceCode"], "daemonOnly": true}))
}

run(facts) := {"run": object.union(given.run, facts)}

test_without_assignments_it_is_open if {
	held := run({"assignments": false})
	waits(object.remove(principal({}, held), ["userAssignments"]), {{"reason": "assignments-not-exported", "fields": []}})
}

test_a_preview_without_unchanged_resources_leaves_it_open if {
	waits(principal({}, run({"partial": true})), {{"reason": "partial-run", "fields": []}})
	silent(principal({}, object.union(run({"partial": true}), {"userAssignments": 2})))
}

test_whom_an_assignment_is_for_cannot_be_seen if {
	hidden := principal({}, {"userAssignments": {"$unknown": "computed", "field": "appRoleAssignments.principalType"}})
	waits(hidden, {{"reason": "computed", "fields": ["appRoleAssignments.principalType"]}})
}

test_the_requirement_cannot_be_seen if {
	absent := given.without(principal({}, {}), "servicePrincipal/appRoleAssignmentRequired")
	waits(absent, {{"reason": "absent", "fields": ["appRoleAssignmentRequired"]}})
	silent(object.union(absent, {"userAssignments": 1}))
	silent(object.union(absent, {"signsUsersIn": false}))
}

test_whether_users_sign_in_cannot_be_seen if {
	hidden := principal({}, {"signsUsersIn": given.unknown("absent")})
	waits(object.union(hidden, {"application": {}}), {{"reason": "absent", "fields": ["redirectUris"]}})
	waits(object.union(hidden, {"application": null}), {{"reason": "absent", "fields": ["replyUrls"]}})
	rule.violations == {found} with input as object.union(hidden, {"servicePrincipal": {"preferredSingleSignOnMode": "saml"}})
	silent(object.union(hidden, {"daemonOnly": true}))
}
