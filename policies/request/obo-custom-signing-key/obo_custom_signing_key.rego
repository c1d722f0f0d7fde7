# METADATA
# title: On-Behalf-Of middle tier with a signing key of its own
# description: |
#   The service principal signs tokens with a key of its own (SAML single sign-on, a token signing certificate), and its
#   application is at the same time an API that exchanges its users' tokens for another API's. The platform refuses the
#   On-Behalf-Of flow for applications with custom signing keys.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
#   description: "Microsoft, On-Behalf-Of: applications with custom signing keys cannot be the middle tier"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 50013, the assertion is not valid: its signer or signature is not accepted"
# custom:
#   severity: warning
#   root_cause: 2
#   aadsts: [AADSTS50013]
#   subjects: [servicePrincipal]
#   scope: directory
#   message: >-
#     {subject} signs tokens with a key of its own ({evidence}), while its application exposes scopes and asks for
#     delegated permissions of another API: the On-Behalf-Of flow is refused for it
#   remediation:
#     text: Register the API as an application of its own, apart from the one with SAML single sign-on.
#     commands:
#     - shell: az
#       command: "az ad sp show --id {appId} --query '{mode: preferredSingleSignOnMode, keys: keyCredentials[].[keyId,type,usage]}'"
#     - shell: powershell
#       command: Get-MgServicePrincipal -ServicePrincipalId {objectId} | Select-Object PreferredSingleSignOnMode, PreferredTokenSigningKeyThumbprint
#   variants:
#     declared:
#       message: >-
#         {subject} signs tokens with a key of its own ({evidence}), and is declared to act on behalf of users: the
#         On-Behalf-Of flow is refused for it
#   silent_without: [keyCredentials, preferredTokenSigningKeyThumbprint, preferredSingleSignOnMode]
#   false_positives:
#   - A SAML application that exposes no scope, or asks for no other API, is not a middle tier and left out.
#   - >-
#     An API may ask for permissions that it never uses in its users' names. Declare its flows without onBehalfOf, and
#     nothing is said.
#   since: 0.1.0
package aadguard.rules.request["obo-custom-signing-key"]

import data.aadguard.lib.client
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	_evidence.path,
	"",
	object.union({"params": {"evidence": _evidence.text}, "related": [input.application.ref]}, _case),
) if {
	_middle_tier
	_evidence
}

undetermined contains entry if {
	not _evidence
	_may_be_middle_tier
	some entry in _unknown_evidence
}

undetermined contains entry if {
	_may_sign
	some entry in _reasons
}

default _case := {}

_case := {"variant": "declared"} if client.declares("onBehalfOf")

# Symmetric keys are the matter of `symmetric-signing-key`.
_evidence := {"path": ["keyCredentials", min(_signing_keys), "usage"], "text": "a key with usage Sign"} if {
	count(_signing_keys) > 0
} else := {"path": ["preferredTokenSigningKeyThumbprint"], "text": "preferredTokenSigningKeyThumbprint is set"} if {
	count(input.servicePrincipal.preferredTokenSigningKeyThumbprint) > 0
	is_string(input.servicePrincipal.preferredTokenSigningKeyThumbprint)
} else := {"path": ["preferredSingleSignOnMode"], "text": "single sign-on by SAML"} if {
	value.text(input.servicePrincipal.preferredSingleSignOnMode) == "saml"
}

_signing_keys contains i if {
	some i, key in value.list(input.servicePrincipal, "keyCredentials")
	value.text(key.usage) == "sign"
	not _is_symmetric(key)
}

_is_symmetric(key) if value.text(key.type) == "symmetric"

_unknown_evidence contains result.undetermined_field(input.servicePrincipal, name) if {
	some name in ["keyCredentials", "preferredTokenSigningKeyThumbprint", "preferredSingleSignOnMode"]
	value.unknown(input.servicePrincipal, name)
}

_unknown_evidence contains entry if {
	some entry in result.undetermined_within(input.servicePrincipal, "keyCredentials", ["usage"])
}

_may_sign if _evidence

_may_sign if count(_unknown_evidence) > 0

# Its users' tokens are exchanged for another API's: declared, or by what it exposes and asks for.
_middle_tier if {
	input.application != null
	client.declares("onBehalfOf")
}

_middle_tier if {
	_undeclared
	value.is_known(input.application.exposes.enabledScopes)
	input.application.exposes.enabledScopes > 0
	_asks_others == true
	count(_undetermined_kind) == 0
}

# A template gives a SAML application a scope and the permission to sign its users in: that makes no middle tier.
_asks_others := input.application.asksBeyondSignIn if {
	client.is_saml
} else := input.application.asksOthers

# Whether it is SAML is of account only where it asks for a sign-in and nothing else.
_undetermined_kind contains entry if {
	input.application.asksBeyondSignIn != true
	_asks_others == true
	some entry in client.undetermined_kind
}

_may_be_middle_tier if _middle_tier

_may_be_middle_tier if count(_reasons) > 0

_reasons contains result.undetermined(reason, ["oauth2PermissionScopes"]) if {
	_undeclared
	_asks_others != false
	reason := input.application.exposes.enabledScopes["$unknown"]
}

_reasons contains result.undetermined(reason, ["requiredResourceAccess"]) if {
	_undeclared
	input.application.exposes.enabledScopes != 0
	reason := _asks_others["$unknown"]
}

_reasons contains entry if {
	_undeclared
	input.application.exposes.enabledScopes != 0
	some entry in _undetermined_kind
}

# An application of this tenant that the run does not hold; another tenant's answers for its own.
_reasons contains result.undetermined("application-not-in-run", []) if {
	input.application == null
	input.owner in {"home", "unknown"}
	not _has_no_application
}

_has_no_application if value.text(input.servicePrincipal.servicePrincipalType) in {"legacy", "managedidentity", "socialidp"}

_undeclared if {
	input.application != null
	not client.declares_flows
	not client.is_daemon_only
}
