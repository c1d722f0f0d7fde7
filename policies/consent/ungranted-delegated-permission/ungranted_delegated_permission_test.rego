package aadguard.rules.consent["ungranted-delegated-permission_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.consent["ungranted-delegated-permission"] as rule

id := "ungranted-delegated-permission"

test_bad_api_listed_later if {
	some violation in given.violations(id, "bad-api-listed-later")
	violation.path == ["requiredResourceAccess", 1, "resourceAccess", 0, "id"]
	violation.params.permission == "Catalog.Read"
	violation.params.resource == "Contoso Catalog API"
	not violation.severity
	count(given.violations(id, "bad-api-listed-later")) == 1
}

test_bad_middle_tier if {
	[violation.params.permission | some violation in given.violations(id, "bad-middle-tier")] == ["Mail.Send"]
}

test_bad_users_may_not_consent if {
	[[violation.severity, violation.variant] | some violation in given.violations(id, "bad-users-may-not-consent")] == []
	[violation.variant | some violation in given.violations(id, "bad-users-may-not-consent")] == ["no-user-consent"]
}

test_bad_password_flow if {
	[[violation.severity, violation.variant] | some violation in given.violations(id, "bad-password-flow")] == [["warning", "no-consent-page"]]
}

test_good if {
	every example in ["good-admin-consent", "good-pre-authorised"] {
		given.verdicts(id, example) == set()
	}
}

access(consent) := [{"scope": "enabled", "role": "absent", "name": "Orders.Read", "consent": consent}]

client(consent, facts) := given.application(
	{"webRedirectUris": ["https://orders.contoso.com"], "requiredResourceAccess": [given.entry("Scope")]},
	object.union({"resources": [given.resource({"access": access(consent)})]}, facts),
)

test_what_only_administrators_may_consent_to_is_another_rules_matter if {
	count(rule.violations) == 1 with input as client("User", {})
	rule.violations == set() with input as client("Admin", {})
}

test_flows_without_a_consent_page_make_it_a_warning if {
	every flow in ["ropc", "onBehalfOf"] {
		[violation.severity | some violation in rule.violations] == ["warning"] with input as client("User", {"flows": [flow]})
	}
	every flow in ["authorizationCode", "deviceCode", "refreshToken"] {
		[violation | some violation in rule.violations; violation.severity] == [] with input as client("User", {"flows": [flow]})
	}
}

test_without_grants_it_is_open if {
	app := object.union(object.remove(client("User", {}), ["grants"]), {"run": {"grants": false}})
	rule.violations == set() with input as app
	rule.undetermined == {{"reason": "grants-not-exported", "fields": ["requiredResourceAccess"]}} with input as app
}

# A middle tier, in which no user signs in: `user-consent-blocked` does not speak about it.
test_conditions_of_the_tenants_consent_policies if {
	refused := [object.union(access("User")[0], {"userConsent": false})]
	tier := given.application({"requiredResourceAccess": [given.entry("Scope")], "passwordCredentials": [given.secret("2028-01-01T00:00:00Z")]}, {
		"resources": [given.resource({"access": refused})],
		"exposes": {"enabledScopes": 1, "enabledRoles": 0},
		"run": object.union(given.run, {
			"consentPolicies": ["ManagePermissionGrantsForSelf.contoso"],
			"managedConsentDate": "2026-01",
		}),
	})
	[violation.variant | some violation in rule.violations] == ["outside-consent-policies"] with input as tier
}
