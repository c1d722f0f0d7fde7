package aadguard.rules.principals["disabled-service-principal_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.principals["disabled-service-principal"] as rule

id := "disabled-service-principal"

test_bad_api_with_client if {
	some violation in given.violations(id, "bad-api-with-client")
	object.remove(violation, ["related"]) == {
		"path": ["accountEnabled"],
		"element": "",
		"params": {"needs": "clients ask for it: Contoso Price Feed"},
	}
	count(violation.related) == 1
	count(given.violations(id, "bad-api-with-client")) == 1
}

test_bad_client if {
	given.violations(id, "bad-client") == {{
		"path": ["accountEnabled"],
		"element": "",
		"params": {"needs": "its application is a client"},
		"related": [],
	}}
}

test_bad_unused if {
	given.violations(id, "bad-unused") == {{
		"path": ["accountEnabled"],
		"element": "",
		"severity": "note",
		"variant": "unused",
		"related": [],
	}}
}

test_good if given.verdicts(id, "good-enabled") == set()

disabled(facts) := given.principal({"accountEnabled": false}, facts)

test_clients_of_either_type_need_it if {
	clients := {"delegated": [given.neighbour("3", "Orders")], "role": [given.neighbour("4", "Sync")]}
	some violation in rule.violations with input as disabled({"clients": clients})
	violation.params.needs == "clients ask for it: Orders, Sync"
	violation.related == ["3", "4"]
	not violation.severity
}

test_an_application_that_asks_for_nothing_does_not_need_it if {
	application := {"ref": "1", "displayName": "Contoso Web", "isClient": false}
	{violation.severity | some violation in rule.violations} == {"note"} with input as disabled({"application": application})
}

test_enabled_or_unset_is_no_fault if {
	every enabled in [true, null] {
		rule.violations | rule.undecided == set() with input as given.principal({"accountEnabled": enabled}, {})
	}
}

test_a_state_that_cannot_be_seen_is_undecided if {
	absent := given.without(given.principal({}, {}), "servicePrincipal/accountEnabled")
	rule.undecided == {{"reason": "absent", "fields": ["accountEnabled"]}} with input as absent
	computed := given.principal({"accountEnabled": given.unknown("computed")}, {})
	rule.violations == set() with input as computed
	rule.undecided == {{"reason": "computed", "fields": ["accountEnabled"]}} with input as computed
}
