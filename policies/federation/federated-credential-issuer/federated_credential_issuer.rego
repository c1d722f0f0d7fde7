# METADATA
# title: Federated credential with an issuer that issues no such token
# description: |
#   The issuer of a federated credential has to equal the `iss` of the token letter by letter. The issuer does
#   not write it like this one: with a slash at the end (or, for AKS, without), with a blank, with http, in
#   capitals. Nothing
#   is compared when the credential is written; the first exchange fails.
#
#   Only single-tenant applications accept a token that Entra ID issues to Azure DevOps.
# related_resources:
# - ref: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
#   description: "Microsoft: issuer, subject and audience are compared letter by letter, and a blank around the issuer blocks the exchange"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 70021, no federated credential matches"
# - ref: https://github.com/MicrosoftDocs/azure-docs/issues/97699
#   description: "The field: 700211, an issuer with a slash too many"
# - ref: https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity
#   description: "Microsoft, Azure DevOps: the issuers of service connections, and 70052 on multi-tenant applications"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: [AADSTS700211, AADSTS70021, AADSTS70052]
#   subjects: [application]
#   scope: object
#   message: >-
#     The federated credential {name} of {subject} trusts the issuer {issuer}, but tokens of {who} have the
#     issuer {wanted}: no token matches
#   remediation:
#     text: Write the issuer as its tokens do.
#     commands:
#     - shell: az
#       command: "az ad app federated-credential update --id {appId} --federated-credential-id {name} --parameters '{\"issuer\": \"{wanted}\"}'"
#     - shell: powershell
#       command: >-
#         Update-MgApplicationFederatedIdentityCredential -ApplicationId {objectId} -FederatedIdentityCredentialId {name}
#         -Issuer '{wanted}'
#     code:
#     - language: pulumi-typescript
#       text: |
#         issuer: "{wanted}",
#     - language: pulumi-yaml
#       text: |
#         issuer: "{wanted}"
#     - language: pulumi-python
#       text: |
#         issuer="{wanted}",
#     - language: hcl
#       text: |
#         issuer = "{wanted}"
#     - language: bicep
#       text: |
#         issuer: '{wanted}'
#   variants:
#     otherwise:
#       aadsts: [AADSTS700211, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} trusts the issuer {issuer}, but tokens of {who} have the
#         issuer {wanted}: no token matches
#     discovery:
#       aadsts: [AADSTS700211, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} trusts the issuer {issuer}, which is the address of an issuer's configuration:
#         tokens name the issuer {wanted}
#     organisation:
#       aadsts: [AADSTS700211, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} trusts the issuer {issuer}, but tokens of {who} name the organization by its id:
#         {wanted}
#     blank:
#       aadsts: [AADSTS700211, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} has a blank before or after its issuer {issuer}: the exchange is refused
#     http:
#       aadsts: [AADSTS700211, AADSTS70021]
#       message: "The federated credential {name} of {subject} trusts the issuer {issuer}: issuers are https URLs, and no token matches"
#     wildcard:
#       aadsts: [AADSTS700211, AADSTS70021]
#       message: "The federated credential {name} of {subject} trusts the issuer {issuer}: an asterisk is compared as it is, and no token has one"
#       remediation:
#         text: Write the whole issuer, as the token's `iss` has it. Of several issuers each needs a credential of its own.
#     inner-cluster:
#       aadsts: [AADSTS700211, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} trusts the issuer {issuer}, which is a cluster's inner address: Entra ID
#         cannot fetch its keys
#       remediation:
#         text: Give the cluster a public issuer, and write that one.
#     unverified-slash:
#       aadsts: [AADSTS700211, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} trusts the issuer {issuer}, but tokens of {who}
#         reportedly have it without the slash at the end
#     multi-tenant:
#       aadsts: [AADSTS70052]
#       message: >-
#         The federated credential {name} of {subject} trusts tokens that Entra ID issues to Azure DevOps, but the application
#         is multi-tenant: only single-tenant applications accept these
#       remediation:
#         text: Give the service connection a single-tenant application of its own.
#     other-tenant:
#       aadsts: [AADSTS700211, AADSTS70021]
#       message: >-
#         The federated credential {name} of {subject} trusts a managed identity of the tenant {tenant}, but the application is
#         registered in {home}: the two have to be of one tenant
#       remediation:
#         text: Use a managed identity of the application's own tenant.
#   silent_without: [federatedIdentityCredentials]
#   false_positives:
#   - One thread of 2023 shows a GitHub token whose issuer ends with a slash. If yours does, waive the finding.
#   - >-
#     What Amazon's and Google's clusters, CircleCI, Buildkite, Spacelift and Bitbucket emit is not documented by Microsoft; a slash at
#     their end is a warning.
#   - An issuer that is not in the table (policies/lib/issuer.rego) is not judged, but for blanks, http and asterisks.
#   since: 0.2.0
package aadguard.rules.federation["federated-credential-issuer"]

