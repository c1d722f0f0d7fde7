# METADATA
# title: Redirect URI on two platforms
# description: |
#   The same redirect URI is registered on more than one platform: web, single-page application, public client. Written in the
#   same way, the registration is refused. Written in two ways that count as one, the platform of the URI decides how its codes
#   are redeemed: one is picked, and the other client is refused with AADSTS90023 or AADSTS9002326. For localhost and 127.0.0.1
#   the port does not count, so that two URIs may be one.
# related_resources:
# - ref: https://github.com/microsoft/chat-copilot/issues/212
#   description: "The field: 90023, cross-origin token redemption: localhost on the single-page and on the public client platform"
# - ref: https://learn.microsoft.com/entra/identity-platform/reply-url
#   description: "Microsoft, redirect URIs: the port of localhost is ignored, and one of several URIs picked arbitrarily with its platform"
# - ref: https://github.com/Azure-Samples/ms-identity-javascript-angular-tutorial/issues/37
#   description: "The field: 9002326, a single-page application whose redirect URI is taken for another platform's"
# custom:
#   severity: warning
#   highest_severity: error
#   root_cause: null
#   aadsts: [AADSTS90023, AADSTS9002326]
#   subjects: [application]
#   scope: directory
#   message: "{subject} has the redirect URI {uris} on more than one platform: {platforms}"
#   remediation:
#     text: >-
#       Leave the URI on the platform of the client that uses it, and remove it from the others. A second client gets a
#       registration or a path of its own.
#     commands:
#     - shell: az
#       command: >-
#         az ad app show --id {appId} --query '{web: web.redirectUris, spa: spa.redirectUris, publicClient:
#         publicClient.redirectUris}'
#     - shell: powershell
#       command: "Get-MgApplication -ApplicationId {objectId} | ForEach-Object { $_.Web, $_.Spa, $_.PublicClient } | Format-List RedirectUris"
#   variants:
#     identical:
#       aadsts: []
#       message: >-
#         {subject} has the redirect URI {uris} on more than one platform ({platforms}): Microsoft Entra ID refuses that when
#         the application is written
#     same-but-spelling:
#       message: >-
#         {subject} has one redirect URI on more than one platform ({platforms}), written in more than one way: {uris}. The
#         port of localhost and of 127.0.0.1, the case of scheme and host, and an empty path do not count
#   silent_without: [spaRedirectUris, publicClientRedirectUris]
#   false_positives:
#   - One URI that is written alike on two platforms is refused when the application is written. In an export it is a warning.
#   - >-
#     It works as long as only one client uses the URI, and the platform picks that client's entry. Nothing promises
#     that it will tomorrow.
#   since: 0.1.0
package aadguard.rules.clients["redirect-uri-on-two-platforms"]

import data.aadguard.lib.client
import data.aadguard.lib.result
import data.aadguard.lib.value

_platforms := {
	"webRedirectUris": "web",
	"spaRedirectUris": "single-page application",
	"publicClientRedirectUris": "public client",
}

violations contains result.violation(
	_place(uses),
	comparable,
	object.union(
		{"params": {"uris": [uri | some uri in spellings], "platforms": [_platforms[list] | some list in lists]}},
		_variant(spellings),
	),
) if {
	some comparable, uses in _uris
	lists := _lists_of(uses)
	count(lists) > 1
	spellings := {use.uri | some use in uses}
}

undetermined contains result.undetermined_field(input.application, list) if {
	some list in client.redirect_lists
	value.unknown(input.application, list)
	some other in client.redirect_lists
	other != list
	not value.is_empty(input.application, other)
}

# What is compared to where it stands.
_uris[comparable] contains {"list": list, "index": i, "uri": uri} if {
	_several_platforms
	some list in client.redirect_lists
	some i, uri in value.list(input.application, list)
	is_string(uri)
	comparable := _normal(uri)
}

# The same placeholder twice is the same URI, whatever it will be.
_uris[same] contains {"list": list, "index": i, "uri": same} if {
	_several_platforms
	some list in client.redirect_lists
	some i, uri in value.list(input.application, list)
	same := uri.same
}

_several_platforms if count([list | some list in client.redirect_lists; value.is_filled(input.application, list)]) > 1

# In the order of the platforms.
_lists_of(uses) := [list | some list in client.redirect_lists; list in {use.list | some use in uses}]

# Where the second platform has it.
_place(uses) := [list, index] if {
	list := _lists_of(uses)[1]
	index := min([use.index | some use in uses; use.list == list])
}

_variant(spellings) := {"variant": "identical", "severity": "error"} if {
	count(spellings) == 1
	input.origin == "declared"
} else := {"variant": "identical"} if {
	count(spellings) == 1
} else := {"variant": "same-but-spelling"}

# Scheme and host without regard to case, a loopback host without its port, no path as `/`. What is not a URL stays.
_normal(uri) := concat("", [lower(scheme), "://", _host(lower(authority)), path]) if {
	[scheme, rest] := _halves(uri, "://")
	authority := split(rest, "/")[0]
	path := _path_of(substring(rest, count(authority), -1))
} else := uri

_halves(text, separator) := [substring(text, 0, at), substring(text, at + count(separator), -1)] if {
	at := indexof(text, separator)
	at > 0
}

_host(authority) := name if {
	name := split(authority, ":")[0]
	name in {"localhost", "127.0.0.1"}
} else := authority

_path_of("") := "/"

_path_of(path) := path if path != ""
