package aadguard.rules.principals["service-principal-of-object-id_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.principals["client-without-service-principal"] as without_principal
import data.aadguard.rules.principals["service-principal-of-object-id"] as rule

id := "service-principal-of-object-id"

test_bad_api if {
	some application in data.examples[id]["bad-api"]
	application.kind == "application"
	given.brief(given.violations(id, "bad-api")) == {{
		"path": ["appId"],
		"element": "",
		"params": {
			"id": application.application.id,
			"application": "Contoso Packing API",
			"wanted": application.application.appId,
		},
	}}
}

# Who can mend it at either end is told of the other one.
test_bad_client if {
	some application in data.examples[id]["bad-client"]
	[missing.related | some missing in without_principal.violations] == [[application.principalOfObjectId.ref]] with input as application
	some principal in data.examples[id]["bad-client"]
	[found.related | some found in rule.violations] == [[principal.objectIdOf.ref]] with input as principal
}

test_good if given.verdicts(id, "good-client-id") == set()

mistaken := {"objectIdOf": given.neighbour("1", "Contoso Web")}

test_the_application_that_was_meant_is_related if {
	[violation.related | some violation in rule.violations] == [["1"]] with input as given.principal({}, mistaken)
}

test_a_client_id_that_is_not_known_yet_is_left_for_people if {
	some violation in rule.violations with input as given.principal({}, mistaken)
	violation.params.wanted == null
}

test_a_service_principal_without_application_here_is_no_fault if {
	every owner in ["microsoft", "foreign", "home", "unknown"] {
		rule.violations | rule.undetermined == set() with input as given.principal({}, {"owner": owner})
	}
}

test_a_client_id_that_cannot_be_seen_is_undetermined if {
	every reason in ["computed", "placeholder"] {
		hidden := given.principal({"appId": given.unknown(reason)}, {})
		rule.violations == set() with input as hidden
		rule.undetermined == {{"reason": reason, "fields": ["appId"]}} with input as hidden
	}
}

test_an_unknown_client_id_with_one_application_behind_it_is_linked if {
	linked := given.principal({"appId": given.unknown("computed")}, {"application": {"ref": "1", "displayName": "Contoso Web"}})
	rule.violations | rule.undetermined == set() with input as linked
}

hidden_ids := {"run": object.union(given.run, {"unknownObjectIds": true})}

test_object_ids_that_an_export_left_out_are_undetermined if {
	every owner in ["home", "unknown"] {
		exported := given.principal({}, object.union(hidden_ids, {"owner": owner}))
		rule.undetermined == {{"reason": "object-ids-not-exported", "fields": []}} with input as exported
	}
}

test_object_ids_are_not_needed_for_anothers_service_principal if {
	every facts in [{"owner": "microsoft"}, {"owner": "foreign"}, {"application": {"ref": "1", "displayName": "Contoso Web"}}] {
		rule.undetermined == set() with input as given.principal({}, object.union(hidden_ids, facts))
	}
}

test_object_ids_that_will_be_computed_stand_nowhere_yet if {
	rule.undetermined == set() with input as given.principal({}, object.union(hidden_ids, {"origin": "declared"}))
}

test_one_that_is_found_needs_no_other if {
	rule.undetermined == set() with input as given.principal({}, object.union(hidden_ids, mistaken))
}

test_one_doubt_for_one_id if {
	hidden := given.principal({"appId": given.unknown("placeholder")}, hidden_ids)
	rule.undetermined == {{"reason": "placeholder", "fields": ["appId"]}} with input as hidden
}

test_an_id_that_is_still_to_be_computed_is_shown_as_such if {
	computed := given.principal({"appId": given.unknown("computed")}, mistaken)
	[violation.params.id | some violation in rule.violations] == ["that is still to be computed"] with input as computed
}
