# METADATA
# title: Two permissions with the same id or value
# description: |
#   The scopes and roles that an application exposes need ids of their own, and values of their own. Two with the same
#   id or value are refused when they are written. A scope and a role may share an id only where they are the same
#   permission, with the same value and state. The providers of Pulumi and Terraform check this within one resource
#   only.
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
#         {subject} exposes a scope and a role with the id {value}, but {one} and {other} differ: the deployment is
#         refused unless they are the same in all they share
#       remediation:
#         text: Give one of the two another id, or make them alike.
#   links: none
#   false_positives:
#   - Only what is declared is judged. An export never contains two.
#   since: 0.2.0
package aadguard.rules.deployment["duplicate-permission"]

import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	[item.list, item.index, field],
	item.name,
	{"params": {"field": field, "value": text, "one": other.shown, "other": item.shown}},
) if {
	some [other, item] in _pairs
	some field in ["id", "value"]
	_same(field, other, item)
	text := item[field]
	not _is_one_permission(other, item)
}

violations contains result.violation(
	[item.list, item.index, "id"],
	item.name,
	{"variant": "same-id", "params": {"value": item.id, "one": other.shown, "other": item.shown}},
) if {
	some [other, item] in _pairs
	_differs_by_state(other, item)
}

# A list as a whole; what a run may add to one that can be seen is not a twin of what is in it.
undetermined contains result.undetermined(reason, [list]) if {
	input.origin == "declared"
	some list in _lists
	reason := value.field(input.application, list)["$unknown"]
}

undetermined contains result.undetermined(reason, [list]) if {
	input.origin == "declared"
	some list in _lists
	some item in value.list(input.application, list)
	not item.open
	reason := item["$unknown"]
}

undetermined contains result.undetermined(reason, [concat(".", [item.list, field])]) if {
	count(_permissions) > 1
	some item in _permissions
	some field in ["id", "value"]
	reason := item[field]["$unknown"]
	reason != "computed"
}

undetermined contains result.undetermined(reason, [concat(".", [item.list, "isEnabled"])]) if {
	some [other, twin] in _pairs
	other.list != twin.list
	_same("id", other, twin)
	some item in [other, twin]
	reason := item.isEnabled["$unknown"]
}

_lists := ["oauth2PermissionScopes", "appRoles"]

_words := {"oauth2PermissionScopes": "the scope", "appRoles": "the role"}

_permissions := [item |
	input.origin == "declared"
	some list in _lists
	some index, permission in value.list(input.application, list)
	value.is_known(permission)
	item := {
		"list": list,
		"index": index,
		"id": value.field(permission, "id"),
		"value": value.field(permission, "value"),
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
}

# Or it may be.
_is_one_permission(other, item) if {
	other.list != item.list
	_same("id", other, item)
	some one in [other, item]
	value.is_unknown(one.value)
}

_differs_by_state(other, item) if {
	other.list != item.list
	_same("id", other, item)
	_same("value", other, item)
	is_boolean(other.isEnabled)
	is_boolean(item.isEnabled)
	other.isEnabled != item.isEnabled
}
