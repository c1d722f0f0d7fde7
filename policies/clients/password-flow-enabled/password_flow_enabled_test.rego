package aadguard.rules.clients["password-flow-enabled_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.clients["password-flow-enabled"] as rule

id := "password-flow-enabled"

possible := {{"path": ["isFallbackPublicClient"], "element": ""}}

declared := {{"path": ["isFallbackPublicClient"], "element": "", "severity": "warning", "variant": "declared"}}

test_bad if {
	given.violations(id, "bad-public-client-flows") == possible
	given.violations(id, "bad-declared-password-flow") == declared
}

test_good if {
	given.verdicts(id, "good-confidential-client") == set()
	given.verdicts(id, "good-device-code") == set()
}

public := {"isFallbackPublicClient": true}

test_the_switch_alone_is_an_exposure if {
	rule.violations == possible with input as given.application(public, {})
	rule.violations == possible with input as given.application(public, {"flows": []})
}

test_declared_is_declared_whatever_the_switch if {
	every switch in [true, false, null, given.unknown("computed")] {
		app := given.application({"isFallbackPublicClient": switch}, {"flows": ["deviceCode", "ropc"]})
		rule.violations == declared with input as app
		rule.undetermined == set() with input as app
	}
}

test_other_declared_flows_silence_it if {
	every flow in ["deviceCode", "authorizationCode", "clientCredentials"] {
		rule.violations | rule.undetermined == set() with input as given.application(public, {"flows": [flow]})
	}
}

test_off_or_unset_is_no_exposure if {
	every switch in [false, null] {
		rule.violations | rule.undetermined == set() with input as given.application({"isFallbackPublicClient": switch}, {})
	}
}

test_a_switch_that_cannot_be_seen_is_undetermined if {
	absent := given.without(given.application({}, {}), "application/isFallbackPublicClient")
	rule.violations == set() with input as absent
	rule.undetermined == {{"reason": "absent", "fields": ["isFallbackPublicClient"]}} with input as absent
	rule.undetermined == set() with input as object.union(absent, {"flows": ["deviceCode"]})
}

test_b2c_policies_need_the_flow if {
	every setting in [true, given.unknown("computed")] {
		rule.violations | rule.undetermined == set() with input as given.application({"isFallbackPublicClient": setting}, given.of_kind("b2cFramework"))
	}
}
