# METADATA
# description: The resource behind a permission, and words for what is wrong with it.
package aadguard.lib.resource

import data.aadguard.lib.required

words := {"scope": "delegated permission", "role": "application permission"}

standings := {"absent": "does not expose", "disabled": "has disabled"}

is_graph(resource) if resource.appId == "00000003-0000-0000-c000-000000000000"

# The id is exposed, but as the other type: `wrong-permission-type` speaks.
exists_as_other(access) if {
	access.facts[access.type] == "absent"
	access.facts[required.other(access.type)] in {"enabled", "disabled"}
}

# A note on the day of the permission table, where the answer rests on it, or on what it rests for Microsoft Graph in its place.
as_of(resource) := concat("", [" (Microsoft Graph's permissions as of ", resource.tableDate, ")"]) if {
	resource.tableDate
} else := " (by its service principal in this run)" if {
	is_graph(resource)
} else := ""
