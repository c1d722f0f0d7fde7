# METADATA
# title: Federated credential with a subject that no token has
# description: |
#   The subject of a federated credential has to equal the `sub` of the token letter by letter, capitals included; an asterisk is
#   only an asterisk. This subject does not have the form that its issuer uses. Nothing is compared when the
#   credential is written; the first exchange fails.
# related_resources:
# - ref: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
#   description: "Microsoft: issuer, subject and audience are compared letter by letter; wildcards are not supported"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 70021, no federated credential matches"
# - ref: https://github.com/microsoft/Agents/issues/202
#   description: "The field: 7002137, the subject of a token that Entra ID issued, with the tenant written as a GUID"
# - ref: https://github.com/Azure/login/issues/515
#   description: "The field: 7002138, the subject matches but for capitals (compared letter by letter since August 2024)"
# - ref: https://github.com/Azure/login/issues/482
#   description: "The field: 700213, the subject of a GitHub workflow with an environment is another one"
# - ref: https://docs.github.com/actions/reference/security/oidc
#   description: "GitHub: the subjects of its tokens, and how they are customised"
# - ref: https://learn.microsoft.com/entra/workload-id/workload-identities-github-immutable-subjects
#   description: "Microsoft: repositories that were made, renamed or moved after 15 July 2026 name themselves and their owner with ids"
# - ref: https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity
#   description: "Azure DevOps: issuer and subject of service connections, old and new"
# - ref: https://learn.microsoft.com/entra/workload-id/workload-identities-federated-credential-mutable-subjects
#   description: "Microsoft: the subjects of GitLab's tokens"
# - ref: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
#   description: "Microsoft: for a managed identity the subject is its object (principal) id"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: [AADSTS700213, AADSTS70021, AADSTS7002137, AADSTS7002138]
#   subjects: [application]
#   scope: directory
#   message: >-
#     The federated credential {name} of {subject} trusts the subject {sub} of {who}, whose tokens have no such subject: {wants}
#   remediation:
#     text: Write the subject as the token has it. The error message shows it, and so does the token's `sub`.
#     commands:
#     - shell: az
#       command: "az ad app federated-credential update --id {appId} --federated-credential-id {name} --parameters '{\"subject\": \"{wanted}\"}'"
#     - shell: powershell
#       command: >-
#         Update-MgApplicationFederatedIdentityCredential -ApplicationId {objectId} -FederatedIdentityCredentialId {name}
#         -Subject '{wanted}'
#     code:
#     - language: pulumi-typescript
#       text: |
#         subject: "{wanted}",
#     - language: pulumi-yaml
#       text: |
#         subject: "{wanted}"
#     - language: pulumi-python
#       text: |
#         subject="{wanted}",
#     - language: hcl
#       text: |
#         subject = "{wanted}"
#     - language: bicep
#       text: |
#         subject: '{wanted}'
#   variants:
#     otherwise:
#       aadsts: [AADSTS700213, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} trusts the subject {sub} of {who}, whose tokens have no such subject: {wants}
#     entra-token:
#       aadsts: [AADSTS7002137, AADSTS700213, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} trusts the subject {sub} of {who}, whose tokens have no such subject: {wants}
#     doubtful:
#       aadsts: [AADSTS700213, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} trusts the subject {sub} of {who}: {wants}
#       remediation:
#         text: Compare it with the `sub` of a token, or with the settings that customize it.
#     wildcard:
#       aadsts: [AADSTS700213, AADSTS70021]
#       message: "The federated credential {name} of {subject} trusts the subject {sub}: an asterisk is compared as it is, and no token has one"
#       remediation:
#         text: >-
#           Make a credential for each subject, up to 20. For GitHub, GitLab and HCP Terraform a flexible credential
#           (claimsMatchingExpression) takes patterns.
#     client-id:
#       aadsts: [AADSTS700213, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} trusts the subject {sub}, which is the client id of {identity}. A token
#         of a managed identity has its object (principal) id, {wanted}
#     unusual:
#       aadsts: [AADSTS700213, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} trusts the subject {sub} of {who}: only tokens with a customised subject
#         have one like that
#       remediation:
#         text: Compare it with the `sub` of a token, or with the settings that customise it.
#     unverified:
#       aadsts: [AADSTS700213, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} trusts the subject {sub} of {who}. Users report that its
#         tokens have no such subject: {wants}
#     changing:
#       aadsts: [AADSTS700213, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} trusts the subject {sub} of {who}. Users report that its
#         subject changes with every {changes}: the credential fits one run at most
#       remediation:
#         text: Choose a subject that stays, where the issuer lets you, or another way to sign in.
#     names:
#       aadsts: [AADSTS700213, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} names a repository by names. Tokens of a repository that was made,
#         renamed or moved after 15 July 2026 name owner and repository with their ids too
#       remediation:
#         text: >-
#           Nothing, as long as it works. Otherwise write owner and repository with their ids, as the token's `sub` has them:
#           repo:<owner>@<id>/<repository>@<id>:….
#     case:
#       aadsts: [AADSTS7002138]
#       message: >-
#         The federated credentials {name} and {other} of {subject} differ in capitals only: a token fits one of them at most
#       remediation:
#         text: Keep the one that is written as the token's `sub` is, and remove the other.
#     expression:
#       aadsts: [AADSTS700213, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} has an expression in place of a subject, but for {who} expressions are not
#         supported: no token matches
#       remediation:
#         text: Make a credential for each subject.
#     twice:
#       aadsts: []
#       message: "The federated credentials {name} and {other} of {subject} have the same issuer and subject: the deployment is refused"
#       remediation:
#         text: Leave one of the two out.
#   silent_without: [federatedIdentityCredentials]
#   differs:
#   - in: undeployed
#     say: nothing
#     reason: The ids of an existing managed identity are seen after the deployment.
#   false_positives:
#   - A subject that the issuer's settings customise is a note at most, unless its form is that of no token.
#   - >-
#     What CircleCI, Buildkite, Spacelift, Bitbucket, HCP Terraform and AWS put into their subjects is known from users' reports
#     alone, so that it makes a warning.
#   - An issuer that is not in the table (policies/lib/issuer.rego) is not judged, but for asterisks.
#   since: 0.2.0
package aadguard.rules.federation["federated-credential-subject"]

