package aadguard.rules.deployment["limit-exceeded_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.deployment["limit-exceeded"] as rule

id := "limit-exceeded"

test_bad_federated_credentials if {
	some violation in given.violations(id, "bad-federated-credentials")
	violation.params == {"what": "federated credentials", "number": 21, "limit": 20}
}

test_bad_scope_for_personal_accounts if {
	some violation in given.violations(id, "bad-scope-for-personal-accounts")
	violation.path == ["oauth2PermissionScopes", 0, "value"]
	[violation.variant, violation.params.limit] == ["long", 40]
}

test_good if given.verdicts(id, "good-within-limits") == set()

declared(fields) := given.application(object.union({"oauth2PermissionScopes": [], "appRoles": [], "tags": []}, fields), {"origin": "declared"})

personal(fields) := declared(object.union({"signInAudience": "AzureADandPersonalMicrosoftAccount"}, fields))

faults(subject) := found if {
	found := {[violation.element, object.get(violation, "variant", ""), object.get(violation, "severity", "error")] | some violation in rule.violations} with input as subject
}

# As many as there are characters.
many(number, element) := [element | some _ in numbers.range(1, number)]

text(number) := concat("", many(number, "x"))

uri := "https://a.contoso.com"

test_work_and_school_accounts if {
	faults(declared({"webRedirectUris": many(256, uri)})) == set()
	faults(declared({"webRedirectUris": many(257, uri)})) == {["webRedirectUris", "", "error"]}
	faults(declared({"requiredResourceAccess": many(51, {"resourceAppId": "a", "resourceAccess": []})})) == {["requiredResourceAccess", "", "error"]}
	faults(declared({"requiredResourceAccess": [{"resourceAppId": "a", "resourceAccess": many(401, {"id": "x", "type": "Scope"})}]})) == {["resourceAccess", "", "error"]}
	faults(declared({"passwordCredentials": many(3, given.secret(null))})) == set()
}

test_personal_accounts if {
	faults(personal({"spaRedirectUris": many(101, uri)})) == {["spaRedirectUris", "", "error"]}
	faults(personal({"identifierUris": many(51, "api://x")})) == {["identifierUris", "", "error"]}
	faults(personal({"passwordCredentials": many(3, given.secret(null))})) == {["passwordCredentials", "", "error"]}
	faults(personal({"appRoles": [{"id": "a", "value": "X"}]})) == {["appRoles", "unsupported", "error"]}
	faults(personal({"requiredResourceAccess": [{"resourceAppId": "a", "resourceAccess": many(31, {"id": "x", "type": "Scope"})}]})) == {["resourceAccess a", "", "error"]}
	faults(personal({"preAuthorizedApplications": [{"appId": "a", "delegatedPermissionIds": many(31, "x")}]})) == {["delegatedPermissionIds a", "", "error"]}
}

test_all_platforms_together_are_a_warning if {
	faults(declared({"webRedirectUris": many(200, uri), "spaRedirectUris": many(100, uri)})) == {["redirect URIs", "probable", "warning"]}
}

test_names if {
	faults(declared({"displayName": text(120)})) == set()
	faults(declared({"displayName": text(121)})) == {["displayName", "probable", "warning"]}
	faults(personal({"displayName": text(91)})) == {["displayName", "probable", "warning"]}
	faults(declared({"displayName": text(257)})) == {["displayName", "long", "error"]}
}

scoped(value) := declared({"oauth2PermissionScopes": [{"id": "a", "value": value}]})

test_values if {
	faults(scoped(text(120))) == set()
	faults(scoped(text(121))) == {[text(121), "long", "error"]}
	faults(scoped("Orders Read")) == {["Orders Read", "form", "error"]}
	faults(scoped(".default")) == {[".default", "form", "error"]}
	faults(scoped("Orders.Read")) == set()
}

test_tags if {
	faults(declared({"tags": ["orders", "HideApp"]})) == set()
	faults(declared({"tags": ["two words"]})) == {["two words", "form", "error"]}
	faults(declared({"tags": [""]})) == {["", "form", "error"]}
	faults(declared({"tags": ["orders", "orders"]})) == {["orders", "form", "error"]}
	faults(declared({"tags": [text(257)]})) == {[text(257), "long", "error"]}
}

named(name) := declared({"federatedIdentityCredentials": [{"name": name, "issuer": "i", "subject": "s"}]})

test_federated_credentials if {
	every name in ["abc", "deploy-to_prod", "1st"] {
		faults(named(name)) == set()
	}
	every name in ["ab", "-deploy", "deploy prod", "deploy.prod"] {
		faults(named(name)) == {[name, "form", "error"]}
	}
	faults(named(text(121))) == {[concat(" ", ["name", text(121)]), "long", "error"]}
	long := declared({"federatedIdentityCredentials": [{"name": "abc", "issuer": "i", "subject": text(601)}]})
	faults(long) == {["subject abc", "long", "error"]}
}

test_the_whole_object if {
	faults(declared({"knownClientApplications": many(1201, "x")})) == {["entries", "", "error"]}
}

test_an_export_was_accepted_once if {
	observed := object.union(personal({"displayName": text(300), "appRoles": [{"id": "a"}]}), {"origin": "observed"})
	rule.violations | rule.undetermined == set() with input as observed
}

test_what_cannot_be_seen_leaves_it_open if {
	computed := given.unknown("computed")
	rule.undetermined == {{"reason": "computed", "fields": ["identifierUris"]}} with input as declared({"identifierUris": computed})
	rule.undetermined == set() with input as declared({"identifierUris": [computed, {"$unknown": "computed", "open": true}]})
	rule.undetermined == {{"reason": "computed", "fields": ["signInAudience"]}} with input as declared({"signInAudience": computed, "appRoles": [{"id": "a", "value": null}]})
}

test_a_value_that_cannot_be_seen_may_be_long if {
	hidden := given.unknown("placeholder")
	every scopes in [[hidden], [{"id": "a", "value": hidden}]] {
		faults(declared({"oauth2PermissionScopes": scopes})) == set()
		rule.undetermined == {{"reason": "placeholder", "fields": ["oauth2PermissionScopes"]}} with input as declared({"oauth2PermissionScopes": scopes})
	}
	rule.undetermined == set() with input as declared({"appRoles": [{"id": "a", "value": given.unknown("computed")}]})
}

test_clients_that_cannot_be_seen_are_counted_all_the_same if {
	hidden := {"appId": given.unknown("computed"), "delegatedPermissionIds": many(31, "x")}
	faults(personal({"preAuthorizedApplications": [hidden]})) == {["delegatedPermissionIds ", "", "error"]}
}

test_the_audience_decides_where_a_number_is_between_the_limits if {
	computed := {"signInAudience": given.unknown("computed")}
	many_scopes := {"preAuthorizedApplications": [{"appId": "a", "delegatedPermissionIds": many(31, "x")}]}
	every fields in [{"identifierUris": many(51, "api://x")}, many_scopes, {"oauth2PermissionScopes": [{"id": "a", "value": text(41)}]}] {
		faults(declared(object.union(fields, computed))) == set()
		rule.undetermined == {{"reason": "computed", "fields": ["signInAudience"]}} with input as declared(object.union(fields, computed))
	}
	rule.undetermined == set() with input as declared(object.union({"oauth2PermissionScopes": [{"id": "a", "value": text(40)}]}, computed))
}
