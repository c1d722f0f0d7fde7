package aadguard.rules.request["obo-wildcard-redirect_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.request["obo-wildcard-redirect"] as rule

id := "obo-wildcard-redirect"

test_bad_wildcard if {
	given.violations(id, "bad-wildcard") == {{
		"path": ["webRedirectUris", 0],
		"element": "https://partners.contoso.com/*",
		"params": {"uri": "https://partners.contoso.com/*", "property": "web", "block": "Web"},
	}}
}

test_good if {
	every example in ["good-exact-uri", "good-no-id-tokens"] {
		given.verdicts(id, example) == set()
	}
}

uri := "https://partners.contoso.com/*"

exposing := {"exposes": {"enabledScopes": 1, "enabledRoles": 0}}

portal(fields, facts) := given.application(
	object.union({"enableIdTokenIssuance": true, "webRedirectUris": [uri]}, fields),
	object.union(exposing, facts),
)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

test_every_platform_and_every_uri_counts if {
	several := portal({"webRedirectUris": ["https://contoso.com", uri], "spaRedirectUris": [uri], "publicClientRedirectUris": ["x*"]}, {})
	{violation.path | some violation in rule.violations} == {
		["webRedirectUris", 1],
		["spaRedirectUris", 0],
		["publicClientRedirectUris", 0],
	} with input as several
}

test_only_an_ending_counts if {
	silent(portal({"webRedirectUris": ["https://*.contoso.com/signin"]}, {}))
}

test_only_who_exposes_a_scope_exchanges_tokens if {
	nothing := {"exposes": {"enabledScopes": 0, "enabledRoles": 0}}
	silent(portal({}, nothing))
	silent(portal({}, object.union(nothing, {"flows": ["onBehalfOf"]})))
	hidden := portal({}, {"exposes": {"enabledScopes": given.unknown("absent"), "enabledRoles": 0}})
	rule.violations == set() with input as hidden
	rule.undetermined == {{"reason": "absent", "fields": ["oauth2PermissionScopes"]}} with input as hidden
}

test_without_implicit_id_tokens_there_is_none_to_exchange if {
	every value in [false, null] {
		silent(portal({"enableIdTokenIssuance": value}, {}))
	}
}

test_declared_flows_decide if {
	silent(portal({}, {"flows": ["authorizationCode"]}))
	silent(portal({}, {"daemonOnly": true}))
	count(rule.violations) == 1 with input as portal({}, {"flows": ["authorizationCode", "onBehalfOf"]})
}

test_saml_applications_issue_no_such_token if {
	silent(portal({}, given.of_kind("saml")))
}

test_whether_it_is_saml_cannot_be_seen if {
	no_mode := portal({}, given.kind_unknown)
	rule.violations == set() with input as no_mode
	rule.undetermined == {{"reason": "absent", "fields": ["preferredSingleSignOnMode"]}} with input as no_mode
	count(rule.violations) == 1 with input as object.union(no_mode, {"flows": ["onBehalfOf"]})
	alone := portal({}, {"servicePrincipal": null, "run": object.union(given.run, {"servicePrincipals": "none"})})
	count(rule.violations) == 1 with input as alone
}

test_the_switch_cannot_be_seen if {
	hidden := given.without(portal({}, {}), "application/enableIdTokenIssuance")
	rule.violations == set() with input as hidden
	rule.undetermined == {{"reason": "absent", "fields": ["enableIdTokenIssuance"]}} with input as hidden
	silent(given.without(portal({"webRedirectUris": ["https://contoso.com"]}, {}), "application/enableIdTokenIssuance"))
}

test_neither_can_be_seen if {
	hidden := given.without(portal({"webRedirectUris": given.unknown("truncated")}, {}), "application/enableIdTokenIssuance")
	rule.violations == set() with input as hidden
	rule.undetermined == {
		{"reason": "absent", "fields": ["enableIdTokenIssuance"]},
		{"reason": "truncated", "fields": ["webRedirectUris"]},
	} with input as hidden
}

test_uris_that_cannot_be_seen_leave_it_open if {
	some_ := portal({"webRedirectUris": [uri, given.unknown("placeholder")], "spaRedirectUris": given.unknown("truncated")}, {})
	count(rule.violations) == 1 with input as some_
	rule.undetermined == {
		{"reason": "placeholder", "fields": ["webRedirectUris"]},
		{"reason": "truncated", "fields": ["spaRedirectUris"]},
	} with input as some_
	silent(portal({"enableIdTokenIssuance": false, "webRedirectUris": given.unknown("truncated")}, {}))
}
