package aadguard.rules.clients["public-flow-on-confidential-client_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.clients["public-flow-on-confidential-client"] as rule

id := "public-flow-on-confidential-client"

test_bad_device_code if {
	given.violations(id, "bad-device-code") == {{
		"path": ["isFallbackPublicClient"],
		"element": "",
		"severity": "error",
		"variant": "declared",
		"params": {"flows": ["the device code flow"]},
	}}
}

test_bad_desktop_redirect_uri if {
	given.violations(id, "bad-desktop-redirect-uri") == {{"path": ["isFallbackPublicClient"], "element": "", "severity": "note"}}
}

test_b2c_policies_check_passwords if {
	proxy := given.application({"publicClientRedirectUris": ["myapp://auth"], "isFallbackPublicClient": null}, given.of_kind("b2cFramework"))
	{violation.variant | some violation in rule.violations} == {"b2c"} with input as proxy
	on := given.application({"publicClientRedirectUris": ["myapp://auth"], "isFallbackPublicClient": true}, given.of_kind("b2cFramework"))
	rule.violations | rule.undetermined == set() with input as on
	hidden := given.without(proxy, "application/isFallbackPublicClient")
	rule.undetermined == {{"reason": "absent", "fields": ["isFallbackPublicClient"]}} with input as hidden
	framework := given.application({"webRedirectUris": ["https://contoso.b2clogin.com/contoso.onmicrosoft.com"]}, given.of_kind("b2cFramework"))
	rule.violations | rule.undetermined == set() with input as framework
}

test_good_switched_on if given.verdicts(id, "good-switched-on") == set()

test_good_authorization_code if given.verdicts(id, "good-authorization-code") == set()

test_good_mobile_application if given.verdicts(id, "good-mobile-application") == set()

localhost := {"publicClientRedirectUris": ["http://localhost"]}

test_both_flows_are_named if {
	app := given.application({}, {"flows": ["ropc", "deviceCode", "authorizationCode"]})
	{violation.params.flows | some violation in rule.violations} == {["the device code flow", "the password flow"]} with input as app
}

test_the_switch_decides if {
	every off in [false, null] {
		count(rule.violations) == 1 with input as given.application(object.union(localhost, {"isFallbackPublicClient": off}), {})
	}
	on := object.union(localhost, {"isFallbackPublicClient": true})
	rule.violations | rule.undetermined == set() with input as given.application(on, {})
	rule.violations | rule.undetermined == set() with input as given.application(on, {"flows": ["ropc"]})
}

test_silent_without_public_client_uris if {
rule.violations | rule.undetermined == set() with input as given.application({"webRedirectUris": ["http://localhost"]}, {})}

test_silent_where_other_flows_are_declared if {
	every facts in [{"flows": ["authorizationCode"]}, {"flows": ["clientCredentials"]}, {"daemonOnly": true}] {
		rule.violations | rule.undetermined == set() with input as given.application(localhost, facts)
	}
}

test_one_desktop_uri_is_enough if {
	uris := ["msauth.com.contoso.app://auth", "https://login.microsoftonline.com/common/oauth2/nativeclient"]
	count(rule.violations) == 1 with input as given.application({"publicClientRedirectUris": uris}, {})
}

undetermined_switch := {{"reason": "absent", "fields": ["isFallbackPublicClient"]}}

test_a_switch_that_cannot_be_seen_is_undetermined if {
	every app in [
		given.application(localhost, {}),
		given.application({}, {"flows": ["deviceCode"]}),
		given.application({"publicClientRedirectUris": given.unknown("computed")}, {}),
	] {
		unknown := given.without(app, "application/isFallbackPublicClient")
		rule.violations == set() with input as unknown
		rule.undetermined == undetermined_switch with input as unknown
	}
	rule.undetermined == set() with input as given.without(given.application({}, {}), "application/isFallbackPublicClient")
}

test_uris_that_cannot_be_seen_are_undecided_while_the_switch_is_off if {
	app := given.application({"publicClientRedirectUris": [given.unknown("placeholder"), "msauth.com.contoso.app://auth"]}, {})
	rule.violations == set() with input as app
	rule.undetermined == {{"reason": "placeholder", "fields": ["publicClientRedirectUris"]}} with input as app
	on := object.union(app, {"application": {"isFallbackPublicClient": true}})
	rule.undetermined == set() with input as on
}
