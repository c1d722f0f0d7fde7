package aadguard.lib.client_test

import data.aadguard.lib.client
import data.aadguard.lib.subject_test as given

web := {"webRedirectUris": ["https://orders.contoso.com/signin-oidc"]}

unknown := given.unknown("computed")

template := "8adf8e6e-67b2-4cf2-a259-e3dc5476c621"

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

test_reply_urls_make_no_client_of_a_saml_application if {
	by_template := object.union(web, {"applicationTemplateId": template})
	every saml in [
		given.application(by_template, {"servicePrincipal": null}),
		given.application(web, {"servicePrincipal": {"preferredSingleSignOnMode": "saml"}}),
	] {
		not client.is_client with input as saml
		client.unknown_evidence == set() with input as saml
	}
	client.is_client with input as given.application(by_template, {"servicePrincipal": {"preferredSingleSignOnMode": "oidc"}})
	client.is_client with input as given.application(object.union(by_template, {"isFallbackPublicClient": true}), {})
}

test_whether_reply_urls_are_of_saml_may_not_be_seen if {
	no_mode := given.without(given.application(web, {}), "servicePrincipal/preferredSingleSignOnMode")
	not client.is_client with input as no_mode
	client.unknown_evidence == {{"reason": "absent", "fields": ["preferredSingleSignOnMode"]}} with input as no_mode
	every name in ["applicationTemplateId", "tags"] {
		hidden := given.without(given.application(web, {}), concat("/", ["application", name]))
		client.is_client with input as hidden
		client.is_client with input as object.union(hidden, {"servicePrincipal": null})
	}
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

test_saml_applications_are_no_oauth_clients_by_their_reply_urls if {
	tags := ["WindowsAzureActiveDirectoryCustomSingleSignOnApplication"]
	every saml in [
		given.application(web, {"servicePrincipal": {"preferredSingleSignOnMode": "SAML"}}),
		given.application(object.union(web, {"applicationTemplateId": template}), {}),
		given.application(object.union(web, {"tags": tags}), {}),
		given.application(web, {"servicePrincipal": {"tags": tags}}),
	] {
		client.is_saml with input as saml
		not client.is_interactive with input as saml
	}
	not client.is_saml with input as given.application({"applicationTemplateId": ""}, {})
	client.is_interactive with input as given.application(web, {"servicePrincipal": {"preferredSingleSignOnMode": "oidc"}})
	known_mode := {"servicePrincipal": {"preferredSingleSignOnMode": "oidc", "tags": tags}}
	client.is_interactive with input as given.application(object.union(web, {"applicationTemplateId": template}), known_mode)
	client.is_interactive with input as given.application(web, {"servicePrincipal": null})
}

test_a_declared_user_flow_beside_saml if {
	saml := {"servicePrincipal": {"preferredSingleSignOnMode": "saml"}, "flows": ["authorizationCode"]}
	client.is_interactive with input as given.application(web, saml)
}

test_a_sign_on_mode_that_was_not_exported_leaves_it_open if {
	app := given.without(given.application(web, {}), "servicePrincipal/preferredSingleSignOnMode")
	not client.is_interactive with input as app
	client.undetermined_interactive == {{"reason": "absent", "fields": ["preferredSingleSignOnMode"]}} with input as app
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
