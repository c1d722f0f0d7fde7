package aadguard.rules.deployment["identifier-uri-not-allowed_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.deployment["identifier-uri-not-allowed"] as rule

id := "identifier-uri-not-allowed"

test_bad_host_of_a_platform if {
	some violation in given.violations(id, "bad-host-of-a-platform")
	violation.path == ["identifierUris", 0]
	violation.params.host == "contoso-orders.azurewebsites.net"
}

test_bad_slash if {
	{[violation.variant, violation.params.wanted] | some violation in given.violations(id, "bad-slash")} == {["slash", "https://stock.contoso.com"]}
}

test_bad_urn_for_personal_accounts if {
	{violation.variant | some violation in given.violations(id, "bad-urn-for-personal-accounts")} == {"personal"}
}

test_good if given.verdicts(id, "good-client-id") == set()

declared(uri, fields) := given.application(object.union({"identifierUris": [uri]}, fields), {"origin": "declared"})

# At a first preview neither id is known.
new(uri, fields) := declared(uri, object.union({"id": given.unknown("computed"), "appId": given.unknown("computed")}, fields))

cases(subject) := found if {
	found := {[object.get(violation, "variant", ""), object.get(violation, "severity", "error")] | some violation in rule.violations} with input as subject
}

test_allowed if {
	every uri in {
		concat("", ["api://", given.app_id]),
		concat("", ["api://", upper(given.app_id)]),
		concat("", ["api://", given.app_id, "/orders"]),
		"api://orders.contoso.com/6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11",
		"api://orders.contoso.com",
		"https://orders.contoso.com",
		"https://contoso.onmicrosoft.com/orders",
		"urn:contoso:orders",
		"api://orders",
	} {
		cases(declared(uri, {})) == set()
	}
}

test_not_allowed if {
	every uri, variant in {
		"api://orders/": "slash",
		"https://*.contoso.com": "wildcard",
		"api://0a4c5d0e-3a52-4c8f-a4b6-6d0c0a7b3e55": "guid",
		"https://orders.azurewebsites.net": "",
		"https://localhost:44300/orders": "",
		"https://orders": "",
		"http://10.0.0.1/orders": "",
	} {
		cases(declared(uri, {})) == {[variant, "error"]}
	}
}

test_what_an_export_holds_is_left_alone if {
rule.violations | rule.undetermined == set() with input as given.application({"identifierUris": ["https://orders.azurewebsites.net/"]}, {})}

personal := {"signInAudience": "PersonalMicrosoftAccount"}

test_personal_accounts if {
	every uri in {"urn:contoso:orders", "https://orders.contoso.com?x=1", "https://orders.contoso.com#x"} {
		cases(declared(uri, personal)) == {["personal", "error"]}
		cases(declared(uri, {})) == set()
	}
	long := concat("", ["https://orders.contoso.com/", digits])
	cases(declared(long, personal)) == {["length", "error"]}
	cases(declared(long, {})) == set()
}

digits := "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"

test_a_word_of_an_application_that_does_not_exist_yet if {
	cases(new("api://orders", {})) == {["word", "warning"]}
	cases(new("api://orders", {"requestedAccessTokenVersion": 1})) == {["word", "warning"]}
	cases(new("api://orders", {"requestedAccessTokenVersion": 2})) == set()
	cases(new("api://orders.contoso.com", {})) == set()
	cases(object.union(new("api://orders", {}), {"kinds": ["saml"]})) == set()
}

test_a_guid_of_an_application_that_does_not_exist_yet if {
	cases(new("api://0a4c5d0e-3a52-4c8f-a4b6-6d0c0a7b3e55", {})) == {["unknown-guid", "warning"]}
}

test_saml_applications_name_their_vendors_domain if {
	cases(object.union(declared("https://saml.azurewebsites.net", {}), {"kinds": ["saml"]})) == set()
}

test_what_cannot_be_seen if {
	rule.undetermined == set() with input as declared(given.unknown("computed"), {})
	rule.undetermined == {{"reason": "placeholder", "fields": ["identifierUris"]}} with input as declared(given.unknown("placeholder"), {})
}

test_whose_accounts_it_takes_decides if {
	hidden := {"signInAudience": given.unknown("computed")}
	long := concat("", ["https://orders.contoso.com/", digits])
	every uri in ["urn:contoso:orders", long] {
		cases(declared(uri, hidden)) == set()
		rule.undetermined == {{"reason": "computed", "fields": ["signInAudience"]}} with input as declared(uri, hidden)
	}
	rule.undetermined == set() with input as declared("https://orders.contoso.com", hidden)
}

test_a_guid_is_compared_with_the_client_id if {
	hidden := {"appId": given.unknown("placeholder")}
	foreign := "api://0a4c5d0e-3a52-4c8f-a4b6-6d0c0a7b3e55"
	cases(declared(foreign, hidden)) == set()
	rule.undetermined == {{"reason": "placeholder", "fields": ["appId"]}} with input as declared(foreign, hidden)
	rule.undetermined == set() with input as declared("api://orders", hidden)
	rule.undetermined == set() with input as new(foreign, {})
}
