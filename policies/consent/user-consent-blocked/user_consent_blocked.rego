# METADATA
# title: User consent blocked by the tenant
# description: |
#   The tenant's consent policies do not let users consent to a delegated permission that the application asks for, and nobody
#   consented for them: no grant for all users and no pre-authorisation covers it. The policies may allow
#   nothing, or leave some permissions to administrators, like today's default, the policy that Microsoft
#   manages. Users see an
#   error in place of a consent page; with the device code flow it can appear as AADSTS50000.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service
#   description: "Microsoft, AADSTS50000: the user must be able to consent (user settings, consent policies)"
# - ref: https://github.com/microsoft/navcontainerhelper/issues/2390
#   description: "The field: AADSTS50000, mended by granting admin consent"
# - ref: https://learn.microsoft.com/graph/api/resources/authorizationpolicy
#   description: Microsoft Graph, authorizationPolicy and permissionGrantPoliciesAssigned
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 65001"
# - ref: https://learn.microsoft.com/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-error
#   description: "Microsoft, unexpected consent errors: 90093 and 90094, a policy of the tenant prevents the user's consent"
# - ref: https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies
#   description: Microsoft, consent policies, their conditions, and what the managed one leaves to administrators
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 90095, admin consent is required, and the user can request it"
# custom:
#   severity: error
#   root_cause: 3
#   aadsts: [AADSTS90093, AADSTS90094, AADSTS50000, AADSTS65001, AADSTS90095]
#   subjects: [application]
#   scope: directory
#   message: >-
#     Users of {subject} cannot consent to {permissions} of {resource}: the tenant's authorization policy allows no user
#     consent, and no grant for all users exists
#   remediation:
#     text: Grant admin consent for these permissions, or let users consent to applications by a consent policy.
#     commands:
#     - shell: az
#       command: az ad app permission admin-consent --id {appId}
#     - shell: powershell
#       command: >-
#         $grant = Get-MgOauth2PermissionGrant -Filter "clientId eq '{clientObjectId}' and resourceId eq
#         '{resourceObjectId}' and consentType eq 'AllPrincipals'"; if ($grant) { Update-MgOauth2PermissionGrant
#         -OAuth2PermissionGrantId $grant.Id -Scope ($grant.Scope + ' {permissions}') } else { New-MgOauth2PermissionGrant
#         -ClientId {clientObjectId} -ResourceId {resourceObjectId} -ConsentType AllPrincipals -Scope '{permissions}' }
#   variants:
#     left-to-administrators:
#       message: >-
#         Users of {subject} cannot consent to {permissions} of {resource}: the consent policy that Microsoft manages leaves this to
#         administrators (list of {date}), and no grant for all users exists
#     outside-consent-policies:
#       message: >-
#         Users of {subject} cannot consent to {permissions} of {resource}: the tenant's consent policies for users ({policies}) do not
#         allow it, and no grant for all users exists
#   silent_without: [requiredResourceAccess]
#   false_positives:
#   - An application in which no user signs in is left out. If aadguard takes it for an interactive one, declare its flows or `daemonOnly`.
#   - Microsoft changes its managed policy without notice. The message has the month of the list.
#   - Grants for single users do not count, since the next user meets the same error.
#   - >-
#     openid, profile, email and offline_access need no consent of their own where another permission of the same API is
#     granted.
#   since: 0.1.0
package aadguard.rules.consent["user-consent-blocked"]

import data.aadguard.lib.client
import data.aadguard.lib.consent
import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.ungranted
import data.aadguard.lib.value

violations contains ungranted.entry_violation(i, {"permissions": [ungranted.shown(name) | some name in names]}) if {
	policy_blocks
	client.is_interactive
	not _awaits_principal
	some i, names in ungranted.entries
	not consent.undetermined_entry(i)
}

violations contains object.union(ungranted.entry_violation(i, object.union(_policies, {"permissions": names})), {"variant": _variant}) if {
	client.is_interactive
	not _awaits_principal
	some i, names in _refused
	not consent.undetermined_entry(i)
}

# Consent policies with conditions: entry number to the waiting permissions that none of them lets users consent to.
_refused[i] := names if {
	_has_conditions
	some i, permissions in _waiting
	names := [permission.name | some permission in permissions; permission.userConsent == false; _is_for_users(permission)]
	count(names) > 0
}

