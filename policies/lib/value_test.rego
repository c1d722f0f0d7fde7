package aadguard.lib.value_test

import data.aadguard.lib.subject_test as given
import data.aadguard.lib.value

unknown := given.unknown("computed")

test_a_field_is_absent_unknown_or_known if {
	value.field({"a": 1}, "a") == 1
	value.field({"a": null}, "a") == null
	value.field({"a": unknown}, "a") == unknown
	value.field({}, "a") == {"$unknown": "absent"}
}

test_only_markers_are_unknown if {
	value.is_unknown(unknown)
	every known in [null, "", "text", 0, false, [], {}, {"id": "x"}] {
		value.is_known(known)
	}
}

test_a_list_that_cannot_be_seen_reads_as_empty if {
	value.list({"l": [1]}, "l") == [1]
	every object_ in [{}, {"l": null}, {"l": unknown}, {"l": "text"}] {
		value.list(object_, "l") == []
	}
}

test_what_is_no_object_has_no_fields if {
	not value.field(null, "l")
	not value.unknown(null, "l")
}

test_the_list_of_no_object_is_empty if value.list(null, "l") == []

test_filled_counts_elements_that_cannot_be_seen if {
	value.is_filled({"l": [unknown]}, "l")
	not value.is_filled({"l": []}, "l")
	not value.is_filled({"l": unknown}, "l")
}

test_an_open_end_is_no_element if {
	not value.is_filled({"l": [open_end]}, "l")
	value.is_filled({"l": [open_end, "seen"]}, "l")
	value.is_filled({"l": [{"id": "x"}, open_end]}, "l")
	not value.is_empty({"l": [open_end]}, "l")
	value.unknown({"l": ["seen", open_end]}, "l") == "computed"
}

open_end := {"$unknown": "computed", "open": true}

test_empty_is_known_to_be_nothing if {
	value.is_empty({"l": []}, "l")
	value.is_empty({"l": null}, "l")
	not value.is_empty({"l": [unknown]}, "l")
	not value.is_empty({"l": unknown}, "l")
	not value.is_empty({}, "l")
}

test_unknown_says_why if {
	value.unknown({}, "l") == "absent"
	value.unknown({"l": unknown}, "l") == "computed"
	value.unknown({"l": ["seen", given.unknown("placeholder")]}, "l") == "placeholder"
	not value.unknown({"l": null}, "l")
	not value.unknown({"l": ["seen"]}, "l")
}

# Two answers of one function would stop the whole evaluation.
test_unknown_has_one_answer_for_several_reasons if {
	value.unknown({"l": [given.unknown("name"), given.unknown("truncated")]}, "l") == "name"
}

test_texts_compare_without_regard_to_case if {
	value.text("Sign") == "sign"
	not value.text(unknown)
	not value.text(null)
}

test_an_id_reads_as_itself_or_as_what_it_equals if {
	value.id_text("a") == "a"
	value.id_text({"$unknown": "computed", "same": "random_uuid.scope.result"}) == "random_uuid.scope.result"
	not value.id_text(unknown)
}
