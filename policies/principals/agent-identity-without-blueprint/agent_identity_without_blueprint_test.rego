package aadguard.rules.principals["agent-identity-without-blueprint_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.principals["agent-identity-without-blueprint"] as rule

id := "agent-identity-without-blueprint"

test_bad_blueprint_is_gone if {
	some violation in given.violations(id, "bad-blueprint-is-gone")
	violation.params.blueprint == "97cb6e52-05c4-5b0f-acd9-972bd362d7ed"
}

test_bad_blueprint_disabled if {
	some violation in given.violations(id, "bad-blueprint-disabled")
	[violation.variant, violation.params.state] == ["disabled", "disabled"]
	count(violation.related) == 1
}

test_good if given.verdicts(id, "good-blueprint") == set()

agent(blueprint, run) := given.principal(
	{"agentIdentityBlueprintId": given.app_id, "servicePrincipalType": "ServiceIdentity"},
	{"blueprint": blueprint, "run": object.union(given.run, run)},
)

blueprint := {"ref": "3", "displayName": "Concierge", "objectId": "b", "accountEnabled": true}

waits(subject, reason, fields) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": fields}} with input as subject
}

test_the_run_has_to_hold_all_principals if {
	count(rule.violations) == 1 with input as agent(null, {})
	waits(agent(null, {"servicePrincipals": "incomplete"}), "service-principals-incomplete", [])
	waits(agent(null, {"servicePrincipals": "none"}), "service-principals-not-exported", [])
	waits(agent(null, {"unlinkedServicePrincipals": true}), "unlinked", [])
}

test_a_blueprint_that_is_switched_off if {
	{violation.params.state | some violation in rule.violations} == {"disabled"} with input as agent(object.union(blueprint, {"accountEnabled": false}), {})
	{violation.params.state | some violation in rule.violations} == {"deactivated by its owner"} with input as agent(object.union(blueprint, {"isDisabled": true}), {})
	waits(agent(object.union(blueprint, {"accountEnabled": given.unknown("placeholder")}), {}), "placeholder", ["accountEnabled"])
	rule.violations | rule.undetermined == set() with input as agent(blueprint, {"servicePrincipals": "incomplete"})
}

test_what_is_no_agent if rule.violations | rule.undetermined == set() with input as given.principal({}, {})

test_a_blueprint_id_that_cannot_be_seen_leaves_it_open if {
	hidden := given.principal({"agentIdentityBlueprintId": given.unknown("placeholder")}, {"blueprint": null})
	waits(hidden, "placeholder", ["agentIdentityBlueprintId"])
}

test_a_blueprint_whose_object_id_cannot_be_seen if {
	off := object.union(blueprint, {"accountEnabled": false, "objectId": given.unknown("computed")})
	{violation.params.blueprintObjectId | some violation in rule.violations} == {null} with input as agent(off, {})
}

test_a_blueprint_that_is_registered_here if {
	here := object.union(agent(null, {}), {"blueprintIsRegistered": true})
	{[violation.severity, violation.variant] | some violation in rule.violations} == {["warning", "registered"]} with input as here
}
