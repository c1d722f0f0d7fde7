package aadguard.rules.signon["mapped-claims-unverified-audience_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.signon["mapped-claims-unverified-audience"] as rule

id := "mapped-claims-unverified-audience"

test_bad_word_as_audience if {
	given.violations(id, "bad-word-as-audience") == {{"path": ["identifierUris"], "element": "", "params": {"uris": ["api://timesheets"]}}}
}

test_good if given.verdicts(id, "good-client-id-as-audience") == set()

app(uris, fields) := given.application(
	object.union({"acceptMappedClaims": true, "identifierUris": uris}, fields),
	{"exposes": {"enabledScopes": 1, "enabledRoles": 0}},
)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason, field) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": [field]}} with input as subject
}

test_audiences_that_may_be_verified if {
	every uri in [
		"api://6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11",
		"api://6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11/orders",
		"api://orders/6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11",
		"https://orders.contoso.com",
		"api://orders.contoso.com/api",
	] {
		silent(app([uri], {}))
		silent(app(["api://orders", uri], {}))
	}
	count(rule.violations) == 1 with input as app(["api://orders", "api://orders/v2"], {})
}

test_version_two_has_the_client_id if {
	silent(app(["api://orders"], {"requestedAccessTokenVersion": 2}))
	count(rule.violations) == 1 with input as app(["api://orders"], {"requestedAccessTokenVersion": 1})
}

test_nobodys_audience if {
	silent(app([], {}))
	silent(object.union(app(["api://orders"], {}), {"exposes": {"enabledScopes": 0, "enabledRoles": 0}}))
	silent(app(["api://orders"], {"acceptMappedClaims": false}))
}

test_what_cannot_be_seen_leaves_it_open if {
	waits(app(["api://orders", given.unknown("computed")], {}), "computed", "identifierUris")
	waits(app(["api://orders"], {"requestedAccessTokenVersion": given.unknown("computed")}), "computed", "requestedAccessTokenVersion")
	silent(app(["https://orders.contoso.com", given.unknown("computed")], {}))
	waits(app([], {"acceptMappedClaims": given.unknown("placeholder")}), "placeholder", "acceptMappedClaims")
	waits(object.union(app(["api://orders"], {}), {"exposes": {"enabledScopes": given.unknown("truncated")}}), "truncated", "oauth2PermissionScopes")
}

test_roles_that_cannot_be_counted_leave_it_open if {
	waits(object.union(app(["api://orders"], {}), {"exposes": {"enabledScopes": 0, "enabledRoles": given.unknown("truncated")}}), "truncated", "appRoles")
}
