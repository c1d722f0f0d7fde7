package aadguard.rules.deployment["inline-and-separate_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.deployment["inline-and-separate"] as rule

id := "inline-and-separate"

test_bad_identifier_uris if {
	given.violations(id, "bad-identifier-uris") == {{
		"path": ["identifierUris"],
		"element": "identifierUris",
		"params": {"field": "identifierUris", "by": "azuread_application_identifier_uri.orders"},
	}}
}

test_good if given.verdicts(id, "good-one-place") == set()

app(separate) := given.application({"managedSeparately": separate}, {"origin": "declared"})

test_each_field_is_one_finding if {
	separate := [{"field": "appRoles", "by": "a"}, {"field": "webRedirectUris", "by": "b"}]
	{violation.path | some violation in rule.violations} == {["appRoles"], ["webRedirectUris"]} with input as app(separate)
}

test_whoever_else_writes_it_need_not_be_named if {
	some violation in rule.violations with input as app([{"field": "appRoles"}])
	violation.params.by == "a resource of its own"
}

test_what_nobody_writes_twice if {
rule.violations |
	rule.undetermined == set() with input as app([])
	rule.violations | rule.undetermined == set() with input as given.application({}, {"origin": "declared"})
}

test_what_cannot_be_seen_leaves_it_open if {
	rule.undetermined == {{"reason": "placeholder", "fields": ["managedSeparately"]}} with input as app(given.unknown("placeholder"))
	hidden := [{"field": given.unknown("placeholder"), "by": "a"}]
	rule.violations == set() with input as app(hidden)
	rule.undetermined == {{"reason": "placeholder", "fields": ["managedSeparately.field"]}} with input as app(hidden)
}
