# METADATA
# title: Daemon without a credential
# description: |
#   The application asks for application permissions only, as a daemon does, and signs no users in, or is declared to
#   use the client credentials flow. It has no secret, certificate or federated credential to prove itself with, and
#   neither does its service principal, so that it gets no token.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
#   description: "Microsoft: the client credentials flow needs a secret, a certificate or a federated credential"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: >-
#     Microsoft, error codes: 700027, the certificate is not registered; 7000216, client_assertion, client_secret or
#     request is required for client_credentials
# - ref: https://login.microsoftonline.com/error?code=700026
#   description: "Microsoft, AADSTS700026: an assertion of a client that has no key to check it with"
# custom:
#   severity: warning
#   highest_severity: error
#   root_cause: null
#   aadsts: [AADSTS700027, AADSTS7000216, AADSTS700026]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} asks for application permissions only, as a daemon does, but has no credential to get a token with
#   remediation:
#     text: Add a federated credential or a certificate. Where it runs on Azure, a managed identity needs neither.
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
#       text: |
#         new azuread.ApplicationFederatedIdentityCredential("{resourceName}-deploy", {
#             applicationId: {variable}.id,
#             displayName: "deploy",
#             issuer: "https://token.actions.githubusercontent.com",
#             subject: "repo:<owner>@<id>/<repository>@<id>:environment:<environment>",
#             audiences: ["api://AzureADTokenExchange"],
#         });
#     - language: pulumi-yaml
#       text: |
#         resources:
#           {resourceName}-deploy:
#             type: azuread:ApplicationFederatedIdentityCredential
#             properties:
#               applicationId: ${{resourceName}.id}
#               displayName: deploy
#               issuer: https://token.actions.githubusercontent.com
#               subject: repo:<owner>@<id>/<repository>@<id>:environment:<environment>
#               audiences: [api://AzureADTokenExchange]
#     - language: pulumi-python
#       text: |
#         azuread.ApplicationFederatedIdentityCredential(
#             "{resourceName}-deploy",
#             application_id={variable}.id,
#             display_name="deploy",
#             issuer="https://token.actions.githubusercontent.com",
#             subject="repo:<owner>@<id>/<repository>@<id>:environment:<environment>",
#             audiences=["api://AzureADTokenExchange"],
#         )
#     - language: hcl
#       dialects: [azuread-3]
#       text: |
#         resource "azuread_application_federated_identity_credential" "{resourceName}" {
#           application_id = {reference}.id
#           display_name   = "deploy"
#           issuer         = "https://token.actions.githubusercontent.com"
#           subject        = "repo:<owner>@<id>/<repository>@<id>:environment:<environment>"
#           audiences      = ["api://AzureADTokenExchange"]
#         }
#     - language: hcl
#       dialects: [azuread-2]
#       text: |
#         resource "azuread_application_federated_identity_credential" "{resourceName}" {
#           application_object_id = {reference}.object_id
#           display_name          = "deploy"
#           issuer                = "https://token.actions.githubusercontent.com"
#           subject               = "repo:<owner>@<id>/<repository>@<id>:environment:<environment>"
#           audiences             = ["api://AzureADTokenExchange"]
#         }
#     - language: hcl
#       dialects: [azuread-1]
#       text: |
#         resource "azuread_application_certificate" "{resourceName}" {
#           application_object_id = {reference}.object_id
#           type                  = "AsymmetricX509Cert"
#           value                 = file("<certificate>.pem")
#         }
#   variants:
#     declared:
#       message: >-
#         {subject} is declared to use the client credentials flow, but has no credential for it: it gets no token
#     symmetric:
#       message: >-
#         {subject} asks for application permissions only, as a daemon does, but its only credential is a
#         symmetric key, which proves no client's identity
#   silent_without: [input.flows, requiredResourceAccess]
#   false_positives:
#   - >-
#     A credential that something else adds after the deployment cannot be seen. It is a warning unless the flow is
#     declared.
#   - Federated credentials are often not exported; without them the answer is "undetermined".
#   - Expired credentials are the matter of `all-credentials-expired`.
#   since: 0.2.0
package aadguard.rules.clients["daemon-without-credential"]

import data.aadguard.lib.client
import data.aadguard.lib.credential
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["passwordCredentials"], "", _case) if {
	_holds_none
	_is_daemon
	count(_reasons) == 0
}

undetermined contains entry if {
	_holds_none
	_may_be_daemon
	some entry in _reasons
}

default _case := {}

_case := {"severity": "error", "variant": "declared"} if {
	client.declares("clientCredentials")
} else := {"variant": "symmetric"} if {
	_has_symmetric
}

_holds_none if {
	not value.is_filled(input.application, "federatedIdentityCredentials")
	count(_usable) == 0
}

# A symmetric key is not a certificate.
_usable := [item | some item in credential.all_to_prove; not _is_symmetric(item)]

_has_symmetric if {
	some key in value.list(input.application, "keyCredentials")
	_is_symmetric(key)
}

_is_symmetric(key) if value.text(key.type) == "symmetric"

_is_daemon if client.declares("clientCredentials")

_is_daemon if {
	_may_be_daemon
	_asks_roles
	count(required.unknown) == 0
}

# Application permissions of somebody, and no user who would sign in.
_may_be_daemon if client.declares("clientCredentials")

_may_be_daemon if {
	not client.declares_flows
	not _is_agent
	_may_ask_roles
	not _asks_scopes
	not client.has_oauth_redirect
	not input.application.isFallbackPublicClient == true
}

# Its agents get their tokens by the blueprint, whatever that lists.
_is_agent if {
	some kind in input.kinds
	kind in {"agent", "microsoftMade", "b2cFramework"}
}

_may_ask_roles if _asks_roles

_may_ask_roles if count(required.unknown) > 0

_asks_roles if {
	some entry in value.list(input.application, "requiredResourceAccess")
	some access in value.list(entry, "resourceAccess")
	value.text(access.type) == "role"
}

_asks_scopes if {
	some entry in value.list(input.application, "requiredResourceAccess")
	some access in value.list(entry, "resourceAccess")
	value.text(access.type) == "scope"
}

_reasons contains entry if some entry in credential.all_to_prove_unknown

_reasons contains result.undetermined("federated-credentials-not-exported", []) if {
	value.unknown(input.application, "federatedIdentityCredentials")
}

# What could make it another kind of client.
_reasons contains result.undetermined_field(input.application, name) if {
	not client.declares("clientCredentials")
	some name in array.concat(["isFallbackPublicClient", "requiredResourceAccess"], client.redirect_lists)
	value.unknown(input.application, name)
}

_reasons contains entry if {
	not client.declares("clientCredentials")
	some entry in required.unknown
}
