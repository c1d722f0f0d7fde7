# METADATA
# title: SAML application without a signing certificate
# description: |
#   The service principal signs its users in with SAML, but has no certificate with which Entra ID could sign
#   the response. The
#   portal makes one when single sign-on is set up there; Microsoft Graph, Pulumi, Terraform and Bicep make none by themselves.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 50003, sign-in failed because of a missing signing key or certificate"
# - ref: https://learn.microsoft.com/graph/application-saml-sso-configure-api
#   description: "Microsoft: SAML single sign-on by Microsoft Graph, where the signing certificate is a step of its own"
# - ref: https://login.microsoftonline.com/error?code=500031
#   description: "Microsoft, AADSTS500031: no signing certificate is set up"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: [AADSTS50003, AADSTS500031]
#   subjects: [servicePrincipal]
#   scope: object
#   message: "{subject} signs users in with SAML, but has no signing certificate: no response can be signed"
#   remediation:
#     text: >-
#       Add a token signing certificate, make it the preferred one, and give its public half to the application.
#     commands:
#     - shell: az
#       command: >-
#         az rest --method POST --url https://graph.microsoft.com/v1.0/servicePrincipals/{objectId}/addTokenSigningCertificate
#         --body '{"displayName": "CN=SAML signing"}'
#     - shell: powershell
#       command: Add-MgServicePrincipalTokenSigningCertificate -ServicePrincipalId {objectId} -DisplayName 'CN=SAML signing'
#     code:
#     - language: pulumi-typescript
#       text: |
#         new azuread.ServicePrincipalTokenSigningCertificate("{resourceName}-signing", { servicePrincipalId: {variable}.id });
#     - language: pulumi-yaml
#       text: |
#         resources:
#           {resourceName}-signing:
#             type: azuread:ServicePrincipalTokenSigningCertificate
#             properties:
#               servicePrincipalId: ${{resourceName}.id}
#     - language: pulumi-python
#       text: |
#         azuread.ServicePrincipalTokenSigningCertificate("{resourceName}-signing", service_principal_id={variable}.id)
#     - language: hcl
#       dialects: [azuread-2, azuread-3]
#       text: |
#         resource "azuread_service_principal_token_signing_certificate" "{resourceName}" {
#           service_principal_id = {reference}.id
#         }
#   variants:
#     expired:
#       message: >-
#         {subject} signs users in with SAML, but its last signing certificate is valid only until {expires}:
#         applications that check it refuse the response
#     premature:
#       message: >-
#         {subject} signs users in with SAML, but no signing certificate is valid yet: the next one is valid
#         from {starts}
#   silent_without: [preferredSingleSignOnMode]
#   false_positives:
#   - Only where preferredSingleSignOnMode is saml. An application that only comes from a gallery template may not be set up yet.
#   - A disabled service principal signs nobody in, and one of Microsoft's is not yours to fix; both are left out.
#   - Whether a certificate that is out of date stops a sign-in depends on the application, so that it is a warning.
#   since: 0.2.0
package aadguard.rules.signon["saml-without-signing-certificate"]

import data.aadguard.lib.credential
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["keyCredentials"], "", {}) if {
	_signs_users_in
	count(_signing) == 0
	count(_reasons) == 0
}

violations contains result.violation(["keyCredentials"], "", {
	"severity": "warning",
	"variant": "expired",
	"params": {"expires": max([key.endDateTime | some key in _signing])},
}) if {
	_signs_users_in
	count(_signing) > 0
	count(_reasons) == 0
	every key in _signing {
		credential.expired(key)
	}
}

violations contains result.violation(["keyCredentials"], "", {
	"severity": "warning",
	"variant": "premature",
	"params": {"starts": starts},
}) if {
	_signs_users_in
	count(_reasons) == 0
	starts := credential.begins_later(_signing)
}

undetermined contains entry if {
	_signs_users_in
	not _holds_one
	some entry in _reasons
}

undetermined contains result.undetermined_field(input.servicePrincipal, "preferredSingleSignOnMode") if {
	value.unknown(input.servicePrincipal, "preferredSingleSignOnMode")
	count(input.kinds) == 0
	input.owner != "microsoft"
	not _holds_one
}

_signs_users_in if {
	value.text(input.servicePrincipal.preferredSingleSignOnMode) == "saml"
	input.owner != "microsoft"
	not input.servicePrincipal.accountEnabled == false
}

# Whatever their type, but a symmetric one: the platform signs with certificates only.
_signing := [key |
	some key in value.list(input.servicePrincipal, "keyCredentials")
	value.text(key.usage) == "sign"
	value.text(key.type) != "symmetric"
]

_holds_one if {
	some key in _signing
	not credential.out_of_date(key)
	value.is_known(value.field(key, "endDateTime"))
}

_reasons contains result.undetermined_field(input.servicePrincipal, "keyCredentials") if {
	value.unknown(input.servicePrincipal, "keyCredentials")
}

_reasons contains entry if {
	some entry in result.undetermined_within(input.servicePrincipal, "keyCredentials", ["usage", "type"])
}

_reasons contains result.undetermined(reason, ["keyCredentials.endDateTime"]) if {
	some key in _signing
	reason := value.unknown(key, "endDateTime")
}
