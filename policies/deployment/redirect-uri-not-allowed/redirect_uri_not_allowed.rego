# METADATA
# title: Redirect URI that is not allowed
# description: |
#   Entra ID accepts only redirect URIs with https, except for localhost and 127.0.0.1; custom schemes belong to public clients; and
#   applications for personal accounts may have neither queries nor wildcards. Such a URI is refused when it is written, and one that is
#   there all the same never brings users back. Pulumi's and Terraform's providers do not check all of it, so that the plan
#   passes and the deployment fails.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/reply-url
#   description: "Microsoft, redirect URIs: schemes, localhost, queries, wildcards, characters, number and length"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 50011, the reply address is misconfigured; 500117, it does not use a secure scheme"
# - ref: https://login.microsoftonline.com/error?code=500111
#   description: "Microsoft, AADSTS500111: the redirect URI has a scheme that is not accepted"
# - ref: https://login.microsoftonline.com/error?code=50029
#   description: "Microsoft, AADSTS50029: the redirect URI has characters that are not accepted"
# - ref: https://login.microsoftonline.com/error?code=90026
#   description: "Microsoft, AADSTS90026: the redirect URI has a wildcard in its host"
# - ref: https://login.microsoftonline.com/error?code=700046
#   description: "Microsoft, AADSTS700046: a nested application needs its broker's redirect URI on the single-page platform"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: [AADSTS50011, AADSTS500117, AADSTS500111, AADSTS50029, AADSTS90026, AADSTS700046]
#   subjects: [application]
#   scope: directory
#   message: "{subject} has the redirect URI {uri} with http, which is for localhost and 127.0.0.1 only: write
#     {wanted}"
#   remediation:
#     text: "Serve the address over https, and write {wanted} in place of {uri}, here and in the client."
#     commands:
#     - shell: az
#       command: >-
#         az ad app update --id {appId} --set {property}="$(az ad app show --id {appId} --query "{redirectUris:
#         [{property}.redirectUris[?@ != '{uri}'], ['{wanted}']][]}" --output json)"
#     - shell: powershell
#       command: >-
#         $uris = (Get-MgApplication -ApplicationId {objectId}).{block}.RedirectUris; Update-MgApplication -ApplicationId
#         {objectId} -{block} @{ RedirectUris = @($uris | Where-Object { $_ -cne '{uri}' }) + '{wanted}' }
#     code:
#     - language: pulumi-typescript
#       text: |
#         "{wanted}", // in place of "{uri}"
#     - language: pulumi-yaml
#       text: |
#         - "{wanted}" # in place of "{uri}"
#     - language: pulumi-python
#       text: |
#         "{wanted}",  # in place of "{uri}"
#     - language: hcl
#       text: |
#         "{wanted}", # in place of "{uri}"
#     - language: bicep
#       text: |
#         '{wanted}' // in place of '{uri}'
#   variants:
#     http:
#       aadsts: [AADSTS50011, AADSTS500117]
#       message: "{subject} has the redirect URI {uri} with http, which is for localhost and 127.0.0.1 only:
#         write {wanted}"
#     loopback:
#       aadsts: [AADSTS50011]
#       message: "{subject} has the redirect URI {uri}: [::1] is not supported; write {wanted}"
#     scheme:
#       aadsts: [AADSTS50011, AADSTS500111]
#       message: "{subject} has the redirect URI {uri} on the platform {platform}, which takes https: another scheme belongs to a public client"
#       remediation:
#         text: "Move {uri} to the public client platform, if it belongs to a native application; otherwise write its https address."
#     broker:
#       aadsts: [AADSTS700046]
#       message: >-
#         {subject} has the redirect URI {uri} on the platform {platform}: a broker's URI works on the single-page application platform only
#       remediation:
#         text: "Move {uri} to the single-page application platform."
#     relative:
#       aadsts: [AADSTS50011]
#       message: "{subject} has the redirect URI {uri}, which is not a whole URI: it has no scheme"
#       remediation:
#         text: "Write the whole URI, with https://, in place of {uri}."
#     query:
#       aadsts: [AADSTS50011]
#       message: "{subject} accepts personal accounts, and has the redirect URI {uri} with a query: that is not allowed for them"
#       remediation:
#         text: "Write {wanted}, and carry what the query says in the parameter state."
#     wildcard:
#       aadsts: [AADSTS50011, AADSTS90026]
#       message: "{subject} accepts personal accounts, and has the redirect URI {uri} with a wildcard: that is not allowed for them"
#       remediation:
#         text: "Write each address in full in place of {uri}."
#     characters:
#       aadsts: [AADSTS50011, AADSTS50029]
#       message: "{subject} has the redirect URI {uri}, whose {characters} redirect URIs do not support"
#       remediation:
#         text: "Choose a path without ! $ ' ( ) , and ; in place of {uri}."
#     length:
#       aadsts: [AADSTS50011]
#       message: "{subject} has a redirect URI of {number} characters: 256 are allowed"
#       remediation:
#         text: Choose a shorter address, and carry what changes in the parameter state.
#     fragment:
#       aadsts: [AADSTS50011]
#       message: "{subject} has the redirect URI {uri} with a fragment: OAuth allows none in a redirect URI"
#       remediation:
#         text: "Write {wanted} in place of {uri}."
#   silent_without: [webRedirectUris, spaRedirectUris, publicClientRedirectUris]
#   false_positives:
#   - A declared URI foretells the code of a sign-in that sends it; that a sign-in fails with just this one is inferred, but for http.
#   - >-
#     In an export http and [::1] are errors. Of what else was accepted once it is inferred that no sign-in can use it: a warning; where the
#     characters of a URI alone tell, and only work accounts sign in, a note.
#   - The reply URLs of applications of another kind than OAuth (SAML, application proxy) are left out in exports.
#   - That a fragment is refused follows from OAuth 2.0 (RFC 6749, 3.1.2), not from Microsoft's page; it is a warning. So are characters where only work accounts sign in.
#   since: 0.2.0
package aadguard.rules.deployment["redirect-uri-not-allowed"]

