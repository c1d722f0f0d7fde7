# METADATA
# title: Public client with a secret
# description: |
#   The application is a public client - by its fallback setting or by the platform of its redirect URIs - and has a
#   secret or a certificate. A public client must not present one: a request that does is refused with AADSTS700025.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: >-
#     Microsoft, error codes: 700025, the client is public, so neither client_assertion nor client_secret should be
#     presented
# - ref: https://login.microsoftonline.com/error?code=9002319
#   description: "Microsoft, AADSTS9002319: a secret of a client that is public"
# custom:
#   severity: warning
#   root_cause: null
#   aadsts: [AADSTS700025, AADSTS9002319]
#   subjects: [application]
#   scope: object
#   message: >-
#     {subject} is a public client ({why}) and has a secret or certificate: a request that presents it is refused
#   remediation:
#     text: >-
#       Register the public and the confidential client as two applications, or remove the credentials that are not
#       used.
#     commands:
#     - shell: az
#       command: az ad app credential list --id {appId}
#     - shell: powershell
#       command: Get-MgApplication -ApplicationId {objectId} | Select-Object -ExpandProperty PasswordCredentials
#   variants:
#     mixed:
#       message: >-
#         {subject} is a public client ({why}) next to its web redirect URIs, and has a secret or certificate: it works
#         for the web part only
#   silent_without: [isFallbackPublicClient, publicClientRedirectUris]
#   false_positives:
#   - With web redirect URIs the credential may serve the web part alone. Then it is a note.
#   - >-
#     A credential that the client credentials flow uses works next to public client flows: with application
#     permissions, or where that flow or On-Behalf-Of is declared, nothing is said.
#   since: 0.1.0
package aadguard.rules.clients["public-client-with-secret"]

import data.aadguard.lib.client
import data.aadguard.lib.credential
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation([_evidence.field], "", object.union({"params": {"why": _evidence.why}}, _grade)) if {
	_has_credential
	_evidence
	not _serves_without_users
	count(_unknown_uses) == 0
}

# The credential is there for tokens in the application's own name, or for those that it exchanges: neither asks whether the
# client is a public one.
_serves_without_users if client.is_daemon_only

_serves_without_users if {
	some flow in ["clientCredentials", "onBehalfOf"]
	client.declares(flow)
}

_serves_without_users if {
	not client.declares_flows
	some entry in value.list(input.application, "requiredResourceAccess")
	some asked in value.list(entry, "resourceAccess")
	value.text(asked.type) == "role"
}

# Why it cannot be told whether the credential serves something else; without a declared flow only.
_unknown_uses contains result.undetermined_field(input.application, "requiredResourceAccess") if {
	not client.declares_flows
	value.unknown(input.application, "requiredResourceAccess")
}

_unknown_uses contains result.undetermined(reason, ["requiredResourceAccess"]) if {
	not client.declares_flows
	some entry in value.list(input.application, "requiredResourceAccess")
	value.is_known(entry)
	some reason in array.concat(
		[reason | reason := value.unknown(entry, "resourceAccess")],
		[reason |
			some asked in value.list(entry, "resourceAccess")
			value.is_known(asked)
			reason := value.unknown(asked, "type")
		],
	)
}

default _grade := {}

# Web redirect URIs that cannot be seen may be there: the milder answer then.
_grade := {"severity": "note", "variant": "mixed"} if {
	value.is_filled(input.application, "webRedirectUris")
} else := {"severity": "note", "variant": "mixed"} if {
	value.unknown(input.application, "webRedirectUris")
}

_evidence := {"field": "isFallbackPublicClient", "why": "public client flows are allowed"} if {
	input.application.isFallbackPublicClient == true
} else := {"field": "publicClientRedirectUris", "why": "by its redirect URIs"} if {
	value.is_filled(input.application, "publicClientRedirectUris")
}

_has_credential if value.is_filled(input.application, "passwordCredentials")

_has_credential if count(credential.all_to_prove) > 0

undetermined contains entry if {
	_may_have_credential
	_evidence
	not _serves_without_users
	some entry in _unknown_uses
}

undetermined contains entry if {
	not _evidence
	_may_have_credential
	not _serves_without_users
	some entry in _unknown_evidence
}

undetermined contains entry if {
	not _has_credential
	_may_be_public
	not _serves_without_users
	some entry in _unknown_credentials
}

_may_have_credential if _has_credential

_may_have_credential if count(_unknown_credentials) > 0

_may_be_public if _evidence

_may_be_public if count(_unknown_evidence) > 0

_unknown_evidence contains result.undetermined_field(input.application, name) if {
	some name in ["isFallbackPublicClient", "publicClientRedirectUris"]
	value.unknown(input.application, name)
}

_unknown_credentials := credential.all_to_prove_unknown
