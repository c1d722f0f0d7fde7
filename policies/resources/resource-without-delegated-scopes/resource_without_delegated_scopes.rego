# METADATA
# title: API without delegated scopes
# description: |
#   The API exposes application permissions (app roles), but no enabled delegated permission. A client that asks for it on
#   behalf of a user, above all with `/.default`, gets no token.
#
#   An API that only daemons call needs no delegated permission. Say so with `daemonOnly: true`, and the rule is silent.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service
#   description: "Microsoft, AADSTS50000: a multi-tenant API that exposes application permissions only"
# - ref: https://github.com/MicrosoftDocs/azure-docs/issues/110692
#   description: "Microsoft, on the false positive: an API for client credentials does not need scopes"
# custom:
#   severity: error
#   root_cause: 5
#   aadsts: [AADSTS50000]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} exposes application permissions only, no delegated scope{disabled}{clients}: a client that asks for it on
#     behalf of a user gets no token
#   remediation:
#     text: >-
#       Expose a delegated permission (Expose an API), add it to the clients' requiredResourceAccess and consent to it.
#       If only daemons call this API, declare daemonOnly in aadguard.yaml.
#     commands:
#     - shell: az
#       command: >-
#         az ad app update --id {appId} --set api="$(az ad app show --id {appId} --query '{oauth2PermissionScopes:
#         api.oauth2PermissionScopes}' --output json)" --add api.oauth2PermissionScopes '{"id": "<new guid>", "value":
#         "access_as_user", "type": "User", "isEnabled": true, "adminConsentDisplayName": "Access the API as the signed-in
#         user", "adminConsentDescription": "Lets the application access the API as the signed-in user."}'
#     - shell: powershell
#       command: >-
#         Update-MgApplication -ApplicationId {objectId} -Api @{ Oauth2PermissionScopes = @((Get-MgApplication
#         -ApplicationId {objectId}).Api.Oauth2PermissionScopes) + @{ Id = New-Guid; Value = 'access_as_user'; Type =
#         'User'; IsEnabled = $true; AdminConsentDisplayName = 'Access the API as the signed-in user';
#         AdminConsentDescription = 'Lets the application access the API as the signed-in user.' } }
#     code:
#     - language: pulumi-typescript
#       on: [Application]
#       text: |
#         api: {
#             oauth2PermissionScopes: [
#                 {
#                     id: "<new guid>",
#                     value: "access_as_user",
#                     type: "User",
#                     enabled: true,
#                     adminConsentDisplayName: "Access the API as the signed-in user",
#                     adminConsentDescription: "Lets the application access the API as the signed-in user.",
#                 },
#             ],
#         },
#     - language: pulumi-typescript
#       on: [ApplicationRegistration]
#       text: |
#         new azuread.ApplicationPermissionScope("{resourceName}-access", {
#             applicationId: {variable}.id,
#             scopeId: "<new guid>",
#             value: "access_as_user",
#             adminConsentDisplayName: "Access the API as the signed-in user",
#             adminConsentDescription: "Lets the application access the API as the signed-in user.",
#         });
#     - language: pulumi-yaml
#       on: [Application]
#       text: |
#         api:
#           oauth2PermissionScopes:
#             - id: <new guid>
#               value: access_as_user
#               type: User
#               enabled: true
#               adminConsentDisplayName: Access the API as the signed-in user
#               adminConsentDescription: Lets the application access the API as the signed-in user.
#     - language: pulumi-yaml
#       on: [ApplicationRegistration]
#       text: |
#         resources:
#           {resourceName}-access:
#             type: azuread:ApplicationPermissionScope
#             properties:
#               applicationId: ${{resourceName}.id}
#               scopeId: <new guid>
#               value: access_as_user
#               adminConsentDisplayName: Access the API as the signed-in user
#               adminConsentDescription: Lets the application access the API as the signed-in user.
#     - language: pulumi-python
#       on: [Application]
#       text: |
#         api={
#             "oauth2_permission_scopes": [
#                 {
#                     "id": "<new guid>",
#                     "value": "access_as_user",
#                     "type": "User",
#                     "enabled": True,
#                     "admin_consent_display_name": "Access the API as the signed-in user",
#                     "admin_consent_description": "Lets the application access the API as the signed-in user.",
#                 },
#             ],
#         },
#     - language: pulumi-python
#       on: [ApplicationRegistration]
#       text: |
#         azuread.ApplicationPermissionScope(
#             "{resourceName}-access",
#             application_id={variable}.id,
#             scope_id="<new guid>",
#             value="access_as_user",
#             admin_consent_display_name="Access the API as the signed-in user",
#             admin_consent_description="Lets the application access the API as the signed-in user.",
#         )
#   variants:
#     nothing-exposed:
#       message: "{subject} has an identifier URI, but exposes neither a delegated scope{disabled} nor an application permission: a client that asks for it on
#         behalf of a user gets no token"
#     foreign-clients:
#       message: >-
#         {subject} is multi-tenant and exposes application permissions only, no delegated scope{disabled}. Its clients in this run are
#         daemons; a client in another tenant that asks for it on behalf of a user gets no token all the same
#     middle-tier:
#       message: >-
#         {subject} is declared to act on behalf of users, but exposes no delegated scope{disabled}: no client gets the user's
#         token that it would exchange
#   silent_without: [input.flows, identifierUris, input.exposes.enabledRoles]
#   false_positives:
#   - >-
#     An API for daemons alone is right without scopes. With Role clients only, or without an identifier URI, it is a
#     note (a multi-tenant one with Role clients only: a warning); with `daemonOnly` nothing is said.
#   - An application that assigns its own role to itself, and that nobody else asks for, is not an API of others and left out.
#   - In an export of a single-tenant API it is a warning, since whoever deployed it may know its callers.
#   since: 0.1.0
package aadguard.rules.resources["resource-without-delegated-scopes"]

