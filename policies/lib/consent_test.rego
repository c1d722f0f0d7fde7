package aadguard.lib.consent_test

import data.aadguard.lib.consent
import data.aadguard.lib.subject_test as given

api := "9a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10"

entry := {"resourceAppId": api, "resourceAccess": [{"id": "a", "type": "Scope"}, {"id": "b", "type": "Role"}, {"id": "c", "type": "scope"}]}

access := [
	{"scope": "enabled", "role": "absent", "name": "Orders.Read"},
	{"scope": "absent", "role": "enabled", "name": "Orders.Read.All"},
	{"scope": "enabled", "role": "absent", "name": "Orders.Write"},
]

# A client of one API, with the grants of a run that holds grants.
client(grants, resource) := given.application(
	{"requiredResourceAccess": [entry]},
	{"grants": grants, "resources": [given.resource(object.union({"access": access}, resource))]},
)

grant(scope) := {"ref": "9", "resourceAppId": api, "resourceName": "Contoso Orders API", "consentType": "AllPrincipals", "scope": scope}

test_delegated_permissions_that_the_api_exposes_are_asked if {
	[permission.name | some permission in consent.asked[0]] == ["Orders.Read", "Orders.Write"] with input as client([], {})
}

test_what_the_api_does_not_expose_is_another_rules_matter if {
	every standing in ["absent", "disabled"] {
		gone := [object.union(each, {"scope": standing}) | some each in access]
		consent.asked == {} with input as client([], {"access": gone})
	}
}

test_without_a_grant_all_is_uncovered if {
	consent.uncovered == {0: ["Orders.Read", "Orders.Write"]} with input as client([], {})
}

test_grants_for_all_cover_by_value_in_any_case if {
	consent.uncovered == {0: ["Orders.Write"]} with input as client([grant(["orders.read"])], {})
	consent.uncovered == {} with input as client([grant(["Orders.Read"]), grant(["Orders.Write", "openid"])], {})
}

test_a_grant_for_one_user_covers_nobody_else if {
	one := object.union(grant(["Orders.Read", "Orders.Write"]), {"consentType": "Principal"})
	consent.uncovered == {0: ["Orders.Read", "Orders.Write"]} with input as client([one], {})
}

test_a_grant_for_another_api_does_not_cover if {
	other := object.union(grant(["Orders.Read", "Orders.Write"]), {"resourceAppId": given.microsoft_graph})
	consent.uncovered == {0: ["Orders.Read", "Orders.Write"]} with input as client([other], {})
}

test_pre_authorisation_covers if {
	consent.uncovered == {} with input as object.union(client([], {}), by(upper(api), ["A", "c"]))
}

test_pre_authorisation_covers_by_what_both_ids_are_made_of if {
	same := {"$unknown": "computed", "same": "random_uuid.orders.result"}
	asked := object.union(entry, {"resourceAccess": [{"id": same, "type": "Scope"}]})
	asking := given.application({"requiredResourceAccess": [asked]}, {
		"grants": [],
		"resources": [given.resource({"access": [access[0]]})],
		"preAuthorizedBy": [object.union(given.neighbour("2", "Contoso Orders API"), {"appId": api, "permissions": [same]})],
	})
	consent.uncovered == {} with input as asking
}

test_pre_authorisation_of_a_new_api_covers if {
	new := {"preAuthorizedBy": [object.union(given.neighbour("2", "Contoso Orders API"), {"permissions": ["a", "c"]})]}
	consent.uncovered == {} with input as given.without(object.union(client([], {}), new), "resources/0/appId")
}

test_pre_authorisation_of_another_api_does_not if {
	another := object.union(client([], {}), by(given.microsoft_graph, ["a", "c"]))
	consent.uncovered[0] with input as another
	not consent.undetermined_entry(0) with input as another
}

by(app_id, permissions) := {"preAuthorizedBy": [{"ref": "20", "displayName": "Contoso Orders API", "appId": app_id, "permissions": permissions}]}

test_pre_authorisation_covers_only_what_it_names if {
	consent.uncovered == {0: ["Orders.Write"]} with input as object.union(client([], {}), by(api, ["a"]))
	consent.uncovered == {0: ["Orders.Read", "Orders.Write"]} with input as object.union(client([], {}), by(api, []))
	not consent.undetermined_entry(0) with input as object.union(client([], {}), by(api, ["a"]))
}

test_unclear_where_a_pre_authorised_permission_cannot_be_seen if {
	hidden := object.union(client([], {}), by(api, ["a", given.unknown("absent")]))
	consent.uncovered == {0: ["Orders.Write"]} with input as hidden
	consent.undetermined_entry(0) == {"reason": "absent", "fields": ["delegatedPermissionIds"]} with input as hidden
}

test_unclear_which_permission_is_asked if {
	app := given.without(client([], {}), "application/requiredResourceAccess/0/resourceAccess/0/id")
	not consent.undetermined_entry(0) with input as object.union(app, by(api, []))
	consent.undetermined_entry(0) == {"reason": "id", "fields": ["requiredResourceAccess"]} with input as object.union(app, by(api, ["c"]))
}

# Its application is another tenant's, or was not exported.
test_unclear_whom_an_api_without_application_pre_authorises if {
	every standing in ["directory", "listed", "elsewhere"] {
		why == "pre-authorisations-not-exported" with input as client([], {"hasApplication": false, "is": standing})
	}
	not consent.undetermined_entry(0) with input as client([], {"hasApplication": false, "is": "microsoft"})
}

