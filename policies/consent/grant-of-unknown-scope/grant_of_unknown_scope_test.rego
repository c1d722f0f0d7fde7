package aadguard.rules.consent["grant-of-unknown-scope_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.consent["grant-of-unknown-scope"] as rule

id := "grant-of-unknown-scope"

test_bad_removed_scope if {
	given.brief(given.violations(id, "bad-removed-scope")) == {{
		"path": ["scope"],
		"element": "Prices.Archive",
		"severity": "warning",
		"params": {
			"scope": "Prices.Archive",
			"standing": "does not expose",
			"client": "Contoso Price Feed",
			"resource": "Contoso Pricing API",
			"asOf": "",
		},
	}}
}

test_bad_disabled_scope if {
	found := {[violation.element, violation.params.standing] | some violation in given.violations(id, "bad-disabled-scope")}
	found == {["Prices.Write", "has disabled"]}
}

test_bad_id_in_place_of_value if {
	scopes := data.examples[id]["bad-id-in-place-of-value"]
	some grant in scopes
	grant.grant.scope[0] == "Prices.Read"
	{violation.element | some violation in given.violations(id, "bad-id-in-place-of-value")} == {grant.grant.scope[1]}
}

test_bad_microsoft_graph_says_of_which_day_the_table_is if {
	some violation in given.violations(id, "bad-microsoft-graph")
	violation.element == "User.ReadEverything"
	startswith(violation.params.asOf, " (Microsoft Graph's permissions as of 20")
	count(given.violations(id, "bad-microsoft-graph")) == 1
}

test_good if given.verdicts(id, "good-exposed-scope") == set()

test_declared_it_is_an_error if {
	some violation in rule.violations with input as given.grant(["Orders.Archive"], {"scopes": ["absent"], "origin": "declared"})
	violation.severity == "error"
}

test_both_ends_are_related if {
	some violation in rule.violations with input as given.grant(["Orders.Archive"], {"scopes": ["absent"]})
	violation.related == ["1", "2"]
}

test_ends_that_the_run_does_not_hold_are_paraphrased if {
	some violation in rule.violations with input as given.grant(
		["Orders.Archive"],
		{"scopes": ["absent"], "client": null, "resource": given.neighbour("2", "")},
	)
	[violation.params.client, violation.params.resource] == ["an unknown client", "its API"]
	violation.related == ["2"]
}

test_each_scope_is_told if {
	standings := ["enabled", "absent", "disabled"]
	{violation.element | some violation in rule.violations} == {"b", "c"} with input as given.grant(["a", "b", "c"], {"scopes": standings})
}

test_an_api_outside_the_run_is_undetermined if {
	outside := given.grant(["Orders.Read"], {"scopes": [given.unknown("not-in-run")], "resource": null})
	rule.violations == set() with input as outside
	rule.undetermined == {{"reason": "not-in-run", "fields": ["scope"]}} with input as outside
}

test_scopes_that_cannot_be_seen_are_undetermined if {
	computed := given.unknown("computed")
	rule.undetermined == {{"reason": "computed", "fields": ["scope"]}} with input as given.grant([computed], {"scopes": [computed]})
	absent := given.without(given.grant([], {}), "grant/scope")
	rule.undetermined == {{"reason": "absent", "fields": ["scope"]}} with input as absent
}

test_a_grant_of_nothing_is_no_fault if rule.violations | rule.undetermined == set() with input as given.grant([], {})
