# METADATA
# title: Wildcard redirect URI with implicit id tokens
# description: |
#   The application issues id tokens by the implicit flow and has a redirect URI that ends with a wildcard. The platform
#   refuses such an id token in the On-Behalf-Of flow.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
#   description: "Microsoft, On-Behalf-Of: id tokens of applications with wildcard reply URLs are refused"
# custom:
#   severity: warning
#   root_cause: 2
#   aadsts: []
#   subjects: [application]
#   scope: object
#   message: >-
#     {subject} issues id tokens by the implicit flow, and its redirect URI {uri} ends with a wildcard: such a token is
#     refused in the On-Behalf-Of flow
#   remediation:
#     text: Register the exact redirect URIs, and switch implicit id tokens off where they are not needed.
#     commands:
#     - shell: az
#       command: >-
#         az ad app update --id {appId} --set {property}="$(az ad app show --id {appId} --query "{redirectUris:
#         [{property}.redirectUris[?@ != '{uri}'], ['<exact URI>']][]}" --output json)"
#     - shell: powershell
#       command: >-
#         $uris = (Get-MgApplication -ApplicationId {objectId}).{block}.RedirectUris; Update-MgApplication
#         -ApplicationId {objectId} -{block} @{ RedirectUris = @($uris | Where-Object { $_ -cne '{uri}' }) + '<exact
#         URI>' }
#   silent_without: [enableIdTokenIssuance]
#   false_positives:
#   - An application that exposes no scope is not a middle tier, and left out.
#   - Without the On-Behalf-Of flow nothing breaks. Declare the application's flows, and nothing is said.
#   - SAML applications and their reply URLs are left out.
#   since: 0.1.0
package aadguard.rules.request["obo-wildcard-redirect"]

import data.aadguard.lib.client
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(path, uri, {"params": {
	"uri": uri,
	"property": client.platform_property(path[0]),
	"block": client.platforms[path[0]].block,
}}) if {
	input.application.enableIdTokenIssuance == true
	_may_be_middle_tier
	_exposes_scopes
	count(_undetermined_kind) == 0
	some path, uri in _wildcards
}

undetermined contains entry if {
	_may_issue_id_tokens
	count(_wildcards) > 0
	_may_be_middle_tier
	some entry in _undetermined_kind
}

undetermined contains result.undetermined_field(input.application, "enableIdTokenIssuance") if {
	value.unknown(input.application, "enableIdTokenIssuance")
	_may_be_middle_tier
	count(_wildcards) + count(_unknown_lists) > 0
}

undetermined contains result.undetermined_field(input.application, list) if {
	_may_issue_id_tokens
	_may_be_middle_tier
	some list in _unknown_lists
}

undetermined contains result.undetermined_fact(input.exposes.enabledScopes, "oauth2PermissionScopes") if {
	_may_issue_id_tokens
	count(_wildcards) > 0
	_may_be_middle_tier
	not _exposes_scopes
}

# Only who exposes a scope is handed its users' tokens.
_exposes_scopes if {
	is_number(input.exposes.enabledScopes)
	input.exposes.enabledScopes > 0
}

_may_expose_scopes if _exposes_scopes

_may_expose_scopes if input.exposes.enabledScopes["$unknown"]

_may_issue_id_tokens if input.application.enableIdTokenIssuance == true

_may_issue_id_tokens if value.unknown(input.application, "enableIdTokenIssuance")

_unknown_lists contains list if {
	some list in client.redirect_lists
	value.unknown(input.application, list)
}

_wildcards[[list, i]] := uri if {
	some list in client.redirect_lists
	some i, uri in value.list(input.application, list)
	is_string(uri)
	endswith(uri, "*")
}

# Whoever declares other flows only exchanges no token, and reply URLs of another kind of application carry no id token of OAuth.
_may_be_middle_tier if {
	client.declares("onBehalfOf")
	_may_expose_scopes
}

_may_be_middle_tier if {
	_may_expose_scopes
	not client.declares_flows
	not client.is_daemon_only
	not client.is_other_kind
}

# Why it cannot be told of what kind it is, where nobody declared what it is for.
_undetermined_kind contains entry if {
	not client.declares("onBehalfOf")
	some entry in client.undetermined_kind
}
