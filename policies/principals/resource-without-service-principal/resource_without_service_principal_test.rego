package aadguard.rules.principals["resource-without-service-principal_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.principals["resource-without-service-principal"] as rule

id := "resource-without-service-principal"

test_bad_own_api if {
	api := data.examples[id]["bad-own-api"][0].application
	some violation in given.violations(id, "bad-own-api")
	object.remove(violation, ["related"]) == {
		"path": ["requiredResourceAccess", 0, "resourceAppId"],
		"element": api.appId,
		"params": {"resource": api.displayName, "resourceAppId": api.appId},
	}
	count(violation.related) == 1
	count(given.violations(id, "bad-own-api")) == 1
}

# Nothing of the run tells its name.
test_bad_foreign_api if {
	some violation in given.violations(id, "bad-foreign-api")
	violation.params.resource == violation.element
	violation.path == ["requiredResourceAccess", 1, "resourceAppId"]
	violation.related == []
}

test_bad_microsoft_api if {
	sharepoint := "00000003-0000-0ff1-ce00-000000000000"
	given.violations(id, "bad-microsoft-api") == {{
		"path": ["requiredResourceAccess", 1, "resourceAppId"],
		"element": sharepoint,
		"params": {"resource": "Office 365 SharePoint Online", "resourceAppId": sharepoint},
		"related": [],
	}}
}

test_good if {
	given.verdicts(id, "good-service-principals") == set()
	given.verdicts(id, "good-self") == set()
}

# A client of an API that nothing in the run stands for.
client(resource, facts) := given.application(
	{"requiredResourceAccess": [given.entry("Scope")]},
	object.union({"resources": [given.resource(object.union({"servicePrincipal": null}, resource))]}, facts),
)

run(facts) := {"run": object.union(given.run, facts)}

test_an_api_of_the_run_is_an_error_wherever_it_stands if {
	count(rule.violations) == 1 with input as client({}, {})
	count(rule.violations) == 1 with input as client({}, {"origin": "declared"})
}

test_of_a_stack_by_what_it_can_say if {
	every violation in rule.violations {
		violation.variant == "declared"
	} with input as client({}, {"origin": "declared"})
	every reason in ["imported", "stacks"] {
		found := {[violation.severity, violation.variant] | some violation in rule.violations} with input as client({"elsewhere": reason}, {"origin": "declared"})
		found == {["warning", reason]}
	}
}

test_a_role_needs_it_too if {
	app := object.union(client({}, {}), {"application": {"requiredResourceAccess": [given.entry("Role")]}})
	count(rule.violations) == 1 with input as app
}

test_a_microsoft_api_needs_no_declaration_in_a_stack if {
rule.violations | rule.undetermined == set() with input as client({"is": "microsoft"}, {"origin": "declared"})}

test_a_microsoft_api_needs_one_in_a_complete_export if {
	every standing in ["microsoft", "listed"] {
		count(rule.violations) == 1 with input as client({"is": standing}, {})
	}
}

test_an_export_without_any_of_microsofts_cannot_tell_of_them if {
	every standing in ["microsoft", "listed"] {
		app := client({"is": standing}, run({"microsoftServicePrincipals": false}))
		rule.violations == set() with input as app
		rule.undetermined == {{"reason": "microsoft-principals-not-exported", "fields": ["requiredResourceAccess"]}} with input as app
	}
	count(rule.violations) == 1 with input as client({"is": "elsewhere"}, run({"microsoftServicePrincipals": false}))
}

test_a_literal_id_in_a_stack_may_live_elsewhere if {
	every standing in ["listed", "elsewhere"] {
		app := client({"is": standing}, {"origin": "declared"})
		rule.violations == set() with input as app
		rule.undetermined == {{"reason": "resource-elsewhere", "fields": ["requiredResourceAccess"]}} with input as app
	}
}

test_what_the_run_cannot_tell if {
	every case in [
		[{"is": "unknown"}, {}, "resource"],
		[{"partial": true}, {}, "partial"],
		[{}, run({"partial": true, "servicePrincipals": "incomplete"}), "partial-run"],
		[{}, run({"unlinkedServicePrincipals": true}), "unlinked"],
		[{}, run({"servicePrincipals": "none"}), "service-principals-not-exported"],
		[{}, run({"servicePrincipals": "incomplete"}), "service-principals-incomplete"],
	] {
		rule.violations == set() with input as client(case[0], case[1])
		rule.undetermined == {{"reason": case[2], "fields": ["requiredResourceAccess"]}} with input as client(case[0], case[1])
	}
}

test_one_entry_in_doubt_leaves_the_other_certain if {
	entries := [given.entry("Scope"), given.entry("Scope")]
	unlike := [given.resource({"servicePrincipal": null, "partial": true}), given.resource({"servicePrincipal": null, "appId": "b"})]
	app := given.application({"requiredResourceAccess": entries}, {"resources": unlike})
	{violation.path[1] | some violation in rule.violations} == {1} with input as app
	rule.undetermined == {{"reason": "partial", "fields": ["requiredResourceAccess"]}} with input as app
}

test_an_api_whose_id_cannot_be_seen_but_whose_declaration_can if {
	new := given.without(client({}, {"origin": "declared"}), "resources/0/appId")
	{[violation.element, violation.params.resourceAppId] | some violation in rule.violations} == {["Contoso Orders API", null]} with input as new
}

# Nobody stands for the client either.
alone(audience) := object.union(client({}, {"servicePrincipal": null}), {"application": {
	"signInAudience": audience,
	"requiredResourceAccess": [given.entry("Scope")],
}})

test_a_publishers_client_asks_in_other_tenants if {
rule.violations |
	rule.undetermined == set() with input as alone("AzureADMultipleOrgs")
	count(rule.violations) == 1 with input as alone("AzureADMyOrg")
}

test_whether_it_is_a_publishers_cannot_be_seen if {
	rule.violations == set() with input as alone(given.unknown("computed"))
	rule.undetermined == {{"reason": "computed", "fields": ["signInAudience"]}} with input as alone(given.unknown("computed"))
}

test_itself_is_another_rules_matter if {
rule.violations | rule.undetermined == set() with input as client({"is": "self"}, {})}

test_a_malformed_id_is_another_rules_matter if {
	malformed := [{"resourceAppId": "{9a1e7d52}", "resourceAccess": given.entry("Scope").resourceAccess}]
	app := object.union(client({"is": "unknown"}, {}), {"application": {"requiredResourceAccess": malformed}})
	rule.violations | rule.undetermined == set() with input as app
}

test_personal_accounts_have_no_tenant if {
	personal := object.union(client({}, {}), {"application": {"signInAudience": "PersonalMicrosoftAccount"}})
	rule.violations | rule.undetermined == set() with input as personal
}

test_an_entry_without_permissions_asks_nothing if {
	empty := [{"resourceAppId": "9a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10", "resourceAccess": []}]
	app := object.union(client({}, {}), {"application": {"requiredResourceAccess": empty}})
	rule.violations | rule.undetermined == set() with input as app
}

test_permissions_that_cannot_be_seen_leave_it_open if {
	cut := [{"resourceAppId": "9a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10", "resourceAccess": given.unknown("truncated")}]
	app := object.union(client({}, {}), {"application": {"requiredResourceAccess": cut}})
	rule.violations == set() with input as app
	rule.undetermined == {{"reason": "truncated", "fields": ["requiredResourceAccess"]}} with input as app
}

test_a_list_that_cannot_be_seen_is_undetermined if {
	app := given.without(given.application({}, {}), "application/requiredResourceAccess")
	rule.undetermined == {{"reason": "absent", "fields": ["requiredResourceAccess"]}} with input as app
}

test_with_a_service_principal_nothing_is_missing if {
	present := given.application({"requiredResourceAccess": [given.entry("Scope")]}, {"resources": [given.resource({})]})
	rule.violations | rule.undetermined == set() with input as present
}
