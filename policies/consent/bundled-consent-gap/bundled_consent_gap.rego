# METADATA
# title: Bundled consent gap
# description: |
#   A multi-tenant client asks for a multi-tenant API of this run, but the API does not name it among its
#   `knownClientApplications` and does not pre-authorise it. In a customer's tenant, consent to the client does not reach the
#   API, whose service principal does not exist there yet.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/bundle-consent-application-registrations
#   description: "Microsoft, bundled consent for a client and its API (650052, 70000, 65001)"
# custom:
#   severity: warning
#   root_cause: 3
#   aadsts: [AADSTS650052, AADSTS70000, AADSTS65001]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} does not name its multi-tenant client {client} in knownClientApplications: in another tenant, consent
#     to the client does not reach this API
#   remediation:
#     text: Add the client's id to the API's knownClientApplications, and let the client ask for `/.default`.
#     commands:
#     - shell: az
#       command: >-
#         az ad app update --id {appId} --set api="$(az ad app show --id {appId} --query '{knownClientApplications:
#         api.knownClientApplications}' --output json)" --add api.knownClientApplications {clientId}
#     - shell: powershell
#       command: >-
#         Update-MgApplication -ApplicationId {objectId} -Api @{ KnownClientApplications = @((Get-MgApplication
#         -ApplicationId {objectId}).Api.KnownClientApplications) + '{clientId}' }
#   false_positives:
#   - Clients and APIs of a single tenant are left out, and so are pre-authorised clients.
#   since: 0.1.0
package aadguard.rules.consent["bundled-consent-gap"]

import data.aadguard.lib.client
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["knownClientApplications"],
	object.get(neighbour, "appId", neighbour.displayName),
	{
		"params": {"client": neighbour.displayName, "clientId": object.get(neighbour, "appId", null)},
		"related": [neighbour.ref],
	},
) if {
	count(_unknown) == 0
	some neighbour in _outsiders
	not value.unknown(neighbour, "signInAudience")
	not _may_be_named(neighbour)
}

undetermined contains entry if {
	some neighbour in _outsiders
	some entry in (_unknown | _unknown_audience(neighbour))
}

undetermined contains result.undetermined("id", ["knownClientApplications"]) if {
	some neighbour in _outsiders
	_may_be_named(neighbour)
}

undetermined contains result.undetermined("clients-unknown", []) if {
	_may_be_multi_tenant
	input.unknownClients
	_exposes_scopes
}

# Clients of other tenants that the API neither knows nor pre-authorises, as far as can be seen.
_outsiders contains neighbour if {
	_may_be_multi_tenant
	some neighbour in input.multiTenantClients
	not neighbour.preAuthorized
	not _is_known_client(neighbour)
}

_may_be_multi_tenant if client.is_multi_tenant

_may_be_multi_tenant if value.unknown(input.application, "signInAudience")

_is_known_client(neighbour) if {
	some id in value.list(input.application, "knownClientApplications")
	lower(id) == lower(neighbour.appId)
}

_is_known_client(neighbour) if neighbour.isKnownClient

# An id that an export left out may stand on either list; one that will only be computed cannot.
_may_be_named(neighbour) if {
	not neighbour.appId
	input.origin == "observed"
	some name in ["knownClientApplications", "preAuthorizedApplications"]
	value.is_filled(input.application, name)
}

_exposes_scopes if value.is_unknown(input.exposes.enabledScopes)

_exposes_scopes if input.exposes.enabledScopes > 0

_unknown contains result.undetermined_field(input.application, name) if {
	some name in ["signInAudience", "knownClientApplications", "preAuthorizedApplications"]
	value.unknown(input.application, name)
}

# An unknown id with one application behind it is linked, and known to be another's.
_unknown contains result.undetermined(reason, ["preAuthorizedApplications"]) if {
	some entry in value.list(input.application, "preAuthorizedApplications")
	value.is_known(entry)
	not entry.reference
	reason := value.unknown(entry, "appId")
}

_unknown_audience(neighbour) := {result.undetermined_field(neighbour, "signInAudience") | value.unknown(neighbour, "signInAudience")}
