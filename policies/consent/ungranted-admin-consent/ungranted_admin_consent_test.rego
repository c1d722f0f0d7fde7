package aadguard.rules.consent["ungranted-admin-consent_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.consent["ungranted-admin-consent"] as rule

id := "ungranted-admin-consent"

test_bad if {
	every example in ["bad-permission-added-later", "bad-consent-for-one-user"] {
		some violation in given.violations(id, example)
		violation.path == ["requiredResourceAccess", 0, "resourceAccess", 1, "id"]
		violation.element == concat("/", [given.microsoft_graph, "a154be20-db9c-4678-8ab7-66f6cc099a59"])
		violation.params.permission == "User.Read.All"
		violation.params.resource == "Microsoft Graph"
		not violation.severity
		count(given.violations(id, example)) == 1
	}
}

test_bad_declared_flow if {
	{violation.severity | some violation in given.violations(id, "bad-declared-flow")} == {"warning"}
}

test_good if {
	every example in ["good-admin-consent", "good-without-users"] {
		given.verdicts(id, example) == set()
	}
}

access(consent) := [{"scope": "enabled", "role": "absent", "name": "Orders.Approve", "consent": consent}]

client(consent) := given.application(
	{"webRedirectUris": ["https://orders.contoso.com"], "requiredResourceAccess": [given.entry("Scope")]},
	{"resources": [given.resource({"access": access(consent)})]},
)

test_what_users_may_consent_to_is_another_rules_matter if {
	count(rule.violations) == 1 with input as client("Admin")
	rule.violations == set() with input as client("User")
}

test_without_grants_it_is_open if {
	app := object.union(object.remove(client("Admin"), ["grants"]), {"run": {"grants": false}})
	rule.violations == set() with input as app
	rule.undetermined == {{"reason": "grants-not-exported", "fields": ["requiredResourceAccess"]}} with input as app
}
