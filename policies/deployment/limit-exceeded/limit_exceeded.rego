# METADATA
# title: More than Entra ID takes
# description: |
#   The declaration has more of something than Entra ID takes, a text that is too long, or one of a form that is refused. Applications
#   for personal accounts have lower limits. The providers of Pulumi and Terraform check few of them, so that the plan passes and the
#   deployment fails.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation
#   description: "Microsoft: limits by the accounts that an application takes"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest
#   description: "Microsoft: the application manifest, and how many entries it takes"
# - ref: https://learn.microsoft.com/entra/identity-platform/reply-url
#   description: "Microsoft: 256 redirect URIs, 100 with personal accounts"
# - ref: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
#   description: "Microsoft: 20 federated credentials, their names and lengths"
# - ref: https://learn.microsoft.com/graph/api/resources/permissionscope
#   description: "Microsoft Graph: the value of a permission, its length and form"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: []
#   subjects: [application]
#   scope: object
#   message: "{subject} has {number} {what}, and {limit} are allowed: the deployment is refused"
#   remediation:
#     text: Leave out what is not used, or share it among several applications.
#   variants:
#     long:
#       message: "{subject} has {what} of {number} characters, and {limit} are allowed: the deployment is refused"
#       remediation:
#         text: Choose a shorter text.
#     form:
#       message: "{subject} has {what}: the deployment is refused"
#       remediation:
#         text: Choose another one.
#     unsupported:
#       message: "{subject} takes personal accounts and exposes app roles, which are not supported for them: the deployment is refused"
#       remediation:
#         text: Give the roles an application of their own, for work and school accounts only.
#     probable:
#       message: "{subject} has {number} {what}; {limit} are allowed by one of Microsoft's pages"
#       remediation:
#         text: Stay within the limit, or be ready for a refusal.
#   false_positives:
#   - Only what is declared is judged. In an export everything was accepted once.
#   - Where Microsoft's pages give different limits, exceeding the lower one is a warning.
#   since: 0.2.0
package aadguard.rules.deployment["limit-exceeded"]

import data.aadguard.lib.client
import data.aadguard.lib.value

violations contains {"path": problem.path, "element": problem.element, "params": problem.params} if {
	input.origin == "declared"
	some problem in _too_many
}

violations contains {"path": problem.path, "element": problem.element, "variant": "long", "params": problem.params} if {
	input.origin == "declared"
	some problem in _too_long
}

violations contains {"path": problem.path, "element": problem.element, "variant": "form", "params": {"what": problem.what}} if {
	input.origin == "declared"
	some problem in _malformed
}

violations contains {
	"path": ["appRoles"],
	"element": "appRoles",
	"variant": "unsupported",
} if {
	input.origin == "declared"
	_takes_personal_accounts
	value.is_filled(input.application, "appRoles")
}

violations contains {
	"path": problem.path,
	"element": problem.element,
	"severity": "warning",
	"variant": "probable",
	"params": problem.params,
} if {
	input.origin == "declared"
	some problem in _probably_too_many
}

# A list that cannot be seen at all may hold any number.
undetermined contains {"reason": reason, "fields": [list]} if {
	input.origin == "declared"
	some list in array.concat(client.redirect_lists, [
		"identifierUris", "requiredResourceAccess", "preAuthorizedApplications", "oauth2PermissionScopes", "appRoles",
		"passwordCredentials", "federatedIdentityCredentials",
	])
	reason := value.field(input.application, list)["$unknown"]
}

# A text that cannot be seen may be of any length; what a program computes mostly is not long.
undetermined contains {"reason": reason, "fields": [list]} if {
	input.origin == "declared"
	some list in ["oauth2PermissionScopes", "appRoles"]
	some item in value.list(input.application, list)
	reason := _hidden(item)
	not reason in {"computed", "partial-run"}
}

_hidden(item) := item["$unknown"]

_hidden(item) := item.value["$unknown"]

undetermined contains entry if {
	input.origin == "declared"
	some list in ["oauth2PermissionScopes", "appRoles"]
	some entry in value.undetermined_within(input.application, list, ["value"])
	entry.reason == "absent"
}

