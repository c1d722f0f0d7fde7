package aadguard.rules.clients["redirect-uri-on-two-platforms_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.clients["redirect-uri-on-two-platforms"] as rule

id := "redirect-uri-on-two-platforms"

test_bad_web_and_spa if {
	given.violations(id, "bad-web-and-spa") == {{
		"path": ["spaRedirectUris", 0],
		"element": "https://map.contoso.com/auth",
		"variant": "identical",
		"params": {"uris": ["https://map.contoso.com/auth"], "platforms": ["web", "single-page application"]},
	}}
}

test_bad_localhost if {
	given.violations(id, "bad-localhost") == {{
		"path": ["publicClientRedirectUris", 0],
		"element": "http://localhost/",
		"variant": "same-but-spelling",
		"params": {
			"uris": ["http://localhost", "http://localhost:3000/"],
			"platforms": ["single-page application", "public client"],
		},
	}}
}

test_a_declared_one_is_refused if {
	declared := object.union(on(["https://map.contoso.com/auth"], ["https://map.contoso.com/auth"], []), {"origin": "declared"})
	{[violation.severity, violation.variant] | some violation in rule.violations} == {["error", "identical"]} with input as declared
	spelled := object.union(on(["https://map.contoso.com/"], ["https://map.contoso.com"], []), {"origin": "declared"})
	{violation.variant | some violation in rule.violations; not violation.severity} == {"same-but-spelling"} with input as spelled
}

test_the_port_of_a_loopback_address_does_not_count if {
	{violation.element | some violation in rule.violations} == {"http://127.0.0.1/"} with input as on(["http://127.0.0.1:5000/"], ["http://127.0.0.1:3000"], [])
	rule.violations == set() with input as on(["http://127.0.0.1:5000/"], ["http://localhost:3000/"], [])
}

test_good if given.verdicts(id, "good-paths-of-their-own") == set()

on(web, spa, native) := given.application(
	{
		"webRedirectUris": web,
		"spaRedirectUris": spa,
		"publicClientRedirectUris": native,
	},
	{},
)

test_the_same_placeholder if {
	end := {"$unknown": "placeholder", "same": "${{TAB}}/end.html"}
	other := {"$unknown": "placeholder", "same": "${{TAB}}/start.html"}
	found := {[violation.element, violation.path, violation.variant] | some violation in rule.violations} with input as on([other, end], [end], [])
	found == {["${{TAB}}/end.html", ["spaRedirectUris", 0], "identical"]}
	rule.violations == set() with input as on([end], [other], [])
	rule.violations == set() with input as on([given.unknown("placeholder")], [given.unknown("placeholder")], [])
}

test_the_same if {
	every pair in [
		["https://orders.contoso.com/auth", "HTTPS://Orders.contoso.com/auth"],
		["https://orders.contoso.com", "https://orders.contoso.com/"],
		["http://localhost:3000/auth", "http://localhost:5173/auth"],
		["https://localhost", "https://LOCALHOST:44300/"],
		["urn:ietf:wg:oauth:2.0:oob", "urn:ietf:wg:oauth:2.0:oob"],
		["msauth.com.contoso.app://auth", "msauth.com.contoso.app://auth"],
	] {
		count(rule.violations) == 1 with input as on([pair[0]], [], [pair[1]])
	}
}

test_not_the_same if {
	every pair in [
		["https://orders.contoso.com/auth", "https://orders.contoso.com/Auth"],
		["https://orders.contoso.com/auth", "https://orders.contoso.com/auth/"],
		["https://orders.contoso.com:8443/", "https://orders.contoso.com/"],
		["http://localhost/", "https://localhost/"],
		["http://localhost.contoso.com:1/", "http://localhost/"],
		["http://127.0.0.1:3000/", "http://localhost:3000/"],
		["://", "urn:x"],
	] {
		rule.violations | rule.undetermined == set() with input as on([pair[0]], [pair[1]], [])
	}
}

test_on_all_three_it_is_one_fault_at_the_second if {
	uri := "https://orders.contoso.com/auth"
	some violation in rule.violations with input as on([uri], ["https://orders.contoso.com/", uri], [uri])
	violation.path == ["spaRedirectUris", 1]
	violation.params.platforms == ["web", "single-page application", "public client"]
	count(rule.violations) == 1 with input as on([uri], ["https://orders.contoso.com/", uri], [uri])
}

test_twice_on_one_platform_is_no_fault if {
rule.violations | rule.undetermined == set() with input as on(["http://localhost:1/", "http://localhost:2/"], [], [])}

test_each_uri_is_a_fault if {
	uris := ["https://orders.contoso.com/a", "https://orders.contoso.com/b"]
	{violation.path | some violation in rule.violations} == {["spaRedirectUris", 0], ["spaRedirectUris", 1]} with input as on(uris, uris, [])
}

test_a_platform_that_cannot_be_seen_is_undetermined if {
	computed := given.unknown("computed")
	rule.undetermined == {{"reason": "computed", "fields": ["spaRedirectUris"]}} with input as on(["http://localhost"], computed, [])
	rule.undetermined == {{"reason": "computed", "fields": ["webRedirectUris"]}} with input as on([computed], ["http://localhost"], null)
}

test_alone_a_platform_that_cannot_be_seen_is_no_fault if {
rule.violations | rule.undetermined == set() with input as on(given.unknown("computed"), [], null)}
