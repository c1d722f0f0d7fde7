package aadguard.rules.resources["resource-without-delegated-scopes_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.resources["resource-without-delegated-scopes"] as rule

id := "resource-without-delegated-scopes"

one(example) := violation if {
	found := given.brief(given.violations(id, example))
	count(found) == 1
	some violation in found
}

fault(severity, clients) := {
	"path": ["oauth2PermissionScopes"],
	"element": "",
	"severity": severity,
	"params": {"clients": clients, "disabled": ""},
}

test_roles_of_a_saml_application_are_its_users if {
	roles := {"exposes": {"enabledScopes": 0, "enabledRoles": 1}}
	count(rule.violations) == 0 with input as given.application({}, object.union(roles, given.of_kind("saml")))
	asked := {"clients": {"delegated": [], "role": [given.neighbour("4", "Sync")]}}
	count(rule.violations) == 1 with input as given.application({}, object.union_n([roles, asked, given.of_kind("saml")]))
	count(rule.undetermined) == 1 with input as given.application({}, object.union(roles, given.kind_unknown))
}

test_bad_single_tenant if one("bad-single-tenant") == fault("warning", "")

test_bad_multi_tenant if one("bad-multi-tenant") == fault("error", " (multi-tenant)")

test_bad_delegated_client if {
	one("bad-delegated-client") == fault("error", ", though Contoso Warehouse Dashboard asks for it on behalf of users")
	some violation in given.violations(id, "bad-delegated-client")
	count(violation.related) == 1
}

test_bad_disabled_scope if {
	one("bad-disabled-scope").params == {"clients": "", "disabled": " that is enabled (Stock.Read is disabled)"}
}

test_bad_daemon_clients if one("bad-daemon-clients") == fault("note", " (its clients in this run are daemons)")

test_bad_without_identifier_uri if one("bad-without-identifier-uri") == fault("note", "")

test_bad_nothing_exposed if {
	one("bad-nothing-exposed") == {"path": ["oauth2PermissionScopes"], "element": "", "severity": "note", "variant": "nothing-exposed", "params": {"disabled": ""}}
}

test_bad_middle_tier if {
	one("bad-middle-tier") == {"path": ["oauth2PermissionScopes"], "element": "", "severity": "error", "variant": "middle-tier", "params": {"disabled": ""}}
}

test_good if {
	every example in ["good-delegated-scope", "good-daemon-only", "good-user-roles"] {
		given.verdicts(id, example) == set()
	}
}

# An API with an identifier URI and two application permissions.
api(fields, exposes, facts) := given.application(
	object.union({"identifierUris": ["api://orders"]}, fields),
	object.union({"exposes": object.union({"enabledScopes": 0, "enabledRoles": 2}, exposes)}, facts),
)

severities(subject) := found if {
	found := {violation.severity | some violation in rule.violations} with input as subject
}

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, entries) if {
	rule.violations == set() with input as subject
	rule.undetermined == entries with input as subject
}

asked := {"clients": {"delegated": [given.neighbour("3", "Orders Web"), given.neighbour("4", "Orders App")], "role": []}}

by_daemons := {"clients": {"delegated": [], "role": [given.neighbour("5", "Sync")]}}

on_behalf := {"flows": ["onBehalfOf"]}

multi_tenant := {"signInAudience": "AzureADMultipleOrgs"}

test_an_enabled_scope_makes_it_right if {
	silent(api({}, {"enabledScopes": 1}, {}))
	silent(api(multi_tenant, {"enabledScopes": 1}, object.union(asked, on_behalf)))
}

test_declared_it_is_an_error if severities(api({}, {}, {"origin": "declared"})) == {"error"}

test_personal_and_organisational_accounts_are_multi_tenant if {
	severities(api({"signInAudience": "AzureADandPersonalMicrosoftAccount"}, {}, {})) == {"error"}
}

test_clients_that_ask_in_users_names_make_it_an_error_and_are_named if {
	some violation in rule.violations with input as api({"identifierUris": []}, {}, asked)
	violation.severity == "error"
	violation.params.clients == ", though Orders Web, Orders App asks for it on behalf of users"
	violation.related == ["3", "4"]
}

test_daemons_alone_make_it_a_note_even_declared if {
	severities(api({}, {}, by_daemons)) == {"note"}
	severities(api({}, {}, object.union(by_daemons, {"origin": "declared"}))) == {"note"}
}

