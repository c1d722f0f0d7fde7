package aadguard.rules.consent["unverified-publisher_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.consent["unverified-publisher"] as rule

id := "unverified-publisher"

test_bad_multi_tenant if {
	given.violations(id, "bad-multi-tenant") == {{"path": ["requiredResourceAccess"], "element": "", "params": {"permissions": ["Mail.Send"]}}}
}

test_good if given.verdicts(id, "good-verified-or-basic") == set()

asking_graph(name) := given.resource({"is": "microsoft", "appId": given.microsoft_graph, "access": [{"scope": "enabled", "role": "absent", "name": name}]})

client(name, fields) := given.application(
	object.union(
		{
			"signInAudience": "AzureADMultipleOrgs",
			"verifiedPublisherId": null,
			"createdDateTime": "2026-05-12T09:30:00Z",
			"webRedirectUris": ["https://orders.contoso.com/signin-oidc"],
			"requiredResourceAccess": [given.entry("Scope")],
		},
		fields,
	),
	{"resources": [asking_graph(name)]},
)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

test_more_than_a_basic_sign_in if {
	every name in ["openid", "profile", "email", "offline_access", "User.Read"] {
		silent(client(name, {}))
	}
	count(rule.violations) == 1 with input as client("Mail.Read", {})
	count(rule.violations) == 1 with input as client("Mail.Read", {"signInAudience": "AzureADandPersonalMicrosoftAccount"})
	silent(client("Mail.Read", {"requiredResourceAccess": [given.entry("Role")]}))
}

test_who_needs_no_verified_publisher if {
	silent(client("Mail.Read", {"signInAudience": "AzureADMyOrg"}))
	silent(client("Mail.Read", {"verifiedPublisherId": "5206095"}))
	silent(client("Mail.Read", {"createdDateTime": "2020-11-08T12:00:00Z"}))
	silent(given.without(client("Mail.Read", {}), "application/verifiedPublisherId"))
	count(rule.violations) == 1 with input as client("Mail.Read", {"createdDateTime": "2020-11-09T00:00:00Z"})
}

test_what_cannot_be_seen_leaves_it_open if {
	hidden := client("Mail.Read", {"verifiedPublisherId": given.unknown("placeholder")})
	rule.violations == set() with input as hidden
	rule.undetermined == {{"reason": "placeholder", "fields": ["verifiedPublisherId"]}} with input as hidden
	undated := given.without(client("Mail.Read", {}), "application/createdDateTime")
	rule.violations == set() with input as undated
	rule.undetermined == {{"reason": "absent", "fields": ["createdDateTime"]}} with input as undated
	count(rule.violations) == 1 with input as object.union(undated, {"origin": "declared"})
}

waits(subject, reason, fields) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": fields}} with input as subject
}

test_an_audience_that_cannot_be_seen_leaves_it_open if {
	waits(client("Mail.Read", {"signInAudience": given.unknown("computed")}), "computed", ["signInAudience"])
}

test_users_who_may_sign_in_leave_it_open if {
	hidden := client("Mail.Read", {"webRedirectUris": [], "spaRedirectUris": given.unknown("truncated")})
	waits(hidden, "truncated", ["spaRedirectUris"])
	silent(client("Mail.Read", {"webRedirectUris": []}))
}

test_permissions_that_cannot_be_seen_leave_it_open if {
	waits(client("Mail.Read", {"requiredResourceAccess": given.unknown("computed")}), "computed", ["requiredResourceAccess"])
}

asking_somebody(type) := object.union(
	client("Orders.Read", {"requiredResourceAccess": [given.entry(type)]}),
	{"resources": [given.resource({"is": "unknown", "access": [{"scope": "absent", "role": "absent", "name": ""}]})]},
)

test_an_api_that_cannot_be_seen_leaves_it_open if {
	waits(asking_somebody("Scope"), "resource", ["requiredResourceAccess"])
	silent(asking_somebody("Role"))
}
