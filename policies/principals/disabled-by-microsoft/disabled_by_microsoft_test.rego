package aadguard.rules.principals["disabled-by-microsoft_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.principals["disabled-by-microsoft"] as rule

id := "disabled-by-microsoft"

found := {
	"path": ["disabledByMicrosoftStatus"],
	"element": "disabledByMicrosoftStatus",
	"params": {"status": "DisabledDueToViolationOfServicesAgreement"},
}

test_bad_application if given.violations(id, "bad-application") == {found}

test_bad_foreign_service_principal if given.violations(id, "bad-foreign-service-principal") == {found}

# The report makes one finding of the two, by their element.
test_bad_both_objects if {
	kinds := {subject.kind |
		some subject in data.examples[id]["bad-both-objects"]
		count(rule.violations) == 1 with input as subject
	}
	kinds == {"application", "servicePrincipal"}
}

test_good if given.verdicts(id, "good-not-disabled") == set()

status(value) := {"disabledByMicrosoftStatus": value}

test_values_that_begin_with_disabled_count_in_any_case if {
	every value in ["DisabledDueToViolationOfServicesAgreement", "disabled", "DISABLEDByOther"] {
		count(rule.violations) == 1 with input as given.application(status(value), {})
		rule.undetermined == set() with input as given.application(status(value), {})
	}
}

test_values_that_say_that_it_is_not_disabled if {
	every value in [null, "", "<nil>", "NotDisabled", "notDisabled"] {
		rule.violations | rule.undetermined == set() with input as given.application(status(value), {})
		rule.violations | rule.undetermined == set() with input as given.principal(status(value), {})
	}
}

test_other_values_are_undetermined if {
	every value in ["Suspended", "UnderReview"] {
		rule.violations == set() with input as given.application(status(value), {})
		rule.undetermined == {{"reason": "status", "fields": ["disabledByMicrosoftStatus"]}} with input as given.application(status(value), {})
	}
}

unknown(facts) := given.without(given.principal({}, facts), "servicePrincipal/disabledByMicrosoftStatus")

absent := {{"reason": "absent", "fields": ["disabledByMicrosoftStatus"]}}

test_a_status_that_the_export_left_out_is_undetermined if {
	rule.undetermined == absent with input as given.without(given.application({}, {}), "application/disabledByMicrosoftStatus")
	rule.undetermined == absent with input as unknown({})
	rule.undetermined == absent with input as unknown({"application": {"ref": "1", "displayName": "Contoso Web"}})
}

test_the_applications_status_tells_of_its_service_principal if {
	every value in [null, "DisabledDueToViolationOfServicesAgreement"] {
		application := object.union({"ref": "1", "displayName": "Contoso Web"}, status(value))
		rule.violations | rule.undetermined == set() with input as unknown({"application": application})
	}
}

test_microsoft_disables_nothing_of_its_own if {
	rule.undetermined == set() with input as unknown({"owner": "microsoft"})
}

test_what_is_not_deployed_yet_is_not_disabled if {
rule.violations |
	rule.undetermined == set() with input as unknown({"origin": "declared"})
	declared := given.application(status(given.unknown("computed")), {"origin": "declared"})
	rule.violations | rule.undetermined == set() with input as declared
}