import data.aadguard.lib.client
import data.aadguard.lib.limit
import data.aadguard.lib.result
import data.aadguard.lib.uri
import data.aadguard.lib.value

violations contains result.violation(
	[found.list, found.at],
	found.text,
	object.union(
		{"params": object.union(
			{
				"uri": found.text,
				"platform": platform.name,
				"property": client.platform_property(found.list),
				"block": platform.block,
				"wanted": null,
			},
			found.problem.params,
		)},
		_graded(found.problem),
	),
) if {
	some found in _found
	_counts(found.list)
	platform := client.platforms[found.list]
}

undetermined contains result.undetermined_field(input.application, list) if {
	some list in client.redirect_lists
	value.unknown(input.application, list)
}

undetermined contains entry if {
	input.origin == "observed"
	some found in _found
	found.list == "webRedirectUris"
	some entry in client.undetermined_kind
}

# Whether personal accounts sign in decides about queries and wildcards.
undetermined contains result.undetermined_field(input.application, "signInAudience") if {
	value.unknown(input.application, "signInAudience")
	some list in client.redirect_lists
	some text in value.list(input.application, list)
	is_string(text)
	some mark in ["*", "?"]
	contains(text, mark)
	_counts(list)
}

_found contains {"list": list, "at": i, "text": text, "problem": problem} if {
	some list in client.redirect_lists
	some i, text in value.list(input.application, list)
	is_string(text)
	not _is_sound(text)
	problem := _problem(list, text)
}

# Nearly every URI that is deployed, seen at a glance: none of what counts there is wrong with it.
_is_sound(text) if {
	input.origin == "observed"
	startswith(text, "https://")
	count(text) <= 256
	every character in _telling {
		not contains(text, character)
	}
}

# What makes a closer look worth it.
_telling := array.concat(array.concat(["#", "["], _special), _refused)

default _refused := []

# Of personal accounts alone.
_refused := ["*", "?"] if limit.takes_personal_accounts

_special := ["!", "$", "'", "(", ")", ",", ";"]

# What was accepted once is not refused any more; what no sign-in can use is a fault all the same.
_counts(_) if input.origin == "declared"

_counts(list) if _is_of_oauth(list)

# That a sign-in fails with it is documented of some; of the others it follows from what is not supported.
_graded(problem) := problem.case if {
	input.origin == "declared"
} else := problem.case if {
	problem.observed
} else := object.union(problem.case, {"severity": "note"}) if {
	problem.case.severity
} else := object.union(problem.case, {"severity": "warning"})

_is_of_oauth(list) if list != "webRedirectUris"

_is_of_oauth("webRedirectUris") if client.redirects_by_oauth

# What is wrong with it; the first that holds.
_problem(list, text) := {
	"case": {"variant": "loopback"}, "observed": true,
	"params": {"wanted": replace(text, "[::1]", _loopback(text))},
} if {
	uri.host(text) == "[::1]"
} else := {"case": {"variant": "http"}, "observed": true, "params": {"wanted": concat("", ["https://", uri.rest(text)])}} if {
	uri.scheme(text) == "http"
	not uri.is_loopback(text)
} else := {"case": {"variant": "relative"}, "observed": false, "params": {}} if {
	not uri.scheme(text)
} else := {"case": {"variant": "broker"}, "observed": false, "params": {}} if {
	list != "spaRedirectUris"
	startswith(uri.scheme(text), "brk-")
} else := {"case": {"variant": "scheme"}, "observed": false, "params": {}} if {
	not _is_allowed(list, uri.scheme(text))
} else := {"case": {"variant": "length"}, "observed": false, "params": {"number": count(text)}} if {
	count(text) > 256
} else := {"case": {"variant": "wildcard"}, "observed": false, "params": {}} if {
	limit.takes_personal_accounts
	contains(text, "*")
} else := {"case": {"variant": "query"}, "observed": false, "params": {"wanted": split(text, "?")[0]}} if {
	limit.takes_personal_accounts
	contains(text, "?")
} else := {"case": {"variant": "fragment", "severity": "warning"}, "observed": true, "params": {"wanted": split(text, "#")[0]}} if {
	contains(text, "#")
} else := {"case": object.union({"variant": "characters"}, _grade), "observed": false, "params": {"characters": _unsupported(text)}} if {
	count(_unsupported(text)) > 0
}

_loopback(text) := "127.0.0.1" if {
	uri.scheme(text) == "http"
} else := "localhost"

_is_allowed("webRedirectUris", scheme) if scheme in {"http", "https", "urn"}

_is_allowed("spaRedirectUris", scheme) if scheme in {"http", "https"}

# Of Office and Teams, for nested applications.
_is_allowed("spaRedirectUris", scheme) if startswith(scheme, "brk-")

_is_allowed("publicClientRedirectUris", _)

_unsupported(text) := [character | some character in _special; contains(text, character)]

default _grade := {"severity": "warning"}

_grade := {} if limit.takes_personal_accounts
