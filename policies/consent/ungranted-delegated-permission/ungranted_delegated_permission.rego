# METADATA
# title: Delegated permission not granted
# description: |
#   The application lists a delegated permission that users may consent to, and this run has no grant for all users that
#   covers it. Users see a consent page. Flows without one, the password flow and On-Behalf-Of, fail with AADSTS65001.
# related_resources:
# - ref: https://github.com/BookStackApp/BookStack/issues/2685
#   description: "The field: 65001 and 650056 where a listed permission was not granted"
# - ref: https://github.com/Azure-Samples/active-directory-dotnet-webapp-webapi-openidconnect/issues/23
#   description: "The field: an API listed after the consent was given"
# - ref: https://github.com/Azure-Samples/active-directory-dotnet-native-headless/issues/10
#   description: "The field: no grant for all users in a password flow"
# custom:
#   severity: note
#   highest_severity: warning
#   root_cause: 3
#   aadsts: [AADSTS65001, AADSTS650056]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} lists {permission} of {resource}, and no grant for all users covers it: users have to consent, and
#     flows without a consent page fail
#   remediation:
#     text: Grant admin consent, or pre-authorise the client on the API.
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
#   variants:
#     no-consent-page:
#       message: >-
#         {subject} lists {permission} of {resource}, and no grant for all users covers it: its flow shows no consent
#         page, so users for whom nobody consented get no token
#     no-user-consent:
#       message: >-
#         {subject} lists {permission} of {resource}, and no grant for all users covers it: the tenant does not
#         allow user consent, so only an administrator can grant it
#     outside-consent-policies:
#       message: >-
#         {subject} lists {permission} of {resource}, and no grant for all users covers it: the tenant's consent
#         policies leave it to administrators
#   silent_without: [requiredResourceAccess]
#   differs:
#   - in: undeployed
#     say: undetermined
#     reason: The ids of the clients that an API pre-authorises are yet to be computed.
#   - in: from-template
#     say: undetermined
#     reason: The clients that an application made from a gallery template pre-authorises are not declared.
#   false_positives:
#   - Where users consent by themselves all is well. It is a note unless a flow without a consent page is declared.
#   since: 0.1.0
package aadguard.rules.consent["ungranted-delegated-permission"]

import data.aadguard.lib.client
import data.aadguard.lib.precedence
import data.aadguard.lib.ungranted

violations contains object.union(violation, _case(violation.path)) if some violation in ungranted.violations("user")

# Flows in which no consent page can appear.
_case(path) := {"severity": "warning", "variant": "no-consent-page"} if {
	some flow in ["ropc", "onBehalfOf"]
	client.declares(flow)
} else := {"variant": "no-user-consent"} if {
	precedence.consent_is_blocked
} else := {"variant": "outside-consent-policies"} if {
	precedence.consent_is_refused(path[1], path[3])
} else := {}

undetermined contains entry if some entry in ungranted.undetermined("user")
