package aadguard.rules.deployment["redirect-uri-not-allowed_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.deployment["redirect-uri-not-allowed"] as rule

id := "redirect-uri-not-allowed"

test_bad_http if {
	given.violations(id, "bad-http") == {{
		"path": ["webRedirectUris", 0],
		"element": "http://intranet.contoso.com/signin-oidc",
		"variant": "http",
		"params": {
			"uri": "http://intranet.contoso.com/signin-oidc",
			"wanted": "https://intranet.contoso.com/signin-oidc",
			"platform": "web",
			"property": "web",
			"block": "Web",
		},
	}}
}

test_bad_query_for_personal_accounts if {
	some violation in given.violations(id, "bad-query-for-personal-accounts")
	[violation.variant, violation.params.wanted] == ["query", "https://wallboard.contoso.com/auth"]
}

test_bad_scheme_on_web if {
	{violation.variant | some violation in given.violations(id, "bad-scheme-on-web")} == {"scheme"}
}

test_bad_broker_on_public_client if {
	{violation.variant | some violation in given.violations(id, "bad-broker-on-public-client")} == {"broker"}
}

test_bad_wildcard_for_personal_accounts if {
	{violation.variant | some violation in given.violations(id, "bad-wildcard-for-personal-accounts")} == {"wildcard"}
}

test_bad_characters if {
	{[violation.variant, violation.severity] | some violation in given.violations(id, "bad-characters")} == {["characters", "warning"]}
}

test_bad_fragment if {
	{violation.severity | some violation in given.violations(id, "bad-fragment")} == {"warning"}
}

test_good if given.verdicts(id, "good-https-and-localhost") == set()

app(origin, fields) := given.application(fields, {"origin": origin})

cases(origin, fields) := found if {
	found := {[object.get(violation, "variant", ""), object.get(violation, "severity", "error")] |
		some violation in rule.violations
	} with input as app(origin, fields)
}

work := {"https://a.contoso.com", "https://*.contoso.com/auth", "https://a.contoso.com/auth?x=1", "http://localhost:3000/auth", "http://127.0.0.1", "https://localhost"}

test_allowed if {
	every text in work {
		cases("declared", {"webRedirectUris": [text]}) == set()
		cases("declared", {"spaRedirectUris": [text]}) == set()
		cases("declared", {"publicClientRedirectUris": [text]}) == set()
	}
	every text in {"urn:ietf:wg:oauth:2.0:oob", "msauth.com.contoso.app://auth", "ms-appx-web://Microsoft.AAD.BrokerPlugin/6f1c", "myapp:/auth"} {
		cases("declared", {"publicClientRedirectUris": [text]}) == set()
	}
	cases("declared", {"webRedirectUris": ["urn:ietf:wg:oauth:2.0:oob"]}) == set()
	cases("declared", {"spaRedirectUris": ["brk-multihub://orders.contoso.com"]}) == set()
}

test_not_allowed if {
	every list in ["webRedirectUris", "spaRedirectUris", "publicClientRedirectUris"] {
		every origin in ["declared", "observed"] {
			cases(origin, {list: ["http://intranet/cb"]}) == {["http", "error"]}
			cases(origin, {list: ["HTTP://localhost.contoso.com/cb"]}) == {["http", "error"]}
			cases(origin, {list: ["http://[::1]:3000/cb"]}) == {["loopback", "error"]}
			cases(origin, {list: ["https://a.contoso.com/cb#x"]}) == {["fragment", "warning"]}
		}
	}
	cases("declared", {"webRedirectUris": ["myapp://auth"]}) == {["scheme", "error"]}
	cases("declared", {"spaRedirectUris": ["urn:ietf:wg:oauth:2.0:oob"]}) == {["scheme", "error"]}
	cases("declared", {"webRedirectUris": ["brk-multihub://orders.contoso.com"]}) == {["broker", "error"]}
	cases("observed", {"publicClientRedirectUris": ["brk-multihub://orders.contoso.com"]}) == {["broker", "warning"]}
	cases("declared", {"spaRedirectUris": ["brk-multihub://orders.contoso.com"]}) == set()
	cases("declared", {"webRedirectUris": ["orders.contoso.com/cb"]}) == {["relative", "error"]}
	long := concat("", ["https://a.contoso.com/", concat("", [x | some x in array.concat(split(digits, ""), split(digits, ""))])])
	cases("declared", {"webRedirectUris": [long]}) == {["length", "error"]}
}

digits := "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"

test_what_personal_accounts_may_not_have if {
	cases("declared", personal(["https://*.contoso.com/cb"])) == {["wildcard", "error"]}
	cases("declared", personal(["https://a.contoso.com/cb?x=1"])) == {["query", "error"]}
	cases("declared", personal(["https://a.contoso.com/(cb)"])) == {["characters", "error"]}
	cases("declared", {"webRedirectUris": ["https://a.contoso.com/(cb)"]}) == {["characters", "warning"]}
	cases("observed", personal(["https://a.contoso.com/cb?x=1"])) == {["query", "warning"]}
	cases("observed", personal(["https://*.contoso.com/cb"])) == {["wildcard", "warning"]}
	cases("observed", personal(["https://a.contoso.com/(cb)"])) == {["characters", "warning"]}
}

personal(uris) := {"signInAudience": "AzureADandPersonalMicrosoftAccount", "webRedirectUris": uris}

test_who_signs_in_decides_about_queries_and_wildcards if {
	every text in ["https://*.contoso.com/cb", "https://a.contoso.com/cb?x=1"] {
		hidden := app("observed", {"webRedirectUris": [text], "signInAudience": given.unknown("absent")})
		rule.violations == set() with input as hidden
		rule.undetermined == {{"reason": "absent", "fields": ["signInAudience"]}} with input as hidden
	}
}

test_what_was_accepted_once_and_no_sign_in_can_use if {
	cases("observed", {"webRedirectUris": ["myapp://auth"]}) == {["scheme", "warning"]}
	cases("observed", {"spaRedirectUris": ["urn:ietf:wg:oauth:2.0:oob"]}) == {["scheme", "warning"]}
	cases("observed", {"webRedirectUris": ["orders.contoso.com/cb"]}) == {["relative", "warning"]}
	cases("observed", {"webRedirectUris": ["https://a.contoso.com/(cb)"]}) == {["characters", "note"]}
	cases("observed", {"webRedirectUris": ["https://a.contoso.com/cb?x=1", "https://*.contoso.com/cb"]}) == set()
	cases("observed", {"publicClientRedirectUris": ["myapp://auth", "msauth.com.contoso.orders://auth"]}) == set()
}

by_http := {"webRedirectUris": ["http://intranet.contoso.com/saml/acs"]}

test_reply_urls_of_another_kind if {
rule.violations |
	rule.undetermined == set() with input as given.application(by_http, {"kinds": ["saml"]})
	open_ := given.application(by_http, {"kinds": [], "kindUndetermined": {"reason": "kind", "fields": ["preferredSingleSignOnMode"]}})
	rule.violations == set() with input as open_
	rule.undetermined == {{"reason": "kind", "fields": ["preferredSingleSignOnMode"]}} with input as open_
	count(rule.violations) == 1 with input as object.union(open_, {"origin": "declared"})
}

test_what_cannot_be_seen_leaves_it_open if {
	computed := given.unknown("computed")
	rule.undetermined == {{"reason": "computed", "fields": ["spaRedirectUris"]}} with input as app("declared", {"spaRedirectUris": [computed]})
	rule.undetermined == {{"reason": "computed", "fields": ["webRedirectUris"]}} with input as app("observed", {"webRedirectUris": computed})
}

test_what_to_write_in_place_of_a_loopback_address if {
	every text, wanted in {"http://[::1]:3000/cb": "http://127.0.0.1:3000/cb", "https://[::1]/cb": "https://localhost/cb"} {
		{violation.params.wanted | some violation in rule.violations} == {wanted} with input as app("declared", {"webRedirectUris": [text]})
	}
}