import data.aadguard.lib.client
import data.aadguard.lib.federated
import data.aadguard.lib.guid
import data.aadguard.lib.issuer
import data.aadguard.lib.result

violations contains result.violation(
	["federatedIdentityCredentials", i, "issuer"],
	federated.element(credential),
	object.union(
		{"params": object.union(
			{"name": federated.name(credential), "issuer": credential.issuer, "who": _who(credential.issuer)},
			problem.params,
		)},
		problem.case,
	),
) if {
	some i, credential in federated.credentials
	is_string(credential.issuer)
	problem := _problem(credential)
}

undetermined contains result.undetermined(reason, ["federatedIdentityCredentials.issuer"]) if {
	some credential in federated.credentials
	reason := credential.issuer["$unknown"]
}

_who(text) := issuer.names[issuer.of(text)] if {
	issuer.of(text)
} else := "an issuer"

# What is wrong with it; the first that holds.
_problem(credential) := {"case": {"variant": "wildcard"}, "params": {"wanted": null}} if {
	contains(credential.issuer, "*")
} else := {"case": {"variant": "inner-cluster"}, "params": {"wanted": null}} if {
	issuer.is_inner(credential.issuer)
} else := {"case": {"variant": "blank"}, "params": {"wanted": _wanted(credential.issuer)}} if {
	trim_space(credential.issuer) != credential.issuer
} else := {"case": {"variant": "http"}, "params": {"wanted": _wanted(credential.issuer)}} if {
	issuer.parts(credential.issuer).scheme == "http"
} else := {"case": {"variant": "discovery"}, "params": {"wanted": _without_discovery(credential.issuer)}} if {
	endswith(lower(trim_right(credential.issuer, "/")), issuer.discovery)
} else := {"case": {"variant": "organisation"}, "params": {"wanted": "https://vstoken.dev.azure.com/ORGANIZATION_ID"}} if {
	issuer.lacks_organisation(credential.issuer)
} else := {"case": {"variant": "otherwise"}, "params": {"wanted": issuer.emitted(credential.issuer)}} if {
	issuer.emitted(credential.issuer) != credential.issuer
} else := {"case": {"variant": "unverified-slash", "severity": "warning"}, "params": {"wanted": trim_right(credential.issuer, "/")}} if {
	issuer.of(credential.issuer) in issuer.reported
	endswith(credential.issuer, "/")
} else := {"case": {"variant": "multi-tenant"}, "params": {"wanted": null}} if {
	client.is_multi_tenant
	issuer.of(credential.issuer) == "entra"
	federated.is_of_azure_devops(credential)
} else := {"case": {"variant": "other-tenant"}, "params": {"wanted": null, "tenant": tenant, "home": input.run.homeTenant}} if {
	issuer.of(credential.issuer) == "entra"
	guid.is_guid(credential.subject)
	tenant := lower(issuer.tenant(credential.issuer))
	tenant != lower(input.run.homeTenant)
}

_without_discovery(text) := issuer.emitted(bare) if {
	bare := _bare(text)
	issuer.emitted(bare)
} else := _bare(text)

_bare(text) := substring(text, 0, indexof(lower(text), issuer.discovery))

_wanted(text) := issuer.emitted(text) if {
	issuer.emitted(text)
} else := concat("", ["https://", substring(text, 7, -1)]) if {
	startswith(lower(text), "http://")
} else := trim_space(text)
