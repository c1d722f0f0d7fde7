# METADATA
# description: The API behind a permission, what it pre-authorises, and words for what is wrong with it.
package aadguard.lib.resource

import data.aadguard.lib.value

words := {"scope": "delegated permission", "role": "application permission"}

standings := {"absent": "does not expose", "disabled": "has disabled"}

is_graph(resource) if resource.appId == "00000003-0000-0000-c000-000000000000"

# A note on the day of the permission table, where the answer rests on it, or on what it rests for Microsoft Graph in its place.
as_of(resource) := concat("", [" (Microsoft Graph's permissions as of ", resource.tableDate, ")"]) if {
	resource.tableDate
} else := " (by its service principal in this run)" if {
	is_graph(resource)
} else := ""

# Each permission that the API pre-authorises a client for is seen, or is one of its own by what its id is made of.
preauthorises_known_permissions if {
	every i, entry in value.list(input.application, "preAuthorizedApplications") {
		count(value.list(entry, "delegatedPermissionIds")) > 0
		every standing in input.preAuthorized[i] { is_string(standing) }
	}
}
