package aadguard.rules.resources["single-tenant-resource_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.resources["single-tenant-resource"] as rule

id := "single-tenant-resource"

test_bad if {
	some subject in data.examples[id]["bad-single-tenant-api"]
	subject.application.displayName == "Contoso Partner Portal"
	api := subject.resources[1]
	given.violations(id, "bad-single-tenant-api") == {{
		"path": ["requiredResourceAccess", 1, "resourceAppId"],
		"element": api.appId,
		"params": {"resource": "Contoso Catalogue API", "resourceAppId": api.appId},
		"related": [api.ref],
	}}
}

test_good_multi_tenant_api if given.verdicts(id, "good-multi-tenant-api") == set()

test_good_single_tenant_client if given.verdicts(id, "good-single-tenant-client") == set()

client(audience, facts) := given.application(
	{"signInAudience": audience, "requiredResourceAccess": [given.entry("Scope")]},
	{"resources": [given.resource(facts)]},
)

multi := "AzureADMultipleOrgs"

test_every_multi_tenant_audience_counts if {
	every audience in [multi, "AzureADandPersonalMicrosoftAccount"] {
		count(rule.violations) == 1 with input as client(audience, {})
	}
	every audience in ["AzureADMyOrg", "PersonalMicrosoftAccount", null] {
		rule.violations | rule.undetermined == set() with input as client(audience, {})
	}
}

test_application_permissions_too if {
	app := object.union(client(multi, {}), {"application": {"requiredResourceAccess": [given.entry("Role")]}})
	count(rule.violations) == 1 with input as app
}

test_no_audience_is_the_default_one_tenant if {
	count(rule.violations) == 1 with input as client(multi, {"signInAudience": null})
}

test_an_api_of_which_the_run_holds_the_service_principal_only if {
	principal := {"hasApplication": false}
	count(rule.violations) == 1 with input as client(multi, principal)
	silent := client(multi, object.union(principal, {"signInAudience": null}))
	rule.violations == set() with input as silent
	rule.undetermined == {{"reason": "absent", "fields": ["signInAudience"]}} with input as silent
}

test_microsofts_apis_and_itself_are_right if {
	every is in ["self", "microsoft", "listed"] {
		rule.violations | rule.undetermined == set() with input as client(multi, {"is": is})
	}
}

test_earlier_rules_speak_first if {
	rule.violations == set() with input as client(multi, {"servicePrincipal": null})
	malformed := [{"resourceAppId": "abc", "resourceAccess": []}]
	rule.violations == set() with input as object.union(client(multi, {}), {"application": {"requiredResourceAccess": malformed}})
}

test_an_audience_that_cannot_be_seen_is_undetermined if {
	computed := given.unknown("computed")
	undetermined := {{"reason": "computed", "fields": ["signInAudience"]}}
	every app in [client(computed, {}), client(multi, {"signInAudience": computed}), client(computed, {"signInAudience": computed})] {
		rule.violations == set() with input as app
		rule.undetermined == undetermined with input as app
	}
	rule.undetermined == set() with input as client(computed, {"signInAudience": multi})
	rule.undetermined == set() with input as client("AzureADMyOrg", {"signInAudience": computed})
}

test_an_api_that_cannot_be_seen_is_undetermined if {
	elsewhere := object.remove(given.resource({"is": "elsewhere", "hasApplication": false}), ["signInAudience", "ref"])
	app := object.union(client(multi, {}), {"resources": [elsewhere]})
	rule.violations == set() with input as app
	rule.undetermined == {{"reason": "resource-elsewhere", "fields": ["signInAudience"]}} with input as app
	hidden := object.union(client(multi, {}), {"resources": [{"is": "unknown", "displayName": "", "servicePrincipal": null, "partial": false, "access": []}]})
	rule.undetermined == {{"reason": "resource", "fields": ["requiredResourceAccess"]}} with input as hidden
	list := object.union(client(multi, {}), {"application": {"requiredResourceAccess": given.unknown("computed")}})
	rule.undetermined == {{"reason": "computed", "fields": ["requiredResourceAccess"]}} with input as list
}
