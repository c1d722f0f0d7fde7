package aadguard.rules.consent["assignment-required-without-admin-consent_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.consent["assignment-required-without-admin-consent"] as rule

id := "assignment-required-without-admin-consent"

test_bad if {
	every example in ["bad-no-consent", "bad-consent-of-one-user"] {
		subject := data.examples[id][example][0]
		given.brief(given.violations(id, example)) == {{
			"path": ["requiredResourceAccess", 0, "resourceAppId"],
			"element": given.microsoft_graph,
			"params": {
				"permissions": ["User.Read"],
				"resource": "Microsoft Graph",
				"resourceAppId": given.microsoft_graph,
				"clientObjectId": subject.servicePrincipal.objectId,
				"resourceObjectId": subject.resources[0].servicePrincipal.objectId,
			},
		}}
	}
}

test_good if given.verdicts(id, "good-admin-consent") == set()

required(value) := {"servicePrincipal": object.union(given.principal_facts, {"appRoleAssignmentRequired": value})}

# A client that users sign in to, that requires assignment, and that nobody consented to.
client(fields, facts) := given.application(
	object.union(
		{"webRedirectUris": ["https://orders.contoso.com/signin-oidc"], "requiredResourceAccess": [given.entry("Scope")]},
		fields,
	),
	object.union(object.union({"resources": [given.resource({})]}, required(true)), facts),
)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, undetermined) if {
	rule.violations == set() with input as subject
	rule.undetermined == undetermined with input as subject
}

test_its_service_principal_and_the_api_are_related if {
	[violation.related | some violation in rule.violations] == [["7", "2"]] with input as client({}, {})
}

test_without_the_requirement_users_may_consent if {
	silent(client({}, required(false)))
	silent(client({}, required(null)))
}

test_where_the_tenant_blocks_consent_another_rule_speaks if {
	silent(client({}, {"run": object.union(given.run, {"consentPolicies": []})}))
}

test_without_service_principal_another_rule_speaks if silent(client({}, {"servicePrincipal": null}))

test_a_client_without_users_needs_no_consent if {
	silent(client({"webRedirectUris": []}, {}))
	silent(client({}, {"daemonOnly": true}))
	silent(client({"signInAudience": "PersonalMicrosoftAccount"}, {}))
}

test_without_grants_it_is_open if {
	app := object.remove(client({}, {"run": object.union(given.run, {"grants": false})}), ["grants"])
	waits(app, {{"reason": "grants-not-exported", "fields": ["requiredResourceAccess"]}})
	silent(object.union(app, required(false)))
}

test_the_requirement_cannot_be_seen if {
	absent := given.without(client({}, {}), "servicePrincipal/appRoleAssignmentRequired")
	waits(absent, {{"reason": "absent", "fields": ["appRoleAssignmentRequired"]}})
	silent(object.union(absent, {"application": {"requiredResourceAccess": []}}))
}

test_whether_users_sign_in_cannot_be_seen if {
	waits(client({"webRedirectUris": given.unknown("truncated")}, {}), {{"reason": "truncated", "fields": ["webRedirectUris"]}})
}

test_permissions_that_cannot_be_seen_leave_it_open if {
	hidden := given.without(client({}, {}), "application/requiredResourceAccess")
	waits(hidden, {{"reason": "absent", "fields": ["requiredResourceAccess"]}})
	silent(object.union(hidden, required(false)))
}

test_whether_anybody_stands_for_the_client_is_the_first_question if {
	alone := client({}, {"servicePrincipal": null, "run": object.union(given.run, {"servicePrincipals": "incomplete"})})
	waits(object.remove(alone, ["grants"]), {{"reason": "service-principals-incomplete", "fields": []}})
}
