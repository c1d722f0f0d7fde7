# METADATA
# title: Mapped claims for an audience that is not verified
# description: |
#   The application accepts mapped claims (`api.acceptMappedClaims`). Entra ID issues such tokens only for an audience
#   that is the client id, or a URI on a verified domain of the tenant. Access tokens of version 1 have the identifier
#   URI for an audience, and none of this application's names a domain or its client id.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: >-
#     Microsoft, error codes: 501461, AcceptMappedClaims is only supported for a token audience matching the application
#     GUID or an audience within the tenant's verified domains
# - ref: https://learn.microsoft.com/entra/identity-platform/jwt-claims-customization
#   description: "Microsoft: acceptMappedClaims, and the audience that it needs"
# - ref: https://github.com/Azure-Samples/active-directory-aspnetcore-webapp-openidconnect-v2/issues/728
#   description: "The field: 501461 with an identifier URI like api://name"
# custom:
#   severity: warning
#   root_cause: null
#   aadsts: [AADSTS501461]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} accepts mapped claims, but its access tokens are of version 1, and the audience of these, {uris}, is
#     neither its client id nor a URI on a verified domain
#   remediation:
#     text: >-
#       Ask for access tokens of version 2, whose audience is the client id, after checking that the API takes them. Or
#       add an identifier URI on a verified domain, and use it in the clients.
#     commands:
#     - shell: az
#       command: az ad app update --id {appId} --requested-access-token-version 2
#     - shell: powershell
#       command: "Update-MgApplication -ApplicationId {objectId} -Api @{ RequestedAccessTokenVersion = 2 }"
#     code:
#     - language: pulumi-typescript
#       text: |
#         api: { requestedAccessTokenVersion: 2 },
#     - language: pulumi-yaml
#       text: |
#         api:
#           requestedAccessTokenVersion: 2
#     - language: pulumi-python
#       text: |
#         api={"requested_access_token_version": 2},
#     - language: hcl
#       dialects: [azuread-2, azuread-3]
#       text: |
#         api {
#           requested_access_token_version = 2
#         }
#     - language: bicep
#       text: |
#         api: { requestedAccessTokenVersion: 2 }
#   silent_without: [acceptMappedClaims]
#   false_positives:
#   - Which domains are verified is not asked; a URI that names a domain or a GUID is taken as it is.
#   - An application without scopes and application roles is never an audience.
#   since: 0.2.0
package aadguard.rules.signon["mapped-claims-unverified-audience"]

import data.aadguard.lib.guid
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["identifierUris"], "", {"params": {"uris": _uris}}) if {
	_accepts
	_is_version_one
	_exposes
	count(_uris) > 0
	count(_reasons) == 0
	every uri in _uris {
		_is_unverified(uri)
	}
}

undetermined contains entry if {
	_accepts
	not _is_version_two
	not _has_verified
	some entry in _reasons
}

undetermined contains result.undetermined(reason, ["acceptMappedClaims"]) if {
	reason := input.application.acceptMappedClaims["$unknown"]
}

_accepts if input.application.acceptMappedClaims == true

_is_version_one if input.application.requestedAccessTokenVersion == null

_is_version_one if input.application.requestedAccessTokenVersion == 1

_is_version_two if input.application.requestedAccessTokenVersion == 2

_exposes if {
	some name in ["enabledScopes", "enabledRoles"]
	value.is_known(input.exposes[name])
	input.exposes[name] > 0
}

_uris := [uri | some uri in value.list(input.application, "identifierUris"); is_string(uri)]

_has_verified if {
	some uri in _uris
	not _is_unverified(uri)
}

# `api://orders`, `api://orders/api`: neither a domain nor a client id or tenant id in it.
_is_unverified(uri) if {
	startswith(lower(uri), "api://")
	parts := split(substring(uri, 6, -1), "/")
	not contains(parts[0], ".")
	every part in parts {
		not guid.is_guid(part)
	}
}

_reasons contains result.undetermined_field(input.application, name) if {
	some name in ["identifierUris", "requestedAccessTokenVersion"]
	value.unknown(input.application, name)
}

_reasons contains result.undetermined(reason, ["oauth2PermissionScopes"]) if {
	not _exposes
	reason := input.exposes.enabledScopes["$unknown"]
}

_reasons contains result.undetermined(reason, ["appRoles"]) if {
	not _exposes
	reason := input.exposes.enabledRoles["$unknown"]
}
