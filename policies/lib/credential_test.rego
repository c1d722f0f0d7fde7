package aadguard.lib.credential_test

import data.aadguard.lib.credential
import data.aadguard.lib.subject_test as given

past := "2026-11-22T23:59:59Z"

test_the_holder_is_the_subject if {
	credential.holder.displayName == "Contoso Web" with input as given.application({}, {})
	credential.holder.accountEnabled == true with input as given.principal({}, {})
}

test_a_key_is_told_by_its_id if {
	credential.id_of({"keyId": "k", "type": "Symmetric"}) == "k"
	credential.key_id({"keyId": "k"}) == "k"
}

test_a_key_without_id_is_told_by_the_rest if {
	every key in [{"keyId": ""}, {"keyId": null}, {"keyId": given.unknown("computed")}, {}] {
		credential.id_of(object.union(key, {"type": "Symmetric", "usage": ""})) == "Symmetric/(none)/(none)"
		credential.key_id(key) == null
	}
}

test_expired_is_before_now if {
	credential.expired({"endDateTime": past}) with input as {"now": given.now}
	not credential.expired({"endDateTime": given.now}) with input as {"now": given.now}
	not credential.expired({"endDateTime": null}) with input as {"now": given.now}
	not credential.expired({}) with input as {"now": given.now}
}

test_alive_is_known_not_to_be_expired if {
	credential.alive({"endDateTime": given.now}) with input as {"now": given.now}
	credential.alive({"endDateTime": null}) with input as {"now": given.now}
	not credential.alive({"endDateTime": past}) with input as {"now": given.now}
	not credential.alive({}) with input as {"now": given.now}
	not credential.alive(given.unknown("truncated")) with input as {"now": given.now}
}

test_secrets_and_keys_to_verify_prove_a_client if {
	holder := {
		"passwordCredentials": [{"keyId": "p"}, given.unknown("truncated")],
		"keyCredentials": [
			object.union(given.key("AsymmetricX509Cert", "Sign"), {"keyId": "s"}),
			given.key("AsymmetricX509Cert", "verify"),
		],
	}
	credential.to_prove(holder) == [{"keyId": "p"}, given.key("AsymmetricX509Cert", "verify")]
	credential.to_prove(null) == []
}

test_a_token_signing_certificate_proves_nobody if {
	sign := {"usage": "Sign", "type": "X509CertAndPassword", "keyId": "S", "customKeyIdentifier": "thumb"}
	verify := {"usage": "Verify", "type": "AsymmetricX509Cert", "keyId": "v", "customKeyIdentifier": "THUMB"}
	own := {"usage": "Verify", "type": "AsymmetricX509Cert", "keyId": "w", "customKeyIdentifier": "other"}
	credential.to_prove({"keyCredentials": [sign, verify, own], "passwordCredentials": [{"keyId": "s"}]}) == [own]
}

test_a_symmetric_pair_is_no_token_signing_certificate if {
	sign := {"usage": "Sign", "type": "Symmetric", "keyId": "s"}
	credential.to_prove({"keyCredentials": [sign], "passwordCredentials": [{"keyId": "s"}]}) == [{"keyId": "s"}]
	nameless := {"usage": "Sign", "type": "AsymmetricX509Cert", "keyId": "", "customKeyIdentifier": null}
	credential.to_prove({"keyCredentials": [nameless], "passwordCredentials": [{"keyId": ""}]}) == [{"keyId": ""}]
}

test_an_application_and_its_service_principal_prove_one_client if {
	subject := given.application({"passwordCredentials": [{"keyId": "p"}]}, {"servicePrincipal": {"passwordCredentials": [{"keyId": "q"}]}})
	credential.all_to_prove == [{"keyId": "p"}, {"keyId": "q"}] with input as subject
	credential.all_to_prove_unknown == set() with input as subject
	credential.all_to_prove == [{"keyId": "p"}] with input as object.union(subject, {"servicePrincipal": null})
	credential.all_to_prove_unknown == {{"reason": "absent", "fields": ["keyCredentials"]}} with input as given.without(subject, "servicePrincipal/keyCredentials")
}

test_what_may_prove_it_beside_them if {
	holder := {"keyCredentials": [{"type": "Symmetric"}, given.unknown("truncated")]}
	credential.to_prove_unknown(holder) == {
		{"reason": "absent", "fields": ["passwordCredentials"]},
		{"reason": "truncated", "fields": ["keyCredentials"]},
		{"reason": "absent", "fields": ["keyCredentials.usage"]},
	}
}

sign := given.key("Symmetric", "Sign")

verify := object.union(given.key("symmetric", "VERIFY"), {"keyId": "v"})

# A SharePoint add-in's service principal, as Microsoft's procedure leaves it.
acs(fields) := given.principal(
	object.union(
		{
			"servicePrincipalType": "Legacy",
			"keyCredentials": [verify, sign],
			"passwordCredentials": [given.secret(sign.endDateTime)],
		},
		fields,
	),
	{},
)

test_an_acs_pair_on_a_legacy_principal if credential.acs_pair(sign) with input as acs({})

test_an_acs_pair_on_a_principal_named_after_its_host if {
	names := [given.app_id, concat("", [upper(given.app_id), "/addin.contoso.com"])]
	credential.acs_pair(sign) with input as acs({"servicePrincipalType": "Application", "servicePrincipalNames": names})
}

test_no_acs_pair_on_other_principals if {
	not credential.acs_pair(sign) with input as acs({"servicePrincipalType": "Application"})
	not credential.acs_pair(sign) with input as given.application({"keyCredentials": [verify, sign]}, {})
}

test_no_acs_pair_without_its_other_half if {
	not credential.acs_pair(sign) with input as acs({"keyCredentials": [sign]})
	not credential.acs_pair(sign) with input as acs({"keyCredentials": [sign, object.union(verify, {"endDateTime": past})]})
	not credential.acs_pair(sign) with input as acs({"keyCredentials": [sign, object.union(verify, {"type": "AsymmetricX509Cert"})]})
	not credential.acs_pair(sign) with input as acs({"keyCredentials": [sign, object.union(verify, {"usage": "Sign"})]})
}

test_no_acs_pair_without_its_password if {
	not credential.acs_pair(sign) with input as acs({"passwordCredentials": []})
	not credential.acs_pair(sign) with input as acs({"passwordCredentials": [given.secret(past)]})
}

test_a_password_that_was_not_exported_may_be_there if {
	credential.acs_pair(sign) with input as given.without(acs({}), "servicePrincipal/passwordCredentials")
}

test_no_acs_pair_without_a_date if {
	not credential.acs_pair(object.remove(sign, ["endDateTime"])) with input as acs({})
}

test_a_shared_secret_is_no_certificate if {
	credential.to_prove({"keyCredentials": [given.key("Symmetric", "Verify")], "passwordCredentials": []}) == []
}
