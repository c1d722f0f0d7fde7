# METADATA
# title: Client without a delegated permission
# description: |
#   Users sign in to the application, but it lists no delegated permission (User.Read, openid, a scope of an API), has no
#   delegated grant in this run, and no API pre-authorises it. Asked for a user's refresh token, the platform has nothing to
#   issue one for.
# related_resources:
# - ref: https://blogs.aaddevsup.xyz/2021/02/aadsts50000-there-was-an-error-issuing-a-token-or-an-issue-with-our-sign-in-service/
#   description: "The field, a reader of the first publication: AADSTS50000 where the client had no delegated permission"
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/troubleshoot-consent-issues
#   description: "Microsoft, consent: the client needs at least one delegated permission (90008, 650056)"
# - ref: https://github.com/microsoft/azure-spring-boot/issues/888
#   description: "The field: a token error mended by adding User.Read again"
# custom:
#   severity: warning
#   highest_severity: error
#   root_cause: 6
#   aadsts: [AADSTS50000, AADSTS90008, AADSTS650056]
#   subjects: [application]
#   scope: directory
#   message: "{subject} signs users in, but has no delegated permission{where}: a user's token may not be issued"
#   remediation:
#     text: >-
#       Add at least User.Read or openid of Microsoft Graph as a delegated permission, and consent to it. If no user
#       signs in, declare its flows or daemonOnly in aadguard.yaml.
#     commands:
#     - shell: az
#       command: >-
#         az ad app permission add --id {appId} --api 00000003-0000-0000-c000-000000000000 --api-permissions
#         e1fe6dd8-ba31-4d61-89e7-88639da4683d=Scope
#     - shell: powershell
#       command: >-
#         $listed = @((Get-MgApplication -ApplicationId {objectId}).RequiredResourceAccess); $entry = $listed |
#         Where-Object ResourceAppId -eq '00000003-0000-0000-c000-000000000000'; if ($entry) { $entry.ResourceAccess += @{
#         Id = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d'; Type = 'Scope' } } else { $listed += @{ ResourceAppId =
#         '00000003-0000-0000-c000-000000000000'; ResourceAccess = @(@{ Id = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d'; Type
#         = 'Scope' }) } }; Update-MgApplication -ApplicationId {objectId} -RequiredResourceAccess $listed
#     code:
#     - language: pulumi-typescript
#       on: [Application]
#       text: |
#         requiredResourceAccesses: [
#             {
#                 resourceAppId: "00000003-0000-0000-c000-000000000000",
#                 resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }], // User.Read
#             },
#         ],
#     - language: pulumi-typescript
#       on: [ApplicationRegistration]
#       text: |
#         new azuread.ApplicationApiAccess("{resourceName}-graph", {
#             applicationId: {variable}.id,
#             apiClientId: "00000003-0000-0000-c000-000000000000",
#             scopeIds: ["e1fe6dd8-ba31-4d61-89e7-88639da4683d"], // User.Read
#         });
#     - language: pulumi-yaml
#       on: [Application]
#       text: |
#         requiredResourceAccesses:
#           - resourceAppId: 00000003-0000-0000-c000-000000000000
#             resourceAccesses:
#               - { id: e1fe6dd8-ba31-4d61-89e7-88639da4683d, type: Scope } # User.Read
#     - language: pulumi-yaml
#       on: [ApplicationRegistration]
#       text: |
#         resources:
#           {resourceName}-graph:
#             type: azuread:ApplicationApiAccess
#             properties:
#               applicationId: ${{resourceName}.id}
#               apiClientId: 00000003-0000-0000-c000-000000000000
#               scopeIds: [e1fe6dd8-ba31-4d61-89e7-88639da4683d] # User.Read
#     - language: pulumi-python
#       on: [Application]
#       text: |
#         required_resource_accesses=[
#             {
#                 "resource_app_id": "00000003-0000-0000-c000-000000000000",
#                 "resource_accesses": [{"id": "e1fe6dd8-ba31-4d61-89e7-88639da4683d", "type": "Scope"}],  # User.Read
#             },
#         ],
#     - language: pulumi-python
#       on: [ApplicationRegistration]
#       text: |
#         azuread.ApplicationApiAccess(
#             "{resourceName}-graph",
#             application_id={variable}.id,
#             api_client_id="00000003-0000-0000-c000-000000000000",
#             scope_ids=["e1fe6dd8-ba31-4d61-89e7-88639da4683d"],  # User.Read
#         )
#   differs:
#   - in: undeployed-with-azuread
#     say: undetermined
#     reason: What an existing API exposes is seen after the deployment.
#   - in: from-template
#     say: undetermined
#     reason: What an application gets from a gallery template is not declared.
#   - in: folder-of-files
#     say: weaker
#     reason: "A folder without any grant may be one of an export that left them out: a warning in place of an error."
#   false_positives:
#   - >-
#     An application may ask for its permissions at run time (incremental consent) and list none. It is a warning for
#     that reason, and needs none with a grant.
#   - Daemons, APIs without redirect URIs and SAML applications are left out.
#   since: 0.1.0
package aadguard.rules.clients["client-without-delegated-permission"]

import data.aadguard.lib.client
import data.aadguard.lib.consent
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["requiredResourceAccess"], "", _grade) if {
	_without_permission
	client.is_interactive
	count(_unknown) == 0
}

default _grade := {"params": {"where": " (and this run holds no grants that could stand in for one)"}}

_grade := {"severity": "error", "params": {"where": " and no grant, though it is declared to ask for refresh tokens"}} if {
	client.declares("refreshToken")
	input.grants
} else := {"params": {"where": " and no grant"}} if {
	input.grants
}

undetermined contains entry if {
	_without_permission
	client.is_interactive
	some entry in _unknown
}

undetermined contains entry if {
	_without_permission
	some entry in client.undetermined_interactive
}

# No delegated permission that can be seen.
_without_permission if {
	not _asks_scope
	not _granted
	count(input.preAuthorizedBy) == 0
}

_asks_scope if {
	some i, _ in required.entries
	required.asks_scope(i)
}

_granted if {
	some grant in input.grants
	value.is_filled(grant, "scope")
}

_unknown contains entry if some entry in required.unknown

_unknown contains result.undetermined("pre-authorisations-not-exported", []) if input.unknownPreAuthorizations

# The run holds grants, and cannot tell which of them are this client's, or whether these are all.
_unknown contains result.undetermined(consent.undetermined_grants, ["oauth2PermissionGrants"]) if {
	consent.undetermined_grants != "grants-not-exported"
}

_unknown contains result.undetermined(reason, ["oauth2PermissionGrants"]) if {
	some grant in input.grants
	reason := value.unknown(grant, "scope")
}
