# METADATA
# title: On-Behalf-Of with application permissions only
# description: |
#   The application is declared to act on behalf of users, but lists an API with application permissions only (Role). A
#   token on behalf of a user carries delegated permissions; for this API there is none to pass on.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
#   description: Microsoft, On-Behalf-Of uses delegated permissions
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 65001"
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service
#   description: >-
#     Microsoft, AADSTS50000: in the on-behalf-of flow, and where an API offers application permissions only
# custom:
#   severity: warning
#   root_cause: 2
#   aadsts: [AADSTS65001, AADSTS50000]
#   subjects: [application]
#   scope: directory
#   message: "{subject} is declared to act on behalf of users, but lists {resource} with application permissions only"
#   remediation:
#     text: >-
#       Add a delegated permission of {resource} and consent to it. If the application calls {resource} in its own name,
#       declare clientCredentials as one of its flows.
#     commands:
#     - shell: az
#       command: az ad app permission add --id {appId} --api {resourceAppId} --api-permissions '<scope id>=Scope'
#     - shell: powershell
#       command: >-
#         $listed = @((Get-MgApplication -ApplicationId {objectId}).RequiredResourceAccess); $entry = $listed |
#         Where-Object ResourceAppId -eq '{resourceAppId}'; if ($entry) { $entry.ResourceAccess += @{ Id = '<scope id>';
#         Type = 'Scope' } } else { $listed += @{ ResourceAppId = '{resourceAppId}'; ResourceAccess = @(@{ Id = '<scope
#         id>'; Type = 'Scope' }) } }; Update-MgApplication -ApplicationId {objectId} -RequiredResourceAccess $listed
#   silent_without: [input.flows]
#   differs:
#   - in: from-template
#     say: undetermined
#     reason: The clients that an application made from a gallery template pre-authorises are not declared.
#   false_positives:
#   - A delegated permission that is consented to or pre-authorised counts, listed or not.
#   - >-
#     A middle tier may call an API in its own name as well. With clientCredentials among its declared flows nothing is
#     said.
#   since: 0.1.0
package aadguard.rules.request["obo-application-only-downstream"]

import data.aadguard.lib.client
import data.aadguard.lib.consent
import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["requiredResourceAccess", i, "resourceAppId"],
	required.element(api),
	{"params": required.named(api), "related": [ref | ref := api.ref]},
) if {
	some i, api in _role_only
	count(_reasons(i)) == 0
}

undetermined contains entry if {
	some i, _ in _role_only
	some entry in _reasons(i)
}

undetermined contains entry if {
	_acts_on_behalf
	some entry in required.unknown_entries
}

# What an entry asks for cannot be seen.
undetermined contains entry if {
	some i, _ in _without_delegated
	not _asks_role(i)
	some entry in required.unknown_of(i)
}

_acts_on_behalf if {
	client.declares("onBehalfOf")
	not client.declares("clientCredentials")
}

_role_only[i] := api if {
	some i, api in _without_delegated
	_asks_role(i)
}

# Entries without a delegated permission that can be seen, of which no other rule speaks.
_without_delegated[i] := item.resource if {
	_acts_on_behalf
	some i, item in required.entries
	item.resource.is != "self"
	not precedence.malformed(i)
	not i in precedence.missing_principal
	not i in precedence.app_only
	not _delegated(i)
}

_asks_role(i) if {
	some asked in value.list(required.entries[i].entry, "resourceAccess")
	value.text(asked.type) == "role"
}

_delegated(i) if required.asks_scope(i)

# `wrong-permission-type` speaks: a delegated permission that is listed as Role.
_delegated(i) if {
	some access in required.not_enabled[i]
	precedence.exists_as_other(access)
}

# Listed nowhere, yet consented to or pre-authorised.
_delegated(i) if consent.is_granted(i)

_delegated(i) if {
	some api in consent.preauthorising(i)
	value.is_filled(api, "permissions")
}

_reasons(i) := (required.unknown_of(i) | {entry | entry := consent.unlinked(i)}) | {entry |
	required.entries[i].resource.is == "unknown"
	entry := result.undetermined("resource", ["requiredResourceAccess"])
}
