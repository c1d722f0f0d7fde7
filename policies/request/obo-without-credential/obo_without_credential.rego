# METADATA
# title: On-Behalf-Of middle tier without a credential
# description: |
#   The application exposes scopes and asks for delegated permissions of another API, as the middle tier of the
#   On-Behalf-Of flow does, but has no secret, certificate or federated credential to prove itself with.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
#   description: Microsoft, the On-Behalf-Of request carries a client credential
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/confidential-client-application-authentication-error-aadsts7000218
#   description: "Microsoft, AADSTS7000218: client_assertion or client_secret is missing"
# - ref: https://login.microsoftonline.com/error?code=7000219
#   description: "Microsoft, AADSTS7000219: a secret or an assertion is needed for the grant type"
# custom:
#   severity: note
#   root_cause: 2
#   aadsts: [AADSTS7000218, AADSTS7000219]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} exposes scopes and asks for delegated permissions of another API, but has no credential for the
#     On-Behalf-Of flow
#   remediation:
#     text: Add a certificate or a federated credential, if it exchanges its users' tokens.
#     commands:
#     - shell: az
#       command: az ad app credential reset --id {appId} --create-cert --append
#     - shell: powershell
#       command: Add-MgApplicationPassword -ApplicationId {objectId}
#   variants:
#     declared:
#       message: "{subject} is declared to act on behalf of users, but has no credential for it"
#   silent_without: [input.flows, input.exposes.enabledScopes]
#   false_positives:
#   - The API may never call the other one. Declare its flows without onBehalfOf, and nothing is said.
#   - >-
#     An API with redirect URIs of its own may ask for its signed-in users alone; without a declared flow nothing is
#     said.
#   - Federated credentials are often not exported; without them the answer is "undetermined".
#   - Where `web-redirect-without-credential` finds the same credential missing, only that rule speaks.
#   since: 0.1.0
package aadguard.rules.request["obo-without-credential"]

import data.aadguard.lib.client
import data.aadguard.lib.credential
import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

# A web client without a credential is told of once, by its own rule.
violations contains result.violation(["passwordCredentials"], "", _case) if {
	_holds_none
	not precedence.web_client_lacks_credential
	_middle_tier
	count(_reasons) == 0
}

undetermined contains entry if {
	_holds_none
	_may_be_middle_tier
	some entry in _reasons
}

default _case := {}

_case := {"variant": "declared"} if client.declares("onBehalfOf")

# Expired ones are the matter of `all-credentials-expired`.
_holds_none if {
	not value.is_filled(input.application, "federatedIdentityCredentials")
	count(credential.all_to_prove) == 0
}

_middle_tier if client.declares("onBehalfOf")

_middle_tier if {
	_undeclared
	_exposes_scopes
	_asks_others
}

_may_be_middle_tier if _middle_tier

_may_be_middle_tier if {
	_undeclared
	input.exposes.enabledScopes != 0
	_may_ask_others
}

# Users who sign in to the application itself may be all that its permissions are for.
_undeclared if {
	not client.declares_flows
	not client.is_daemon_only
	not client.has_redirect_uri
	not input.application.isFallbackPublicClient == true
}

_exposes_scopes if {
	value.is_known(input.exposes.enabledScopes)
	input.exposes.enabledScopes > 0
}

_asks_others if {
	some i, item in required.entries
	item.resource.is != "self"
	required.asks_scope(i)
}

_may_ask_others if _asks_others

_may_ask_others if count(required.unknown) > 0

# Credentials that may exist beside those that can be seen.
_reasons contains entry if some entry in credential.all_to_prove_unknown

_reasons contains result.undetermined("federated-credentials-not-exported", []) if {
	value.unknown(input.application, "federatedIdentityCredentials")
}

# What could make it another kind of application, or no middle tier.
_reasons contains result.undetermined_field(input.application, name) if {
	_undeclared
	some name in array.concat(["isFallbackPublicClient"], client.redirect_lists)
	value.unknown(input.application, name)
}

_reasons contains result.undetermined(reason, ["oauth2PermissionScopes"]) if {
	_undeclared
	reason := input.exposes.enabledScopes["$unknown"]
}

_reasons contains entry if {
	_undeclared
	not _asks_others
	some entry in required.unknown
}
