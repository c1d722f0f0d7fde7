# METADATA
# title: Password flow possible
# description: |
#   The application is a public client by its fallback setting, or is declared to use the resource owner password flow.
#   With that flow the application handles the user's password, and an expired, invalid or unsynchronised password
#   surfaces as a token error, AADSTS50000 among others.
#
#   This is the exposure only. Whether a user's password is in order is not visible in any declaration, and aadguard
#   never claims to know.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service
#   description: "Microsoft, AADSTS50000: the user's password is expired, invalid or out of sync"
# - ref: https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc
#   description: Microsoft, the resource owner password flow, and why not to use it
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 50055, 50126, 50144"
# custom:
#   severity: note
#   highest_severity: warning
#   root_cause: 1
#   aadsts: [AADSTS50000, AADSTS50055, AADSTS50126, AADSTS50144]
#   subjects: [application]
#   scope: object
#   message: >-
#     {subject} allows public client flows, so users' passwords can be sent to it (ROPC); an expired or unsynchronised
#     password then shows as a token error
#   remediation:
#     text: >-
#       Use the authorization code flow with PKCE, a broker or a managed identity, and switch "Allow public client
#       flows" off. If the device code flow needs it, declare flows in aadguard.yaml.
#     commands:
#     - shell: az
#       command: az ad app update --id {appId} --is-fallback-public-client false
#     - shell: powershell
#       command: Update-MgApplication -ApplicationId {objectId} -IsFallbackPublicClient:$false
#     code:
#     - language: pulumi-typescript
#       text: |
#         fallbackPublicClientEnabled: false,
#     - language: pulumi-typescript
#       on: [ApplicationFallbackPublicClient]
#       text: |
#         enabled: false,
#     - language: pulumi-yaml
#       text: |
#         fallbackPublicClientEnabled: false
#     - language: pulumi-yaml
#       on: [ApplicationFallbackPublicClient]
#       text: |
#         enabled: false
#     - language: pulumi-python
#       text: |
#         fallback_public_client_enabled=False,
#     - language: pulumi-python
#       on: [ApplicationFallbackPublicClient]
#       text: |
#         enabled=False,
#     - language: hcl
#       dialects: [azuread-2, azuread-3]
#       text: |
#         fallback_public_client_enabled = false
#     - language: hcl
#       dialects: [azuread-1]
#       text: |
#         public_client = false # with type = "webapp/api": a "native" one is always a public client
#     - language: bicep
#       text: |
#         isFallbackPublicClient: false
#   variants:
#     declared:
#       message: >-
#         {subject} is declared to use the password flow (ROPC): an expired or unsynchronised password of a user shows
#         as a token error
#   silent_without: [input.flows, isFallbackPublicClient]
#   links: none
#   false_positives:
#   - The custom policies of Azure AD B2C check local accounts' passwords by this flow. Their applications are left out.
#   - Applications of the device code flow need the setting. Declare their flows, and nothing is said.
#   since: 0.1.0
package aadguard.rules.clients["password-flow-enabled"]

import data.aadguard.lib.client
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["isFallbackPublicClient"], "", {"severity": "warning", "variant": "declared"}) if {
	client.declares("ropc")
}

violations contains result.violation(["isFallbackPublicClient"], "", {}) if {
	not client.declares_flows
	not _runs_b2c_policies
	input.application.isFallbackPublicClient == true
}

# The framework's proxy needs the flow, to check local accounts' passwords.
_runs_b2c_policies if "b2cFramework" in input.kinds

undetermined contains result.undetermined_field(input.application, "isFallbackPublicClient") if {
	not client.declares_flows
	not _runs_b2c_policies
	value.unknown(input.application, "isFallbackPublicClient")
}
