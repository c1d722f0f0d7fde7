package aadguard.rules.clients["resource-not-listed_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.clients["resource-not-listed"] as rule

id := "resource-not-listed"

test_bad if {
	some subject in data.examples[id]["bad-granted-but-not-listed"]
	subject.application.displayName == "Contoso Lunch Orders"
	api := subject.grants[1]
	given.violations(id, "bad-granted-but-not-listed") == {{
		"path": ["requiredResourceAccess"],
		"element": api.resourceAppId,
		"params": {
			"resource": "Contoso Canteen API",
			"resourceAppId": api.resourceAppId,
			"scopes": ["Menu.Read"],
			"clientObjectId": subject.servicePrincipal.objectId,
		},
		"related": [api.ref],
	}}
}

test_good if {
	every name in ["good-listed", "good-asks-at-run-time", "good-sign-in-scopes"] {
		given.verdicts(id, name) == set()
	}
}

listed_api := given.resource({})

unlisted := {
	"ref": "20",
	"resourceRef": "21",
	"resourceAppId": "3d8c1f52-5a0e-4c7b-9d3a-2b7c9e5f4a99",
	"resourceName": "Contoso Canteen API",
	"consentType": "AllPrincipals",
	"scope": ["Menu.Read"],
}

client(grants) := given.application(
	{"requiredResourceAccess": [given.entry("Scope")]},
	{"resources": [listed_api], "grants": grants},
)

test_grants_for_several_users_are_one_fault if {
	other := object.union(unlisted, {"ref": "22", "scope": ["Menu.Write"], "consentType": "Principal"})
	some violation in rule.violations with input as client([unlisted, other])
	violation.related == ["20", "22"]
	violation.params.scopes == ["Menu.Read", "Menu.Write"]
	count(rule.violations) == 1 with input as client([unlisted, other])
}

test_a_listed_api_is_right if {
	by_id := object.union(unlisted, {"resourceAppId": listed_api.appId})
	by_principal := object.remove(object.union(unlisted, {"resourceRef": given.principal_facts.ref}), ["resourceAppId"])
	rule.violations | rule.undetermined == set() with input as client([by_id, by_principal])
}

test_a_grant_for_itself_is_right if {
	own := object.union(given.principal_facts, {"ref": "30"})
	subject := object.union(client([object.union(unlisted, {"resourceRef": "30"})]), {"servicePrincipal": own})
	rule.violations | rule.undetermined == set() with input as subject
}

test_sign_in_scopes_do_not_count if {
	every scopes in [["openid", "profile", "email", "offline_access"], [], null] {
		rule.violations | rule.undetermined == set() with input as client([object.union(unlisted, {"scope": scopes})])
	}
	some violation in rule.violations with input as client([object.union(unlisted, {"scope": ["openid", "Menu.Read"]})])
	violation.params.scopes == ["Menu.Read"]
}

test_who_lists_no_delegated_permission_asks_at_run_time if {
rule.violations |
	rule.undetermined == set() with input as given.application({}, {"grants": [unlisted]})
	daemon := object.union(client([unlisted]), {"application": {"requiredResourceAccess": [given.entry("Role")]}})
	rule.violations | rule.undetermined == set() with input as daemon
}

test_types_that_cannot_be_seen_are_undetermined if {
	entry := given.entry(given.unknown("placeholder"))
	hidden := object.union(client([unlisted]), {"application": {"requiredResourceAccess": [entry]}})
	rule.violations == set() with input as hidden
	rule.undetermined == {{"reason": "placeholder", "fields": ["requiredResourceAccess"]}} with input as hidden
}

test_an_api_without_a_name_is_called_by_its_client_id if {
	some violation in rule.violations with input as client([object.union(unlisted, {"resourceName": ""})])
	violation.params.resource == unlisted.resourceAppId
}

test_a_list_that_cannot_be_seen_is_undetermined if {
	absent := given.without(client([unlisted]), "application/requiredResourceAccess")
	rule.violations == set() with input as absent
	rule.undetermined == {{"reason": "absent", "fields": ["requiredResourceAccess"]}} with input as absent
	without_grants := given.without(client([]), "application/requiredResourceAccess")
	rule.undetermined == set() with input as without_grants
}

test_an_entry_that_cannot_be_seen_may_be_the_one if {
	hidden := {"resourceAppId": given.unknown("placeholder"), "resourceAccess": []}
	facts := {"resources": [{"is": "unknown", "displayName": "", "access": []}, listed_api], "grants": [unlisted]}
	app := given.application({"requiredResourceAccess": [hidden, given.entry("Scope")]}, facts)
	rule.violations == set() with input as app
	rule.undetermined == {{"reason": "resource", "fields": ["requiredResourceAccess"]}} with input as app
	damaged := given.application({"requiredResourceAccess": [{"resourceAppId": "abc", "resourceAccess": []}, given.entry("Scope")]}, facts)
	count(rule.violations) == 1 with input as damaged
}

test_a_grant_that_cannot_be_seen_is_undetermined if {
	scope := object.union(unlisted, {"scope": given.unknown("computed")})
	rule.violations == set() with input as client([scope])
	rule.undetermined == {{"reason": "computed", "fields": ["oauth2PermissionGrants"]}} with input as client([scope])
	every hidden in [["resourceAppId"], ["resourceRef", "resourceAppId"]] {
		nameless := client([object.remove(unlisted, hidden)])
		rule.violations == set() with input as nameless
		rule.undetermined == {{"reason": "resource", "fields": ["oauth2PermissionGrants"]}} with input as nameless
	}
}

without_grants(run) := object.union(object.remove(client([]), ["grants"]), {"run": run})

reason(run) := code if {
	[entry] := [each | some each in rule.undetermined] with input as without_grants(run)
	entry.fields == ["oauth2PermissionGrants"]
	code := entry.reason
}

test_grants_whose_client_cannot_be_told_are_undetermined if {
	reason({"grants": true, "servicePrincipals": "none"}) == "service-principals-not-exported"
	reason({"grants": true, "servicePrincipals": "incomplete"}) == "service-principals-incomplete"
}

test_a_run_without_grants_has_nothing_to_find if {
rule.violations | rule.undetermined == set() with input as without_grants({"grants": false})}
