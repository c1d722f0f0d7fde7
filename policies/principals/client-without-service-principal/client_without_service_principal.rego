# METADATA
# title: Client without a service principal
# description: |
#   The application is a client - it has permissions, redirect URIs, public-client settings or a credential - but no
#   service principal represents it in the tenant. Without one there is nobody to consent to, and no token is issued.
#   Since 31 March 2026 Microsoft Entra ID refuses sign-in without one everywhere (AADSTS7000229).
#
#   The portal creates the service principal along with the application. Pulumi, Terraform, Bicep, Microsoft Graph and
#   `az ad app create` do not: there it must be declared as an object of its own.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service
#   description: "Microsoft, AADSTS50000: the client's service principal must exist in the tenant"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 700016, 650052"
# - ref: https://github.com/Azure/Commercial-Marketplace-SaaS-Accelerator/issues/830
#   description: "The field: AADSTS7000229, missing service principal in the tenant"
# - ref: https://learn.microsoft.com/entra/identity-platform/deprecate-service-principal-less-authentication
#   description: "Microsoft: after 31 March 2026 nobody signs in without a service principal in the tenant"
# - ref: https://github.com/SidU/openclaw-teams-setup/pull/3
#   description: "The field: `az ad app create` had created no service principal"
# - ref: https://login.microsoftonline.com/error?code=7000217
#   description: "Microsoft, AADSTS7000217: the service principal is not in the tenant"
# custom:
#   severity: error
#   root_cause: 3
#   aadsts: [AADSTS50000, AADSTS7000229, AADSTS700016, AADSTS650052, AADSTS7000217]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} is a client, but has no service principal in the tenant: nobody can consent to it, and no token is
#     issued
#   remediation:
#     text: >-
#       Create its service principal (in Pulumi, Terraform and Bicep by a resource of its own), then let users or an
#       administrator consent.{inApply}
#     commands:
#     - shell: az
#       command: az ad sp create --id {appId}
#     - shell: powershell
#       command: New-MgServicePrincipal -AppId {appId}
#     code:
#     - language: pulumi-typescript
#       text: |
#         new azuread.ServicePrincipal("{resourceName}", { clientId: {variable}.clientId });
#     - language: pulumi-yaml
#       text: |
#         resources:
#           {resourceName}-principal:
#             type: azuread:ServicePrincipal
#             properties:
#               clientId: ${{resourceName}.clientId}
#     - language: pulumi-python
#       text: |
#         azuread.ServicePrincipal("{resourceName}", client_id={variable}.client_id)
#     - language: hcl
#       dialects: [azuread-3]
#       text: |
#         resource "azuread_service_principal" "{resourceName}" {
#           client_id = {reference}.client_id
#         }
#     - language: hcl
#       dialects: [azuread-1, azuread-2]
#       text: |
#         resource "azuread_service_principal" "{resourceName}" {
#           application_id = {reference}.application_id
#         }
#     - language: bicep
#       text: |
#         resource {variable}Principal 'Microsoft.Graph/servicePrincipals@v1.0' = {
#           appId: {reference}.appId
#         }
#   variants:
#     publisher:
#       message: >-
#         {subject} is a multi-tenant client without a service principal in this tenant: it cannot sign in here. That
#         is correct only if it is used in customers' tenants alone
#     declared:
#       message: >-
#         {subject} is a client, but {here} declares no service principal for it: nobody can consent to it, and no token
#         is issued
#     imported:
#       message: >-
#         {subject} is a client that existed before {here}, which declares no service principal for it. The portal makes
#         one along with an application; where there is none, nobody can consent, and no token is issued
#     stacks:
#       message: >-
#         {subject} is a client, and {here} declares no service principal for it. Another stack may; where none does,
#         nobody can consent to it, and no token is issued
#     blueprint:
#       message: >-
#         {subject} is a blueprint of agents without a principal in this tenant: agents that are made from it here get
#         no token
#   call_graph: missing-principal
#   false_positives:
#   - A publisher's multi-tenant registration, used only in customers' tenants, needs none at home. It is a warning.
#   - >-
#     A stack knows itself, not the tenant. An application that it imported may have its service principal already. It
#     is a warning.
#   - >-
#     Another stack may declare the service principal where `stacks` in `aadguard.yaml` says that they belong together.
#     It is a warning.
#   - Applications for personal Microsoft accounts alone need none and are left out.
#   - An export shows this only where it contains all service principals; otherwise the answer is "undetermined".
#   since: 0.1.0
package aadguard.rules.principals["client-without-service-principal"]

import data.aadguard.lib.client
import data.aadguard.lib.guid
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["appId"], "", object.union(_named, _grade)) if {
	is_missing
	not guid.form(input.application.appId) in {"damaged", "nil"}
}

# Asked by many rules: a default is kept for the whole evaluation.
default is_missing := false

# A service principal of a damaged client id cannot be: `malformed-client-id` speaks.
is_missing if {
	_missing
	client.is_client
	count(_reasons) == 0
}

default _named := {}

# One that was made from the object id stands for nobody: `service-principal-of-object-id` speaks there.
_named := {"related": [input.principalOfObjectId.ref]}

default _grade := {}

_grade := {"severity": "note", "variant": "blueprint"} if {
	"agent" in input.kinds
} else := {"severity": "warning", "variant": "publisher"} if {
	client.is_multi_tenant
} else := {"severity": "warning", "variant": input.elsewhere} if {
	input.elsewhere
} else := {"variant": "declared"} if {
	input.origin == "declared"
}

default _missing := false

# Nobody stands for it in the run, and somebody should if it is a client.
_missing if {
	input.servicePrincipal == null
	not client.is_personal_only
}

undetermined contains entry if {
	_missing
	client.is_client
	some entry in _reasons
}

# What could make it a client cannot be seen.
undetermined contains entry if {
	_missing
	not client.is_client
	some entry in client.unknown_evidence
}

_reasons contains result.undetermined("partial", []) if input.partial

_reasons contains result.undetermined("partial-run", []) if input.run.partial

_reasons contains result.undetermined("unlinked", ["appId"]) if input.run.unlinkedServicePrincipals

_reasons contains result.undetermined_field(input.application, "signInAudience") if value.unknown(input.application, "signInAudience")

_reasons contains result.undetermined_field(input.application, "appId") if {
	input.origin == "observed"
	value.unknown(input.application, "appId")
}

_reasons contains result.undetermined("service-principals-not-exported", []) if input.run.servicePrincipals == "none"

_reasons contains result.undetermined("service-principals-incomplete", []) if {
	input.run.servicePrincipals == "incomplete"
	not input.run.partial
}
