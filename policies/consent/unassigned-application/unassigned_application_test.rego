package aadguard.rules.consent["unassigned-application_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.consent["unassigned-application"] as rule

id := "unassigned-application"

test_bad_no_role if {
	some subject in data.examples[id]["bad-no-role"]
	subject.application.displayName == "Contoso Stock Sync"
	shelf := subject.resources[0]
	given.violations(id, "bad-no-role") == {{
		"path": ["requiredResourceAccess", 0, "resourceAppId"],
		"element": shelf.appId,
		"params": {
			"resource": "Contoso Shelf API",
			"resourceAppId": shelf.appId,
			"clientObjectId": subject.servicePrincipal.objectId,
			"resourceObjectId": shelf.servicePrincipal.objectId,
		},
		"related": [shelf.ref],
	}}
}

test_good if {
	every example in ["good-assigned", "good-not-required"] {
		given.verdicts(id, example) == set()
	}
}

required(value) := {"servicePrincipal": object.union(given.principal_facts, {"appRoleAssignmentRequired": value})}

role := {"scope": "absent", "role": "enabled", "name": "Shelves.Read.All"}

# An API that requires assignment, and that the client is not assigned to.
shelf(facts) := given.resource(object.union(object.union({"enabledRoles": 1, "access": [role], "assigned": false}, required(true)), facts))

daemon(resource, facts) := given.application(
	{"requiredResourceAccess": [given.entry("Role")]},
	object.union({"resources": [shelf(resource)]}, facts),
)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason) if {
	rule.violations == set() with input as subject
	waits_for(subject, reason, ["requiredResourceAccess"])
}

waits_for(subject, reason, fields) if {
	rule.undetermined == {{"reason": reason, "fields": fields}} with input as subject
}

test_not_assigned if count(rule.violations) == 1 with input as daemon({}, {})

test_assigned if silent(daemon({"assigned": true}, {}))

test_without_the_requirement_a_token_is_issued if {
	silent(daemon(required(false), {}))
	silent(daemon(required(null), {}))
}

test_who_does_not_ask_in_its_own_name if {
	silent(daemon({}, {"flows": ["authorizationCode"]}))
	silent(object.union(daemon({}, {}), {"application": {"requiredResourceAccess": [given.entry("Scope")]}}))
	silent(object.union(daemon({}, {}), {"application": {"signInAudience": "PersonalMicrosoftAccount"}}))
	count(rule.violations) == 1 with input as daemon({}, {"flows": ["authorizationCode", "clientCredentials"]})
}

test_its_own_roles_need_no_assignment if silent(daemon({"is": "self"}, {}))

test_what_the_api_does_not_expose_is_another_rules_matter if {
	every standing in ["absent", "disabled"] {
		silent(daemon({"access": [object.union(role, {"role": standing})]}, {}))
	}
}

test_without_service_principals_other_rules_speak if {
	silent(daemon({}, {"servicePrincipal": null}))
	silent(daemon({"servicePrincipal": null}, {}))
	silent(daemon({}, {"servicePrincipal": null, "flows": ["clientCredentials"]}))
}

run(facts) := {"run": object.union(given.run, facts)}

test_without_assignments_it_is_open if {
	waits(given.without(daemon({}, run({"assignments": false})), "resources/0/assigned"), "assignments-not-exported")
}

test_a_preview_without_unchanged_resources_leaves_it_open if {
	waits(daemon({}, run({"partial": true})), "partial-run")
}

test_the_requirement_cannot_be_seen if {
	waits_for(
		given.without(daemon({}, {}), "resources/0/servicePrincipal/appRoleAssignmentRequired"),
		"absent", ["appRoleAssignmentRequired"],
	)
	silent(given.without(daemon({"assigned": true}, {}), "resources/0/servicePrincipal/appRoleAssignmentRequired"))
}

test_microsofts_apis_require_none if {
	silent(given.without(daemon({"is": "microsoft"}, {}), "resources/0/servicePrincipal/appRoleAssignmentRequired"))
	silent(daemon({"is": "microsoft", "servicePrincipal": null}, {}))
	count(rule.violations) == 1 with input as daemon({"is": "microsoft"}, {})
}

test_whether_it_is_assigned_cannot_be_seen if {
	hidden := {"$unknown": "computed", "field": "appRoleAssignments.principalId"}
	waits_for(daemon({"assigned": hidden}, {}), "computed", ["appRoleAssignments.principalId"])
}

test_the_api_s_service_principal_cannot_be_seen if {
	waits(daemon({"servicePrincipal": null}, run({"servicePrincipals": "incomplete"})), "service-principals-incomplete")
	waits(daemon({"servicePrincipal": null, "is": "elsewhere"}, {"origin": "declared"}), "resource-elsewhere")
}

test_its_own_service_principal_cannot_be_seen if {
	waits_for(daemon({}, object.union(run({"servicePrincipals": "incomplete"}), {"servicePrincipal": null})), "service-principals-incomplete", [])
	waits_for(daemon({}, object.union(run({"servicePrincipals": "none"}), {"servicePrincipal": null})), "service-principals-not-exported", [])
}

test_what_it_asks_for_cannot_be_seen if {
	waits(given.without(daemon({}, {}), "application/requiredResourceAccess"), "absent")
	hidden := {"requiredResourceAccess": [object.union(given.entry("Role"), {"resourceAccess": given.unknown("truncated")})]}
	waits(object.union(daemon({}, {}), {"application": hidden}), "truncated")
	silent(object.union(daemon(required(false), {}), {"application": hidden}))
	silent(object.union(daemon({}, {"flows": ["authorizationCode"]}), {"application": hidden}))
}
