# METADATA
# title: Password flow for personal accounts
# description: |
#   The application is declared to use the password flow (resource owner password credentials), and accepts
#   personal Microsoft accounts. That flow knows the accounts of a tenant only: sent to `/common` or `/consumers`, as an application for
#   personal accounts does, the request fails with AADSTS9001023.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc
#   description: "Microsoft, password flow: it takes accounts of a tenant only, no personal ones, and no request to /common or /consumers (9001023)"
# custom:
#   severity: error
#   root_cause: 1
#   aadsts: [AADSTS9001023]
#   subjects: [application]
#   scope: object
#   message: "{subject} is declared to use the password flow, but is for personal Microsoft accounts only: the flow does not know them"
#   remediation:
#     text: >-
#       Use the authorization code flow with PKCE, or the device code flow. If the application is meant for a tenant's
#       accounts, correct its audience.
#     commands:
#     - shell: az
#       command: az ad app update --id {appId} --sign-in-audience AzureADMyOrg
#     - shell: powershell
#       command: Update-MgApplication -ApplicationId {objectId} -SignInAudience AzureADMyOrg
#   variants:
#     mixed:
#       message: >-
#         {subject} is declared to use the password flow, and accepts personal Microsoft accounts too: the flow does not
#         know those
#   silent_without: [input.flows]
#   false_positives:
#   - Only where the password flow is declared in aadguard.yaml; otherwise nothing is said.
#   - For accounts of tenants and personal ones it is a warning, since requests to a tenant's own authority work.
#   since: 0.1.0
package aadguard.rules.clients["password-flow-personal-accounts"]

import data.aadguard.lib.client
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["signInAudience"], "", _grade) if {
	client.declares("ropc")
	_grade
}

_grade := {} if {
	client.is_personal_only
} else := {"severity": "warning", "variant": "mixed"} if {
	input.application.signInAudience == "AzureADandPersonalMicrosoftAccount"
}

undetermined contains result.undetermined_field(input.application, "signInAudience") if {
	client.declares("ropc")
	value.unknown(input.application, "signInAudience")
}
