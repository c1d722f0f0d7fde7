package aadguard.lib.result_test

import data.aadguard.lib.result
import data.aadguard.lib.subject_test as given

unknown := given.unknown("computed")

test_a_violation_has_a_place_and_an_element if {
	result.violation(["tags", 0], "a", {}) == {"path": ["tags", 0], "element": "a"}
	result.violation(["tags"], "", {"severity": "note"}) == {"path": ["tags"], "element": "", "severity": "note"}
}

test_undetermined_names_the_field if {
	result.undetermined_field({}, "tags") == {"reason": "absent", "fields": ["tags"]}
}

test_undetermined_within_names_the_fields_of_elements if {
	keys := {"keys": [{"type": unknown, "usage": "Sign"}, {"type": "Symmetric"}, unknown]}
	result.undetermined_within(keys, "keys", ["type", "usage"]) == {
		{"reason": "computed", "fields": ["keys.type"]},
		{"reason": "absent", "fields": ["keys.usage"]},
	}
}

test_a_known_field_is_not_undetermined if not result.undetermined_field({"tags": []}, "tags")

test_a_fact_names_the_neighbours_field_or_the_subjects_own if {
	result.undetermined_fact(unknown, "scope") == {"reason": "computed", "fields": ["scope"]}
	result.undetermined_fact(object.union(unknown, {"field": "grants.scope"}), "scope") == {"reason": "computed", "fields": ["grants.scope"]}
}
