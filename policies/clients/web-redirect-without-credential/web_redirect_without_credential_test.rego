package aadguard.rules.clients["web-redirect-without-credential_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.clients["web-redirect-without-credential"] as rule

id := "web-redirect-without-credential"

fault := {{"path": ["webRedirectUris"], "element": ""}}

test_bad_no_credential if given.violations(id, "bad-no-credential") == fault

test_bad_declared_code_flow if given.violations(id, "bad-declared-code-flow") == fault

test_bad_beside_single_page if {
	{violation.variant | some violation in given.violations(id, "bad-beside-single-page")} == {"beside-spa"}
}

test_good if {
	every name in ["good-secret", "good-federated-credential", "good-id-tokens-only", "good-saml"] {
		given.verdicts(id, name) == set()
	}
}

web := {"webRedirectUris": ["https://orders.contoso.com/signin-oidc"]}

app(fields, facts) := given.application(object.union(web, fields), facts)

test_every_credential_to_prove_itself_with_counts if {
	secret := given.secret(null)
	certificate := given.key("AsymmetricX509Cert", "Verify")
	every subject in [
		app({"passwordCredentials": [secret]}, {}),
		app({"keyCredentials": [certificate]}, {}),
		app({"federatedIdentityCredentials": [{"name": "main"}]}, {}),
		app({}, {"servicePrincipal": object.union(given.principal_facts, {"passwordCredentials": [secret]})}),
		app({}, {"servicePrincipal": object.union(given.principal_facts, {"keyCredentials": [certificate]})}),
	] {
		rule.violations | rule.undetermined == set() with input as subject
	}
}

test_a_key_that_proves_nothing_does_not_count if {
	rule.violations == fault with input as app({"keyCredentials": [given.key("AsymmetricX509Cert", "Encrypt")]}, {})
}

test_without_a_service_principal if {
	rule.violations == fault with input as app({}, {"servicePrincipal": null})
}

test_applications_that_redeem_no_code if {
	every facts in [{"flows": ["deviceCode"]}, {"flows": ["clientCredentials"]}, {"daemonOnly": true}] {
		rule.violations | rule.undetermined == set() with input as app({}, facts)
	}
	rule.violations | rule.undetermined == set() with input as given.application({}, {})
}

test_implicit_tokens_need_no_credential if {
	every switch in ["enableIdTokenIssuance", "enableAccessTokenIssuance"] {
		rule.violations | rule.undetermined == set() with input as app({switch: true}, {})
	}
}

test_with_the_code_flow_another_platform_may_redeem_the_codes if {
	implicit := {"enableIdTokenIssuance": true}
	declared := {"flows": ["authorizationCode"]}
	rule.violations == fault with input as app(implicit, declared)
	spa := object.union(implicit, {"spaRedirectUris": ["https://orders.contoso.com/"]})
	rule.violations | rule.undetermined == set() with input as app(spa, declared)
}

test_whether_another_platform_redeems_the_codes_may_not_be_seen if {
	fields := {"enableIdTokenIssuance": true, "spaRedirectUris": given.unknown("computed")}
	computed := app(fields, {"flows": ["authorizationCode"]})
	rule.violations == set() with input as computed
	rule.undetermined == {{"reason": "computed", "fields": ["spaRedirectUris"]}} with input as computed
}

test_what_cannot_be_seen_is_undetermined if {
	every field in ["webRedirectUris", "keyCredentials", "passwordCredentials", "enableIdTokenIssuance", "enableAccessTokenIssuance"] {
		computed := app({field: given.unknown("computed")}, {})
		rule.violations == set() with input as computed
		rule.undetermined == {{"reason": "computed", "fields": [field]}} with input as computed
	}
	unknown_key := app({"keyCredentials": [given.key("AsymmetricX509Cert", given.unknown("truncated"))]}, {})
	rule.undetermined == {{"reason": "truncated", "fields": ["keyCredentials.usage"]}} with input as unknown_key
}

test_federated_credentials_that_were_not_exported_leave_it_undetermined if {
	absent := given.without(app({}, {}), "application/federatedIdentityCredentials")
	rule.violations == set() with input as absent
	rule.undetermined == {{
		"reason": "federated-credentials-not-exported",
		"fields": ["federatedIdentityCredentials"],
	}} with input as absent
	computed := app({"federatedIdentityCredentials": given.unknown("computed")}, {})
	rule.undetermined == {{"reason": "computed", "fields": ["federatedIdentityCredentials"]}} with input as computed
}

test_a_service_principal_that_cannot_be_seen_is_undetermined if {
	secrets := given.without(app({}, {}), "servicePrincipal/passwordCredentials")
	rule.violations == set() with input as secrets
	rule.undetermined == {{"reason": "absent", "fields": ["passwordCredentials"]}} with input as secrets
	rule.violations == set() with input as app({}, given.kind_unknown)
	rule.undetermined == {given.kind_undetermined} with input as app({}, given.kind_unknown)
}

test_the_implicit_switches_do_not_matter_where_the_web_redeems_the_codes if {
	declared := app({"enableIdTokenIssuance": given.unknown("computed")}, {"flows": ["authorizationCode"]})
	rule.violations == fault with input as declared
	rule.undetermined == set() with input as declared
}
