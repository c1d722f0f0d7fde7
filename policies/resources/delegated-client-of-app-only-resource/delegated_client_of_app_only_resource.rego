# METADATA
# title: Delegated client of an API that has application permissions only
# description: |
#   The client asks for delegated permissions of an API that exposes none: only application permissions (app roles). The
#   token request on behalf of a user, above all for `/.default`, fails.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service
#   description: "Microsoft, AADSTS50000: a delegated request for an API with application permissions only"
# custom:
#   severity: error
#   root_cause: 5
#   aadsts: [AADSTS50000]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} asks for {resource} on behalf of users, but {resource} exposes application permissions only: the token
#     cannot be issued
#   remediation:
#     text: >-
#       Expose a delegated permission on {resource}, list it here and consent to it. If no user takes part, ask for the
#       application permission (type Role) instead.
#     commands:
#     - shell: az
#       command: >-
#         az ad app update --id {resourceAppId} --set api="$(az ad app show --id {resourceAppId} --query
#         '{oauth2PermissionScopes: api.oauth2PermissionScopes}' --output json)" --add api.oauth2PermissionScopes '{"id":
#         "<new guid>", "value": "access_as_user", "type": "User", "isEnabled": true, "adminConsentDisplayName": "Access
#         the API as the signed-in user", "adminConsentDescription": "Lets the application access the API as the signed-in
#         user."}'
#     - shell: az
#       command: az ad app permission add --id {appId} --api {resourceAppId} --api-permissions '<new guid>=Scope'
#     - shell: powershell
#       command: >-
#         Update-MgApplicationByAppId -AppId {resourceAppId} -Api @{ Oauth2PermissionScopes = @((Get-MgApplication -Filter
#         "appId eq '{resourceAppId}'").Api.Oauth2PermissionScopes) + @{ Id = '<new guid>'; Value = 'access_as_user'; Type
#         = 'User'; IsEnabled = $true; AdminConsentDisplayName = 'Access the API as the signed-in user';
#         AdminConsentDescription = 'Lets the application access the API as the signed-in user.' } }
#     - shell: powershell
#       command: >-
#         $listed = @((Get-MgApplication -ApplicationId {objectId}).RequiredResourceAccess); $entry = $listed |
#         Where-Object ResourceAppId -eq '{resourceAppId}'; $entry.ResourceAccess += @{ Id = '<new guid>'; Type = 'Scope'
#         }; Update-MgApplication -ApplicationId {objectId} -RequiredResourceAccess $listed
#     code:
#     - language: pulumi-typescript
#       on: [Application]
#       text: |
#         // of {relatedVariable}
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
#         new azuread.ApplicationPermissionScope("{relatedName}-access", {
#             applicationId: {relatedVariable}.id,
#             scopeId: "<new guid>",
#             value: "access_as_user",
#             adminConsentDisplayName: "Access the API as the signed-in user",
#             adminConsentDescription: "Lets the application access the API as the signed-in user.",
#         });
#     - language: pulumi-yaml
#       on: [Application]
#       text: |
#         # of {relatedName}
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
#           {relatedName}-access:
#             type: azuread:ApplicationPermissionScope
#             properties:
#               applicationId: ${{relatedName}.id}
#               scopeId: <new guid>
#               value: access_as_user
#               adminConsentDisplayName: Access the API as the signed-in user
#               adminConsentDescription: Lets the application access the API as the signed-in user.
#     - language: pulumi-python
#       on: [Application]
#       text: |
#         # of {relatedVariable}
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
#             "{relatedName}-access",
#             application_id={relatedVariable}.id,
#             scope_id="<new guid>",
#             value="access_as_user",
#             admin_consent_display_name="Access the API as the signed-in user",
#             admin_consent_description="Lets the application access the API as the signed-in user.",
#         )
#   variants:
#     disabled:
#       message: >-
#         {subject} asks for {resource} on behalf of users, but {resource} has disabled its delegated permissions: with application
#         permissions only, the token cannot be issued
#       remediation:
#         text: >-
#           Enable the delegated permission of {resource} again, or expose another one, list it here and consent to it. If no user
#           takes part, ask for the application permission (type Role) instead.
#     declared-flow:
#       message: >-
#         {subject} is declared to use user flows only, but asks {resource} for application permissions alone, and
#         {resource} exposes no delegated scope
#     interactive:
#       message: >-
#         Users sign in to {subject}, which asks {resource} for application permissions alone; {resource} exposes no delegated
#         scope, so that asking for it on behalf of a user fails
#     of-others:
#       message: >-
#         {subject} asks for {resource} on behalf of users, but {resource} exposes application permissions only: the token
#         cannot be issued
#       remediation:
#         text: >-
#           {resource} is not registered here: ask its owner to expose a delegated permission, then list it here and consent to it. If no
#           user takes part, ask for the application permission (type Role) instead.
#     disabled-of-others:
#       message: >-
#         {subject} asks for {resource} on behalf of users, but {resource} has disabled its delegated permissions: with application
#         permissions only, the token cannot be issued
#       remediation:
#         text: >-
#           {resource} is not registered here: ask its owner to enable the delegated permission again, then list it here and consent to it. If no
#           user takes part, ask for the application permission (type Role) instead.
#     declared-flow-of-others:
#       message: >-
#         {subject} is declared to use user flows only, but asks {resource} for application permissions alone, and
#         {resource} exposes no delegated scope
#       remediation:
#         text: >-
#           {resource} is not registered here: ask its owner to expose a delegated permission, then list it here and consent to it. If no
#           user takes part, ask for the application permission (type Role) instead.
#     interactive-of-others:
#       message: >-
#         Users sign in to {subject}, which asks {resource} for application permissions alone; {resource} exposes no delegated
#         scope, so that asking for it on behalf of a user fails
#       remediation:
#         text: >-
#           {resource} is not registered here: ask its owner to expose a delegated permission, then list it here and consent to it. If no
#           user takes part, ask for the application permission (type Role) instead.
#   silent_without: [requiredResourceAccess]
#   differs:
#   - in: old-state
#     say: undetermined
#     reason: What a stack's state says of what others change may be old.
#   false_positives:
#   - Clients that ask only for application permissions (Role) are daemons and are left out, unless user flows alone are declared for them.
#   - Where users sign in to such a client it is a note, since it may ask for this API in its own name.
#   since: 0.1.0
package aadguard.rules.resources["delegated-client-of-app-only-resource"]

