package aadguard.rules.clients["all-credentials-expired_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.clients["all-credentials-expired"] as rule

id := "all-credentials-expired"

test_bad_secret_and_certificate_tells_the_last_end if {
	given.violations(id, "bad-secret-and-certificate") == {{
		"path": ["passwordCredentials"],
		"element": "",
		"params": {"expires": "2025-07-03T00:00:00Z", "unless": ""},
		"related": [],
	}}
}

test_bad_certificate if {
	given.violations(id, "bad-certificate") == {{
		"path": ["keyCredentials"],
		"element": "",
		"params": {"expires": "2026-03-31T23:59:59Z", "unless": ""},
		"related": [],
	}}
}

test_good if {
	given.verdicts(id, "good-new-certificate") == set()
	given.verdicts(id, "good-federated-credential") == set()
}

past := "2026-11-22T23:59:59Z"

old := given.secret(past)

new := given.key("AsymmetricX509Cert", "Verify")

app(fields, facts) := given.application(object.union({"passwordCredentials": [old]}, fields), facts)

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, reason, field) if {
	rule.violations == set() with input as subject
	rule.undetermined == {{"reason": reason, "fields": [field]}} with input as subject
}

test_an_end_at_this_very_second_is_no_end_yet if silent(app({"passwordCredentials": [given.secret(given.now)]}, {}))

test_a_credential_without_end_never_expires if silent(app({"keyCredentials": [object.union(new, {"endDateTime": null})]}, {}))

test_without_credentials_nothing_expires if silent(given.application({}, {}))

test_keys_of_the_directory_prove_no_client if {
	every usage in ["Sign", "Encrypt"] {
		count(rule.violations) == 1 with input as app({"keyCredentials": [given.key("AsymmetricX509Cert", usage)]}, {})
	}
}

test_a_credential_of_the_service_principal_counts if {
	silent(app({}, {"servicePrincipal": {"passwordCredentials": [given.secret("2028-01-01T00:00:00Z")]}}))
	count(rule.violations) == 1 with input as app({}, {"servicePrincipal": {"passwordCredentials": [old]}})
	count(rule.violations) == 1 with input as app({}, {"servicePrincipal": null})
}

test_credentials_of_the_service_principal_alone_expire_too if {
	holder := {"passwordCredentials": [old], "keyCredentials": [object.union(new, {"endDateTime": past})]}
	some violation in rule.violations with input as given.application({}, {"servicePrincipal": holder})
	[violation.path, violation.related] == [["appId"], ["7"]]
	waits(given.application({}, {"servicePrincipal": {"passwordCredentials": [object.remove(old, ["endDateTime"])]}}), "absent", "passwordCredentials")
}

test_a_token_signing_certificate_is_the_directorys if {
	sign := object.union(given.key("AsymmetricX509Cert", "Sign"), {"keyId": "s", "customKeyIdentifier": "c"})
	verify := object.union(new, {"keyId": "v", "customKeyIdentifier": "c"})
	holder := {"keyCredentials": [sign, verify], "passwordCredentials": [object.union(given.secret(null), {"keyId": "S"})]}
	count(rule.violations) == 1 with input as app({}, {"servicePrincipal": holder})
	silent(app({"keyCredentials": [object.union(new, {"keyId": "w", "customKeyIdentifier": "d"})]}, {"servicePrincipal": holder}))
}

test_federated_credentials_that_were_not_exported_are_said if {
	some violation in rule.violations with input as given.without(app({}, {}), "application/federatedIdentityCredentials")
	violation.params.unless == " (unless it uses a federated credential: this run holds none of those)"
}

test_lists_that_cannot_be_seen_leave_it_open if {
	waits(given.without(app({}, {}), "application/keyCredentials"), "absent", "keyCredentials")
	waits(app({"passwordCredentials": [old, given.unknown("truncated")]}, {}), "truncated", "passwordCredentials")
	waits(given.without(app({}, {}), "servicePrincipal/keyCredentials"), "absent", "keyCredentials")
	waits(app({"passwordCredentials": [given.unknown("truncated")]}, {}), "truncated", "passwordCredentials")
}

