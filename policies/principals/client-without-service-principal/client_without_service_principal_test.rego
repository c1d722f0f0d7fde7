package aadguard.rules.principals["client-without-service-principal_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.principals["client-without-service-principal"] as rule

id := "client-without-service-principal"

test_bad_registered_by_script if {
	given.violations(id, "bad-registered-by-script") == {{"path": ["appId"], "element": ""}}
}

test_bad_publisher if {
	given.violations(id, "bad-publisher") == {{"path": ["appId"], "element": "", "severity": "warning", "variant": "publisher"}}
}

# What it asks for is needed where it is used.
test_bad_publisher_of_an_api if {
	given.violations(id, "bad-publisher-of-an-api") == given.violations(id, "bad-publisher")
	given.violations("resource-without-service-principal", "bad-publisher-of-an-api") == set()
}

test_good if {
	every example in ["good-service-principal", "good-personal-accounts", "good-no-client", "good-saml-application"] {
		given.verdicts(id, example) == set()
	}
}

# A client that nothing in the run stands for.
client(fields, facts) := given.application(
	object.union({"requiredResourceAccess": [given.entry("Scope")]}, fields),
	object.union({"servicePrincipal": null}, facts),
)

run(facts) := {"run": object.union(given.run, facts)}

test_a_stack_without_one_is_an_error if {
	found := {{"path": ["appId"], "element": "", "variant": "declared"}}
	rule.violations == found with input as client({}, {"origin": "declared"})
}

# What was there before may have one, and so may another stack.
test_what_may_be_made_elsewhere_is_a_warning if {
	every reason in ["imported", "stacks"] {
		found := {{"path": ["appId"], "element": "", "severity": "warning", "variant": reason}}
		rule.violations == found with input as client({}, {"origin": "declared", "elsewhere": reason})
	}
}

# A client id that the engine has yet to compute links by dependency.
test_a_declared_client_id_may_be_computed if {
	new := client({"appId": given.unknown("computed")}, {"origin": "declared"})
	count(rule.violations) == 1 with input as new
	rule.undetermined == set() with input as new
}

test_an_exported_client_id_has_to_be_seen if {
	hidden := client({"appId": given.unknown("placeholder")}, {})
	rule.violations == set() with input as hidden
	rule.undetermined == {{"reason": "placeholder", "fields": ["appId"]}} with input as hidden
	rule.undetermined == {{"reason": "absent", "fields": ["appId"]}} with input as given.without(client({}, {}), "application/appId")
}

test_an_export_without_service_principals_cannot_tell if {
	none := client({}, run({"servicePrincipals": "none"}))
	rule.violations == set() with input as none
	rule.undetermined == {{"reason": "service-principals-not-exported", "fields": []}} with input as none
}

test_an_incomplete_export_cannot_tell if {
	some_ := client({}, run({"servicePrincipals": "incomplete"}))
	rule.violations == set() with input as some_
	rule.undetermined == {{"reason": "service-principals-incomplete", "fields": []}} with input as some_
}

test_a_preview_without_unchanged_resources_cannot_tell if {
	rest := client({}, object.union({"origin": "declared"}, run({"servicePrincipals": "incomplete", "partial": true})))
	rule.violations == set() with input as rest
	rule.undetermined == {{"reason": "partial-run", "fields": []}} with input as rest
}

test_part_of_an_object_cannot_tell if {
	rule.violations == set() with input as client({}, {"partial": true})
	rule.undetermined == {{"reason": "partial", "fields": []}} with input as client({}, {"partial": true})
}

test_a_service_principal_of_nobody_may_be_its_own if {
	of_nobody := client({}, run({"unlinkedServicePrincipals": true}))
	rule.violations == set() with input as of_nobody
	rule.undetermined == {{"reason": "unlinked", "fields": ["appId"]}} with input as of_nobody
}

test_an_audience_that_cannot_be_seen_leaves_it_open if {
	hidden := client({"signInAudience": given.unknown("computed")}, {})
	rule.violations == set() with input as hidden
	rule.undetermined == {{"reason": "computed", "fields": ["signInAudience"]}} with input as hidden
}

test_one_of_its_object_id_is_related if {
	mistaken := client({}, {"principalOfObjectId": given.neighbour("4", "Contoso Web")})
	rule.violations == {{"path": ["appId"], "element": "", "related": ["4"]}} with input as mistaken
}

test_a_damaged_client_id_is_another_rules_matter if {
	every app_id in ["6f1c3b1e-0c5a-4d53-9d0a", "00000000-0000-0000-0000-000000000000"] {
		rule.violations | rule.undetermined == set() with input as client({"appId": app_id}, {})
	}
}

test_what_could_make_it_a_client_cannot_be_seen if {
	app := given.without(given.application({}, {"servicePrincipal": null}), "application/requiredResourceAccess")
	rule.violations == set() with input as app
	rule.undetermined == {{"reason": "absent", "fields": ["requiredResourceAccess"]}} with input as app
}

test_personal_accounts_need_none if {
rule.violations | rule.undetermined == set() with input as client({"signInAudience": "PersonalMicrosoftAccount"}, {})}

test_with_a_service_principal_nothing_is_missing if {
	present := given.application({"requiredResourceAccess": [given.entry("Scope")]}, {})
	rule.violations | rule.undetermined == set() with input as object.union(present, run({"servicePrincipals": "incomplete"}))
}

test_a_blueprint_of_agents_without_a_principal_is_a_note if {
	blueprint := given.application({"federatedIdentityCredentials": [{"name": "main"}]}, object.union(given.of_kind("agent"), {"servicePrincipal": null}))
	{[violation.severity, violation.variant] | some violation in rule.violations} == {["note", "blueprint"]} with input as blueprint
}
