package aadguard.rules.resources["resource-without-identifier-uri_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.resources["resource-without-identifier-uri"] as rule

id := "resource-without-identifier-uri"

test_bad if given.violations(id, "bad-no-identifier-uri") == {{"path": ["identifierUris"], "element": ""}}

test_good_identifier_uri if given.verdicts(id, "good-identifier-uri") == set()

test_good_no_api if given.verdicts(id, "good-no-api") == set()

api(uris, scopes) := given.application({"identifierUris": uris}, {"exposes": {"enabledScopes": scopes, "enabledRoles": 1}})

test_null_is_empty if count(rule.violations) == 1 with input as api(null, 2)

test_application_permissions_alone_need_no_identifier_uri if {
rule.violations | rule.undetermined == set() with input as api([], 0)}

test_a_uri_that_cannot_be_seen_is_one if {
rule.violations | rule.undetermined == set() with input as api([given.unknown("computed")], 1)}

test_what_cannot_be_seen_is_undetermined if {
	computed := given.unknown("computed")
	every scopes in [1, computed] {
		rule.violations == set() with input as api(computed, scopes)
		rule.undetermined == {{"reason": "computed", "fields": ["identifierUris"]}} with input as api(computed, scopes)
	}
	rule.violations == set() with input as api([], computed)
	rule.undetermined == {{"reason": "computed", "fields": ["oauth2PermissionScopes"]}} with input as api([], computed)
	rule.undetermined == set() with input as api(computed, 0)
	rule.undetermined == set() with input as api(["api://orders"], computed)
}
