# METADATA
# title: Permission of the wrong type
# description: |
#   The permission's id exists on the API, but as the other type: a delegated permission is listed as Role, or an application
#   permission as Scope. The request for it fails, and consent to it changes nothing.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts650056-misconfigured-app
#   description: "Microsoft, AADSTS650056: misconfigured application"
# - ref: https://learn.microsoft.com/graph/permissions-reference
#   description: Microsoft Graph permissions and their ids of either type
# - ref: https://github.com/MicrosoftDocs/azure-docs/issues/67211
#   description: "The field: 650053, a scope that the resource does not have"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 65001"
# - ref: https://login.microsoftonline.com/error?code=65006
#   description: "Microsoft, AADSTS65006: the list of permissions has ids that the API does not define as that type"
# - ref: https://login.microsoftonline.com/error?code=1003031
#   description: "Microsoft, AADSTS1003031: the client's list of required permissions is wrong"
# custom:
#   severity: error
#   root_cause: 5
#   aadsts: [AADSTS650053, AADSTS65001, AADSTS650056, AADSTS65006, AADSTS1003031]
#   subjects: [application]
#   scope: directory
#   message: "{subject} lists {permission} of {resource} as {type}, but it is {correct}{asOf}"
#   remediation:
#     text: "Change the entry's type to {correctType}, or use the id of the permission of the other type. Then
#       consent again."
#     commands:
#     - shell: az
#       command: az ad app permission delete --id {appId} --api {resourceAppId} --api-permissions {permissionId}
#     - shell: az
#       command: >-
#         az ad app permission add --id {appId} --api {resourceAppId} --api-permissions {permissionId}={correctType}
#     - shell: powershell
#       command: >-
#         $listed = (Get-MgApplication -ApplicationId {objectId}).RequiredResourceAccess; foreach ($permission in
#         @($listed | Where-Object ResourceAppId -eq '{resourceAppId}').ResourceAccess) { if ($permission.Id -eq
#         '{permissionId}') { $permission.Type = '{correctType}' } }; Update-MgApplication -ApplicationId {objectId}
#         -RequiredResourceAccess $listed
#     code:
#     - language: pulumi-typescript
#       text: |
#         type: "{correctType}", // of the permission {permissionId}
#     - language: pulumi-typescript
#       on: [ApplicationApiAccess]
#       text: |
#         {correctKind}Ids: ["{permissionId}"], // in place of {wrongKind}Ids
#     - language: pulumi-yaml
#       text: |
#         type: {correctType} # of the permission {permissionId}
#     - language: pulumi-yaml
#       on: [ApplicationApiAccess]
#       text: |
#         {correctKind}Ids: ["{permissionId}"] # in place of {wrongKind}Ids
#     - language: pulumi-python
#       text: |
#         "type": "{correctType}",  # of the permission {permissionId}
#     - language: pulumi-python
#       on: [ApplicationApiAccess]
#       text: |
#         {correctKind}_ids=["{permissionId}"],  # in place of {wrongKind}_ids
#     - language: hcl
#       text: |
#         type = "{correctType}" # of the permission {permissionId}
#     - language: bicep
#       text: |
#         type: '{correctType}' // of the permission {permissionId}
#   silent_without: [requiredResourceAccess]
#   pulumi_remedy: set-permission-type
#   false_positives:
#   - An id that the API exposes as both types is right either way and left out.
#   since: 0.1.0
package aadguard.rules.resources["wrong-permission-type"]

import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.resource
import data.aadguard.lib.result

_types := {
	"scope": {"correct": "an application permission", "correctType": "Role", "list": "AppRoles"},
	"role": {"correct": "a delegated permission", "correctType": "Scope", "list": "Oauth2PermissionScopes"},
}

violations contains result.violation(
	["requiredResourceAccess", i, "resourceAccess", j, "type"],
	required.permission(access.resource, access.asked.id),
	{
		"params": object.union(object.union(_types[access.type], required.named(access.resource)), {
			"permission": access.facts.name,
			"permissionId": known_id(access.asked.id),
			"type": access.asked.type,
			"correctKind": required.other(access.type),
			"wrongKind": access.type,
			"asOf": resource.as_of(access.resource),
		}),
		"related": [ref | ref := access.resource.ref],
	},
) if {
	some i, j
	access := required.not_enabled[i][j]
	precedence.exists_as_other(access)
}

# For a command: null where it is not known yet.
known_id(id) := id if {
	is_string(id)
} else := null

undetermined contains result.undetermined_fact(standing, "requiredResourceAccess") if {
	some row in required.not_enabled
	some access in row
	standing := _unknown_standing(access)
}

undetermined contains entry if some entry in required.unknown

# The id's own type first; where the API does not have it so, the other one decides.
_unknown_standing(access) := access.facts[access.type] if {
	access.facts[access.type]["$unknown"]
} else := access.facts[required.other(access.type)] if {
	access.facts[required.other(access.type)]["$unknown"]
	access.facts[access.type] == "absent"
}
