# METADATA
# title: Web client without a credential
# description: |
#   The application has redirect URIs on the web platform, but no secret, certificate or federated credential. A code
#   that is sent to such a URI can only be redeemed by a client that proves itself: the request fails with
#   AADSTS7000218. Often the URIs are those of a single-page or desktop application on the wrong platform.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/confidential-client-application-authentication-error-aadsts7000218
#   description: "Microsoft, AADSTS7000218: the request must contain client_assertion or client_secret"
# - ref: https://github.com/MicrosoftDocs/azure-docs/issues/61446
#   description: "The field: AADSTS7000218, mended by moving the redirect URI from the web to the single-page platform"
# - ref: https://login.microsoftonline.com/error?code=7000219
#   description: "Microsoft, AADSTS7000219: a secret or an assertion is needed for the grant type"
# custom:
#   severity: warning
#   root_cause: null
#   aadsts: [AADSTS7000218, AADSTS7000219]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} has web redirect URIs, but no secret, certificate or federated credential: it cannot redeem an
#     authorization code
#   remediation:
#     text: >-
#       Give the web server a certificate or a federated credential. If the redirect URIs belong to a single-page,
#       mobile or desktop application, register them on that platform.
#     commands:
#     - shell: az
#       command: az ad app credential reset --id {appId} --create-cert --append
#     - shell: powershell
#       command: >-
#         $keys = (Get-MgApplication -ApplicationId {objectId}).KeyCredentials; Update-MgApplication -ApplicationId
#         {objectId} -KeyCredentials (@($keys) + @{ Type = 'AsymmetricX509Cert'; Usage = 'Verify'; Key =
#         [IO.File]::ReadAllBytes('<certificate>.cer') })
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
#     beside-spa:
#       message: >-
#         {subject} has web redirect URIs next to those of a single-page application, but no secret, certificate or
#         federated
#         credential: it cannot redeem an authorization code that is sent to them
#       remediation:
#         text: >-
#           Move the web redirect URIs to the single-page platform, if the script in the browser redeems the codes. If a
#           web server does, give it a certificate or a federated credential.
#         commands:
#         - shell: az
#           command: >-
#             az ad app update --id {appId} --set spa="$(az ad app show --id {appId} --query "{redirectUris:
#             [spa.redirectUris, web.redirectUris][]}" --output json)" web='{"redirectUris": []}'
#         - shell: powershell
#           command: >-
#             $application = Get-MgApplication -ApplicationId {objectId}; Update-MgApplication -ApplicationId {objectId}
#             -Spa @{ RedirectUris = @($application.Spa.RedirectUris) + @($application.Web.RedirectUris) } -Web @{
#             RedirectUris = @() }
#   silent_without: [webRedirectUris]
#   false_positives:
#   - >-
#     An application that wants id tokens only, by the implicit grant, needs no credential: where implicit tokens are
#     on, nothing is said unless the authorization code flow is declared.
#   - Federated credentials are often not exported; without them the answer is "undetermined".
#   - >-
#     Applications of another kind than OAuth (SAML, WS-Federation, application proxy) have reply URLs, but redeem no
#     codes. They are left out.
#   since: 0.1.0
package aadguard.rules.clients["web-redirect-without-credential"]

import data.aadguard.lib.client
import data.aadguard.lib.credential
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["webRedirectUris"], "", _case) if {
	_may_lack_credential
	count(_reasons) == 0
}

default _case := {}

# The script in the browser may be the one that redeems the codes.
_case := {"variant": "beside-spa"} if value.is_filled(input.application, "spaRedirectUris")

undetermined contains entry if {
	_may_lack_credential
	some entry in _reasons
}

_may_lack_credential if {
	not value.is_empty(input.application, "webRedirectUris")
	not client.is_other_kind
	not _without_codes
	not _proves_itself
}

# Declared to do without authorization codes.
_without_codes if client.is_daemon_only

_without_codes if {
	client.declares_flows
	not client.declares("authorizationCode")
}

# Implicit tokens come without a code.
_without_codes if {
	_implicit
	not client.declares("authorizationCode")
}

# The code flow is declared, but another platform may redeem its codes.
_without_codes if {
	_implicit
	some list in _other_lists
	value.is_filled(input.application, list)
}

_implicit if {
	some name in _implicit_switches
	input.application[name] == true
}

_other_lists := ["spaRedirectUris", "publicClientRedirectUris"]

_implicit_switches := ["enableIdTokenIssuance", "enableAccessTokenIssuance"]

_proves_itself if value.is_filled(input.application, "federatedIdentityCredentials")

_proves_itself if count(credential.all_to_prove) > 0

_reasons contains entry if some entry in credential.all_to_prove_unknown

_reasons contains result.undetermined("federated-credentials-not-exported", ["federatedIdentityCredentials"]) if {
	value.field(input.application, "federatedIdentityCredentials") == {"$unknown": "absent"}
}

_reasons contains result.undetermined_field(input.application, "federatedIdentityCredentials") if {
	value.unknown(input.application, "federatedIdentityCredentials") != "absent"
}

_reasons contains result.undetermined_field(input.application, name) if {
	not _only_web_redeems
	some name in _implicit_switches
	value.unknown(input.application, name)
}

_reasons contains result.undetermined_field(input.application, list) if {
	_implicit
	some list in _other_lists
	value.unknown(input.application, list)
}

_reasons contains result.undetermined_field(input.application, "webRedirectUris") if {
	not value.is_filled(input.application, "webRedirectUris")
	value.unknown(input.application, "webRedirectUris")
}

_reasons contains entry if some entry in client.undetermined_kind

_only_web_redeems if {
	client.declares("authorizationCode")
	every list in _other_lists {
		value.is_empty(input.application, list)
	}
}
