package aadguard.lib.ungranted_test

import data.aadguard.lib.precedence
import data.aadguard.lib.subject_test as given
import data.aadguard.lib.ungranted

api := "9a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10"

# Two delegated permissions and an application permission between them.
entry := {
	"resourceAppId": api,
	"resourceAccess": [{"id": "a", "type": "Scope"}, {"id": "b", "type": "Role"}, {"id": "c", "type": "scope"}],
}

access := [
	{"scope": "enabled", "role": "absent", "name": "Orders.Read", "consent": "User"},
	{"scope": "absent", "role": "enabled", "name": "Orders.Read.All"},
	{"scope": "enabled", "role": "absent", "name": "Orders.Approve", "consent": "Admin"},
]

# A client of one API that users sign in to.
client(fields, facts, resource) := given.application(
	object.union({"webRedirectUris": ["https://orders.contoso.com"], "requiredResourceAccess": [entry]}, fields),
	object.union({"resources": [given.resource(object.union({"access": access}, resource))]}, facts),
)

test_entries_with_what_nobody_consented_to if {
	ungranted.entries == {0: ["Orders.Read", "Orders.Approve"]} with input as client({}, {}, {})
	ungranted.entries == {0: ["Orders.Approve"]} with input as client({}, {"grants": [grant("AllPrincipals", ["Orders.Read"])]}, {})
}

test_no_entry_where_another_rule_speaks if {
	ungranted.entries == {} with input as client({}, {"servicePrincipal": null}, {})
	ungranted.entries == {} with input as client({}, {}, {"servicePrincipal": null})
	damaged := [object.union(entry, {"resourceAppId": "9a1e7d52"})]
	ungranted.entries == {} with input as client({"requiredResourceAccess": damaged}, {}, {})
}

sign_in := [object.union(access[0], {"name": "openid"}), access[1], object.union(access[2], {"name": "Profile"})]

test_scopes_of_openid_connect_come_along if {
	ungranted.entries == {0: ["openid", "Profile"]} with input as client({}, {}, {"access": sign_in})
	granted := {"grants": [grant("AllPrincipals", ["User.Read"])]}
	ungranted.entries == {} with input as client({}, granted, {"access": sign_in})
	ungranted.entries == {0: ["Orders.Approve"]} with input as client({}, granted, {"access": [sign_in[0], access[1], access[2]]})
}

test_each_scope_of_openid_connect_comes_along if {
	granted := {"grants": [grant("AllPrincipals", ["User.Read"])]}
	every name in ["openid", "profile", "email", "offline_access"] {
		ungranted.entries == {} with input as client({}, granted, {"access": [
			object.union(access[0], {"name": name}),
			access[1],
			object.union(access[2], {"name": name}),
		]})
	}
}

test_whether_anybody_stands_for_the_client_is_the_first_question if {
	partial := client({}, {"servicePrincipal": null, "partial": true}, {})
	ungranted.undetermined_entry(0) == {"reason": "partial", "fields": []} with input as partial
	elements("user", partial) == set()
	undetermined("user", partial) == {"partial"}
}

test_permissions_that_the_tenants_policy_blocks if {
	precedence.is_blocked(0, "Orders.Read") with input as client({}, {"run": object.union(given.run, {"consentPolicies": []})}, {})
	not precedence.is_blocked(0, "Orders.Read") with input as client({}, {}, {})
}

test_a_violation_about_an_entry if {
	ungranted.entry_violation(0, {"permissions": ["Orders.Read"]}) == {
		"path": ["requiredResourceAccess", 0, "resourceAppId"],
		"element": api,
		"params": {
			"permissions": ["Orders.Read"],
			"resource": "Contoso Orders API",
			"resourceAppId": api,
			"clientObjectId": given.principal_facts.objectId,
			"resourceObjectId": given.principal_facts.objectId,
		},
		"related": ["2"],
	} with input as client({}, {}, {})
}

test_a_permission_without_a_name_is_paraphrased if {
	ungranted.shown("") == "a permission that cannot be seen"
	ungranted.shown("Orders.Read") == "Orders.Read"
}

# The permission ids of the violations; each element is an API's client id and one of its permissions.
elements(who, subject) := {trim_prefix(violation.element, concat("", [api, "/"])) | some violation in found} if {
	found := ungranted.violations(who) with input as subject
}

undetermined(who, subject) := {entry.reason | some entry in found} if {
	found := ungranted.undetermined(who) with input as subject
}

silent(subject) if {
	every who in ["user", "admin"] {
		elements(who, subject) == set()
		undetermined(who, subject) == set()
	}
}

test_each_permission_by_who_can_consent if {
	elements("user", client({}, {}, {})) == {"a"}
	elements("admin", client({}, {}, {})) == {"c"}
	undetermined("user", client({}, {}, {})) == set()
}

test_a_violation_names_the_permission if {
	[[violation.path, violation.params.permission] | some violation in ungranted.violations("admin")] == [[
		["requiredResourceAccess", 0, "resourceAccess", 2, "id"],
		"Orders.Approve",
	]] with input as client({}, {}, {})
}

