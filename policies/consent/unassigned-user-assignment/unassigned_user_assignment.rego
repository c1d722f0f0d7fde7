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
#     text: Assign the users or groups that may sign in, or switch the requirement off.
#     commands:
#     - shell: az
#       command: az ad sp update --id {objectId} --set appRoleAssignmentRequired=false
#     - shell: powershell
#       command: New-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId {objectId} -PrincipalId <user or group> -ResourceId {objectId} -AppRoleId 00000000-0000-0000-0000-000000000000
#   silent_without: [appRoleAssignmentRequired]
#   false_positives:
#   - Assignments made elsewhere, outside the stack, do not count. It is a note.
#   since: 0.1.0
package aadguard.rules.consent["unassigned-user-assignment"]

import data.aadguard.lib.assignment
import data.aadguard.lib.client
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["appRoleAssignmentRequired"], "", {}) if {
	may_fail
	count(reasons) == 0
}

undetermined contains entry if {
	may_fail
	some entry in reasons
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

reasons contains result.undetermined(assignment.undetermined_assignments, [])

reasons contains result.undetermined("partial-run", []) if input.run.partial

reasons contains result.undetermined_fact(input.userAssignments, "id") if input.userAssignments["$unknown"]

reasons contains result.undetermined_field(input.servicePrincipal, "appRoleAssignmentRequired") if {
	value.unknown(input.servicePrincipal, "appRoleAssignmentRequired")
}

reasons contains result.undetermined(reason, [uris]) if {
	not signs_users_in
	reason := input.signsUsersIn["$unknown"]
}

# Of a service principal whose application the run does not hold, its own reply URLs tell.
default uris := "redirectUris"

uris := "replyUrls" if input.application == null
