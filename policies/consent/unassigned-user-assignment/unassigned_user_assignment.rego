# METADATA
# title: Assignment required, nobody assigned
# description: |
#   The service principal requires users to be assigned, users sign in to its application, and this run holds no assignment
#   of a user or a group. Whoever signs in meets AADSTS50105.
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
#       Assign the users or groups that may sign in. Or switch the requirement off, which weakens security: then everyone
#       in the tenant can sign in.
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
#   false_positives:
#   - Assignments made elsewhere, outside the stack, do not count. It is a note.
#   since: 0.1.0
package aadguard.rules.consent["unassigned-user-assignment"]

import data.aadguard.lib.assignment
import data.aadguard.lib.client
import data.aadguard.lib.value

violations contains {"path": ["appRoleAssignmentRequired"], "element": ""} if {
	may_fail
	count(doubts) == 0
}

undetermined contains doubt if {
	may_fail
	some doubt in doubts
}

may_fail if {
	may_require
	may_sign_users_in
	nobody_seen
}

may_require if input.servicePrincipal.appRoleAssignmentRequired == true

may_require if value.unknown(input.servicePrincipal, "appRoleAssignmentRequired")

may_sign_users_in if signs_users_in

may_sign_users_in if {
	not client.declared_without_users
	value.is_unknown(input.signsUsersIn)
}

signs_users_in if {
	client.declares_user_flow
	not client.is_daemon_only
}

signs_users_in if {
	not client.declared_without_users
	input.signsUsersIn == true
}

# Single sign-on by SAML or by a stored password needs an assignment like any other.
signs_users_in if {
	not client.declared_without_users
	value.text(input.servicePrincipal.preferredSingleSignOnMode) in {"saml", "password"}
}

nobody_seen if input.userAssignments == 0

nobody_seen if value.unknown(input, "userAssignments")

doubts contains {"reason": assignment.unclear, "fields": []}

doubts contains {"reason": "partial-run", "fields": []} if input.run.partial

doubts contains value.undetermined_fact(input.userAssignments, "id") if input.userAssignments["$unknown"]

doubts contains value.undetermined(input.servicePrincipal, "appRoleAssignmentRequired") if {
	value.unknown(input.servicePrincipal, "appRoleAssignmentRequired")
}

doubts contains {"reason": reason, "fields": [uris]} if {
	not signs_users_in
	reason := input.signsUsersIn["$unknown"]
}

# Of a service principal whose application the run does not hold, its own reply URLs tell.
default uris := "redirectUris"

uris := "replyUrls" if input.application == null
