package aadguard.rules.consent["bundled-consent-gap_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.consent["bundled-consent-gap"] as rule

id := "bundled-consent-gap"

test_bad_unknown_client if {
	some client in data.examples[id]["bad-unknown-client"]
	client.application.displayName == "Contoso Insights"
	given.brief(given.violations(id, "bad-unknown-client")) == {{
		"path": ["knownClientApplications"],
		"element": client.application.appId,
		"params": {"client": "Contoso Insights", "clientId": client.application.appId},
	}}
}

test_good if {
	every example in ["good-known-client", "good-pre-authorised", "good-client-of-one-tenant"] {
		given.verdicts(id, example) == set()
	}
}

client := {
	"ref": "3",
	"displayName": "Contoso Insights",
	"appId": "5f0a7f6e-6f0c-4d0c-9a53-0c6d6f2b7e11",
	"signInAudience": "AzureADMultipleOrgs",
	"preAuthorized": false,
}

api(fields, clients) := given.application(
	object.union({"signInAudience": "AzureADMultipleOrgs"}, fields),
	{"multiTenantClients": clients},
)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, undetermined) if {
	rule.violations == set() with input as subject
	rule.undetermined == undetermined with input as subject
}

test_the_client_is_related if {
	[violation.related | some violation in rule.violations] == [["3"]] with input as api({}, [client])
}

test_each_client_is_a_fault_of_its_own if {
	other := object.remove(object.union(client, {"ref": "4", "displayName": "Contoso Reports"}), ["appId"])
	{[violation.element, violation.params.clientId] | some violation in rule.violations} == {
		[client.appId, client.appId],
		["Contoso Reports", null],
	} with input as api({}, [client, other])
}

test_an_api_of_one_tenant_is_left_out if silent(api({"signInAudience": "AzureADMyOrg"}, [client]))

test_an_api_without_such_clients_is_left_out if silent(api({}, []))

test_a_known_client_in_any_case if silent(api({"knownClientApplications": [upper(client.appId)]}, [client]))

test_a_known_client_by_what_its_id_is_made_from if {
	named := given.unknown("computed")
	silent(api({"knownClientApplications": [named]}, [object.union(object.remove(client, ["appId"]), {"isKnownClient": true})]))
}

test_a_pre_authorised_client if silent(api({}, [object.union(client, {"preAuthorized": true})]))

test_lists_that_cannot_be_seen_leave_it_open if {
	every name in ["knownClientApplications", "preAuthorizedApplications"] {
		waits(api({name: given.unknown("truncated")}, [client]), {{"reason": "truncated", "fields": [name]}})
		silent(api({name: given.unknown("truncated")}, []))
	}
	known := [given.unknown("computed"), client.appId]
	silent(api({"knownClientApplications": known}, [client]))
	waits(api({"knownClientApplications": [known[0]]}, [client]), {{"reason": "computed", "fields": ["knownClientApplications"]}})
}

test_a_pre_authorised_client_that_cannot_be_seen_leaves_it_open if {
	hidden := {"appId": given.unknown("computed"), "delegatedPermissionIds": []}
	waits(api({"preAuthorizedApplications": [hidden]}, [client]), {{"reason": "computed", "fields": ["preAuthorizedApplications"]}})
	linked := object.union(hidden, {"reference": "urn:other"})
	count(rule.violations) == 1 with input as api({"preAuthorizedApplications": [linked]}, [client])
}

test_audiences_that_cannot_be_seen_leave_it_open if {
	audience := {{"reason": "absent", "fields": ["signInAudience"]}}
	waits(given.without(api({}, [client]), "application/signInAudience"), audience)
	waits(api({}, [object.remove(client, ["signInAudience"])]), audience)
}

test_a_client_whose_id_an_export_left_out_may_be_named if {
	nameless := object.remove(client, ["appId"])
	id := {{"reason": "id", "fields": ["knownClientApplications"]}}
	waits(api({"knownClientApplications": [client.appId]}, [nameless]), id)
	waits(api({"preAuthorizedApplications": [{"appId": client.appId, "delegatedPermissionIds": []}]}, [nameless]), id)
	count(rule.violations) == 1 with input as api({}, [nameless])
	declared := object.union(api({"knownClientApplications": [client.appId]}, [nameless]), {"origin": "declared"})
	count(rule.violations) == 1 with input as declared
}

unknown(scopes) := object.union(api({}, []), {"unknownClients": true, "exposes": {"enabledScopes": scopes}})

test_clients_that_cannot_be_seen_leave_it_open if {
	every scopes in [1, given.unknown("absent")] {
		waits(unknown(scopes), {{"reason": "clients-unknown", "fields": []}})
	}
	silent(unknown(0))
	silent(object.union(unknown(1), {"application": {"signInAudience": "AzureADMyOrg"}}))
}
