# METADATA
# description: The entries of `requiredResourceAccess` with the directory's facts about their resources.
package aadguard.lib.required

import data.aadguard.lib.precedence
import data.aadguard.lib.result
import data.aadguard.lib.value

# Entry number to entry and resource, for the entries that can be seen.
entries[i] := {"entry": entry, "resource": input.resources[i]} if {
	some i, entry in value.list(input.application, "requiredResourceAccess")
	value.is_known(entry)
}

# Entry number and permission number to what is asked and what it is on the resource, where no earlier rule speaks.
accesses[i][j] := {"asked": asked, "facts": item.resource.access[j], "resource": item.resource, "type": type} if {
	some i, item in _judged
	some j, asked in value.list(item.entry, "resourceAccess")
	type := value.text(asked.type)
	_is_type(type)
	not _spoken_for(i, type)
}

# Those of them that the resource does not simply have: few, and all that most rules need.
not_enabled[i][j] := {"asked": asked, "facts": facts, "resource": item.resource, "type": type} if {
	some i, item in _judged
	some j, facts in item.resource.access
	asked := item.entry.resourceAccess[j]
	type := value.text(asked.type)
	facts[type] != "enabled"
	_is_type(type)
	not _spoken_for(i, type)
}

_judged[i] := item if {
	some i, item in entries
	not precedence.malformed(i)
	not i in precedence.missing_principal
}

_is_type("scope")

_is_type("role")

_spoken_for(i, "scope") if i in precedence.app_only

other("scope") := "role"

other("role") := "scope"

# The resource's entry asks at least one delegated permission, or one application permission.
asks_scope(i) if _asks(i, "scope")

asks_role(i) if _asks(i, "role")

_asks(i, type) if {
	some asked in value.list(entries[i].entry, "resourceAccess")
	value.text(asked.type) == type
}

# For a message: the resource's name and client id, null where they are not known.
named(resource) := {"resource": _resource_name(resource), "resourceAppId": object.get(resource, "appId", null)}

_resource_name(resource) := resource.displayName if {
	resource.displayName != ""
} else := "an API"

# For the fingerprint of an entry.
element(resource) := object.get(resource, "appId", resource.displayName)

# For the fingerprint of a permission of an entry.
permission(resource, id) := concat("/", [element(resource), value.id_text(id)])

# The list, or whole entries of it, cannot be seen.
unknown_entries contains result.undetermined_field(input.application, "requiredResourceAccess") if {
	value.unknown(input.application, "requiredResourceAccess")
}

# Why it cannot be told which permissions of which type an entry asks for.
unknown_of(i) := {result.undetermined(reason, ["requiredResourceAccess"]) |
	some reason in array.concat(
		[reason | reason := value.unknown(entries[i].entry, "resourceAccess")],
		[reason |
			some asked in value.list(entries[i].entry, "resourceAccess")
			value.is_known(asked)
			reason := value.unknown(asked, "type")
		],
	)
}

# What cannot be seen about the entries, their permissions and the permissions' types.
unknown contains entry if some entry in unknown_entries

unknown contains entry if {
	some i, _ in entries
	some entry in unknown_of(i)
}
