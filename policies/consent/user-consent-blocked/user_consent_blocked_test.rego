package aadguard.rules.consent["user-consent-blocked_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.consent["user-consent-blocked"] as rule

id := "user-consent-blocked"

test_bad_no_consent if {
	subject := data.examples[id]["bad-no-consent"][0]
	given.brief(given.violations(id, "bad-no-consent")) == {{
		"path": ["requiredResourceAccess", 0, "resourceAppId"],
		"element": given.microsoft_graph,
		"params": {
			"resource": "Microsoft Graph",
			"resourceAppId": given.microsoft_graph,
			"permissions": ["User.Read", "openid", "profile"],
			"clientObjectId": subject.servicePrincipal.objectId,
			"resourceObjectId": subject.resources[0].servicePrincipal.objectId,
		},
	}}
}

test_bad_consent_of_one_user if {
	[violation.params.permissions | some violation in given.violations(id, "bad-consent-of-one-user")] == [["User.Read"]]
}

test_bad_permission_added_later_names_only_what_is_missing if {
	[violation.params.permissions | some violation in given.violations(id, "bad-permission-added-later")] == [["Mail.Send"]]
}

test_bad_pre_authorised_for_another_permission if {
	[violation.params.permissions | some violation in given.violations(id, "bad-pre-authorised-for-another-permission")] == [["Prices.Read"]]
}

test_bad_conditional_policies if {
	expected := {
		"bad-managed-policy": ["left-to-administrators", ["Mail.Read"]],
		"bad-not-classified": ["outside-consent-policies", ["Mail.Send"]],
		"bad-custom-policy": ["outside-consent-policies", ["Mail.Send"]],
	}
	every example, found in expected {
		{[violation.variant, violation.params.permissions] | some violation in given.violations(id, example)} == {found}
	}
}

test_good if {
	every example in ["good-admin-consent", "good-users-may-consent", "good-pre-authorised", "good-daemon", "good-conditional-policies"] {
		given.verdicts(id, example) == set()
	}
}

run(facts) := {"run": object.union(given.run, facts)}

blocked := run({"consentPolicies": ["ManagePermissionGrantsForOwnedResource.something"]})

# A client that users sign in to, and that nobody consented to.
client(fields, facts) := given.application(
	object.union(
		{"webRedirectUris": ["https://orders.contoso.com/signin-oidc"], "requiredResourceAccess": [given.entry("Scope")]},
		fields,
	),
	object.union(object.union({"resources": [given.resource({})]}, blocked), facts),
)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason) if {
	rule.violations == set() with input as subject
	{entry.reason | some entry in rule.undetermined} == {reason} with input as subject
}

test_blocked_without_policies_for_users_themselves if {
	count(rule.violations) == 1 with input as client({}, {})
	count(rule.violations) == 1 with input as client({}, run({"consentPolicies": []}))
}

test_users_may_consent_by_the_legacy_policy_in_any_case if {
	silent(client({}, run({"consentPolicies": ["managepermissiongrantsforself.MICROSOFT-user-default-legacy"]})))
}

# As `$select` leaves it: who signs in, and for what, are both unknown.
test_unknowns_at_once_leave_it_open if {
	selected := object.union(client({}, {}), {"application": {
		"requiredResourceAccess": given.unknown("absent"),
		"webRedirectUris": given.unknown("absent"),
	}})
	waits(selected, "absent")
	waits(object.union(selected, conditional), "absent")
	silent(object.union(selected, {"daemonOnly": true}))
}

test_a_policy_without_its_list_leaves_it_open if {
	rule.undetermined == {{
		"reason": "absent",
		"fields": ["authorizationPolicy.permissionGrantPoliciesAssigned"],
	}} with input as client({}, run({"consentPolicies": given.unknown("absent")}))
}

conditional := run({"consentPolicies": ["ManagePermissionGrantsForSelf.contoso"], "managedConsentDate": "2026-01"})

# The same client where consent policies have conditions: what they say of the one permission that it asks for.
judged_by_policies(consent, type) := client({}, object.union(conditional, asking(consent, type)))

asking(consent, type) := {"resources": [given.resource({"access": [{
	"scope": "enabled", "role": "absent", "name": "Orders.Read",
	"consent": type, "userConsent": consent,
}]})]}

test_what_policies_leave_to_administrators_is_blocked if {
	some violation in rule.violations with input as judged_by_policies(false, "User")
	violation.variant == "outside-consent-policies"
	violation.params.policies == ["contoso"]
	silent(judged_by_policies(true, "User"))
	silent(object.union(judged_by_policies(false, "User"), {"daemonOnly": true}))
	silent(object.union(judged_by_policies(false, "User"), {"origin": "declared"}))
}

test_administrators_matters_are_another_rules if {
	silent(judged_by_policies(false, "Admin"))
	silent(judged_by_policies(given.unknown("state"), "Admin"))
}

test_what_of_a_policy_cannot_be_seen_leaves_it_open if {
	open := {"$unknown": "consent-policy-not-exported", "field": "contoso"}
	rule.violations == set() with input as judged_by_policies(open, "User")
	rule.undetermined == {{"reason": "consent-policy-not-exported", "fields": ["contoso"]}} with input as judged_by_policies(open, "User")
}

