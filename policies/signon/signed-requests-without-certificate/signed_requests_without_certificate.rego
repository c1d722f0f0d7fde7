# METADATA
# title: Signed SAML requests are required, but no certificate can verify them
# description: |
#   The application accepts only signed SAML requests (`requestSignatureVerification.isSignedRequestRequired`), but has no
#   certificate that Entra ID could verify a signature with, so that each request is refused. The verifying half of the certificate
#   that Entra ID signs its responses with does not count.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts76021-request-requires-signed
#   description: "Microsoft, AADSTS76021: the application requires signed requests, and the request is not signed or not verified"
# - ref: https://learn.microsoft.com/entra/identity-platform/howto-enforce-signed-saml-authentication
#   description: "Microsoft: signed SAML authentication requests, and the verification certificates that they need"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: [AADSTS76021]
#   subjects: [application]
#   scope: directory
#   message: "{subject} accepts only signed SAML requests, but has no certificate to verify them with: each
#     request is refused"
#   remediation:
#     text: >-
#       Add the certificate that the application signs its requests with (portal: Single sign-on, Verification certificates). Only
#       if it does not sign them, accept unsigned requests, which is less safe.
#     commands:
#     - shell: az
#       command: "az ad app credential reset --id {appId} --cert @<certificate>.pem --append"
#     - shell: powershell
#       command: >-
#         $keys = (Get-MgApplication -ApplicationId {objectId}).KeyCredentials; Update-MgApplication -ApplicationId {objectId}
#         -KeyCredentials (@($keys) + @{ Type = 'AsymmetricX509Cert'; Usage = 'Verify'; Key =
#         [IO.File]::ReadAllBytes('<certificate>.cer') })
#   variants:
#     expired:
#       message: >-
#         {subject} accepts only signed SAML requests, but the last certificate to verify them with was valid
#         until {expires}
#     premature:
#       message: >-
#         {subject} accepts only signed SAML requests, but the certificate to verify them with is not valid
#         before {starts}
#   silent_without: [isSignedRequestRequired]
#   false_positives:
#   - Certificates of the application and of its service principal count.
#   - That each request is refused without one follows from what is documented; nobody reports it in these words.
#   since: 0.2.0
package aadguard.rules.signon["signed-requests-without-certificate"]

import data.aadguard.lib.credential
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["isSignedRequestRequired"], "", {}) if {
	_required
	count(_verifying) == 0
	count(_reasons) == 0
}

violations contains result.violation(["isSignedRequestRequired"], "", {
	"severity": "warning",
	"variant": "expired",
	"params": {"expires": max([key.endDateTime | some key in _verifying])},
}) if {
	_required
	count(_verifying) > 0
	count(_reasons) == 0
	every key in _verifying {
		credential.expired(key)
	}
}

violations contains result.violation(["isSignedRequestRequired"], "", {
	"severity": "warning",
	"variant": "premature",
	"params": {"starts": starts},
}) if {
	_required
	count(_reasons) == 0
	starts := credential.begins_later(_verifying)
}

undetermined contains entry if {
	_required
	not _holds_one
	some entry in _reasons
}

undetermined contains result.undetermined(reason, ["isSignedRequestRequired"]) if {
	reason := input.application.isSignedRequestRequired["$unknown"]
}

_required if input.application.isSignedRequestRequired == true

_verifying := [key |
	some holder in credential.holders
	some key in value.list(holder, "keyCredentials")
	value.text(key.usage) == "verify"
	value.text(key.type) != "symmetric"
	not credential.of_signing_pair(holder, key)
	not _may_be_of_pair(holder, key)
]

# Whether it is half of a certificate to sign with cannot be seen.
_may_be_of_pair(holder, _) if {
	some item in value.list(holder, "keyCredentials")
	value.is_unknown(item)
}

_may_be_of_pair(holder, key) if {
	is_string(key.customKeyIdentifier)
	some other in value.list(holder, "keyCredentials")
	_hides_signing(other)
	other.customKeyIdentifier == key.customKeyIdentifier
}

_may_be_of_pair(holder, key) if {
	some sign in value.list(holder, "keyCredentials")
	value.text(sign.usage) == "sign"
	some item in [sign, key]
	value.unknown(item, "customKeyIdentifier")
}

_hides_signing(key) if value.unknown(key, "usage")

_hides_signing(key) if {
	value.text(key.usage) == "sign"
	value.unknown(key, "type")
}

_holds_one if {
	some key in _verifying
	credential.alive(key)
}

_reasons contains result.undetermined_field(holder, "keyCredentials") if {
	some holder in credential.holders
	value.unknown(holder, "keyCredentials")
}

_reasons contains entry if {
	some holder in credential.holders
	some entry in result.undetermined_within(holder, "keyCredentials", ["usage", "type"])
}

_reasons contains result.undetermined(reason, ["keyCredentials.customKeyIdentifier"]) if {
	some holder in credential.holders
	some key in value.list(holder, "keyCredentials")
	value.text(key.usage) == "verify"
	_may_be_of_pair(holder, key)
	some item in value.list(holder, "keyCredentials")
	value.is_known(item)
	reason := value.unknown(item, "customKeyIdentifier")
}

_reasons contains result.undetermined("service-principals-not-exported", []) if {
	input.servicePrincipal == null
	input.run.servicePrincipals == "none"
}

_reasons contains result.undetermined("service-principals-incomplete", []) if {
	input.servicePrincipal == null
	input.run.servicePrincipals == "incomplete"
}

_reasons contains result.undetermined(reason, ["keyCredentials.endDateTime"]) if {
	some key in _verifying
	reason := value.unknown(key, "endDateTime")
}
