# METADATA
# title: All credentials expired
# description: |
#   Every secret and certificate of the application has expired, or is not valid yet: as a confidential client it cannot prove itself.
#   The clock is the day of the scan, or what `--now` says.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 7000222 (expired secret), 700027 (certificate)"
# - ref: https://github.com/MicrosoftDocs/azure-docs/issues/33356
#   description: "The field: 7000215, an invalid secret, where the secret has expired"
# custom:
#   severity: warning
#   root_cause: null
#   aadsts: [AADSTS7000222, AADSTS700027, AADSTS7000215]
#   subjects: [application]
#   scope: directory
#   message: "Every credential of {subject} has expired, the last one on {expires}{unless}"
#   remediation:
#     text: Add a new certificate or a federated credential, move its users over, and remove the expired ones.
#     commands:
#     - shell: az
#       command: az ad app credential reset --id {appId} --create-cert --append
#     - shell: powershell
#       command: Add-MgApplicationPassword -ApplicationId {objectId}
#     code:
#     - language: pulumi-typescript
#       on: [Application, ApplicationRegistration]
#       text: |
#         new azuread.ApplicationCertificate("{resourceName}-certificate", {
#             applicationId: {variable}.id,
#             type: "AsymmetricX509Cert",
#             value: fs.readFileSync("<certificate>.pem", "utf8"),
#         });
#     - language: pulumi-yaml
#       on: [Application, ApplicationRegistration]
#       text: |
#         resources:
#           {resourceName}-certificate:
#             type: azuread:ApplicationCertificate
#             properties:
#               applicationId: ${{resourceName}.id}
#               type: AsymmetricX509Cert
#               value:
#                 fn::readFile: <certificate>.pem
#     - language: pulumi-python
#       on: [Application, ApplicationRegistration]
#       text: |
#         azuread.ApplicationCertificate(
#             "{resourceName}-certificate",
#             application_id={variable}.id,
#             type="AsymmetricX509Cert",
#             value=open("<certificate>.pem").read(),
#         )
#   variants:
#     not-yet-valid:
#       aadsts: []
#       message: "No credential of {subject} is valid now: one becomes valid on {starts}{unless}"
#       remediation:
#         text: Add a certificate or a federated credential that is valid now, or wait until the new one is.
#         commands:
#         - shell: az
#           command: az ad app credential reset --id {appId} --create-cert --append
#         - shell: powershell
#           command: Add-MgApplicationPassword -ApplicationId {objectId}
#   differs:
#   - in: from-template
#     say: undetermined
#     reason: What an application gets from a gallery template is not declared.
#   false_positives:
#   - >-
#     Only where a credential is needed: what a single-page, mobile or desktop client holds without application permissions, scopes
#     or web redirect URIs is a leftover.
#   - Federated credentials are often not exported. Where they are not, the message says so.
#   - Valid credentials on the application's own service principal count.
#   since: 0.1.0
package aadguard.rules.clients["all-credentials-expired"]

import data.aadguard.lib.client
import data.aadguard.lib.credential
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	[_place],
	"",
	object.union({"related": [input.servicePrincipal.ref | count(credential.to_prove(input.servicePrincipal)) > 0]}, _case),
) if {
	_none_alive
	count(_credentials) > 0
	count(_unknown) == 0
	_need == true
}

_case := {"params": {"expires": max([item.endDateTime | some item in _credentials]), "unless": _unless}} if {
	every item in _credentials {
		credential.expired(item)
	}
} else := {"variant": "not-yet-valid", "params": {"starts": min(_starts), "unless": _unless}}

_starts := [item.startDateTime | some item in _credentials; credential.premature(item)]

# The application's list, or where there is none of its own, the application.
default _place := "appId"

_place := "passwordCredentials" if {
	value.is_filled(input.application, "passwordCredentials")
} else := "keyCredentials" if {
	value.is_filled(input.application, "keyCredentials")
}

default _unless := ""

_unless := " (unless it uses a federated credential: this run holds none of those)" if {
	value.unknown(input.application, "federatedIdentityCredentials")
}

# Whether it has to prove itself at all: a single-page or mobile client does not, and what it holds is a leftover.
default _need := true

_need := false if {
	_is_public
	count(_purposes) == 0
	count(_unknown_purposes) == 0
} else := "unknown" if {
	_is_public
	count(_purposes) == 0
}

_need := false if "microsoftMade" in input.kinds

_is_public if {
	some name in ["spaRedirectUris", "publicClientRedirectUris"]
	value.is_filled(input.application, name)
}

_is_public if input.application.isFallbackPublicClient == true

# What a public client's registration may still need a credential for.
_purposes contains "web" if {
	client.redirects_by_oauth
	value.is_filled(input.application, "webRedirectUris")
}

_purposes contains "flow" if {
	some flow in ["clientCredentials", "onBehalfOf"]
	client.declares(flow)
}

_purposes contains "daemon" if client.is_daemon_only

_purposes contains "roles" if {
	some i, _ in required.entries
	required.asks_role(i)
}

_purposes contains "middle tier" if {
	is_number(input.exposes.enabledScopes)
	input.exposes.enabledScopes > 0
}

_unknown_purposes contains result.undetermined_field(input.application, "webRedirectUris") if {
	not client.is_other_kind
	value.unknown(input.application, "webRedirectUris")
}

_unknown_purposes contains entry if {
	value.is_filled(input.application, "webRedirectUris")
	some entry in client.undetermined_kind
}

_unknown_purposes contains entry if some entry in required.unknown

_unknown_purposes contains result.undetermined_fact(input.exposes.enabledScopes, "oauth2PermissionScopes") if {
	input.exposes.enabledScopes["$unknown"]
}

undetermined contains entry if {
	_none_alive
	_need != false
	count(_credentials) + count(credential.to_prove_unknown(input.application)) > 0
	some entry in _unknown
}

undetermined contains entry if {
	_none_alive
	count(_credentials) > 0
	_need == "unknown"
	some entry in _unknown_purposes
}

undetermined contains result.undetermined(reason, [name]) if {
	not _proven_otherwise
	_need != false
	some holder in credential.holders
	some name in ["passwordCredentials", "keyCredentials"]
	some item in value.list(holder, name)
	item in _credentials
	reason := value.unknown(item, "endDateTime")
}

# Each credential that can be seen is past its end, or not valid yet.
_none_alive if {
	not _proven_otherwise
	every item in _credentials {
		_is_dead(item)
	}
}

_is_dead(item) if credential.expired(item)

_is_dead(item) if credential.premature(item)

_proven_otherwise if value.is_filled(input.application, "federatedIdentityCredentials")

_proven_otherwise if {
	some item in _credentials
	credential.alive(item)
}

_credentials := credential.all_to_prove

# Credentials that may exist beside those that can be seen.
_unknown := credential.all_to_prove_unknown
