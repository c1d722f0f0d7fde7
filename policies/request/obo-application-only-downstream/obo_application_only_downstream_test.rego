package aadguard.rules.request["obo-application-only-downstream_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.request["obo-application-only-downstream"] as rule

id := "obo-application-only-downstream"

test_bad_role_only if {
	some subject in data.examples[id]["bad-role-only"]
	subject.application.displayName == "Contoso Checkout API"
	pricing := subject.resources[1]
	given.violations(id, "bad-role-only") == {{
		"path": ["requiredResourceAccess", 1, "resourceAppId"],
		"element": pricing.appId,
		"params": {"resource": "Contoso Pricing API", "resourceAppId": pricing.appId},
		"related": [pricing.ref],
	}}
}

test_good if {
	every example in ["good-in-its-own-name-too", "good-delegated-permission", "good-consented-without-listing"] {
		given.verdicts(id, example) == set()
	}
}

role := {"scope": "absent", "role": "enabled", "name": "Prices.Read.All"}

pricing(facts) := given.resource(object.union({"enabledRoles": 1, "access": [role]}, facts))

# A middle tier that asks one API for one permission.
middle_tier(entry, facts) := given.application(
	{"requiredResourceAccess": [entry]},
	object.union({"flows": ["onBehalfOf"], "resources": [pricing({})]}, facts),
)

asks := given.entry("Role")

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": ["requiredResourceAccess"]}} with input as subject
}

test_application_permissions_only if count(rule.violations) == 1 with input as middle_tier(asks, {})

test_only_where_the_flow_is_declared if {
	silent(object.remove(middle_tier(asks, {}), ["flows"]))
	silent(middle_tier(asks, {"flows": ["authorizationCode"]}))
	silent(middle_tier(asks, {"flows": ["onBehalfOf", "clientCredentials"]}))
}

test_a_delegated_permission_beside_it_will_do if {
	both := object.union(asks, {"resourceAccess": array.concat(asks.resourceAccess, [{"id": "s", "type": "scope"}])})
	silent(middle_tier(both, {}))
}

test_nothing_asked_is_no_fault if silent(middle_tier(object.union(asks, {"resourceAccess": []}), {}))

test_its_own_permissions_are_no_downstream if silent(middle_tier(asks, {"resources": [pricing({"is": "self"})]}))

test_a_grant_is_a_delegated_permission if {
	grant := {"ref": "9", "resourceAppId": pricing({}).appId, "resourceName": "Pricing", "consentType": "AllPrincipals", "scope": ["Prices.Read"]}
	silent(middle_tier(asks, {"grants": [grant]}))
	silent(middle_tier(asks, {"grants": [object.union(grant, {"scope": given.unknown("computed")})]}))
	count(rule.violations) == 1 with input as middle_tier(asks, {"grants": [object.union(grant, {"scope": []})]})
	count(rule.violations) == 1 with input as middle_tier(asks, {"grants": [object.union(grant, {"resourceAppId": "other"})]})
}

test_a_grant_of_nobody_may_be_one if {
	of_nobody := {"ref": "9", "resourceUnknown": true, "resourceName": "", "consentType": "AllPrincipals", "scope": ["Prices.Read"]}
	waits(middle_tier(asks, {"grants": [of_nobody]}), "grants-unlinked")
	waits(object.remove(middle_tier(asks, {}), ["grants"]), "grants-unlinked")
}

test_so_is_pre_authorisation if {
	api := object.union(given.neighbour("2", "Pricing"), {"appId": upper(pricing({}).appId), "permissions": ["a"]})
	count(rule.violations) == 1 with input as middle_tier(asks, {"preAuthorizedBy": [object.union(api, {"permissions": []})]})
	silent(middle_tier(asks, {"preAuthorizedBy": [api]}))
	count(rule.violations) == 1 with input as middle_tier(asks, {"preAuthorizedBy": [object.union(given.neighbour("3", "Stock"), {"appId": "other", "permissions": ["a"]})]})
}

test_a_delegated_permission_listed_as_role_is_another_rules_matter if {
	scope := {"scope": "enabled", "role": "absent", "name": "Prices.Read"}
	silent(middle_tier(asks, {"resources": [pricing({"access": [scope]})]}))
}

test_an_api_without_scopes_is_another_rules_matter if {
	silent(middle_tier(asks, {"resources": [pricing({"enabledScopes": 0})]}))
}

test_an_api_without_service_principal_is_another_rules_matter if {
	silent(middle_tier(asks, {"resources": [pricing({"servicePrincipal": null})]}))
}

test_a_malformed_id_is_another_rules_matter if {
	silent(middle_tier(object.union(asks, {"resourceAppId": "9a1e7d52"}), {"resources": [pricing({"is": "unknown"})]}))
}

test_permissions_that_cannot_be_seen_leave_it_open if {
	waits(given.without(middle_tier(asks, {}), "application/requiredResourceAccess"), "absent")
	hidden := array.concat(asks.resourceAccess, [{"id": "x", "type": given.unknown("placeholder")}])
	waits(middle_tier(object.union(asks, {"resourceAccess": hidden}), {}), "placeholder")
	silent(object.remove(given.without(middle_tier(asks, {}), "application/requiredResourceAccess"), ["flows"]))
	waits(middle_tier(object.union(asks, {"resourceAccess": given.unknown("truncated")}), {}), "truncated")
}

test_an_api_that_cannot_be_seen_may_be_itself if {
	waits(middle_tier(asks, {"resources": [pricing({"is": "unknown"})]}), "resource")
}