import data.aadguard.lib.client
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["oauth2PermissionScopes"],
	"",
	object.union(
		{
			"related": [neighbour.ref | some neighbour in input.clients.delegated],
			"params": {"disabled": _disabled},
		},
		_grade,
	),
) if {
	_exposes_no_scope
	_fault
}

_fault if {
	_exposes_roles
	not _is_own_client
	not _is_no_api
}

_fault if _is_on_behalf

_fault if _exposes_nothing_at_its_uri

# Of SAML and the like: its roles are its users', its identifier URI names it to them, and no client here asks for it.
_is_no_api if {
	client.is_other_kind
	_is_asked_by_nobody
}

_is_asked_by_nobody if count(input.clients.delegated) + count(input.clients.role) == 0

# Roles alone do not tell whether it is an API.
undetermined contains entry if {
	_exposes_no_scope
	_exposes_roles
	_is_asked_by_nobody
	not _is_own_client
	not _is_on_behalf
	some entry in client.undetermined_kind
}

# Either list could still hold what makes it an API for users.
undetermined contains result.undetermined(reason, ["oauth2PermissionScopes"]) if {
	not client.is_daemon_only
	reason := input.exposes.enabledScopes["$unknown"]
	_maybe_fault
}

undetermined contains result.undetermined(reason, ["appRoles"]) if {
	_exposes_no_scope
	not _is_on_behalf
	reason := input.exposes.enabledRoles["$unknown"]
}

# An identifier URI would make a note of it.
undetermined contains result.undetermined_field(input.application, "identifierUris") if {
	_exposes_no_scope
	input.exposes.enabledRoles == 0
	not _fault
	not client.is_other_kind
	value.unknown(input.application, "identifierUris")
}

_maybe_fault if _fault

_maybe_fault if input.exposes.enabledRoles["$unknown"]

# Nobody else asks for its roles: it assigns them to itself, and is not an API of others.
_is_own_client if {
	_is_asked_by_nobody
	some item in required.entries
	item.resource.is == "self"
	some asked in value.list(item.entry, "resourceAccess")
	value.text(asked.type) == "role"
}

_exposes_no_scope if {
	not client.is_daemon_only
	input.exposes.enabledScopes == 0
}

_exposes_roles if {
	value.is_known(input.exposes.enabledRoles)
	input.exposes.enabledRoles > 0
}

_exposes_nothing_at_its_uri if {
	input.exposes.enabledRoles == 0
	value.is_filled(input.application, "identifierUris")
	not client.is_other_kind
	count(client.undetermined_kind) == 0
}

_is_on_behalf if client.declares("onBehalfOf")

_asked_by_role_only if {
	count(input.clients.role) > 0
	count(input.clients.delegated) == 0
}

default _grade := {"severity": "warning", "params": {"clients": ""}}

_grade := {"severity": "error", "variant": "middle-tier"} if {
	_is_on_behalf
} else := {"severity": "note", "variant": "nothing-exposed"} if {
	_exposes_nothing_at_its_uri
} else := {"severity": "error", "params": {"clients": _clients}} if {
	count(input.clients.delegated) > 0
} else := {"severity": "warning", "variant": "foreign-clients"} if {
	_asked_by_role_only
	client.is_multi_tenant
} else := {"severity": "note", "params": {"clients": " (its clients in this run are daemons)"}} if {
	_asked_by_role_only
} else := {"severity": "note", "params": {"clients": ""}} if {
	value.is_empty(input.application, "identifierUris")
} else := {"severity": "error", "params": {"clients": ""}} if {
	input.origin == "declared"
} else := {"severity": "error", "params": {"clients": " (multi-tenant)"}} if {
	client.is_multi_tenant
}

_clients := concat("", [", though ", concat(", ", _names), " asks for it on behalf of users"])

_names := [neighbour.displayName | some neighbour in input.clients.delegated]

default _disabled := ""

# Its scopes are there, and switched off: other words than for an API that has none.
_disabled := concat("", [" that is enabled (", concat(", ", off), ")"]) if {
	off := [concat(" ", [name, "is disabled"]) | some name in input.exposes.disabledScopes]
	count(off) > 0
}
