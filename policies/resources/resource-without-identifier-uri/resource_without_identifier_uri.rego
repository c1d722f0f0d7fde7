# METADATA
# title: API without an identifier URI
# description: |
#   The application exposes delegated scopes, but has no identifier URI. A client that asks for it by URI, as most samples and
#   libraries do (`api://<client id>/<scope>`), fails with AADSTS500011; asking by the client id works.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts500011-resource-principal-not-found
#   description: "Microsoft, AADSTS500011: the resource is asked for by an identifier URI that no application has"
# custom:
#   severity: note
#   root_cause: 5
#   aadsts: [AADSTS500011]
#   subjects: [application]
#   scope: directory
#   message: "{subject} exposes delegated scopes, but has no identifier URI: clients can ask for it by its client id only"
#   remediation:
#     text: Set an identifier URI, preferably api://{appId}.
#     commands:
#     - shell: az
#       command: >-
#         az ad app update --id {appId} --identifier-uris $(az ad app show --id {appId} --query identifierUris --output
#         tsv) api://{appId}
#     - shell: powershell
#       command: >-
#         Update-MgApplication -ApplicationId {objectId} -IdentifierUris (@((Get-MgApplication -ApplicationId
#         {objectId}).IdentifierUris) + 'api://{appId}')
#     code:
#     - language: pulumi-typescript
#       text: |
#         new azuread.ApplicationIdentifierUri("{resourceName}-uri", {
#             applicationId: {variable}.id,
#             identifierUri: pulumi.interpolate`api://${{variable}.clientId}`,
#         });
#     - language: pulumi-yaml
#       text: |
#         resources:
#           {resourceName}-uri:
#             type: azuread:ApplicationIdentifierUri
#             properties:
#               applicationId: ${{resourceName}.id}
#               identifierUri: api://${{resourceName}.clientId}
#     - language: pulumi-python
#       text: |
#         azuread.ApplicationIdentifierUri(
#             "{resourceName}-uri",
#             application_id={variable}.id,
#             identifier_uri=pulumi.Output.concat("api://", {variable}.client_id),
#         )
#     - language: hcl
#       dialects: [azuread-3]
#       text: |
#         resource "azuread_application_identifier_uri" "{resourceName}" {
#           application_id = {reference}.id
#           identifier_uri = "api://${{reference}.client_id}"
#         }
#     - language: hcl
#       dialects: [azuread-1, azuread-2]
#       text: |
#         identifier_uris = ["api://{appId}"]
#   silent_without: [input.exposes.enabledScopes]
#   false_positives:
#   - Clients that ask by the client id need none. It is a note for that reason.
#   since: 0.1.0
package aadguard.rules.resources["resource-without-identifier-uri"]

import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["identifierUris"], "", {}) if {
	_exposes_scopes
	value.is_empty(input.application, "identifierUris")
}

undetermined contains result.undetermined_field(input.application, "identifierUris") if {
	_may_expose_scopes
	not value.is_filled(input.application, "identifierUris")
	value.unknown(input.application, "identifierUris")
}

undetermined contains result.undetermined(reason, ["oauth2PermissionScopes"]) if {
	value.is_empty(input.application, "identifierUris")
	reason := input.exposes.enabledScopes["$unknown"]
}

_exposes_scopes if {
	is_number(input.exposes.enabledScopes)
	input.exposes.enabledScopes > 0
}

_may_expose_scopes if _exposes_scopes

_may_expose_scopes if input.exposes.enabledScopes["$unknown"]