test_a_multi_tenant_api_may_have_other_clients_elsewhere if {
	{[violation.severity, violation.variant] | some violation in rule.violations} == {["warning", "foreign-clients"]} with input as api(multi_tenant, {}, by_daemons)
}

test_who_assigns_its_own_role_to_itself_is_no_api_of_others if {
	itself := {"resources": [given.resource({"is": "self"})]}
	silent(api({"requiredResourceAccess": [given.entry("Role")]}, {}, itself))
	severities(api({"requiredResourceAccess": [given.entry("Role")]}, {}, object.union(itself, by_daemons))) == {"note"}
	severities(api({"requiredResourceAccess": [given.entry("Scope")]}, {}, itself)) == {"warning"}
}

test_whether_it_is_an_api_rests_on_its_kind if {
	silent(api({}, {"enabledRoles": 0}, given.kind_unknown))
	silent(api({}, {"enabledRoles": 0}, given.of_kind("wsFederation")))
}

test_without_identifier_uri_it_is_a_note_even_declared if {
	severities(api({"identifierUris": []}, {}, {"origin": "declared"})) == {"note"}
}

# An identifier URI that cannot be seen may be there.
test_an_identifier_uri_that_is_computed_counts if {
	severities(api({"identifierUris": given.unknown("computed")}, {}, {"origin": "declared"})) == {"error"}
}

test_a_middle_tier_without_scope_is_an_error_whatever_else_it_exposes if {
	severities(api({}, {}, on_behalf)) == {"error"}
	severities(api({"identifierUris": []}, {"enabledRoles": 0}, on_behalf)) == {"error"}
	severities(api({}, {"enabledRoles": given.unknown("absent")}, on_behalf)) == {"error"}
	severities(api({}, {}, object.union(on_behalf, by_daemons))) == {"error"}
}

test_daemon_only_silences_all_of_it if {
	silent(api(multi_tenant, {}, object.union(asked, {"daemonOnly": true})))
	silent(api({}, {"enabledScopes": given.unknown("absent")}, {"daemonOnly": true}))
	silent(api({}, {"enabledRoles": given.unknown("absent")}, {"daemonOnly": true}))
}

# The clients' own findings tell what they ask in vain.
test_exposing_nothing_is_a_note_at_most if {
	severities(api({}, {"enabledRoles": 0}, asked)) == {"note"}
	severities(api(multi_tenant, {"enabledRoles": 0}, {"origin": "declared"})) == {"note"}
}

test_exposing_nothing_without_identifier_uri_is_no_api if silent(api({"identifierUris": []}, {"enabledRoles": 0}, asked))

test_a_saml_application_has_an_identifier_uri_of_another_kind if {
	silent(api({}, {"enabledRoles": 0}, given.of_kind("saml")))
}

test_scopes_that_cannot_be_seen_are_undecided_where_they_matter if {
	hidden := {"enabledScopes": given.unknown("absent")}
	entry := {{"reason": "absent", "fields": ["oauth2PermissionScopes"]}}
	waits(api({}, hidden, {}), entry)
	waits(api({}, object.union(hidden, {"enabledRoles": 0}), {}), entry)
	waits(api({"identifierUris": []}, object.union(hidden, {"enabledRoles": 0}), on_behalf), entry)
	waits(api({}, object.union(hidden, {"enabledRoles": given.unknown("absent")}), {}), entry)
	silent(api({"identifierUris": []}, object.union(hidden, {"enabledRoles": 0}), {}))
}

test_an_identifier_uri_that_cannot_be_seen_is_undecided_where_it_decides if {
	hidden := {"identifierUris": given.unknown("truncated")}
	waits(api(hidden, {"enabledRoles": 0}, {}), {{"reason": "truncated", "fields": ["identifierUris"]}})
	silent(api(hidden, {"enabledRoles": 0}, given.of_kind("saml")))
	silent(api(hidden, {"enabledScopes": 1, "enabledRoles": 0}, {}))
	rule.undetermined == set() with input as api(hidden, {"enabledRoles": 0}, on_behalf)
}

test_roles_that_cannot_be_seen_are_undetermined if {
	waits(api({}, {"enabledRoles": given.unknown("state")}, {}), {{"reason": "state", "fields": ["appRoles"]}})
}