import data.aadguard.lib.client
import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["requiredResourceAccess", i, "resourceAppId"],
	required.element(resource),
	object.union({"params": required.named(resource), "related": [ref | ref := resource.ref]}, _worded(resource, _case_of(i))),
) if {
	some i, resource in _resources
	resource.enabledScopes == 0
	value.is_known(resource.enabledRoles)
	resource.enabledRoles > 0
}

undetermined contains result.undetermined(reason, ["requiredResourceAccess"]) if {
	some i, resource in _resources
	_case_of(i)
	reason := _unknown_exposure(resource)
}

# The API has application permissions only; whether the client asks on behalf of users cannot be seen.
undetermined contains entry if {
	some i, resource in _resources
	not _case_of(i)
	_may_be_app_only(resource)
	some entry in required.unknown_of(i)
}

undetermined contains entry if some entry in required.unknown_entries

# One known half can decide: an enabled scope, or no role at all.
_unknown_exposure(resource) := resource.enabledScopes["$unknown"] if {
	not resource.enabledRoles == 0
} else := resource.enabledRoles["$unknown"] if {
	resource.enabledScopes == 0
}

_may_be_app_only(resource) if {
	not value.is_unknown(resource.enabledScopes)
	resource.enabledScopes == 0
	resource.enabledRoles != 0
}

_may_be_app_only(resource) if _unknown_exposure(resource)

# Entries about which no earlier rule speaks.
_resources[i] := item.resource if {
	some i, item in required.entries
	item.resource.is != "self"
	not precedence.malformed(i)
	not i in precedence.missing_principal
}

# Nobody here can expose a permission of an API that is registered elsewhere.
_worded(resource, case) := case if {
	resource.hasApplication
} else := object.union(case, {"variant": concat("-", array.concat([name | name := case.variant], ["of-others"]))})

_case_of(i) := {"variant": "disabled"} if {
	required.asks_scope(i)
	some access in _resources[i].access
	access.scope == "disabled"
} else := {} if {
	required.asks_scope(i)
} else := {"variant": "declared-flow"} if {
	client.declares_users_only
	required.asks_role(i)
} else := {"variant": "interactive", "severity": "note"} if {
	client.is_interactive
	not client.declares("clientCredentials")
	required.asks_role(i)
}
