# METADATA
# title: Credential with redirect URIs of a single-page application only
# description: |
#   All redirect URIs of the application are on the single-page platform, but it has a secret or a certificate,
#   as a web server does. A script in a browser redeems a code that is sent to such a URI, with PKCE and without
#   a secret. A server that redeems it is refused with AADSTS700025, AADSTS9002325 or AADSTS9002327.
# related_resources:
# - ref: https://github.com/Azure-Samples/ms-identity-python-webapp/issues/113
#   description: "The field: AADSTS700025, a web server's redirect URI registered on the single-page platform"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 700025, 9002325 and 9002327"
# custom:
#   severity: warning
#   root_cause: null
#   aadsts: [AADSTS700025, AADSTS9002325, AADSTS9002327]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} has a secret or certificate, but all its redirect URIs are on the single-page platform: a web
#     server
#     cannot redeem codes sent to them
#   remediation:
#     text: >-
#       Register the web server's redirect URIs on the web platform. If it is a single-page application, remove the
#       credential.
#     commands:
#     - shell: az
#       command: >-
#         az ad app update --id {appId} --web-redirect-uris $(az ad app show --id {appId} --query web.redirectUris
#         --output tsv) https://<host>/<path>
#     - shell: powershell
#       command: >-
#         Update-MgApplication -ApplicationId {objectId} -Web @{ RedirectUris = @((Get-MgApplication -ApplicationId
#         {objectId}).Web.RedirectUris) + 'https://<host>/<path>' }
#   silent_without: [spaRedirectUris]
#   false_positives:
#   - >-
#     A single-page application and its API in one registration use the credential to act on behalf of users: an
#     application that exposes scopes is left out; so is one that asks for application permissions.
#   - A credential may serve a daemon that has its rights elsewhere (Azure roles). Declare the clientCredentials flow.
#   since: 0.1.0
package aadguard.rules.clients["credential-with-only-spa-redirects"]

import data.aadguard.lib.client
import data.aadguard.lib.credential
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["spaRedirectUris"], "", {}) if {
	_suspect
	count(_reasons) == 0
}

undetermined contains entry if {
	_suspect
	some entry in _reasons
}

# As far as can be seen.
_suspect if {
	not value.is_empty(input.application, "spaRedirectUris")
	not _has_other_redirects
	_may_have_credential
	not _other_use
}

_has_other_redirects if {
	some list in _other_lists
	value.is_filled(input.application, list)
}

_other_lists := ["webRedirectUris", "publicClientRedirectUris"]

_may_have_credential if _has_credential

_may_have_credential if count(_unknown_credentials) > 0

_has_credential if count(credential.all_to_prove) > 0

_unknown_credentials := credential.all_to_prove_unknown

# Something else than a code that the credential serves.
_other_use if client.is_daemon_only

_other_use if {
	some flow in ["clientCredentials", "onBehalfOf"]
	client.declares(flow)
}

_other_use if {
	is_number(input.exposes.enabledScopes)
	input.exposes.enabledScopes > 0
}

_other_use if {
	some item in required.entries
	some asked in value.list(item.entry, "resourceAccess")
	value.text(asked.type) == "role"
}

# A public client already: `public-client-with-secret` speaks.
_other_use if input.application.isFallbackPublicClient == true

_reasons contains entry if {
	not _has_credential
	some entry in _unknown_credentials
}

_reasons contains result.undetermined_field(input.application, "spaRedirectUris") if {
	not value.is_filled(input.application, "spaRedirectUris")
	value.unknown(input.application, "spaRedirectUris")
}

_reasons contains result.undetermined_field(input.application, list) if {
	some list in _other_lists
	value.unknown(input.application, list)
}

_reasons contains entry if some entry in required.unknown

_reasons contains result.undetermined(reason, ["oauth2PermissionScopes"]) if {
	reason := input.exposes.enabledScopes["$unknown"]
}