undetermined contains {"reason": reason, "fields": ["signInAudience"]} if {
	input.origin == "declared"
	_is_above_personal
	reason := value.unknown(input.application, "signInAudience")
}

_takes_personal_accounts if _is_personal(input.application.signInAudience)

_is_personal(audience) if audience in {"AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"}

# The limits for each list: [work and school accounts only, personal accounts too]; null where none is known.
_limits := {
	"webRedirectUris": {"what": "web redirect URIs", "work": 256, "personal": 100},
	"spaRedirectUris": {"what": "redirect URIs of a single-page application", "work": 256, "personal": 100},
	"publicClientRedirectUris": {"what": "redirect URIs of a public client", "work": 256, "personal": 100},
	"identifierUris": {"what": "identifier URIs", "work": null, "personal": 50},
	"requiredResourceAccess": {"what": "APIs in requiredResourceAccess", "work": 50, "personal": 50},
	"preAuthorizedApplications": {"what": "pre-authorised clients", "work": null, "personal": 100},
	"oauth2PermissionScopes": {"what": "scopes", "work": null, "personal": 100},
	"passwordCredentials": {"what": "secrets", "work": null, "personal": 2},
	"federatedIdentityCredentials": {"what": "federated credentials", "work": 20, "personal": 20},
}

_limit(numbers) := numbers.personal if {
	_takes_personal_accounts
} else := numbers.work

# How many elements of a list can be seen; the open end is none.
_number(object_, list) := count([element | some element in value.list(object_, list); not element.open])

_too_many contains {"path": [list], "element": list, "params": {"what": numbers.what, "number": number, "limit": limit}} if {
	some list, numbers in _limits
	limit := _limit(numbers)
	limit != null
	number := _number(input.application, list)
	number > limit
}

_too_many contains {"path": ["requiredResourceAccess"], "element": "permissions", "params": {"what": "permissions in requiredResourceAccess", "number": number, "limit": limit}} if {
	number := sum([_number(entry, "resourceAccess") | some entry in value.list(input.application, "requiredResourceAccess")])
	limit := _limit({"work": 400, "personal": 200})
	number > limit
}

_too_many contains {
	"path": ["requiredResourceAccess", i, "resourceAccess"],
	"element": _text(entry.resourceAppId),
	"params": {"what": "permissions of one API", "number": number, "limit": 30},
} if {
	_takes_personal_accounts
	some i, entry in value.list(input.application, "requiredResourceAccess")
	number := _number(entry, "resourceAccess")
	number > 30
}

_too_many contains {"path": ["preAuthorizedApplications"], "element": "pre-authorised scopes", "params": {"what": "pre-authorised scopes", "number": number, "limit": 500}} if {
	_takes_personal_accounts
	number := sum([_number(entry, "delegatedPermissionIds") | some entry in value.list(input.application, "preAuthorizedApplications")])
	number > 500
}

_too_many contains {
	"path": ["preAuthorizedApplications", i, "delegatedPermissionIds"],
	"element": _text(entry.appId),
	"params": {"what": "scopes for one pre-authorised client", "number": number, "limit": 30},
} if {
	_takes_personal_accounts
	some i, entry in value.list(input.application, "preAuthorizedApplications")
	number := _number(entry, "delegatedPermissionIds")
	number > 30
}

_too_many contains {"path": ["displayName"], "element": "entries", "params": {"what": "entries in all its lists", "number": _entries, "limit": 1200}} if _entries > 1200

_entries := sum([_number(input.application, list) |
	some list in [
		"webRedirectUris", "spaRedirectUris", "publicClientRedirectUris", "identifierUris", "oauth2PermissionScopes", "appRoles",
		"keyCredentials", "passwordCredentials", "knownClientApplications", "preAuthorizedApplications", "tags",
	]
]) + sum([_number(entry, "resourceAccess") | some entry in value.list(input.application, "requiredResourceAccess")])

# All platforms together, which one of Microsoft's pages may mean.
_probably_too_many contains {"path": ["webRedirectUris"], "element": "redirect URIs", "params": {"what": "redirect URIs on all platforms", "number": number, "limit": limit}} if {
	number := sum([_number(input.application, list) | some list in client.redirect_lists])
	limit := _limit({"work": 256, "personal": 100})
	number > limit
	every list in client.redirect_lists {
		_number(input.application, list) <= limit
	}
}