import data.aadguard.lib.federated
import data.aadguard.lib.issuer
import data.aadguard.lib.result
import data.aadguard.lib.subject_form as form

violations contains result.violation(
	["federatedIdentityCredentials", i, "subject"],
	federated.element(credential),
	object.union(
		{"params": object.union(
			{"name": federated.name(credential), "sub": _shown(credential), "who": _who(credential), "wants": null, "wanted": null},
			problem.params,
		)},
		problem.case,
	),
) if {
	some i, credential in federated.credentials
	some problem in _problems[i]
}

undetermined contains result.undetermined(reason, ["federatedIdentityCredentials.subject"]) if {
	some credential in federated.credentials
	reason := credential.subject["$unknown"]
}

undetermined contains result.undetermined(reason, ["federatedIdentityCredentials.issuer"]) if {
	some credential in federated.credentials
	is_string(credential.subject)
	not contains(credential.subject, "*")
	reason := credential.issuer["$unknown"]
}

_shown(credential) := credential.subject if {
	is_string(credential.subject)
} else := "(none)"

_who(credential) := issuer.names[issuer.of(credential.issuer)] if {
	issuer.of(credential.issuer)
} else := "its issuer"

_problems[i] contains {"case": {"variant": "wildcard"}, "params": {}} if {
	some i, credential in federated.credentials
	contains(credential.subject, "*")
}

_problems[i] contains {"case": {"variant": _wrong_variant(credential)}, "params": form.wrong(credential)} if some i, credential in _plain

_problems[i] contains {"case": {"variant": "unverified", "severity": "warning"}, "params": {"wants": form.unverified(credential)}} if {
	some i, credential in _plain
}

_problems[i] contains {"case": {"variant": "doubtful", "severity": "warning"}, "params": {"wants": form.doubtful(credential)}} if {
	some i, credential in _plain
	not form.wrong(credential)
}

_problems[i] contains {"case": {"variant": "changing", "severity": "warning"}, "params": {"changes": form.changing(credential)}} if {
	some i, credential in _plain
}

_problems[i] contains {"case": {"variant": "unusual", "severity": "note"}, "params": {}} if {
	some i, credential in _plain
	form.unusual(credential)
}

_problems[i] contains {"case": {"variant": "names", "severity": "note"}, "params": {}} if {
	some i, credential in _plain
	form.by_names(credential)
	not _has_twin(i)
}

_problems[i] contains {
	"case": {"variant": "client-id", "related": [identity.ref]},
	"params": {"identity": identity.displayName, "wanted": identity.objectId},
} if {
	some i, credential in _plain
	issuer.of(credential.issuer) == "entra"
	identity := input.clientIdSubjects[i]
	identity != null
}

_problems[i] contains {"case": {"variant": "expression"}, "params": {}} if {
	some i, credential in federated.credentials
	is_string(credential.claimsMatchingExpression)
	who := issuer.of(credential.issuer)
	not who in {"github", "gitlab", "terraform"}
}

_problems[i] contains {"case": {"variant": "twice"}, "params": {"other": federated.name(other)}} if {
	input.origin == "declared"
	some i, other in _twins
	other.subject == federated.credentials[i].subject
}

_problems[i] contains {"case": {"variant": "case", "severity": "note"}, "params": {"other": federated.name(other)}} if {
	some i, other in _twins
	other.subject != federated.credentials[i].subject
}

# Tokens that Entra ID issues to an application fail with a number of their own.
_wrong_variant(credential) := "entra-token" if {
	issuer.of(credential.issuer) == "entra"
	startswith(credential.subject, "/eid1/")
} else := "otherwise"

# Subjects that are compared with what the issuer's tokens hold.
_plain[i] := credential if {
	some i, credential in federated.credentials
	is_string(credential.subject)
	is_string(credential.issuer)
	not contains(credential.subject, "*")
}

# For a credential the first one before it that differs in capitals at most.
_twins[i] := federated.credentials[first] if {
	some i, credential in _plain
	first := min([n |
		some n, other in _plain
		n < i
		other.issuer == credential.issuer
		lower(other.subject) == lower(credential.subject)
	])
}

_has_twin(i) if _twins[i]
