package aadguard.rules.request["obo-custom-signing-key_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.request["obo-custom-signing-key"] as rule

id := "obo-custom-signing-key"

test_bad if {
	every example in ["bad-saml-application", "bad-token-signing-certificate"] {
		given.brief(given.violations(id, example)) == {{
			"path": ["keyCredentials", 0, "usage"],
			"element": "",
			"params": {"evidence": "a key with usage Sign"},
		}}
	}
}

test_good if {
	every example in ["good-saml-only", "good-separate-applications"] {
		given.verdicts(id, example) == set()
	}
}

api := {"ref": "1", "displayName": "Contoso Expenses", "exposes": {"enabledScopes": 1, "enabledRoles": 0}, "asksOthers": true, "asksBeyondSignIn": true}

saml := {"preferredSingleSignOnMode": "SAML"}

application(facts) := {"application": object.union(api, facts)}

scopes(count_) := application({"exposes": {"enabledScopes": count_}})

silent(subject) if {
	rule.violations == set() with input as subject
	rule.undetermined == set() with input as subject
}

waits(subject, undetermined) if {
	rule.violations == set() with input as subject
	rule.undetermined == undetermined with input as subject
}

evidence(fields) := [[violation.path, violation.params.evidence] | some violation in found] if {
	found := rule.violations with input as given.principal(fields, application({}))
}

test_what_shows_a_key_of_its_own if {
	evidence(saml) == [[["preferredSingleSignOnMode"], "single sign-on by SAML"]]
	evidence({"preferredTokenSigningKeyThumbprint": "4F1C"}) == [[["preferredTokenSigningKeyThumbprint"], "preferredTokenSigningKeyThumbprint is set"]]
	keys := [given.key("AsymmetricX509Cert", "Verify"), given.key("X509CertAndPassword", "sign")]
	evidence(object.union(saml, {"keyCredentials": keys})) == [[["keyCredentials", 1, "usage"], "a key with usage Sign"]]
	evidence({"keyCredentials": [object.remove(given.key("x", "Sign"), ["type"])]}) == [[["keyCredentials", 0, "usage"], "a key with usage Sign"]]
}

test_nothing_shows_a_key_of_its_own if {
	every fields in [
		{},
		{"preferredSingleSignOnMode": "oidc"},
		{"preferredTokenSigningKeyThumbprint": ""},
		{"keyCredentials": [given.key("AsymmetricX509Cert", "Verify"), given.key("AsymmetricX509Cert", "Encrypt")]},
	] {
		silent(given.principal(fields, application({})))
	}
}

test_a_symmetric_key_is_another_rules_matter if {
	silent(given.principal({"keyCredentials": [given.key("Symmetric", "Sign")]}, application({})))
}

test_the_application_is_related if {
	[violation.related | some violation in rule.violations] == [["1"]] with input as given.principal(saml, application({}))
}

test_what_is_no_middle_tier if {
	silent(given.principal(saml, scopes(0)))
	silent(given.principal(saml, application({"asksOthers": false, "asksBeyondSignIn": false})))
	silent(given.principal(saml, object.union(application({}), {"daemonOnly": true})))
	silent(given.principal(saml, object.union(application({}), {"flows": ["authorizationCode"]})))
}

test_a_declared_middle_tier_needs_no_other_sign if {
	declared := object.union(scopes(0), {"flows": ["onBehalfOf"]})
	[violation.variant | some violation in rule.violations] == ["declared"] with input as given.principal(saml, declared)
	silent(given.principal({}, declared))
}

test_what_the_application_exposes_cannot_be_seen if {
	waits(given.principal(saml, scopes(given.unknown("absent"))), {{"reason": "absent", "fields": ["oauth2PermissionScopes"]}})
	silent(given.principal(saml, object.union(scopes(given.unknown("absent")), application({"exposes": {"enabledScopes": given.unknown("absent")}, "asksOthers": false, "asksBeyondSignIn": false}))))
}

test_what_the_application_asks_for_cannot_be_seen if {
	hidden := given.unknown("truncated")
	waits(given.principal(saml, application({"asksOthers": hidden, "asksBeyondSignIn": hidden})), {{"reason": "truncated", "fields": ["requiredResourceAccess"]}})
	silent(given.principal(saml, application({"asksOthers": hidden, "asksBeyondSignIn": hidden, "exposes": {"enabledScopes": 0}})))
}

test_keys_that_cannot_be_seen_leave_it_open if {
	fields := ["keyCredentials", "preferredTokenSigningKeyThumbprint", "preferredSingleSignOnMode"]
	every name in fields {
		subject := given.without(given.principal({}, application({})), concat("/", ["servicePrincipal", name]))
		waits(subject, {{"reason": "absent", "fields": [name]}})
	}
	silent(given.without(given.principal({}, scopes(0)), "servicePrincipal/keyCredentials"))
}

test_one_that_is_seen_needs_no_other if {
	subject := given.without(given.principal(saml, application({})), "servicePrincipal/keyCredentials")
	count(rule.violations) == 1 with input as subject
	rule.undetermined == set() with input as subject
}

test_a_usage_that_cannot_be_seen_leaves_it_open if {
	keys := [object.remove(given.key("AsymmetricX509Cert", ""), ["usage"])]
	waits(given.principal({"keyCredentials": keys}, application({})), {{"reason": "absent", "fields": ["keyCredentials.usage"]}})
}

test_both_halves_hidden if {
	subject := given.without(given.principal({}, application({"asksOthers": given.unknown("absent"), "asksBeyondSignIn": given.unknown("absent")})), "servicePrincipal/keyCredentials")
	waits(subject, {{"reason": "absent", "fields": ["keyCredentials"]}, {"reason": "absent", "fields": ["requiredResourceAccess"]}})
}

elsewhere := {{"reason": "application-not-in-run", "fields": []}}

test_an_application_of_this_tenant_that_is_not_here_leaves_it_open if {
	every owner in ["home", "unknown"] {
		waits(given.principal(saml, {"owner": owner}), elsewhere)
		waits(given.without(given.principal(saml, {"owner": owner}), "servicePrincipal/servicePrincipalType"), elsewhere)
		silent(given.principal({}, {"owner": owner}))
	}
}

test_another_tenants_application_is_its_own_matter if {
	every owner in ["foreign", "microsoft"] {
		silent(given.principal(saml, {"owner": owner}))
	}
}

test_principals_without_application_are_no_middle_tier if {
	every type in ["Legacy", "ManagedIdentity"] {
		silent(given.principal(object.union(saml, {"servicePrincipalType": type}), {}))
	}
}

# As a template makes it: a scope, User.Read and a certificate.
test_a_sign_in_makes_no_middle_tier_of_a_saml_application if {
	silent(given.principal(saml, object.union(application({"asksBeyondSignIn": false}), given.of_kind("saml"))))
	count(rule.violations) == 1 with input as given.principal(saml, application({}))
	count(rule.violations) == 1 with input as given.principal(saml, object.union(application({"asksBeyondSignIn": false}), {"flows": ["onBehalfOf"]}))
}

test_whether_it_is_saml_may_not_be_seen if {
	key := {"preferredTokenSigningKeyThumbprint": "0A1B"}
	count(rule.violations) == 1 with input as given.principal(key, application({"asksBeyondSignIn": false}))
	waits(given.principal(key, object.union(application({"asksBeyondSignIn": false}), given.kind_unknown)), {given.kind_undetermined})
}
