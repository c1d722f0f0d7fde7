package aadguard.rules.federation["federated-credential-subject_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.federation["federated-credential-subject"] as rule

id := "federated-credential-subject"

github := "https://token.actions.githubusercontent.com"

entra := "https://login.microsoftonline.com/6c8a34db-ec1c-56c4-85a7-dc6a64587f1d/v2.0"

test_bad_pull_request if {
	some violation in given.violations(id, "bad-pull-request")
	violation.path == ["federatedIdentityCredentials", 0, "subject"]
	violation.params.wanted == "repo:contoso@104729/shop@611953:pull_request"
}

test_bad_branch_without_refs if {
	some violation in given.violations(id, "bad-branch-without-refs")
	not violation.severity
}

test_bad_tenant_as_guid if {
	some violation in given.violations(id, "bad-tenant-as-guid")
	violation.variant == "entra-token"
	contains(violation.params.wanted, "/t/2zSKbBzsxFaFp9xqZFh_HQ/")
}

test_bad_two_that_differ_in_capitals if {
	{[violation.variant, violation.severity] | some violation in given.violations(id, "bad-two-that-differ-in-capitals")} == {["case", "note"]}
}

test_an_environment_and_a_ref_need_a_customized_subject if {
	cases(app([credential("a", github, "repo:contoso@1/shop@2:environment:prod:ref:refs/heads/main")])) == {["a", "doubtful", "warning"]}
}

test_bad_wildcard if {
	{violation.variant | some violation in given.violations(id, "bad-wildcard")} == {"wildcard"}
}

test_bad_service_account if {
	some violation in given.violations(id, "bad-service-account")
	violation.params.who == "AKS"
}

test_bad_repository_by_names if {
	some violation in given.violations(id, "bad-repository-by-names")
	[violation.variant, violation.severity] == ["names", "note"]
}

test_bad_client_id_of_identity if {
	some violation in given.violations(id, "bad-client-id-of-identity")
	violation.variant == "client-id"
	violation.params.wanted == "1759c67e-ef8f-5ec0-8777-418e3301be05"
	count(violation.related) == 1
}

test_good if given.verdicts(id, "good-subjects-of-each-issuer") == set()

credential(name, issuer, subject) := {
	"name": name,
	"issuer": issuer,
	"subject": subject,
	"audiences": ["api://AzureADTokenExchange"],
	"claimsMatchingExpression": null,
}

app(credentials) := given.application({"federatedIdentityCredentials": credentials}, {})

cases(subject) := found if {
	found := {[violation.element, object.get(violation, "variant", ""), object.get(violation, "severity", "error")] |
		some violation in rule.violations
	} with input as subject
}

test_an_asterisk_of_any_issuer if {
	cases(app([credential("a", "https://login.contoso.com", "team-*")])) == {["a", "wildcard", "error"]}
}

test_an_issuer_that_is_not_known_is_not_judged if {
	cases(app([credential("a", "https://login.contoso.com", "whatever")])) == set()
}

test_what_users_report_is_a_warning if {
	cases(app([credential("a", "https://app.terraform.io", "organization:contoso:workspace:shop")])) == {["a", "unverified", "warning"]}
	bitbucket := "https://api.bitbucket.org/2.0/workspaces/contoso/pipelines-config/identity/oidc"
	cases(app([credential("a", bitbucket, "{7f1c}:{3b8e}")])) == {["a", "changing", "warning"]}
}

test_what_settings_make_is_a_note if {
	cases(app([credential("a", github, "repository_owner_id:104729")])) == {["a", "unusual", "note"]}
}

test_two_that_differ_in_capitals if {
	main := "repo:contoso@104729/shop@611953:environment:production"
	other := "repo:contoso@104729/shop@611953:environment:Production"
	cases(app([credential("a", github, main), credential("b", github, other)])) == {["b", "case", "note"]}
}

test_a_twin_is_told_as_a_twin_alone if {
	main := credential("a", github, "repo:contoso/shop:environment:production")
	other := credential("b", github, "repo:contoso/shop:environment:Production")
	cases(app([main, other])) == {["a", "names", "note"], ["b", "case", "note"]}
}

test_the_same_twice_is_refused_when_it_is_deployed if {
	main := "repo:contoso@104729/shop@611953:environment:production"
	twice := app([credential("a", github, main), credential("b", github, main)])
	cases(twice) == set()
	cases(object.union(twice, {"origin": "declared"})) == {["b", "twice", "error"]}
}

flexible(issuer) := app([object.union(credential("a", issuer, null), {"claimsMatchingExpression": "claims['sub'] matches 'repo:contoso/shop:*'"})])

test_an_expression_where_none_is_supported if {
	cases(flexible(github)) == set()
	cases(flexible("https://gitlab.contoso.com")) == set()
	cases(flexible("https://accounts.google.com")) == {["a", "expression", "error"]}
	cases(flexible(entra)) == {["a", "expression", "error"]}
}

test_a_credential_without_subject_in_an_older_export if {
rule.violations |
	rule.undetermined == set() with input as app([{"name": "a", "issuer": github, "subject": null, "audiences": ["x"]}])
	rule.violations | rule.undetermined == set() with input as app([{"name": "a"}])
}

test_what_cannot_be_seen_leaves_it_open if {
	computed := given.unknown("computed")
	rule.undetermined == {{"reason": "computed", "fields": ["federatedIdentityCredentials.subject"]}} with input as app([credential("a", github, computed)])
	rule.undetermined == {{"reason": "computed", "fields": ["federatedIdentityCredentials.issuer"]}} with input as app([credential("a", computed, "x")])
}
