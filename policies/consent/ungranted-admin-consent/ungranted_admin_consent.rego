# METADATA
# title: Admin consent not granted
# description: |
#   The application lists delegated permissions that only an administrator can consent to, and this run has no grant for
#   all users that covers them. A user who needs them sees "Need admin approval".
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/troubleshoot-consent-issues
#   description: "Microsoft, consent: admin consent is required (90094, 65001)"
# - ref: https://learn.microsoft.com/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-error
#   description: "Microsoft, unexpected consent errors: 90093 and 90094, the permission needs an administrator"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 90095, admin consent is required, and the user can request it"
# custom:
#   severity: note
#   highest_severity: warning
#   root_cause: 3
#   aadsts: [AADSTS90094, AADSTS90093, AADSTS65001, AADSTS90095]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} lists {permission} of {resource}, which needs an administrator's consent, and no grant for all users
#     covers it
#   remediation:
#     text: Grant admin consent, or remove the permission if it is not needed.
#     commands:
#     - shell: az
#       command: az ad app permission admin-consent --id {appId}
#     - shell: powershell
#       command: >-
#         $grant = Get-MgOauth2PermissionGrant -Filter "clientId eq '{clientObjectId}' and resourceId eq
#         '{resourceObjectId}' and consentType eq 'AllPrincipals'"; if ($grant) { Update-MgOauth2PermissionGrant
#         -OAuth2PermissionGrantId $grant.Id -Scope ($grant.Scope + ' {permission}') } else {
#         New-MgOauth2PermissionGrant -ClientId {clientObjectId} -ResourceId {resourceObjectId} -ConsentType
#         AllPrincipals -Scope '{permission}' }
#   silent_without: [requiredResourceAccess]
#   differs:
#   - in: undeployed
#     say: undetermined
#     reason: The ids of the clients that an API pre-authorises are yet to be computed.
#   false_positives:
#   - The application may ask for it only in some places, later. It is a note unless a user flow is declared.
#   since: 0.1.0
package aadguard.rules.consent["ungranted-admin-consent"]

import data.aadguard.lib.client
import data.aadguard.lib.ungranted

violations contains object.union(violation, _case) if some violation in ungranted.violations("admin")

default _case := {}

_case := {"severity": "warning"} if client.declares_user_flow

undetermined contains entry if some entry in ungranted.undetermined("admin")
