# METADATA
# title: Interactive client without a redirect URI
# description: |
#   The application is declared to use the authorization code flow, but no platform has a redirect URI that the code could
#   be sent to. The sign-in page fails with AADSTS500113.
# related_resources:
# - ref: https://github.com/KoenZomers/OneDriveAPI/issues/33
#   description: "The field: AADSTS500113, no reply address is registered for the application"
# - ref: https://learn.microsoft.com/entra/identity-platform/reply-url
#   description: Microsoft, redirect URIs and why they have to be registered
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 900971, no reply address is provided"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: [AADSTS500113, AADSTS900971]
#   subjects: [application]
#   scope: directory
#   message: "{subject} is declared to use the authorization code flow, but has no redirect URI to send the code to"
#   remediation:
#     text: >-
#       Register a redirect URI on the platform of the client: web for a server, single-page application for a script in
#       the browser, public client for mobile and desktop.
#     commands:
#     - shell: az
#       command: >-
#         az ad app update --id {appId} --web-redirect-uris $(az ad app show --id {appId} --query web.redirectUris
#         --output tsv) https://<host>/<path>
#     - shell: powershell
#       command: >-
#         Update-MgApplication -ApplicationId {objectId} -Web @{ RedirectUris = @((Get-MgApplication -ApplicationId
#         {objectId}).Web.RedirectUris) + 'https://<host>/<path>' }
#     code:
#     - language: pulumi-typescript
#       on: [Application]
#       text: |
#         web: { redirectUris: ["https://<host>/<path>"] },
#     - language: pulumi-yaml
#       on: [Application]
#       text: |
#         web:
#           redirectUris: ["https://<host>/<path>"]
#     - language: pulumi-python
#       on: [Application]
#       text: |
#         web={"redirect_uris": ["https://<host>/<path>"]},
#   silent_without: [input.flows]
#   false_positives:
#   - Only where the authorization code flow is declared in aadguard.yaml; otherwise nothing is said.
#   since: 0.1.0
package aadguard.rules.clients["interactive-client-without-redirect-uri"]

import data.aadguard.lib.client
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["webRedirectUris"], "", {}) if {
	client.declares("authorizationCode")
	every list in client.redirect_lists {
		value.is_empty(input.application, list)
	}
}

undetermined contains result.undetermined_field(input.application, list) if {
	client.declares("authorizationCode")
	not client.has_redirect_uri
	some list in client.redirect_lists
	value.unknown(input.application, list)
}