test_nothing_is_unclear_where_the_run_holds_both_sides if not consent.undetermined_entry(0) with input as client([], {})

why := entry.reason if entry := consent.undetermined_entry(0)

test_unclear_without_grants if {
	run := {"run": object.union(given.run, {"grants": false})}
	why == "grants-not-exported" with input as given.without(object.union(client([], {}), run), "grants")
}

test_unclear_with_only_some_of_the_grants if {
	run := {"run": object.union(given.run, {"grants": false, "incompleteGrants": true})}
	why == "grants-incomplete" with input as object.union(client([], {}), run)
}

test_unclear_without_the_clients_own_service_principal if {
	none := {"servicePrincipal": null, "run": object.union(given.run, {"servicePrincipals": "none"})}
	some_ := {"servicePrincipal": null, "run": object.union(given.run, {"servicePrincipals": "incomplete"})}
	app := given.without(client([], {}), "grants")
	why == "service-principals-not-exported" with input as object.union(app, none)
	why == "service-principals-incomplete" with input as object.union(app, some_)
}

test_unclear_where_the_run_cannot_tell_whose_the_grants_are if {
	why == "grants-unlinked" with input as given.without(client([], {}), "grants")
}

test_unclear_where_the_api_cannot_be_seen if {
	why == "resource" with input as client([], {"is": "unknown"})
}

of_nobody := object.remove(grant(["Orders.Read"]), ["resourceAppId"])

test_unclear_where_a_grant_may_be_for_the_api if {
	why == "grants-unlinked" with input as client([of_nobody], {"servicePrincipal": null})
	why == "grants-unlinked" with input as given.without(
		client([of_nobody], {}),
		"resources/0/servicePrincipal/objectId",
	)
	why == "grants-unlinked" with input as client([object.union(of_nobody, {"resourceUnknown": true})], {})
}

# In an export a service principal without client id may be the API's; in a stack a new one is known by its reference.
test_unclear_where_a_service_principal_may_be_the_apis if {
	unnamed := object.union(of_nobody, {"resourceRef": "99"})
	why == "grants-unlinked" with input as client([unnamed], {"servicePrincipal": null})
	not consent.undetermined_entry(0) with input as object.union(client([unnamed], {"servicePrincipal": null}), {"origin": "declared"})
}

test_a_grant_for_somebody_elses_api_is_clear if {
	not consent.undetermined_entry(0) with input as client([of_nobody], {})
	elsewhere := object.union(of_nobody, {"resourceRef": "99", "resourceAppId": given.microsoft_graph})
	not consent.undetermined_entry(0) with input as client([elsewhere], {"servicePrincipal": null})
	not consent.undetermined_entry(0) with input as given.without(client([elsewhere], {}), "resources/0/servicePrincipal/objectId")
}

# At a first preview neither client id nor object id is known, but who is meant is.
test_a_new_api_is_known_by_its_service_principal if {
	new := object.union(of_nobody, {"resourceRef": given.principal_facts.ref, "scope": ["Orders.Read", "Orders.Write"]})
	app := given.without(client([new], {}), "resources/0/appId")
	consent.uncovered == {} with input as app
	not consent.undetermined_entry(0) with input as app
}

test_unclear_where_an_api_of_the_run_may_pre_authorise_it if {
	hidden := {"unknownPreAuthorizations": true}
	why == "pre-authorisations-not-exported" with input as object.union(client([], {}), hidden)
	not consent.undetermined_entry(0) with input as object.union(client([], {"hasApplication": false, "is": "microsoft"}), hidden)
	of_whom := {"preAuthorizedBy": [given.neighbour("20", "Contoso Stock API")]}
	why == "pre-authorisations-not-exported" with input as object.union(client([], {}), of_whom)
}

test_unclear_where_a_grants_scopes_cannot_be_seen if {
	why == "computed" with input as client([grant(given.unknown("computed"))], {})
	why == "absent" with input as client([object.remove(grant(["x"]), ["consentType"])], {})
	one := object.union(grant(given.unknown("computed")), {"consentType": "Principal"})
	not consent.undetermined_entry(0) with input as client([one], {})
}

test_unclear_where_a_grant_may_hold_an_id_that_cannot_be_read if {
	unread := [object.union(each, {"scope": given.unknown("not-in-run")}) | some each in access]
	why == "not-in-run" with input as client([grant(["openid"])], {"access": unread})
	not consent.undetermined_entry(0) with input as client([], {"access": unread})
}

test_unclear_where_the_apis_list_leaves_the_value_out if {
	unnamed := [object.union(each, {"name": "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e33"}) | some each in access]
	why == "state" with input as client([grant(["Orders.Read"])], {"access": unnamed})
}

# Several reasons at once would otherwise stop the evaluation.
test_one_reason_where_several_hold if {
	mixed := [object.union(access[0], {"scope": given.unknown("id")}), access[1], object.union(access[2], {"scope": given.unknown("state")})]
	why == "grants-unlinked" with input as client([of_nobody, grant(["x"])], {"servicePrincipal": null, "access": mixed})
	why == "id" with input as client([grant(["x"])], {"access": mixed})
}

test_object_ids_for_commands if {
	consent.object_id({"objectId": "o"}) == "o"
	consent.object_id(null) == null
	consent.object_id({"objectId": given.unknown("computed")}) == null
}
