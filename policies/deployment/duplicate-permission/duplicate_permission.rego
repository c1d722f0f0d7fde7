# METADATA
# title: Two permissions with the same id or value
# description: |
#   The scopes and roles that an application exposes need ids of their own, and values of their own. Two with the same id or value
#   are refused when they are written. A scope and a role may share an id only where they are the same permission, with the same value
#   and state. The providers of Pulumi and Terraform check this within one resource only.
# related_resources:
# - ref: https://learn.microsoft.com/graph/api/resources/permissionscope
#   description: "Microsoft Graph: id and value of a delegated permission are unique in the application"
# - ref: https://learn.microsoft.com/graph/api/resources/approle
#   description: "Microsoft Graph: id and value of an app role"
# - ref: https://github.com/hashicorp/terraform-provider-azuread/issues/269
#   description: "The field: a scope and a role with the same value are refused"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: []
#   subjects: [application]
#   scope: object
#   message: "{subject} exposes two permissions with the {field} {value}, {one} and {other}: the deployment is refused"
#   remediation:
#     text: "Give one of the two another {field}."
#   variants:
#     same-id:
#       message: >-
#         {subject} exposes a scope and a role with the id {value}, but {one} and {other} differ: the deployment is refused unless
#         they are the same in all they share
#       remediation:
#         text: Give one of the two another id, or make them alike.
#   false_positives:
#   - Only what is declared is judged. In an export there are no two.
#   since: 0.2.0
package aadguard.rules.deployment["duplicate-permission"]

import data.aadguard.lib.value

violations contains {
	"path": [item.list, item.index, field],
	"element": item.name,
	"params": {"field": field, "value": item[field], "one": other.shown, "other": item.shown},
} if {
	some [other, item] in _pairs
	some field in ["id", "value"]
	_same(field, other, item)
	not _is_one_permission(other, item)
	not _differs_by_state(other, item)
}

violations contains {
	"path": [item.list, item.index, "id"],
	"element": item.name,
	"variant": "same-id",
	"params": {"value": item.id, "one": other.shown, "other": item.shown},
} if {
	some [other, item] in _pairs
	_differs_by_state(other, item)
}

undetermined contains value.undetermined(input.application, list) if {
	input.origin == "declared"
	some list in _lists
	value.unknown(input.application, list)
	_has_others(list)
}

_lists := ["oauth2PermissionScopes", "appRoles"]

# Alone it has no twin that can be seen either.
_has_others(list) if {
	some other in _lists
	some item in value.list(input.application, other)
	value.is_known(item)
	other != list
}

_has_others(list) if count(value.list(input.application, list)) > 1

_words := {"oauth2PermissionScopes": "the scope", "appRoles": "the role"}

_permissions := [item |
	input.origin == "declared"
	some list in _lists
	some index, permission in value.list(input.application, list)
	value.is_known(permission)
	item := {
		"list": list,
		"index": index,
		"id": object.get(permission, "id", null),
		"value": object.get(permission, "value", null),
		"isEnabled": object.get(permission, "isEnabled", true),
		"name": _name(permission),
		"shown": concat(" ", [_words[list], _name(permission)]),
	}
]

_name(permission) := permission.value if {
	is_string(permission.value)
	permission.value != ""
} else := permission.id if {
	is_string(permission.id)
} else := "(without a value)"

# Each with every one before it.
_pairs := [[other, item] |
	some n, item in _permissions
	some m, other in _permissions
	m < n
]

_same(field, other, item) if {
	is_string(item[field])
	item[field] != ""
	_normal(field, item[field]) == _normal(field, other[field])
}

_normal("id", text) := lower(text)

_normal("value", text) := text

# The same permission, for users and for applications.
_is_one_permission(other, item) if {
	other.list != item.list
	_same("id", other, item)
	other.value == item.value
	other.isEnabled == item.isEnabled
}

_differs_by_state(other, item) if {
	other.list != item.list
	_same("id", other, item)
	_same("value", other, item)
	other.isEnabled != item.isEnabled
}
