package aadguard.rules.principals["disabled-application_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.principals["disabled-application"] as rule

id := "disabled-application"

test_bad_client if {
	some violation in given.violations(id, "bad-client")
	violation.params.needs == "it is a client"
	is_string(violation.params.applicationObjectId)
}

test_bad_api_with_client if {
	some violation in given.violations(id, "bad-api-with-client")
	violation.params.needs == "clients ask for it: Contoso Shop"
	count(violation.related) == 1
}

test_bad_unused if {
	{[violation.severity, violation.variant] | some violation in given.violations(id, "bad-unused")} == {["note", "unused"]}
}

test_bad_of_another_tenant if {
	some violation in given.violations(id, "bad-of-another-tenant")
	violation.params == {"needs": "users sign in to it", "applicationObjectId": null}
}

test_good if given.verdicts(id, "good-active") == set()

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

test_what_an_older_export_leaves_out if {
	silent(given.application({}, {}))
	silent(given.principal({}, {}))
	silent(given.application({"isDisabled": false}, {}))
}

test_in_its_home_tenant_the_application_says_it if {
	silent(given.principal({"isDisabled": true}, {"application": {"ref": "1"}}))
	count(rule.violations) == 1 with input as given.principal({"isDisabled": true}, {})
}

test_an_api_that_only_daemons_ask_for if {
	asked := given.principal({"isDisabled": true}, {"clients": {"delegated": [], "role": [given.neighbour("4", "Sync")]}})
	{violation.params.needs | some violation in rule.violations} == {"clients ask for it: Sync"} with input as asked
}

test_permissions_of_another_tenants_application if {
	held := given.principal({"isDisabled": true}, {"holdsPermissions": true})
	{violation.params.needs | some violation in rule.violations} == {"permissions are granted to it"} with input as held
	application := given.application({"isDisabled": true, "passwordCredentials": given.unknown("truncated")}, {"holdsPermissions": true})
	rule.undetermined == set() with input as application
}

test_what_cannot_be_seen_leaves_it_open if {
	hidden := given.application({"isDisabled": given.unknown("placeholder")}, {})
	rule.violations == set() with input as hidden
	rule.undetermined == {{"reason": "placeholder", "fields": ["isDisabled"]}} with input as hidden
	open_ := given.application({"isDisabled": true, "passwordCredentials": given.unknown("truncated")}, {})
	{violation.severity | some violation in rule.violations} == {"note"} with input as open_
	rule.undetermined == {{"reason": "truncated", "fields": ["passwordCredentials"]}} with input as open_
}

test_users_who_sign_in_need_it if {
	signed := given.application({"isDisabled": true}, {"signsUsersIn": true})
	{violation.params.needs | some violation in rule.violations} == {"users sign in to it"} with input as signed
	rule.undetermined == set() with input as object.union(signed, {"application": object.union(signed.application, {"passwordCredentials": given.unknown("truncated")})})
}
