# METADATA
# title: Assignment required without admin consent
# description: |
#   The service principal requires users to be assigned, and nobody consented for all users to what its application asks
#   for. Where assignment is required users cannot consent by themselves: they see "Need admin approval".
# related_resources:
# - ref: https://github.com/MicrosoftDocs/azure-docs/pull/59963
#   description: "Microsoft's documentation, 90094: required assignment takes the users' own consent away"
# - ref: https://learn.microsoft.com/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-error
#   description: "Microsoft, unexpected consent errors: 90093 and 90094, users may not consent"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 90095, admin consent is required, and the user can request it"
# custom:
#   severity: warning
#   root_cause: 3
#   aadsts: [AADSTS90094, AADSTS90093, AADSTS90095]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} requires users to be assigned, so they cannot consent to {permissions} of {resource} by themselves,
#     and no grant for all users covers it
#   remediation:
#     text: >-
#       Grant admin consent. Or switch the requirement off, which weakens security: then everyone in the tenant can sign in.
#     commands:
#     - shell: az
#       command: az ad app permission admin-consent --id {appId}
#     - shell: powershell
#       command: >-
#         $grant = Get-MgOauth2PermissionGrant -Filter "clientId eq '{clientObjectId}' and resourceId eq
#         '{resourceObjectId}' and consentType eq 'AllPrincipals'"; if ($grant) { Update-MgOauth2PermissionGrant
#         -OAuth2PermissionGrantId $grant.Id -Scope ($grant.Scope + ' {permissions}') } else { New-MgOauth2PermissionGrant
#         -ClientId {clientObjectId} -ResourceId {resourceObjectId} -ConsentType AllPrincipals -Scope '{permissions}' }
#   silent_without: [requiredResourceAccess]
#   false_positives:
#   - Applications in which no user signs in are left out.
#   since: 0.1.0
package aadguard.rules.consent["assignment-required-without-admin-consent"]

import data.aadguard.lib.client
import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.ungranted
import data.aadguard.lib.value

violations contains object.union(ungranted.entry_violation(i, {"permissions": [ungranted.shown(name) | some name in names]}), {"related": _related(i)}) if {
	input.servicePrincipal.appRoleAssignmentRequired == true
	_users_sign_in
	some i, names in _entries
	not ungranted.undetermined_entry(i)
}

# Several unknowns at once do not make an answer: who signs in, for what and under which rule are asked together.
undetermined contains entry if {
	_may_require
	_may_concern
	some entry in _reasons
}

# Whether anybody stands for the client is the first question.
undetermined contains entry if {
	count(precedence.undetermined_client) > 0
	_may_concern
	some entry in precedence.undetermined_client
}

# Users may sign in, and something may wait for their consent.
_may_concern if {
	_may_sign_users_in
	ungranted.may_wait
}

_may_sign_users_in if _users_sign_in

_may_sign_users_in if {
	not client.is_personal_only
	count(client.undetermined_interactive) > 0
}

_reasons contains entry if some entry in client.undetermined_interactive

_reasons contains entry if some entry in required.unknown

_reasons contains result.undetermined_field(input.servicePrincipal, "appRoleAssignmentRequired") if _unknown_requirement

_reasons contains entry if {
	some i, _ in _entries
	entry := ungranted.undetermined_entry(i)
}

# What waits for consent, and `user-consent-blocked` does not speak about.
_entries[i] := names if {
	some i, waiting in ungranted.entries
	names := [name | some name in waiting; not precedence.is_blocked(i, ungranted.shown(name))]
	count(names) > 0
}

_may_require if input.servicePrincipal.appRoleAssignmentRequired == true

_may_require if _unknown_requirement

_unknown_requirement if {
	input.servicePrincipal != null
	value.unknown(input.servicePrincipal, "appRoleAssignmentRequired")
}

_users_sign_in if {
	client.is_interactive
	not client.is_personal_only
}

_related(i) := array.concat([input.servicePrincipal.ref], [ref | ref := required.entries[i].resource.ref])
