package aadguard.rules.resources["delegated-client-of-app-only-resource_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.resources["delegated-client-of-app-only-resource"] as rule

id := "delegated-client-of-app-only-resource"

test_bad_delegated_client if {
	api := data.examples[id]["bad-delegated-client"][0].application
	some violation in given.violations(id, "bad-delegated-client")
	object.remove(violation, ["related"]) == {
		"path": ["requiredResourceAccess", 1, "resourceAppId"],
		"element": api.appId,
		"params": {"resource": api.displayName, "resourceAppId": api.appId},
	}
	count(violation.related) == 1
	count(given.violations(id, "bad-delegated-client")) == 1
}

test_bad_foreign_api if {
	{violation.params.resource | some violation in given.violations(id, "bad-foreign-api")} == {"Fabrikam Rates"}
}

test_bad_declared_flow if {
	found := given.violations(id, "bad-declared-flow")
	{violation.variant | some violation in found} == {"declared-flow"}
	every violation in found {
		not violation.severity
	}
}

test_good if {
	given.verdicts(id, "good-delegated-scope") == set()
	given.verdicts(id, "good-daemon") == set()
}

client(type, resource, facts) := given.application(
	{"requiredResourceAccess": [given.entry(type)]},
	object.union(
		{"resources": [given.resource(object.union(
			{"enabledScopes": 0, "enabledRoles": 2, "access": [{"scope": "absent", "role": "enabled", "name": "x"}]},
			resource,
		))]},
		facts,
	),
)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": ["requiredResourceAccess"]}} with input as subject
}

test_no_enabled_scope_and_some_role if {
	count(rule.violations) == 1 with input as client("Scope", {}, {})
	count(rule.violations) == 1 with input as client("scope", {"is": "microsoft"}, {"origin": "declared"})
}

test_an_api_that_is_registered_elsewhere_has_a_remedy_of_its_own if {
	elsewhere := {"hasApplication": false}
	some violation in rule.violations with input as client("Scope", elsewhere, {})
	violation.variant == "of-others"
	some other in rule.violations with input as client("Role", elsewhere, {"flows": ["onBehalfOf"]})
	other.variant == "declared-flow-of-others"
}

test_disabled_scopes_are_called_disabled if {
	some violation in rule.violations with input as client("Scope", {"access": [{"scope": "disabled", "role": "absent", "name": "x"}]}, {})
	violation.variant == "disabled"
	not violation.severity
}

test_an_enabled_scope_makes_it_right if silent(client("Scope", {"enabledScopes": 1}, {}))

# `unknown-scope-on-resource` speaks.
test_an_api_that_exposes_nothing_is_another_rules_matter if silent(client("Scope", {"enabledRoles": 0}, {}))

test_daemons_ask_for_roles if silent(client("Role", {}, {}))

test_a_daemon_by_its_flows_asks_for_roles if {
	silent(client("Role", {}, {"flows": ["clientCredentials"]}))
	silent(client("Role", {}, {"flows": ["clientCredentials", "deviceCode"]}))
}

test_user_flows_alone_cannot_use_roles if {
	some violation in rule.violations with input as client("Role", {}, {"flows": ["onBehalfOf"]})
	violation.variant == "declared-flow"
	not violation.severity
	silent(client("Role", {}, {"flows": ["onBehalfOf"], "daemonOnly": true}))
}

test_an_entry_that_asks_for_nothing_is_another_rules_matter if {
	nothing := {"application": {"requiredResourceAccess": [{"resourceAppId": "9a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10", "resourceAccess": []}]}}
	silent(object.union(client("Scope", {}, {"flows": ["deviceCode"]}), nothing))
}

test_itself_is_legal if silent(client("Scope", {"is": "self"}, {}))

test_earlier_rules_speak_first if {
	silent(client("Scope", {"servicePrincipal": null}, {}))
	malformed := [object.union(given.entry("Scope"), {"resourceAppId": "9a1e"})]
	silent(object.union(client("Scope", {}, {}), {"application": {"requiredResourceAccess": malformed}}))
}

test_what_the_api_exposes_cannot_be_seen if {
	hidden := given.unknown("not-in-run")
	waits(client("Scope", {"enabledScopes": hidden, "enabledRoles": hidden}, {}), "not-in-run")
	waits(client("Scope", {"enabledScopes": 0, "enabledRoles": given.unknown("absent")}, {}), "absent")
	waits(client("Scope", {"enabledScopes": given.unknown("absent")}, {}), "absent")
}

test_half_of_what_the_api_exposes_can_decide if {
	silent(client("Scope", {"enabledScopes": given.unknown("absent"), "enabledRoles": 0}, {}))
	silent(client("Scope", {"enabledScopes": 1, "enabledRoles": given.unknown("absent")}, {}))
}

test_a_daemon_does_not_wait_for_scopes if {
	silent(client("Role", {"enabledScopes": given.unknown("absent")}, {}))
}

test_a_list_that_cannot_be_seen_is_undetermined if {
	waits(given.without(client("Scope", {}, {}), "application/requiredResourceAccess"), "absent")
}

test_what_is_asked_cannot_be_seen if {
	cut := {"requiredResourceAccess": [{"resourceAppId": "9a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10", "resourceAccess": given.unknown("truncated")}]}
	waits(object.union(client("Scope", {}, {}), {"application": cut}), "truncated")
	silent(object.union(client("Scope", {"enabledScopes": 1}, {}), {"application": cut}))
	hidden := {"enabledScopes": given.unknown("absent"), "enabledRoles": given.unknown("absent")}
	waits(object.union(client("Scope", hidden, {}), {"application": cut}), "truncated")
}

test_users_sign_in_to_a_client_that_asks_for_application_permissions_only if {
	app_only := {"resources": [given.resource({"enabledScopes": 0, "enabledRoles": 1})]}
	fields := {"webRedirectUris": ["https://orders.contoso.com/signin-oidc"], "requiredResourceAccess": [given.entry("Role")]}
	found := rule.violations with input as given.application(fields, app_only)
	{[violation.severity, violation.variant] | some violation in found} == {["note", "interactive"]}
	every facts in [{"flows": ["authorizationCode", "clientCredentials"]}, {"daemonOnly": true}, {"consentRedirect": true}] {
		rule.violations == set() with input as given.application(fields, object.union(app_only, facts))
	}
	declared := rule.violations with input as given.application(fields, object.union(app_only, {"flows": ["authorizationCode"]}))
	{violation.variant | some violation in declared; not violation.severity} == {"declared-flow"}
}
