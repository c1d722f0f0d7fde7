package aadguard.rules.clients["password-flow-personal-accounts_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.clients["password-flow-personal-accounts"] as rule

id := "password-flow-personal-accounts"

test_bad_personal_accounts_only if {
	given.violations(id, "bad-personal-accounts-only") == {{"path": ["signInAudience"], "element": ""}}
}

test_bad_personal_accounts_too if {
	given.violations(id, "bad-personal-accounts-too") == {{
		"path": ["signInAudience"],
		"element": "",
		"severity": "warning",
		"variant": "mixed",
	}}
}

test_good if given.verdicts(id, "good-device-code") == set()

with_audience(audience, flows) := given.application({"signInAudience": audience}, {"flows": flows})

test_accounts_of_tenants_are_right if {
	every audience in ["AzureADMyOrg", "AzureADMultipleOrgs", null] {
		rule.violations | rule.undetermined == set() with input as with_audience(audience, ["ropc"])
	}
}

test_only_where_the_flow_is_declared if {
	every flows in [[], ["authorizationCode"]] {
		rule.violations | rule.undetermined == set() with input as with_audience("PersonalMicrosoftAccount", flows)
		rule.violations | rule.undetermined == set() with input as with_audience(given.unknown("computed"), flows)
	}
}

test_an_audience_that_cannot_be_seen_is_undetermined if {
	computed := with_audience(given.unknown("computed"), ["ropc"])
	rule.violations == set() with input as computed
	rule.undetermined == {{"reason": "computed", "fields": ["signInAudience"]}} with input as computed
	absent := given.without(computed, "application/signInAudience")
	rule.undetermined == {{"reason": "absent", "fields": ["signInAudience"]}} with input as absent
}
