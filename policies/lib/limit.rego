# METADATA
# description: |
#   How much Entra ID takes of an application, where it is declared: numbers, lengths and forms. Sources: the rule
#   `limit-exceeded`. Each answer is a violation, with what its message says.
package aadguard.lib.limit

import data.aadguard.lib.client
import data.aadguard.lib.result
import data.aadguard.lib.value

_is_personal(audience) if audience in {"AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"}

default takes_personal_accounts := false

takes_personal_accounts if _is_personal(input.application.signInAudience)

# Numbers for applications of work and school accounts only, and of personal accounts too; null where none is known.
lists := {
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

# Lists within the elements of a list: all together, and in each.
_inner_lists := {
	"requiredResourceAccess": {
		"list": "resourceAccess",
		"all": {"what": "permissions in requiredResourceAccess", "work": 400, "personal": 200},
		"each": {"what": "permissions of one API", "work": null, "personal": 30},
	},
	"preAuthorizedApplications": {
		"list": "delegatedPermissionIds",
		"all": {"what": "pre-authorised scopes", "work": null, "personal": 500},
		"each": {"what": "scopes for one pre-authorised client", "work": null, "personal": 30},
	},
}

permission_lists := {"oauth2PermissionScopes": "a scope", "appRoles": "a role"}

of(figures) := figures.personal if {
	takes_personal_accounts
} else := figures.work

# The elements of a list that can be seen; the open end is none.
number_of(object_, list) := count([element | some element in value.list(object_, list); not element.open])

_exceeds(number, limit) if {
	limit != null
	number > limit
}

too_many contains result.violation(
	[list],
	list,
	{"params": {"what": figures.what, "number": number, "limit": of(figures)}},
) if {
	some list, figures in lists
	number := number_of(input.application, list)
	_exceeds(number, of(figures))
}

too_many contains result.violation(
	[list],
	inner.list,
	{"params": {"what": inner.all.what, "number": number, "limit": of(inner.all)}},
) if {
	some list, inner in _inner_lists
	number := sum([number_of(entry, inner.list) | some entry in value.list(input.application, list)])
	_exceeds(number, of(inner.all))
}

too_many contains result.violation(
	[list, i, inner.list],
	concat(" ", [inner.list, _id(entry)]),
	{"params": {"what": inner.each.what, "number": number, "limit": of(inner.each)}},
) if {
	some list, inner in _inner_lists
	some i, entry in value.list(input.application, list)
	number := number_of(entry, inner.list)
	_exceeds(number, of(inner.each))
}

too_many contains result.violation(
	["displayName"],
	"entries",
	{"params": {"what": "entries in all its lists", "number": _entries, "limit": 1200}},
) if {
	_exceeds(_entries, 1200)
}

_entries := sum([number_of(input.application, list) |
	some list in array.concat(client.redirect_lists, [
		"identifierUris", "oauth2PermissionScopes", "appRoles", "keyCredentials", "passwordCredentials", "knownClientApplications",
		"preAuthorizedApplications", "tags",
	])
]) + sum([number_of(entry, "resourceAccess") | some entry in value.list(input.application, "requiredResourceAccess")])

_id(entry) := id if {
	some name in ["resourceAppId", "appId"]
	id := entry[name]
	is_string(id)
} else := ""

too_long contains result.violation(
	["displayName"],
	"displayName",
	{"params": {"what": "a name", "number": number, "limit": 256}},
) if {
	number := count(input.application.displayName)
	_exceeds(number, 256)
}

too_long contains result.violation(
	text.place,
	text.id,
	{"params": {"what": text.what, "number": number, "limit": text.limit}},
) if {
	some text in _texts
	is_string(text.value)
	number := count(text.value)
	_exceeds(number, text.limit)
}

_texts contains {
	"place": [list, i, "value"],
	"id": permission.value,
	"value": permission.value,
	"what": concat(" ", ["the value of", words]),
	"limit": _value_limit(list),
} if {
	some list, words in permission_lists
	some i, permission in value.list(input.application, list)
}

_texts contains {"place": ["tags", i], "id": tag, "value": tag, "what": "a tag", "limit": 256} if {
	some i, tag in value.list(input.application, "tags")
}

_texts contains {
	"place": ["federatedIdentityCredentials", i, field],
	"id": concat(" ", [field, credential.name]),
	"value": text,
	"what": concat(" ", ["the", field, "of a federated credential"]),
	"limit": limit,
} if {
	some field, limit in {"name": 120, "issuer": 600, "subject": 600}
	some i, credential in value.list(input.application, "federatedIdentityCredentials")
	text := credential[field]
}

default _value_limit(_) := 120

_value_limit("oauth2PermissionScopes") := 40 if takes_personal_accounts

malformed contains result.violation(
	["federatedIdentityCredentials", i, "name"],
	credential.name,
	{"params": {"what": concat("", [
		"a federated credential of the name ", credential.name,
		", and a name has 3 to 120 letters, digits, hyphens and low lines, and begins with a letter or digit",
	])}},
) if {
	some i, credential in value.list(input.application, "federatedIdentityCredentials")
	is_string(credential.name)
	not _is_name(credential.name)
	count(credential.name) <= 120
}

malformed contains result.violation(
	[list, i, "value"],
	permission.value,
	{"params": {"what": concat("", ["the permission value ", permission.value, ", and a value has no blank and begins with no full stop"])}},
) if {
	some list, _ in permission_lists
	some i, permission in value.list(input.application, list)
	is_string(permission.value)
	_is_refused(permission.value)
}

malformed contains result.violation(
	["tags", i],
	tag,
	{"params": {"what": concat("", ["the tag \"", tag, "\", and a tag has at least one character and no blank"])}},
) if {
	some i, tag in value.list(input.application, "tags")
	is_string(tag)
	_is_no_tag(tag)
}

malformed contains result.violation(["tags", i], tag, {"params": {"what": concat("", ["the tag \"", tag, "\" twice"])}}) if {
	tags := value.list(input.application, "tags")
	some i, tag in tags
	is_string(tag)
	tag in array.slice(tags, 0, i)
}

_is_name(text) if {
	count(text) >= 3
	trim(lower(text), "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
	not substring(text, 0, 1) in {"-", "_"}
}

_is_refused(text) if contains(text, " ")

_is_refused(text) if startswith(text, ".")

_is_no_tag("")

_is_no_tag(tag) if contains(tag, " ")

# Something is above what personal accounts allow, so that their limits decide.
default is_above_personal := false

is_above_personal if {
	some list, figures in lists
	_exceeds(number_of(input.application, list), figures.personal)
}

is_above_personal if {
	some list, inner in _inner_lists
	some entry in value.list(input.application, list)
	_exceeds(number_of(entry, inner.list), inner.each.personal)
}

is_above_personal if value.is_filled(input.application, "appRoles")

is_above_personal if {
	some scope in value.list(input.application, "oauth2PermissionScopes")
	count(scope.value) > 40
}
