# METADATA
# title: Assignment required without admin consent
# description: |
#   The service principal requires users to be assigned, and nobody consented for all users to what its application asks
#   for. Where assignment is required users cannot consent by themselves: they see "Need admin approval".
# related_resources:
# - ref: https://github.com/MicrosoftDocs/azure-docs/pull/59963
#   description: "Microsoft's documentation, 90094: required assignment takes the users' own consent away"
# custom:
#   severity: warning
#   root_cause: 3
#   aadsts: [AADSTS90094]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} requires users to be assigned, so they cannot consent to {permissions} of {resource} by themselves,
#     and no grant for all users covers it
#   remediation:
#     text: Grant admin consent, or switch the requirement off.
#     commands:
#     - shell: az
#       command: az ad app permission admin-consent --id {appId}
#     - shell: powershell
#       command: >-
#         New-MgOauth2PermissionGrant -ClientId {clientObjectId} -ResourceId {resourceObjectId} -ConsentType
#         AllPrincipals -Scope '{permissions}'
#   false_positives:
#   - Applications in which no user signs in are left out.
#   since: 0.1.0
package aadguard.rules.consent["assignment-required-without-admin-consent"]

import data.aadguard.lib.client
import data.aadguard.lib.required
import data.aadguard.lib.ungranted
import data.aadguard.lib.value
import data.aadguard.rules.principals["client-without-service-principal"] as without_principal

violations contains object.union(ungranted.entry_violation(i, {"permissions": [ungranted.shown(name) | some name in names]}), {"related": related(i)}) if {
	input.servicePrincipal.appRoleAssignmentRequired == true
	users_sign_in
	some i, names in ungranted.entries
	not i in ungranted.blocked
	not ungranted.unclear(i)
}

undecided contains {"reason": reason, "fields": ["requiredResourceAccess"]} if {
	may_require
	users_sign_in
	some i, _ in ungranted.entries
	not i in ungranted.blocked
	reason := ungranted.unclear(i)
}

undecided contains value.undecided(input.servicePrincipal, "appRoleAssignmentRequired") if {
	unseen_requirement
	users_sign_in
	count(ungranted.entries) > 0
}

# Whether anybody stands for the client is the first question.
undecided contains entry if {
	users_sign_in
	count(ungranted.entries) > 0
	some entry in without_principal.undecided
}

undecided contains entry if {
	may_require
	count(ungranted.entries) > 0
	some entry in client.interactive_doubts
}

undecided contains entry if {
	may_require
	users_sign_in
	some entry in required.unseen
}

may_require if input.servicePrincipal.appRoleAssignmentRequired == true

may_require if unseen_requirement

unseen_requirement if {
	input.servicePrincipal != null
	value.unseen(input.servicePrincipal, "appRoleAssignmentRequired")
}

users_sign_in if {
	client.is_interactive
	not client.is_personal_only
}

related(i) := array.concat([input.servicePrincipal.ref], [ref | ref := required.entries[i].resource.ref])
