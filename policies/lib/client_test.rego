package aadguard.lib.client_test

import data.aadguard.lib.client
import data.aadguard.lib.subject_test as given

web := {"webRedirectUris": ["https://orders.contoso.com/signin-oidc"]}

unknown := given.unknown("computed")

test_what_makes_a_client if {
	every fields in [
		{"requiredResourceAccess": [given.entry("Role")]},
		web,
		{"spaRedirectUris": ["https://orders.contoso.com"]},
		{"publicClientRedirectUris": ["http://localhost"]},
		{"isFallbackPublicClient": true},
		{"keyCredentials": [given.key("AsymmetricX509Cert", "Verify")]},
		{"passwordCredentials": [given.secret(null)]},
		{"federatedIdentityCredentials": [{"name": "main"}]},
		{"webRedirectUris": [unknown]},
	] {
		client.is_client with input as given.application(fields, {})
	}
	client.is_client with input as given.application({}, {"flows": ["clientCredentials"]})
}

test_a_shared_secret_makes_a_client_whatever_its_usage if {
	client.is_client with input as given.application({"keyCredentials": [given.key("symmetric", "Sign")]}, {})
}

test_keys_that_do_not_prove_a_client_make_none if {
	every usage in ["Sign", "Encrypt"] {
		signing := given.application({"keyCredentials": [given.key("AsymmetricX509Cert", usage)]}, {})
		not client.is_client with input as signing
		client.unknown_evidence == set() with input as signing
	}
	hidden := given.application({"keyCredentials": [given.key("AsymmetricX509Cert", unknown)]}, {})
	not client.is_client with input as hidden
	client.unknown_evidence == {{"reason": "computed", "fields": ["keyCredentials.usage"]}} with input as hidden
}

test_a_credential_on_the_service_principal_makes_a_client if {
	every fields in [{"passwordCredentials": [given.secret(null)]}, {"keyCredentials": [given.key("AsymmetricX509Cert", "Verify")]}] {
		client.is_client with input as given.application({}, {"servicePrincipal": object.union(given.principal_facts, fields)})
		client.is_client with input as given.principal(fields, {})
	}
	signing := [{"keyId": "a", "customKeyIdentifier": "T", "type": "AsymmetricX509Cert", "usage": usage} | some usage in ["Sign", "Verify"]]
	pair := {"keyCredentials": signing, "passwordCredentials": [{"keyId": "a"}]}
	not client.is_client with input as given.principal(pair, {})
	hidden := given.without(given.principal({}, {}), "servicePrincipal/passwordCredentials")
	client.unknown_evidence == {{"reason": "absent", "fields": ["passwordCredentials"]}} with input as object.union(hidden, {"application": given.plain_application})
}

test_reply_urls_make_no_client_of_another_kind if {
	every kind in ["saml", "wsFederation", "applicationProxy", "passwordSso", "linked", "serviceConnection", "agent"] {
		other := given.application(web, given.of_kind(kind))
		not client.is_client with input as other
		client.unknown_evidence == set() with input as other
		client.is_client with input as given.application({"spaRedirectUris": ["https://orders.contoso.com"]}, given.of_kind(kind))
		client.is_client with input as given.application({"isFallbackPublicClient": true}, given.of_kind(kind))
		client.is_client with input as given.application({"passwordCredentials": [given.secret(null)]}, given.of_kind(kind))
	}
	every kind in ["oauth", "bot", "connector"] {
		client.is_client with input as given.application(web, given.of_kind(kind))
	}
	client.is_client with input as given.application(web, {"kinds": ["saml", "oauth"]})
}

test_what_microsoft_made_asks_for_no_token if {
	every fields in [
		{"requiredResourceAccess": [given.entry("Role")]},
		{"keyCredentials": [given.key("AsymmetricX509Cert", "Verify")]},
		{"passwordCredentials": [given.secret(null)]},
		{"federatedIdentityCredentials": [{"name": "main"}]},
	] {
		not client.is_client with input as given.application(fields, given.of_kind("microsoftMade"))
	}
	not client.is_client with input as given.principal({"passwordCredentials": [given.secret(null)]}, given.of_kind("microsoftMade"))
}

test_whether_reply_urls_are_of_another_kind_may_not_be_seen if {
	not client.is_client with input as given.application(web, given.kind_unknown)
	client.unknown_evidence == {given.kind_undetermined} with input as given.application(web, given.kind_unknown)
	client.unknown_evidence == set() with input as given.application({}, given.kind_unknown)
	hidden := object.union(given.kind_unknown, {"application": object.union(given.plain_application, {"webRedirectUris": unknown})})
	client.unknown_evidence == {{"reason": "computed", "fields": ["webRedirectUris"]}} with input as given.application({"webRedirectUris": unknown}, hidden)
}

