package aadguard.rules.clients["client-without-delegated-permission_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.clients["client-without-delegated-permission"] as rule

id := "client-without-delegated-permission"

fault := {"path": ["requiredResourceAccess"], "element": "", "params": {"where": " and no grant"}}

test_bad if {
	given.violations(id, "bad-web-application") == {fault}
	given.violations(id, "bad-application-permissions-only") == {fault}
}

test_bad_refresh_token if {
	given.violations(id, "bad-refresh-token") == {{
		"path": ["requiredResourceAccess"],
		"element": "",
		"severity": "error",
		"params": {"where": " and no grant, though it is declared to ask for refresh tokens"},
	}}
}

test_good if {
	every example in ["good-user-read", "good-daemon", "good-saml", "good-pre-authorised"] {
		given.verdicts(id, example) == set()
	}
}

web(fields, facts) := given.application(
	object.union({"webRedirectUris": ["https://orders.contoso.com/signin-oidc"]}, fields),
	facts,
)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason, field) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": [field]}} with input as subject
}

test_without_grants_in_the_run_it_stays_a_warning if {
	app := given.without(web({}, {"flows": ["refreshToken"], "run": {"grants": false}}), "grants")
	some violation in rule.violations with input as app
	not violation.severity
	violation.params.where == " (and this run holds no grants that could stand in for one)"
}

test_grants_that_may_be_its_own_leave_it_open if {
	unlinked := given.without(web({}, {}), "grants")
	waits(unlinked, "grants-unlinked", "oauth2PermissionGrants")
	none := object.union(unlinked, {"run": {"servicePrincipals": "none"}})
	waits(none, "service-principals-not-exported", "oauth2PermissionGrants")
	some_ := object.union(unlinked, {"run": {"servicePrincipals": "incomplete"}})
	waits(some_, "service-principals-incomplete", "oauth2PermissionGrants")
	waits(web({}, {"run": {"grants": false, "incompleteGrants": true}}), "grants-incomplete", "oauth2PermissionGrants")
}

test_a_scope_of_any_api_will_do if {
	silent(web({"requiredResourceAccess": [given.entry("scope")]}, {"resources": [given.resource({})]}))
}

test_a_role_will_not if {
	roles := {"requiredResourceAccess": [given.entry("Role")]}
	count(rule.violations) == 1 with input as web(roles, {"resources": [given.resource({})]})
}

test_a_grant_will_do if {
	silent(web({}, {"grants": [{"ref": "9", "resourceName": "", "consentType": "Principal", "scope": ["openid"]}]}))
	count(rule.violations) == 1 with input as web({}, {"grants": [{"ref": "9", "resourceName": "", "scope": []}]})
}

test_a_grant_that_cannot_be_seen_leaves_it_open if {
	waits(
		web({}, {"grants": [{"ref": "9", "resourceName": "", "scope": given.unknown("computed")}]}),
		"computed",
		"oauth2PermissionGrants",
	)
}

test_pre_authorisation_will_do if silent(web({}, {"preAuthorizedBy": [given.neighbour("3", "Orders API")]}))

test_pre_authorisations_that_cannot_be_seen_leave_it_open if {
	hidden := web({}, {"unknownPreAuthorizations": true})
	rule.violations == set() with input as hidden
	rule.undetermined == {{"reason": "pre-authorisations-not-exported", "fields": []}} with input as hidden
}

test_no_user_signs_in if {
	silent(given.application({}, {}))
	silent(web({}, {"daemonOnly": true}))
	silent(web({}, {"flows": ["clientCredentials"]}))
}

test_a_declared_user_flow_is_evidence if {
	count(rule.violations) == 1 with input as given.application({}, {"flows": ["deviceCode"]})
}

test_whether_users_sign_in_cannot_be_seen if {
	waits(given.application({"spaRedirectUris": given.unknown("computed")}, {}), "computed", "spaRedirectUris")
}

test_permissions_that_cannot_be_seen_leave_it_open if {
	waits(given.without(web({}, {}), "application/requiredResourceAccess"), "absent", "requiredResourceAccess")
	waits(web({"requiredResourceAccess": [given.unknown("truncated")]}, {}), "truncated", "requiredResourceAccess")
}
