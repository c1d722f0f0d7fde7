# METADATA
# title: Permission that the API does not expose
# description: |
#   The application asks for a permission id, delegated or application, that the API in this run does not expose or has
#   disabled; or it pre-authorises a client for a scope that it does not expose itself. A request for it fails.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/troubleshoot-consent-issues
#   description: "Microsoft, consent: the client's permissions and the resource's do not match (65005, 650053)"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest
#   description: Microsoft, application manifest (requiredResourceAccess, preAuthorizedApplications)
# - ref: https://login.microsoftonline.com/error?code=65006
#   description: "Microsoft, AADSTS65006: the list of permissions has ids that the API does not define"
# - ref: https://login.microsoftonline.com/error?code=650061
#   description: "Microsoft, AADSTS650061: an application permission is asked for that only users can hold"
# - ref: https://login.microsoftonline.com/error?code=1003031
#   description: "Microsoft, AADSTS1003031: the client's list of required permissions is wrong"
# custom:
#   severity: error
#   root_cause: 5
#   aadsts: [AADSTS650053, AADSTS65005, AADSTS65006, AADSTS650061, AADSTS1003031]
#   subjects: [application]
#   scope: directory
#   message: "{subject} asks {resource} for the {type} {permission}, which {resource} {standing}"
#   remediation:
#     text: Correct the id, or expose (enable) the permission on {resource}.
#     commands:
#     - shell: az
#       command: >-
#         az ad sp show --id {resourceAppId} --query '{scopes: oauth2PermissionScopes[].[id,value,isEnabled], roles:
#         appRoles[].[id,value,isEnabled]}'
#     - shell: powershell
#       command: Get-MgServicePrincipal -Filter "appId eq '{resourceAppId}'" | Select-Object -ExpandProperty Oauth2PermissionScopes
#   variants:
#     not-exposed:
#       aadsts: [AADSTS650053, AADSTS65005, AADSTS65006, AADSTS1003031]
#       message: "{subject} asks {resource} for the {type} {permission}, which {resource} {standing}"
#     users-only:
#       aadsts: [AADSTS650061]
#       message: >-
#         {subject} asks {resource} for the application permission {permission}, but {resource} allows that role for users and groups
#         only
#       remediation:
#         text: >-
#           Allow applications in the role's allowedMemberTypes on {resource}, expose a role of their own for
#           them, or remove the entry.
#         commands:
#         - shell: az
#           command: az ad sp show --id {resourceAppId} --query 'appRoles[].[id,value,allowedMemberTypes]'
#         - shell: powershell
#           command: >-
#             Get-MgServicePrincipal -Filter "appId eq '{resourceAppId}'" | Select-Object -ExpandProperty AppRoles | Select-Object
#             Id, Value, AllowedMemberTypes
#     pre-authorised:
#       aadsts: [AADSTS650053, AADSTS65005, AADSTS65006, AADSTS1003031]
#       message: "{subject} pre-authorises {client} for the delegated permission {permission}, which {subject} {standing}"
#   silent_without: [requiredResourceAccess, preAuthorizedApplications]
#   false_positives:
#   - An API may have gained the permission since the export. Export both sides on one day.
#   since: 0.1.0
package aadguard.rules.resources["unknown-scope-on-resource"]

import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.resource
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["requiredResourceAccess", i, "resourceAccess", j, "id"],
	required.permission(access.resource, access.asked.id),
	{
		"params": object.union(required.named(access.resource), {
			"permission": access.facts.name,
			"type": resource.words[access.type],
			"standing": standing,
		}),
		"related": [ref | ref := access.resource.ref],
		"variant": _variant(access),
	},
) if {
	some i, j
	access := required.not_enabled[i][j]
	not resource.is_graph(access.resource)
	not precedence.exists_as_other(access)
	standing := resource.standings[access.facts[access.type]]
}

violations contains result.violation(
	["preAuthorizedApplications", i, "delegatedPermissionIds", j],
	concat("/", [client, value.id_text(id)]),
	{
		"variant": "pre-authorised",
		"params": {
			"client": client,
			"permission": trim_prefix(value.id_text(id), "scope:"),
			"standing": resource.standings.disabled,
			"resource": "the API",
			"resourceAppId": _own_app_id,
		},
	},
) if {
	some i, entry in value.list(input.application, "preAuthorizedApplications")
	some j, id in value.list(entry, "delegatedPermissionIds")

	# One that does not exist is told of by `preauthorized-unknown-scope`.
	input.preAuthorized[i][j] == "disabled"
	client := _client_of(entry)
}

# The role is there, and for users and groups alone.
_variant(access) := "users-only" if {
	access.type == "role"
	access.facts.forUsersOnly
} else := "not-exposed"

_client_of(entry) := lower(entry.appId) if {
	is_string(entry.appId)
} else := "a client that cannot be seen"

default _own_app_id := null

_own_app_id := input.application.appId if is_string(input.application.appId)

undetermined contains result.undetermined_fact(access.facts[access.type], "requiredResourceAccess") if {
	some row in required.not_enabled
	some access in row
	not resource.is_graph(access.resource)
	access.facts[access.type]["$unknown"]
	not access.facts[required.other(access.type)] in {"enabled", "disabled"}
}

undetermined contains result.undetermined(reason, ["preAuthorizedApplications"]) if {
	some standings in input.preAuthorized
	some standing in standings
	reason := standing["$unknown"]
}

undetermined contains entry if some entry in required.unknown

undetermined contains result.undetermined_field(input.application, "preAuthorizedApplications") if {
	value.unknown(input.application, "preAuthorizedApplications")
}

undetermined contains entry if {
	not resource.preauthorises_known_permissions
	some entry in result.undetermined_within(input.application, "preAuthorizedApplications", ["delegatedPermissionIds"])
}
