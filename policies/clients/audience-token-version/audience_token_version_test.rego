package aadguard.rules.clients["audience-token-version_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.clients["audience-token-version"] as rule

id := "audience-token-version"

test_bad_version_not_set if {
	given.violations(id, "bad-version-not-set") == {{
		"path": ["requestedAccessTokenVersion"],
		"element": "",
		"params": {"audience": "AzureADandPersonalMicrosoftAccount", "version": 1},
	}}
}

test_bad_version_one if {
	{violation.params.version | some violation in given.violations(id, "bad-version-one")} == {1}
}

test_bad_audience if {
	given.violations(id, "bad-audience") == {{
		"path": ["signInAudience"],
		"element": "",
		"variant": "unknown-audience",
		"params": {"audience": "AzureADMultipleOrganizations"},
	}}
}

test_good_version_two if given.verdicts(id, "good-version-two") == set()

test_good_accounts_of_one_tenant if given.verdicts(id, "good-accounts-of-one-tenant") == set()

with_both(audience, version) := given.application({"signInAudience": audience, "requestedAccessTokenVersion": version}, {})

test_tenants_take_any_version if {
	every audience in ["AzureADMyOrg", "AzureADMultipleOrgs", null] {
		every version in [1, 2, null, given.unknown("computed")] {
			rule.violations | rule.undetermined == set() with input as with_both(audience, version)
		}
	}
}

test_an_empty_audience_is_none_of_the_four if {
	count(rule.violations) == 1 with input as with_both("", 2)
}

test_an_audience_that_cannot_be_seen_is_undetermined if {
	every reason in ["absent", "placeholder"] {
		app := with_both(given.unknown(reason), 1)
		rule.violations == set() with input as app
		rule.undetermined == {{"reason": reason, "fields": ["signInAudience"]}} with input as app
	}
}

test_a_version_that_cannot_be_seen_is_undecided_for_personal_accounts if {
	app := with_both("PersonalMicrosoftAccount", given.unknown("computed"))
	rule.violations == set() with input as app
	rule.undetermined == {{"reason": "computed", "fields": ["requestedAccessTokenVersion"]}} with input as app
	absent := given.without(app, "application/requestedAccessTokenVersion")
	rule.undetermined == {{"reason": "absent", "fields": ["requestedAccessTokenVersion"]}} with input as absent
}
