package aadguard.rules.clients["interactive-client-without-redirect-uri_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.clients["interactive-client-without-redirect-uri"] as rule

id := "interactive-client-without-redirect-uri"

test_bad_no_redirect_uri if {
	given.violations(id, "bad-no-redirect-uri") == {{"path": ["webRedirectUris"], "element": ""}}
}

test_good_redirect_uri if given.verdicts(id, "good-redirect-uri") == set()

test_good_daemon if given.verdicts(id, "good-daemon") == set()

declared(fields) := given.application(fields, {"flows": ["authorizationCode", "refreshToken"]})

test_any_platform_will_do if {
	every list in ["webRedirectUris", "spaRedirectUris", "publicClientRedirectUris"] {
		every uri in ["https://orders.contoso.com/", given.unknown("computed")] {
			rule.violations == set() with input as declared({list: [uri]})
		}
	}
}

test_only_where_the_flow_is_declared if {
	every flows in [[], ["deviceCode"], ["onBehalfOf"]] {
		rule.violations | rule.undetermined == set() with input as given.application({}, {"flows": flows})
	}
}

test_empty_lists_may_be_null if {
	count(rule.violations) == 1 with input as declared({"webRedirectUris": null})
}

test_a_platform_that_cannot_be_seen_is_undetermined if {
	computed := declared({"spaRedirectUris": given.unknown("computed")})
	rule.violations == set() with input as computed
	rule.undetermined == {{"reason": "computed", "fields": ["spaRedirectUris"]}} with input as computed
	rule.undetermined == {{"reason": "absent", "fields": ["webRedirectUris"]}} with input as given.without(
		declared({}),
		"application/webRedirectUris",
	)
}

test_one_redirect_uri_decides_whatever_else_cannot_be_seen if {
	app := declared({"webRedirectUris": ["https://orders.contoso.com/"], "spaRedirectUris": given.unknown("computed")})
	rule.violations | rule.undetermined == set() with input as app
}