test_a_key_of_unknown_usage_leaves_it_open if {
	waits(app({"keyCredentials": [object.remove(new, ["usage"])]}, {}), "absent", "keyCredentials.usage")
}

test_an_end_that_cannot_be_seen_leaves_it_open if {
	waits(app({"passwordCredentials": [old, given.secret(given.unknown("placeholder"))]}, {}), "placeholder", "passwordCredentials")
	waits(app({"keyCredentials": [object.remove(new, ["endDateTime"])]}, {}), "absent", "keyCredentials")
}

test_a_credential_that_is_alive_decides if {
	silent(given.without(app({"keyCredentials": [new]}, {}), "servicePrincipal/keyCredentials"))
	silent(app({"keyCredentials": [new], "passwordCredentials": given.unknown("truncated")}, {}))
	silent(app({"keyCredentials": [new, object.remove(new, ["endDateTime"])]}, {}))
}

test_nothing_of_its_own_is_not_waited_for if {
	silent(given.without(given.application({}, {}), "servicePrincipal/passwordCredentials"))
}

future := {"keyId": "f", "startDateTime": "2027-06-01T00:00:00Z", "endDateTime": "2028-01-01T00:00:00Z"}

expired_secret := given.secret("2024-01-01T00:00:00Z")

test_what_is_not_yet_valid_is_not_valid if {
	found := rule.violations with input as given.application({"passwordCredentials": [future]}, {})
	{[violation.variant, violation.params.starts] | some violation in found} == {["not-yet-valid", "2027-06-01T00:00:00Z"]}
	mixed := rule.violations with input as given.application({"passwordCredentials": [expired_secret, future]}, {})
	{violation.variant | some violation in mixed} == {"not-yet-valid"}
}

test_a_public_clients_leftover_is_no_fault if {
	every fields in [
		{"spaRedirectUris": ["https://orders.contoso.com"]},
		{"publicClientRedirectUris": ["http://localhost"]},
		{"isFallbackPublicClient": true},
	] {
		rule.violations | rule.undetermined == set() with input as given.application(object.union(fields, {"passwordCredentials": [expired_secret]}), {})
	}
}

leftover(fields, facts) := given.application(object.union({"spaRedirectUris": ["https://orders.contoso.com"], "passwordCredentials": [expired_secret]}, fields), facts)

test_what_a_public_clients_registration_may_need_a_credential_for if {
	every subject in [
		leftover({"webRedirectUris": ["https://orders.contoso.com/signin-oidc"]}, {}),
		leftover({}, {"flows": ["onBehalfOf"]}),
		leftover({}, {"daemonOnly": true}),
		leftover({"requiredResourceAccess": [given.entry("Role")]}, {"resources": [given.resource({})]}),
		leftover({}, {"exposes": {"enabledScopes": 1, "enabledRoles": 0}}),
	] {
		count(rule.violations) == 1 with input as subject
	}
}

test_whether_it_needs_one_may_not_be_seen if {
	web := {"webRedirectUris": ["https://orders.contoso.com/signin"]}
	every pair in [
		[leftover({"webRedirectUris": given.unknown("computed")}, {}), {{"reason": "computed", "fields": ["webRedirectUris"]}}],
		[leftover(web, given.kind_unknown), {given.kind_undetermined}],
		[leftover({"requiredResourceAccess": given.unknown("computed")}, {}), {{"reason": "computed", "fields": ["requiredResourceAccess"]}}],
		[leftover({}, {"exposes": {"enabledScopes": given.unknown("absent"), "enabledRoles": 0}}), {{"reason": "absent", "fields": ["oauth2PermissionScopes"]}}],
	] {
		rule.violations == set() with input as pair[0]
		rule.undetermined == pair[1] with input as pair[0]
	}
}

test_what_microsoft_made_needs_none if {
rule.violations | rule.undetermined == set() with input as given.application({"passwordCredentials": [expired_secret]}, given.of_kind("microsoftMade"))}
