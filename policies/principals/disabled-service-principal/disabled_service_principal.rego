# METADATA
# title: Disabled service principal
# description: |
#   The service principal's `accountEnabled` is false: it gets no token, and no token is issued for it. As a client it
#   fails with AADSTS7000112, as a resource with AADSTS500014 or AADSTS50001.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts7000112-application-is-disabled
#   description: "Microsoft, AADSTS7000112: the application is disabled"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 50001"
# - ref: https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/3150
#   description: "The field: 500014, the service principal of the resource is disabled"
# - ref: https://login.microsoftonline.com/error?code=7000116
#   description: "Microsoft, AADSTS7000116: the client is disabled in the tenant"
# - ref: https://login.microsoftonline.com/error?code=7000117
#   description: "Microsoft, AADSTS7000117: the API is disabled in the tenant"
# custom:
#   severity: error
#   root_cause: 3
#   aadsts: [AADSTS7000112, AADSTS500014, AADSTS50001, AADSTS7000116, AADSTS7000117]
#   subjects: [servicePrincipal]
#   scope: directory
#   message: "The service principal of {subject} is disabled, and {needs}: no token is issued for it"
#   remediation:
#     text: Enable it, or remove what still depends on it if it was disabled on purpose.
#     commands:
#     - shell: az
#       command: az ad sp update --id {objectId} --set accountEnabled=true
#     - shell: powershell
#       command: Update-MgServicePrincipal -ServicePrincipalId {objectId} -AccountEnabled:$true
#     code:
#     - language: pulumi-typescript
#       text: |
#         accountEnabled: true,
#     - language: pulumi-yaml
#       text: |
#         accountEnabled: true
#     - language: pulumi-python
#       text: |
#         account_enabled=True,
#     - language: hcl
#       dialects: [azuread-2, azuread-3]
#       text: |
#         account_enabled = true
#     - language: bicep
#       text: |
#         accountEnabled: true
#   variants:
#     unused:
#       message: "The service principal of {subject} is disabled. Nothing else in this run depends on it, so this may be on purpose"
#   silent_with: [accountEnabled]
#   pulumi_remedy: enable-principal
#   false_positives:
#   - Disabling a service principal is how administrators block an application. Where nothing in the run needs it, it is a note.
#   since: 0.1.0
package aadguard.rules.principals["disabled-service-principal"]

import data.aadguard.lib.client
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["accountEnabled"], "", object.union({"related": _related}, _grade)) if {
	_is_disabled
}

undetermined contains result.undetermined_field(input.servicePrincipal, "accountEnabled") if {
	value.unknown(input.servicePrincipal, "accountEnabled")
}

# What could make it more than a note cannot be seen.
undetermined contains entry if {
	_is_disabled
	count(_askers) == 0
	not client.is_client
	some entry in client.unknown_evidence
}

_is_disabled if input.servicePrincipal.accountEnabled == false

default _grade := {"severity": "note", "variant": "unused"}

_grade := {"params": {"needs": concat(" ", ["clients ask for it:", concat(", ", _names)])}} if {
	count(_names) > 0
} else := {"params": {"needs": "its application is a client"}} if {
	client.is_client
}

_names := [client.displayName | some client in _askers]

_related := [client.ref | some client in _askers]

_askers := array.concat(_listing, [client |
	some client in input.clients.granted
	not client in _listing
])

_listing := array.concat(input.clients.delegated, input.clients.role)