test_a_plain_registration_is_no_client if {
	not client.is_client with input as given.application({}, {})
	client.unknown_evidence == set() with input as given.application({}, {})
}

test_what_could_make_a_client if {
	app := given.application({"webRedirectUris": unknown}, {})
	client.unknown_evidence == {
		{"reason": "computed", "fields": ["webRedirectUris"]},
		{"reason": "absent", "fields": ["passwordCredentials"]},
	} with input as given.without(app, "application/passwordCredentials")
}

test_platforms_that_could_make_a_client if {
	client.unknown_evidence == {{"reason": "computed", "fields": ["spaRedirectUris"]}} with input as given.application({"spaRedirectUris": unknown}, {})
}

test_federated_credentials_are_often_not_exported if {
	app := given.without(given.application({}, {}), "application/federatedIdentityCredentials")
	client.unknown_evidence == set() with input as app
}

test_users_sign_in_by_redirect_uri_or_switch if {
	every fields in [web, {"isFallbackPublicClient": true}] {
		client.is_interactive with input as given.application(fields, {})
	}
}

test_declared_user_flows_decide if {
	every flow in client.user_flows {
		client.is_interactive with input as given.application({}, {"flows": [flow]})
	}
	not client.is_interactive with input as given.application(web, {"flows": ["clientCredentials"]})
	client.is_interactive with input as given.application({}, {"flows": ["clientCredentials", "deviceCode"]})
}

test_no_flow_declared_says_nothing if {
	client.is_interactive with input as given.application(web, {"flows": []})
	not client.is_interactive with input as given.application({}, {"flows": []})
}

test_daemon_only_decides if {
	not client.is_interactive with input as given.application(web, {"daemonOnly": true})
	not client.is_interactive with input as given.application({}, {"daemonOnly": true, "flows": ["deviceCode"]})
	client.is_interactive with input as given.application(web, {"daemonOnly": false})
	client.undetermined_interactive == set() with input as given.application({"spaRedirectUris": unknown}, {"daemonOnly": true})
}

test_applications_of_another_kind_sign_nobody_in_by_their_reply_urls if {
	every kind in ["saml", "wsFederation", "applicationProxy", "passwordSso", "linked", "serviceConnection", "b2cFramework"] {
		other := given.application(web, given.of_kind(kind))
		not client.is_interactive with input as other
		client.undetermined_interactive == set() with input as other
		hidden := given.application({"webRedirectUris": unknown}, given.of_kind(kind))
		client.undetermined_interactive == set() with input as hidden
		client.is_interactive with input as given.application({"publicClientRedirectUris": ["myapp://auth"]}, given.of_kind(kind))
	}
	client.is_saml with input as given.application(web, given.of_kind("saml"))
	not client.is_saml with input as given.application(web, {})
	client.is_interactive with input as given.application(web, {"servicePrincipal": null})
}

test_a_declared_user_flow_beside_saml if {
	client.is_interactive with input as given.application(web, object.union(given.of_kind("saml"), {"flows": ["authorizationCode"]}))
}

test_a_kind_that_cannot_be_told_leaves_it_open if {
	app := given.application(web, given.kind_unknown)
	not client.is_interactive with input as app
	client.undetermined_interactive == {given.kind_undetermined} with input as app
	client.undetermined_interactive == set() with input as given.application({}, given.kind_unknown)
	client.is_interactive with input as given.application({"spaRedirectUris": ["https://orders.contoso.com"]}, given.kind_unknown)
}

test_a_redirect_uri_for_the_administrators_consent_signs_nobody_in if {
	daemon := given.application(web, {"consentRedirect": true})
	not client.is_interactive with input as daemon
	client.undetermined_interactive == set() with input as daemon
	open := given.application(web, {"consentRedirect": {"$unknown": "redirect-use", "field": "webRedirectUris"}})
	not client.is_interactive with input as open
	client.undetermined_interactive == {{"reason": "redirect-use", "fields": ["webRedirectUris"]}} with input as open
}

test_what_could_make_it_interactive if {
	app := given.application({"spaRedirectUris": unknown}, {})
	client.undetermined_interactive == {
		{"reason": "computed", "fields": ["spaRedirectUris"]},
		{"reason": "absent", "fields": ["isFallbackPublicClient"]},
	} with input as given.without(app, "application/isFallbackPublicClient")
}

test_audiences if {
	every audience in ["AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount"] {
		client.is_multi_tenant with input as given.application({"signInAudience": audience}, {})
	}
	every audience in ["AzureADMyOrg", "PersonalMicrosoftAccount", null, unknown] {
		not client.is_multi_tenant with input as given.application({"signInAudience": audience}, {})
	}
	client.is_personal_only with input as given.application({"signInAudience": "PersonalMicrosoftAccount"}, {})
	not client.is_personal_only with input as given.application({}, {})
}