grant(type, scopes) := {"ref": "9", "resourceAppId": api, "resourceName": "Orders", "consentType": type, "scope": scopes}

test_grants_for_all_cover_by_name if {
	silent(client({}, {"grants": [grant("AllPrincipals", ["orders.read", "Orders.Approve"])]}, {}))
	elements("user", client({}, {"grants": [grant("AllPrincipals", ["Orders.Approve"])]}, {})) == {"a"}
	elements("user", client({}, {"grants": [grant("Principal", ["Orders.Read"])]}, {})) == {"a"}
}

test_sign_in_scopes_are_told_only_where_nothing_else_is if {
	alone := [object.union(access[0], {"name": "openid"}), access[1], object.union(access[2], {"name": "profile", "consent": "User"})]
	elements("user", client({}, {}, {"access": alone})) == {"a", "c"}
	beside := [alone[0], access[1], access[2]]
	elements("user", client({}, {}, {"access": beside})) == set()
	elements("admin", client({}, {}, {"access": beside})) == {"c"}
}

test_where_the_tenant_blocks_consent_another_rule_speaks if {
	silent(client({}, {"run": object.union(given.run, {"consentPolicies": []})}, {}))
}

test_where_assignment_is_required_another_rule_speaks if {
	silent(client({}, {"servicePrincipal": object.union(given.principal_facts, {"appRoleAssignmentRequired": true})}, {}))
}

test_who_asks_in_users_names if {
	elements("user", client({}, {"flows": ["deviceCode"]}, {})) == {"a"}
	exposing := {"exposes": {"enabledScopes": 1, "enabledRoles": 0}}
	elements("user", client({"webRedirectUris": []}, exposing, {})) == {"a"}
}

test_who_does_not if {
	silent(client({"webRedirectUris": []}, {}, {}))
	exposing := {"exposes": {"enabledScopes": 1, "enabledRoles": 0}}
	silent(client({"webRedirectUris": []}, object.union(exposing, {"daemonOnly": true}), {}))
	silent(client({}, object.union(exposing, given.of_kind("saml")), {}))
	silent(client({"webRedirectUris": []}, object.union(exposing, given.of_kind("applicationProxy")), {}))
	silent(client({"signInAudience": "PersonalMicrosoftAccount"}, exposing, {}))
	silent(client({"signInAudience": "PersonalMicrosoftAccount", "webRedirectUris": []}, exposing, {}))
}

test_whether_it_asks_in_users_names_rests_on_its_kind if {
	exposing := {"exposes": {"enabledScopes": 1, "enabledRoles": 0}}
	app := client({"webRedirectUris": []}, object.union(exposing, given.kind_unknown), {})
	elements("user", app) == set()
	given.kind_undetermined in ungranted.undetermined("user") with input as app
}

test_without_grants_both_are_open if {
	app := object.remove(client({}, {"run": object.union(given.run, {"grants": false})}, {}), ["grants"])
	every who in ["user", "admin"] {
		elements(who, app) == set()
		undetermined(who, app) == {"grants-not-exported"}
	}
}

test_without_grants_only_who_is_concerned if {
	app := object.remove(client({}, {"run": object.union(given.run, {"grants": false})}, {"access": [access[0], access[1], access[0]]}), ["grants"])
	undetermined("user", app) == {"grants-not-exported"}
	undetermined("admin", app) == set()
}

test_who_can_consent_cannot_be_seen if {
	hidden := [object.remove(access[0], ["consent"]), access[1], access[2]]
	every who in ["user", "admin"] {
		undetermined(who, client({}, {}, {"access": hidden})) == {"consent-type"}
	}
	elements("user", client({}, {}, {"access": hidden})) == set()
	elements("admin", client({}, {}, {"access": hidden})) == {"c"}
	elsewhere := [{"scope": given.unknown("not-in-run"), "role": given.unknown("not-in-run"), "name": "a"}, access[1], access[2]]
	undetermined("user", client({}, {}, {"access": elsewhere})) == {"not-in-run"}
}

test_entries_that_cannot_be_seen_leave_it_open if {
	app := given.without(client({}, {}, {}), "application/requiredResourceAccess")
	undetermined("user", app) == {"absent"}
	undetermined("user", object.union(app, {"daemonOnly": true})) == set()
	undetermined("user", given.without(app, "application/webRedirectUris")) == {"absent"}
	undetermined("user", object.union(app, {"servicePrincipal": null, "flows": ["deviceCode"]})) == set()
}

test_whether_users_sign_in_cannot_be_seen if {
	app := client({"webRedirectUris": given.unknown("truncated")}, {}, {})
	elements("user", app) == set()
	undetermined("user", app) == {"truncated"}
	undetermined("user", client({"webRedirectUris": given.unknown("truncated"), "requiredResourceAccess": []}, {}, {})) == set()
	middle := client({"webRedirectUris": []}, {"exposes": {"enabledScopes": given.unknown("absent")}}, {})
	elements("user", middle) == set()
	undetermined("user", middle) == {"absent"}
}
