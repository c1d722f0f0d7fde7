# METADATA
# title: User consent blocked by the tenant
# description: |
#   The tenant's authorization policy lets users consent to nothing, and nobody consented for them: no grant for all users
#   and no pre-authorisation covers the delegated permissions that the application asks for. Users meet an error in place
#   of a consent page; with the device code flow it can surface as AADSTS50000.
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
# custom:
#   severity: error
#   root_cause: 3
#   aadsts: [AADSTS90093, AADSTS90094, AADSTS50000, AADSTS65001]
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
#   silent_without: [requiredResourceAccess]
#   false_positives:
#   - An application in which no user signs in is left out. If aadguard takes it for an interactive one, declare its flows or `daemonOnly`.
#   - Grants for single users do not count, since the next user meets the same error.
#   - >-
#     openid, profile, email and offline_access need no consent of their own where another permission of the same API is
#     granted.
#   since: 0.1.0
package aadguard.rules.consent["user-consent-blocked"]

import data.aadguard.lib.client
import data.aadguard.lib.consent
import data.aadguard.lib.required
import data.aadguard.lib.ungranted
import data.aadguard.lib.value
import data.aadguard.rules.principals["client-without-service-principal"] as without_principal

violations contains ungranted.entry_violation(i, {"permissions": [ungranted.shown(name) | some name in names]}) if {
	policy_blocks
	client.is_interactive
	not awaits_principal
	some i, names in ungranted.entries
	not consent.unclear(i)
}

# Several unknowns at once do not make an answer: who signs in, for what, and who stands for it are asked together.
undetermined contains entry if {
	policy_blocks
	may_wait
	some entry in doubts
}

undetermined contains entry if {
	judged
	count(undetermined_policy) > 0
	may_wait
	some entry in undetermined_policy
}

# Users may sign in, and something may wait for their consent.
may_wait if {
	may_be_interactive
	ungranted.may_wait
}

may_be_interactive if client.is_interactive

may_be_interactive if count(client.undetermined_interactive) > 0

doubts contains entry if some entry in client.undetermined_interactive

doubts contains entry if some entry in required.unknown

# Whether anybody stands for it is the first question.
doubts contains entry if some entry in without_principal.undetermined

doubts contains entry if {
	not awaits_principal
	some i, _ in ungranted.entries
	entry := consent.unclear(i)
}

undetermined_policy contains {"reason": "authorization-policy-not-exported", "fields": []} if not input.run.consentPolicies

undetermined_policy contains {"reason": reason, "fields": ["authorizationPolicy.permissionGrantPoliciesAssigned"]} if {
	not legacy_policy
	reason := value.unknown(input.run, "consentPolicies")
	input.run.consentPolicies
}

# Policies that allow some permissions, by conditions that no export of applications shows.
undetermined_policy contains {"reason": "consent-policy-conditional", "fields": []} if {
	count(self_policies) > 0
	not legacy_policy
}

# Without a service principal there is nobody to consent to: `client-without-service-principal` speaks. A stack says
# nothing about the tenant's policy, and never will.
judged if {
	input.origin == "observed"
	not client.is_personal_only
	not without_principal.is_missing
}

awaits_principal if count(without_principal.undetermined) > 0

policy_blocks if {
	judged
	is_array(input.run.consentPolicies)
	not value.unknown(input.run, "consentPolicies")
	count(self_policies) == 0
}

self_policies contains lower(name) if {
	some name in value.list(input.run, "consentPolicies")
	startswith(lower(name), "managepermissiongrantsforself.")
}

legacy_policy if "managepermissiongrantsforself.microsoft-user-default-legacy" in self_policies