test_who_may_consent_may_not_be_seen if {
	hidden := client({}, object.union(conditional, {"resources": [given.resource({"access": [{"scope": "enabled", "role": "absent", "name": "Orders.Read", "userConsent": false}]})]}))
	waits(hidden, "consent-type")
	elsewhere := client({}, object.union(conditional, {"resources": [given.resource({"access": [{"scope": given.unknown("not-in-run"), "role": "absent", "name": "Orders.Read", "userConsent": false}]})]}))
	waits(elsewhere, "not-in-run")
}

test_who_signs_in_and_what_is_granted_are_asked_too if {
	waits(object.union(judged_by_policies(false, "User"), given.kind_unknown), "absent")
	no_grants := object.union(conditional.run, {"grants": false})
	waits(given.without(object.union(judged_by_policies(false, "User"), {"run": no_grants}), "grants"), "grants-not-exported")
}

test_without_the_policy_it_is_open if {
	waits(given.without(client({}, {}), "run/consentPolicies"), "authorization-policy-not-exported")
	waits(client({}, run({"consentPolicies": given.unknown("absent")})), "absent")
	hidden := run({"consentPolicies": [given.unknown("placeholder")], "managedConsentDate": "2026-01"})
	open := {"$unknown": "placeholder", "field": "authorizationPolicy.permissionGrantPoliciesAssigned"}
	waits(client({}, object.union(hidden, asking(open, "User"))), "placeholder")
}

test_a_known_legacy_policy_beside_an_unknown_one_decides if {
	silent(client({}, run({"consentPolicies": [
		"ManagePermissionGrantsForSelf.microsoft-user-default-legacy",
		given.unknown("placeholder"),
	]})))
}

test_a_covered_client_needs_no_policy if {
	grants := [{
		"ref": "9", "resourceAppId": given.resource({}).appId, "resourceName": "Contoso Orders API",
		"consentType": "AllPrincipals", "scope": ["Orders.Read"],
	}]
	silent(given.without(client({}, {"grants": grants}), "run/consentPolicies"))
}

test_a_stack_says_nothing_about_the_tenants_policy if silent(client({}, {"origin": "declared"}))

test_personal_accounts_have_no_tenant if silent(client({"signInAudience": "PersonalMicrosoftAccount"}, {}))

test_without_service_principal_another_rule_speaks if silent(client({}, {"servicePrincipal": null}))

test_whether_somebody_stands_for_it_is_the_first_question if {
	nobody := client({}, {"servicePrincipal": null})
	waits(given.without(nobody, "application/appId"), "absent")
	waits(object.union(nobody, {"application": {"signInAudience": given.unknown("placeholder")}}), "placeholder")
}

test_an_export_without_service_principals_leaves_it_open if {
	none := object.union(blocked, run({"servicePrincipals": "none", "consentPolicies": []}))
	waits(given.without(client({}, object.union(none, {"servicePrincipal": null})), "grants"), "service-principals-not-exported")
}

test_an_export_without_grants_leaves_it_open if {
	waits(given.without(client({}, run({"grants": false, "consentPolicies": []})), "grants"), "grants-not-exported")
}

test_a_client_without_users_needs_no_consent if {
	silent(client({"webRedirectUris": []}, {}))
	silent(client({}, {"daemonOnly": true}))
	silent(client({}, {"flows": ["clientCredentials"]}))
}

test_whether_users_sign_in_cannot_be_seen if {
	waits(client({"webRedirectUris": given.unknown("truncated")}, {}), "truncated")
	waits(client({}, given.kind_unknown), "absent")
}

test_application_permissions_are_not_the_users_matter if {
	silent(client({"requiredResourceAccess": [given.entry("Role")]}, {}))
}

test_permissions_that_cannot_be_seen_leave_it_open if {
	waits(given.without(client({}, {}), "application/requiredResourceAccess"), "absent")
}

test_an_api_without_service_principal_is_another_rules_matter if {
	silent(client({}, {"resources": [given.resource({"servicePrincipal": null})]}))
}

test_a_malformed_id_is_another_rules_matter if {
	malformed := object.union(given.entry("Scope"), {"resourceAppId": "9a1e7d52"})
	silent(client({"requiredResourceAccess": [malformed]}, {"resources": [given.resource({"is": "unknown"})]}))
}

test_a_permission_without_a_name_is_paraphrased if {
	hidden := {"scope": given.unknown("id"), "role": given.unknown("id"), "name": ""}
	some violation in rule.violations with input as client({}, {"resources": [given.resource({"access": [hidden]})]})
	violation.params.permissions == ["a permission that cannot be seen"]
}

test_object_ids_that_are_not_known_are_left_for_people if {
	some violation in rule.violations with input as given.without(client({}, {}), "servicePrincipal/objectId")
	violation.params.clientObjectId == null
}

test_scopes_of_openid_connect_come_along_with_a_granted_permission if {
	openid := {"resources": [given.resource({"access": [{"scope": "enabled", "role": "absent", "name": "openid"}]})]}
	grants := [{
		"ref": "9", "resourceAppId": given.resource({}).appId, "resourceName": "Contoso Orders API",
		"consentType": "AllPrincipals", "scope": ["Orders.Read"],
	}]
	silent(client({}, object.union(openid, {"grants": grants})))
	count(rule.violations) == 1 with input as client({}, openid)
}
