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

test_bad_granted_api if {
	some violation in given.violations(id, "bad-granted-api")
	violation.params.needs == "clients ask for it: Contoso Price Feed"
	count(violation.related) == 1
}

# An API is not a client of itself.
test_bad_own_permission if {
	given.violations(id, "bad-own-permission") == given.violations(id, "bad-client")
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

test_bad_declared_flow if {
	some violation in given.violations(id, "bad-declared-flow")
	violation.params.needs == "its application is a client"
}

test_bad_saml_application if {
	{violation.severity | some violation in given.violations(id, "bad-saml-application")} == {"note"}
}

test_good if given.verdicts(id, "good-enabled") == set()

disabled(facts) := given.principal({"accountEnabled": false}, facts)

test_clients_of_either_type_need_it if {
	clients := {"delegated": [given.neighbour("3", "Orders")], "role": [given.neighbour("4", "Sync")]}
	some violation in rule.violations with input as disabled({"clients": clients})
	violation.params.needs == "clients ask for it: Orders, Sync"
	violation.related == ["3", "4"]
	not violation.severity
	granted := object.union(clients, {"granted": [given.neighbour("4", "Sync"), given.neighbour("5", "Reports")]})
	{names.params.needs | some names in rule.violations} == {"clients ask for it: Orders, Sync, Reports"} with input as disabled({"clients": granted})
}

of_application(fields) := disabled({"application": object.union(object.union(given.plain_application, {"ref": "1"}), fields)})

test_whatever_makes_a_client_needs_it if {
	every client in [
		of_application({"isFallbackPublicClient": true}),
		of_application({"webRedirectUris": ["https://orders.contoso.com/signin-oidc"]}),
		object.union(of_application({}), {"flows": ["clientCredentials"]}),
	] {
		some violation in rule.violations with input as client
		violation.params.needs == "its application is a client"
		not violation.severity
	}
	saml := object.union(of_application({"webRedirectUris": ["https://orders.contoso.com/acs"]}), given.of_kind("saml"))
	{violation.severity | some violation in rule.violations} == {"note"} with input as saml
}

test_a_credential_on_the_service_principal_makes_a_client if {
	every fields in [{"passwordCredentials": [given.secret(null)]}, {"keyCredentials": [given.key("AsymmetricX509Cert", "Verify")]}] {
		principal := given.principal(object.union(fields, {"accountEnabled": false}), {})
		some violation in rule.violations with input as principal
		violation.params.needs == "its application is a client"
	}
	hidden := given.without(disabled({}), "servicePrincipal/passwordCredentials")
	{violation.severity | some violation in rule.violations} == {"note"} with input as hidden
	rule.undetermined == {{"reason": "absent", "fields": ["passwordCredentials"]}} with input as hidden
}

test_what_could_make_a_client_of_it_cannot_be_seen if {
	hidden := given.without(of_application({}), "application/requiredResourceAccess")
	{violation.severity | some violation in rule.violations} == {"note"} with input as hidden
	rule.undetermined == {{"reason": "absent", "fields": ["requiredResourceAccess"]}} with input as hidden
}

test_an_application_that_asks_for_nothing_does_not_need_it if {
	{violation.severity | some violation in rule.violations} == {"note"} with input as of_application({})
	rule.undetermined == set() with input as of_application({})
}

test_enabled_or_unset_is_no_fault if {
	every enabled in [true, null] {
		rule.violations | rule.undetermined == set() with input as given.principal({"accountEnabled": enabled}, {})
	}
}

test_a_state_that_cannot_be_seen_is_undetermined if {
	absent := given.without(given.principal({}, {}), "servicePrincipal/accountEnabled")
	rule.undetermined == {{"reason": "absent", "fields": ["accountEnabled"]}} with input as absent
	computed := given.principal({"accountEnabled": given.unknown("computed")}, {})
	rule.violations == set() with input as computed
	rule.undetermined == {{"reason": "computed", "fields": ["accountEnabled"]}} with input as computed
}