# Entry number to the delegated permissions that wait for consent.
_waiting[i] := permissions if {
	some i, names in ungranted.entries
	permissions := [access |
		some access in required.entries[i].resource.access
		_is_known_to_policies(access)
		access.name in names
	]
}

_is_known_to_policies(access) if is_boolean(access.userConsent)

_is_known_to_policies(access) if access.userConsent["$unknown"]

# Whoever may consent by the API's word: the administrator's matters are another rule's.
_is_for_users(permission) if value.text(permission.consent) == "user"

_is_for_administrators(permission) if value.text(permission.consent) == "admin"

_has_conditions if {
	_judged
	not policy_blocks
	input.run.managedConsentDate
}

default _variant := "outside-consent-policies"

_variant := "left-to-administrators" if {
	_self_policies == {"managepermissiongrantsforself.microsoft-user-default-recommended"}
}

_policies := {
	"date": input.run.managedConsentDate,
	"policies": [substring(name, count("managepermissiongrantsforself."), -1) | some name in _self_policies],
}

# Several unknowns at once do not make an answer: who signs in, for what, and who stands for it are asked together.
undetermined contains entry if {
	_may_block
	_may_wait
	some entry in _reasons
}

undetermined contains entry if {
	_judged
	count(_undetermined_policy) > 0
	_may_wait
	some entry in _undetermined_policy
}

# Users may sign in, and something may wait for their consent.
_may_wait if {
	_may_be_interactive
	ungranted.may_wait
}

_may_be_interactive if client.is_interactive

_may_be_interactive if count(client.undetermined_interactive) > 0

_may_block if policy_blocks

_may_block if {
	_has_conditions
	count(_open | object.keys(_refused)) > 0
}

_may_block if {
	_has_conditions
	count(required.unknown) > 0
}

# Entries of which a permission may be refused, for all that can be seen.
_open contains i if {
	_has_conditions
	some i, permissions in _waiting
	some permission in permissions
	_undetermined_permission(permission)
}

_undetermined_permission(permission) := result.undetermined_fact(permission.userConsent, "requiredResourceAccess") if {
	permission.userConsent["$unknown"]
	not _is_for_administrators(permission)
} else := result.undetermined_fact(permission.scope, "requiredResourceAccess") if {
	permission.userConsent == false
	not permission.consent
	permission.scope["$unknown"]
} else := result.undetermined("consent-type", ["oauth2PermissionScopes"]) if {
	permission.userConsent == false
	not _is_for_administrators(permission)
	not _is_for_users(permission)
}

_reasons contains entry if some entry in client.undetermined_interactive

_reasons contains entry if some entry in required.unknown

# Whether anybody stands for it is the first question.
_reasons contains entry if some entry in precedence.undetermined_client

_reasons contains entry if {
	not _awaits_principal
	some i, _ in ungranted.entries
	_concerns(i)
	entry := consent.undetermined_entry(i)
}

_reasons contains entry if {
	not _awaits_principal
	some i in _open
	not consent.undetermined_entry(i)
	some permission in _waiting[i]
	entry := _undetermined_permission(permission)
}

_concerns(_) if policy_blocks

_concerns(i) if _refused[i]

_concerns(i) if i in _open

_undetermined_policy contains result.undetermined("authorization-policy-not-exported", []) if not input.run.consentPolicies

_undetermined_policy contains result.undetermined(reason, ["authorizationPolicy.permissionGrantPoliciesAssigned"]) if {
	reason := input.run.consentPolicies["$unknown"]
}

# Without a service principal there is nobody to consent to: `client-without-service-principal` speaks. A stack says
# nothing about the tenant's policy, and never will.
_judged if {
	input.origin == "observed"
	not client.is_personal_only
	not precedence.client_is_missing
}

_awaits_principal if count(precedence.undetermined_client) > 0

policy_blocks if {
	_judged
	is_array(input.run.consentPolicies)
	not value.unknown(input.run, "consentPolicies")
	count(_self_policies) == 0
}

_self_policies contains lower(name) if {
	some name in value.list(input.run, "consentPolicies")
	startswith(lower(name), "managepermissiongrantsforself.")
}

# No consent policy of the tenant lets users consent to this permission of an entry, whoever asks for it.
is_refused(i, j) if {
	_has_conditions
	required.entries[i].resource.access[j].userConsent == false
}

# The permissions of an entry that it speaks about, for the rules about single ones.
blocked[i] := names if {
	some violation in violations
	i := violation.path[1]
	names := {name | some name in violation.params.permissions}
}
