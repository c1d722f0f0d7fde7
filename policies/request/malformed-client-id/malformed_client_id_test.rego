package aadguard.rules.request["malformed-client-id_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.request["malformed-client-id"] as rule

id := "malformed-client-id"

nil := "00000000-0000-0000-0000-000000000000"

test_bad_nil_guid if {
	given.violations(id, "bad-nil-guid") == {{
		"path": ["knownClientApplications", 0],
		"element": concat("/", ["knownClientApplications", nil]),
		"params": {"id": nil, "field": "knownClientApplications", "what": "the nil GUID"},
	}}
}

test_bad_braces if {
	some violation in given.violations(id, "bad-braces")
	violation.path == ["preAuthorizedApplications", 0, "appId"]
	violation.params.what == "a damaged GUID"
	startswith(violation.params.id, "{")
	count(given.violations(id, "bad-braces")) == 1
}

test_bad_digit_lost if {
	some violation in given.violations(id, "bad-digit-lost")
	violation.path == ["requiredResourceAccess", 1, "resourceAppId"]
	count(violation.params.id) == 35
	count(given.violations(id, "bad-digit-lost")) == 1
}

test_good if given.verdicts(id, "good-client-ids") == set()

test_the_subjects_own_client_id if {
	{violation.path | some violation in rule.violations} == {["appId"]} with input as given.application({"appId": nil}, {})
	{violation.path | some violation in rule.violations} == {["appId"]} with input as given.principal({"appId": "abc"}, {})
}

# The facts about a service principal's application are not a declaration of its own.
test_the_application_behind_a_service_principal_is_judged_by_itself if {
	behind := {"application": {"ref": "1", "displayName": "Contoso Web", "appId": nil}}
	rule.violations | rule.undetermined == set() with input as given.principal({}, behind)
}

test_other_texts_are_names_and_undetermined if {
	every text in ["", "my-app", "${CLIENT_ID}"] {
		app := given.application({"knownClientApplications": [text]}, {})
		rule.violations == set() with input as app
		rule.undetermined == {{"reason": "name", "fields": ["knownClientApplications"]}} with input as app
	}
}

asking(resource_app_id, resource) := given.application(
	{"requiredResourceAccess": [{"resourceAppId": resource_app_id, "resourceAccess": []}]},
	{"resources": [resource]},
)

test_a_name_that_the_table_resolves_is_right if {
	app := asking("Microsoft Graph", {"is": "microsoft", "appId": given.microsoft_graph})
	rule.violations | rule.undetermined == set() with input as app
}

test_a_name_that_nobody_knows_is_undetermined if {
	app := asking("Contoso Orders API", {"is": "unknown"})
	rule.undetermined == {{"reason": "name", "fields": ["requiredResourceAccess"]}} with input as app
}

test_a_placeholder_is_undetermined if {
	app := asking(given.unknown("placeholder"), {"is": "unknown"})
	rule.violations == set() with input as app
	rule.undetermined == {{"reason": "placeholder", "fields": ["requiredResourceAccess"]}} with input as app
}

test_an_id_that_the_engine_computes_is_right if {
	computed := given.unknown("computed")
	pre := [{"appId": computed, "delegatedPermissionIds": []}, computed]
	fields := {"appId": computed, "knownClientApplications": [computed], "preAuthorizedApplications": pre}
	app := object.union(asking(computed, {"is": "directory"}), {"origin": "declared", "application": fields})
	rule.violations | rule.undetermined == set() with input as app
	rule.violations | rule.undetermined == set() with input as object.union(app, {"application": {"requiredResourceAccess": [computed]}})
}

test_lists_that_cannot_be_seen_are_undetermined if {
	every name in ["knownClientApplications", "preAuthorizedApplications", "requiredResourceAccess"] {
		app := given.without(given.application({}, {}), concat("/", ["application", name]))
		rule.undetermined == {{"reason": "absent", "fields": [name]}} with input as app
	}
}

test_elements_that_cannot_be_seen_are_undecided_once if {
	cut := given.unknown("truncated")
	app := object.union(asking("x", {"is": "unknown"}), {"application": {"requiredResourceAccess": [cut]}})
	rule.undetermined == {{"reason": "truncated", "fields": ["requiredResourceAccess"]}} with input as app
	pre := given.application({"preAuthorizedApplications": [cut, {"appId": given.unknown("placeholder")}]}, {})
	rule.undetermined == {
		{"reason": "truncated", "fields": ["preAuthorizedApplications"]},
		{"reason": "placeholder", "fields": ["preAuthorizedApplications"]},
	} with input as pre
}

test_an_export_without_client_id_is_undetermined if {
	rule.undetermined == {{"reason": "absent", "fields": ["appId"]}} with input as given.without(given.principal({}, {}), "servicePrincipal/appId")
}

test_each_place_is_told if {
	app := object.union(asking(nil, {"is": "unknown"}), {"application": {
		"appId": nil,
		"knownClientApplications": [nil],
		"preAuthorizedApplications": [{"appId": nil, "delegatedPermissionIds": []}],
	}})
	{violation.element | some violation in rule.violations} == {concat("/", [field, nil]) |
		some field in ["appId", "requiredResourceAccess", "knownClientApplications", "preAuthorizedApplications"]
	} with input as app
}

test_null_is_no_id_and_undetermined if {
	every fields, subject in {
		"requiredResourceAccess": given.application(
			{"requiredResourceAccess": [{"resourceAppId": null, "resourceAccess": []}]},
			{"resources": [{"is": "unknown"}]},
		),
		"preAuthorizedApplications": given.application({"preAuthorizedApplications": [{"appId": null}]}, {}),
		"appId": given.principal({"appId": null}, {}),
	} {
		rule.violations == set() with input as subject
		rule.undetermined == {{"reason": "id", "fields": [fields]}} with input as subject
	}
}
