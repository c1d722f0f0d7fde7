# METADATA
# title: Audience and token version do not fit
# description: |
#   An application for personal Microsoft accounts must accept access tokens of version 2, and the audience must be one
#   of four words. The platform refuses such a registration when it is created, or when it is next saved.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest
#   description: >-
#     Microsoft, application manifest: signInAudience, and requestedAccessTokenVersion, which must be 2 for personal
#     accounts
# custom:
#   severity: error
#   root_cause: null
#   aadsts: []
#   subjects: [application]
#   scope: object
#   message: >-
#     {subject} is for personal Microsoft accounts ({audience}), but accepts access tokens of version {version}: it must
#     be 2
#   remediation:
#     text: Set requestedAccessTokenVersion to 2. If only accounts of tenants are meant, correct
#       signInAudience.
#     commands:
#     - shell: az
#       command: az ad app update --id {appId} --requested-access-token-version 2
#     - shell: powershell
#       command: Update-MgApplication -ApplicationId {objectId} -Api @{ RequestedAccessTokenVersion = 2 }
#     code:
#     - language: pulumi-typescript
#       text: |
#         api: { requestedAccessTokenVersion: 2 },
#     - language: pulumi-typescript
#       on: [ApplicationRegistration]
#       text: |
#         requestedAccessTokenVersion: 2,
#     - language: pulumi-yaml
#       text: |
#         api:
#           requestedAccessTokenVersion: 2
#     - language: pulumi-yaml
#       on: [ApplicationRegistration]
#       text: |
#         requestedAccessTokenVersion: 2
#     - language: pulumi-python
#       text: |
#         api={"requested_access_token_version": 2},
#     - language: pulumi-python
#       on: [ApplicationRegistration]
#       text: |
#         requested_access_token_version=2,
#     - language: hcl
#       dialects: [azuread-2, azuread-3]
#       text: |
#         api {
#           requested_access_token_version = 2
#         }
#     - language: hcl
#       on: [azuread_application_registration]
#       text: |
#         requested_access_token_version = 2
#     - language: bicep
#       text: |
#         api: { requestedAccessTokenVersion: 2 }
#   variants:
#     unknown-audience:
#       message: >-
#         {subject} has the audience {audience}, which is not one of AzureADMyOrg, AzureADMultipleOrgs,
#         AzureADandPersonalMicrosoftAccount and PersonalMicrosoftAccount
#       remediation:
#         text: Correct signInAudience.
#         commands:
#         - shell: az
#           command: az ad app update --id {appId} --sign-in-audience AzureADMyOrg
#         - shell: powershell
#           command: Update-MgApplication -ApplicationId {objectId} -SignInAudience AzureADMyOrg
#   pulumi_remedy: set-token-version
#   false_positives:
#   - None is known. Nothing is said about an audience whose token version cannot be seen.
#   since: 0.1.0
package aadguard.rules.clients["audience-token-version"]

import data.aadguard.lib.result
import data.aadguard.lib.value

_for_personal("AzureADandPersonalMicrosoftAccount")

_for_personal("PersonalMicrosoftAccount")

_is_audience(name) if _for_personal(name)

_is_audience("AzureADMyOrg")

_is_audience("AzureADMultipleOrgs")

violations contains result.violation(
	["requestedAccessTokenVersion"],
	"",
	{"params": {"audience": input.application.signInAudience, "version": _version}},
) if {
	_for_personal(input.application.signInAudience)
	_version != 2
}

violations contains result.violation(
	["signInAudience"],
	"",
	{"variant": "unknown-audience", "params": {"audience": input.application.signInAudience}},
) if {
	is_string(input.application.signInAudience)
	not _is_audience(input.application.signInAudience)
}

# null is the documented default, version 1; none for what cannot be seen.
_version := 1 if {
	input.application.requestedAccessTokenVersion == null
} else := input.application.requestedAccessTokenVersion if {
	is_number(input.application.requestedAccessTokenVersion)
}

undetermined contains result.undetermined_field(input.application, "signInAudience") if {
	value.unknown(input.application, "signInAudience")
}

undetermined contains result.undetermined_field(input.application, "requestedAccessTokenVersion") if {
	_for_personal(input.application.signInAudience)
	value.unknown(input.application, "requestedAccessTokenVersion")
}