_probably_too_many contains {"path": ["displayName"], "element": "displayName", "params": {"what": "characters in its name", "number": number, "limit": limit}} if {
	number := count(input.application.displayName)
	limit := _limit({"work": 120, "personal": 90})
	number > limit
	number <= 256
}

_too_long contains {"path": ["displayName"], "element": "displayName", "params": {"what": "a name", "number": count(input.application.displayName), "limit": 256}} if {
	count(input.application.displayName) > 256
}

_too_long contains {
	"path": [list, i, "value"],
	"element": permission.value,
	"params": {"what": concat(" ", ["the value of", words]), "number": count(permission.value), "limit": limit},
} if {
	some list, words in {"oauth2PermissionScopes": "a scope", "appRoles": "a role"}
	some i, permission in value.list(input.application, list)
	is_string(permission.value)
	limit := _value_limit(list)
	count(permission.value) > limit
}

_value_limit("oauth2PermissionScopes") := _limit({"work": 120, "personal": 40})

_value_limit("appRoles") := 120

_too_long contains {"path": ["tags", i], "element": tag, "params": {"what": "a tag", "number": count(tag), "limit": 256}} if {
	some i, tag in value.list(input.application, "tags")
	count(tag) > 256
}

_too_long contains {
	"path": ["federatedIdentityCredentials", i, field],
	"element": concat(" ", [field, credential.name]),
	"params": {"what": concat(" ", ["the", field, "of a federated credential"]), "number": count(credential[field]), "limit": limit},
} if {
	some field, limit in {"name": 120, "issuer": 600, "subject": 600}
	some i, credential in value.list(input.application, "federatedIdentityCredentials")
	is_string(credential[field])
	count(credential[field]) > limit
}

_malformed contains {"path": ["federatedIdentityCredentials", i, "name"], "element": credential.name, "what": concat("", ["a federated credential of the name ", credential.name, ", and a name has 3 to 120 letters, digits, hyphens and low lines, and begins with a letter or digit"])} if {
	some i, credential in value.list(input.application, "federatedIdentityCredentials")
	is_string(credential.name)
	not _is_name(credential.name)
	count(credential.name) <= 120
}

_is_name(text) if {
	count(text) >= 3
	trim(lower(text), "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
	not substring(text, 0, 1) in {"-", "_"}
}

_malformed contains {"path": [list, i, "value"], "element": permission.value, "what": concat("", ["the permission value ", permission.value, ", and a value has no blank and begins with no full stop"])} if {
	some list in ["oauth2PermissionScopes", "appRoles"]
	some i, permission in value.list(input.application, list)
	is_string(permission.value)
	_is_refused(permission.value)
}

_is_refused(text) if contains(text, " ")

_is_refused(text) if startswith(text, ".")

_malformed contains {"path": ["tags", i], "element": tag, "what": concat("", ["the tag \"", tag, "\", and a tag has at least one character and no blank"])} if {
	some i, tag in value.list(input.application, "tags")
	is_string(tag)
	_is_no_tag(tag)
}

_is_no_tag("")

_is_no_tag(tag) if contains(tag, " ")

_malformed contains {"path": ["tags", i], "element": tag, "what": concat("", ["the tag \"", tag, "\" twice"])} if {
	some i, tag in value.list(input.application, "tags")
	some n, other in value.list(input.application, "tags")
	n < i
	is_string(tag)
	tag == other
}

# Whether the lower limits hold decides.
_is_above_personal if {
	some list, numbers in _limits
	_number(input.application, list) > numbers.personal
}

_is_above_personal if value.is_filled(input.application, "appRoles")

_is_above_personal if {
	some scope in value.list(input.application, "oauth2PermissionScopes")
	count(scope.value) > 40
}

_is_above_personal if {
	some entry in value.list(input.application, "requiredResourceAccess")
	_number(entry, "resourceAccess") > 30
}

_is_above_personal if {
	some entry in value.list(input.application, "preAuthorizedApplications")
	_number(entry, "delegatedPermissionIds") > 30
}

_text(x) := x if {
	is_string(x)
} else := ""
