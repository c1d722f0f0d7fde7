package aadguard.rules.deployment["deletes-adopted-principal_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.deployment["deletes-adopted-principal"] as rule

id := "deletes-adopted-principal"

test_bad_microsofts if {
	given.violations(id, "bad-microsofts") == {{"path": ["isAdopted"], "element": "", "variant": "microsoft"}}
}

test_good if given.verdicts(id, "good-own") == set()

deletion(is_adopted) := {
	"kind": "servicePrincipalDeletion",
	"origin": "declared",
	"now": given.now,
	"run": given.run,
	"deletion": {"isAdopted": is_adopted},
	"isMicrosofts": false,
}

test_anothers if {
	rule.violations == {{"path": ["isAdopted"], "element": ""}} with input as deletion(true)
}

test_what_the_code_made_itself_may_go if {
rule.violations |
	rule.undetermined == set() with input as deletion(false)
	rule.violations | rule.undetermined == set() with input as deletion(null)
}

test_what_cannot_be_seen_leaves_it_open if {
	hidden := deletion(given.unknown("computed"))
	rule.violations == set() with input as hidden
	rule.undetermined == {{"reason": "computed", "fields": ["isAdopted"]}} with input as hidden
}
