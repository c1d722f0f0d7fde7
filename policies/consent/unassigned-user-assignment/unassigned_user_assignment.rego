# METADATA
# title: Assignment required, nobody assigned
# description: |
#   The service principal requires users to be assigned, users sign in to its application, and this run has no
#   assignment of a user or a group. Users who sign in get AADSTS50105.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 50105, 90094"
# - ref: https://learn.microsoft.com/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-error
#   description: "Microsoft, unexpected consent errors: 90093 and 90094, where assignment is required"
# custom:
#   severity: note
#   root_cause: 3
#   aadsts: [AADSTS50105, AADSTS90094, AADSTS90093]
#   subjects: [servicePrincipal]
#   scope: directory
#   message: "{subject} requires users to be assigned, and no user or group is assigned in this run"
#   remediation:
#     text: >-
#       Assign the users or groups that may sign in. Or switch the requirement off, which weakens security: then
#       everyone in the tenant can sign in.
#     commands:
#     - shell: az
#       command: >-
#         az rest --method POST --url https://graph.microsoft.com/v1.0/servicePrincipals/{objectId}/appRoleAssignedTo
#         --body '{"principalId": "<object id of a user or group>", "resourceId": "{objectId}", "appRoleId":
#         "00000000-0000-0000-0000-000000000000"}'
#     - shell: powershell
#       command: >-
#         New-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId {objectId} -PrincipalId '<object id of a user or
#         group>' -ResourceId {objectId} -AppRoleId 00000000-0000-0000-0000-000000000000
#   silent_without: [appRoleAssignmentRequired]
#   differs:
#   - in: undeployed
#     say: undetermined
#     reason: Only Microsoft Graph knows whether a user, a group or an application is assigned.
#   - in: folder-of-files
#     say: undetermined
#     reason: >-
#       A folder without any assignment may come from an export that left them out: there is no empty list.
#   false_positives:
#   - Assignments made elsewhere, outside the stack, do not count. It is a note.
#   since: 0.1.0
package aadguard.rules.consent["unassigned-user-assignment"]

import data.aadguard.lib.assignment
import data.aadguard.lib.client
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["appRoleAssignmentRequired"], "", {}) if {
	_may_fail
	count(_reasons) == 0
}

undetermined contains entry if {
	_may_fail
	some entry in _reasons
}

_may_fail if {
	_may_require
	_may_sign_users_in
	_nobody_seen
}

_may_require if input.servicePrincipal.appRoleAssignmentRequired == true

_may_require if value.unknown(input.servicePrincipal, "appRoleAssignmentRequired")

_may_sign_users_in if _signs_users_in

_may_sign_users_in if {
	not client.declared_without_users
	value.is_unknown(input.signsUsersIn)
}

_signs_users_in if {
	client.declares_user_flow
	not client.is_daemon_only
}

_signs_users_in if {
	not client.declared_without_users
	input.signsUsersIn == true
}

# Single sign-on by SAML or by a stored password needs an assignment like any other.
_signs_users_in if {
	not client.declared_without_users
	value.text(input.servicePrincipal.preferredSingleSignOnMode) in {"saml", "password"}
}

_nobody_seen if input.userAssignments == 0

_nobody_seen if value.unknown(input, "userAssignments")

_reasons contains result.undetermined(assignment.undetermined_assignments, [])

_reasons contains result.undetermined("partial-run", []) if input.run.partial

_reasons contains result.undetermined_fact(input.userAssignments, "id") if input.userAssignments["$unknown"]

_reasons contains result.undetermined_field(input.servicePrincipal, "appRoleAssignmentRequired") if {
	value.unknown(input.servicePrincipal, "appRoleAssignmentRequired")
}

_reasons contains result.undetermined(reason, [_uris]) if {
	not _signs_users_in
	reason := input.signsUsersIn["$unknown"]
}

# Of a service principal whose application the run does not hold, its own reply URLs tell.
default _uris := "redirectUris"

_uris := "replyUrls" if input.application == null
