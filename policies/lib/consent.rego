# METADATA
# description: Whether the delegated permissions of an entry of `requiredResourceAccess` are consented to for all users.
package aadguard.lib.consent

import data.aadguard.lib.guid
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

# Entry number to what the entry asks for and the resource exposes. What it does not expose is another rule's matter.
asked[i] := permissions if {
	some i, item in required.entries
	permissions := [object.union(facts, {"id": object.get(wanted, "id", null)}) |
		some j, facts in item.resource.access
		wanted := item.entry.resourceAccess[j]
		value.text(wanted.type) == "scope"
		not is_gone(facts.scope)
	]
	count(permissions) > 0
}

is_gone("absent")

is_gone("disabled")

# Nobody consented for all users: entry number to the permissions concerned.
uncovered[i] := names if {
	some i, _ in asked
	names := [permission.name | some permission in missing(i)]
	count(names) > 0
}

missing(i) := [permission |
	held := granted(i)
	some permission in asked[i]
	not lower(permission.name) in held
	not preauthorised(i, permission.id)
]

# The API pre-authorises the client for the permission of this id.
preauthorised(i, id) if {
	some api in preauthorising(i)
	some permission in value.list(api, "permissions")
	lower(permission) == lower(id)
}

# By what both ids are made of, before they are known.
preauthorised(i, id) if {
	id.same
	some api in preauthorising(i)
	id in value.list(api, "permissions")
}

# What the API of an entry says of the client in its `preAuthorizedApplications`.
preauthorising(i) := [api |
	some api in input.preAuthorizedBy
	is_api_of(api, required.entries[i].resource)
]

is_api_of(api, resource) if lower(api.appId) == resource.appId

# At a first preview the API has no client id yet.
is_api_of(api, resource) if api.ref == resource.ref

# Scope values that the client holds for all users on the resource of an entry, in small letters.
granted(i) := {lower(scope) |
	some grant in grants_for_all(i)
	some scope in value.list(grant, "scope")
	is_string(scope)
}

grants_for_all(i) := [grant |
	some grant in object.get(input, "grants", [])
	is_for(grant, required.entries[i].resource)
	value.text(grant.consentType) == "allprincipals"
]

# A delegated grant of any kind for the resource of an entry.
is_granted(i) if {
	some grant in input.grants
	is_for(grant, required.entries[i].resource)
	not value.is_empty(grant, "scope")
}

# By the API's service principal; one whose client id is not known yet has no other name.
is_for(grant, resource) if grant.resourceAppId == resource.appId

is_for(grant, resource) if grant.resourceRef == resource.servicePrincipal.ref

# A grant of nobody the run knows, and an API that it may be for.
may_be_for(grant, _) if grant.resourceUnknown

may_be_for(grant, resource) if {
	resource.servicePrincipal == null
	not grant.resourceRef
}

may_be_for(grant, resource) if {
	input.origin == "observed"
	resource.servicePrincipal == null
	not grant.resourceAppId
}

may_be_for(grant, resource) if {
	input.origin == "observed"
	not grant.resourceRef
	value.unknown(resource.servicePrincipal, "objectId")
}

# Why nothing certain can be said about an entry that is not covered.
undetermined_entry(i) := result.undetermined(undetermined_grants, ["requiredResourceAccess"]) if {
	undetermined_grants
} else := result.undetermined("resource", ["requiredResourceAccess"]) if {
	required.entries[i].resource.is == "unknown"
} else := unlinked(i) if {
	unlinked(i)
} else := entries[0] if {
	entries := undetermined_grant_entries(i)
} else := entries[0] if {
	count(grants_for_all(i)) > 0
	entries := [entry | some permission in missing(i); entry := unnamed(permission)]
} else := entries[0] if {
	entries := [entry | some permission in missing(i); some entry in undetermined_preauthorisation(i, permission)]
}

# The run holds a grant or a pre-authorisation that may be for the entry's resource, and cannot tell.
unlinked(i) := result.undetermined("grants-unlinked", ["requiredResourceAccess"]) if {
	undetermined_grants == "grants-unlinked"
} else := result.undetermined("grants-unlinked", ["requiredResourceAccess"]) if {
	some grant in input.grants
	may_be_for(grant, required.entries[i].resource)
} else := result.undetermined("pre-authorisations-not-exported", ["requiredResourceAccess"]) if {
	may_preauthorise(required.entries[i].resource)
}

may_preauthorise(resource) if {
	input.unknownPreAuthorizations
	resource.hasApplication
}

# Its application says whom it pre-authorises. Microsoft's pre-authorise none of an organisation's own.
may_preauthorise(resource) if {
	not resource.hasApplication
	not resource.is in {"self", "microsoft", "unknown"}
}

may_preauthorise(_) if {
	some api in input.preAuthorizedBy
	not api.appId
}

# Why the run cannot tell what was granted to the client.
undetermined_grants := "grants-incomplete" if {
	input.run.incompleteGrants
} else := "grants-not-exported" if {
	not input.run.grants
} else := "service-principals-not-exported" if {
	not input.grants
	input.run.servicePrincipals == "none"
} else := "service-principals-incomplete" if {
	not input.grants
	input.run.servicePrincipals == "incomplete"
} else := "grants-unlinked" if {
	not input.grants
}

# Why a permission cannot be compared with the values that a grant holds.
unnamed(permission) := result.undetermined_fact(permission.scope, "requiredResourceAccess") if {
	permission.scope["$unknown"]
} else := result.undetermined("state", ["oauth2PermissionScopes"]) if {
	guid.is_guid(permission.name)
}

# Why it cannot be told whether the API pre-authorises the client for a permission.
undetermined_preauthorisation(i, permission) := [result.undetermined(reason, [field]) |
	some api in preauthorising(i)
	some field, reason in unknown_of_api(api, permission)
]

unknown_of_api(api, permission) := {"delegatedPermissionIds": reason} if {
	reason := value.unknown(api, "permissions")
} else := {"requiredResourceAccess": "id"} if {
	not value.id_text(permission.id)
	value.is_filled(api, "permissions")
}

# What cannot be seen of the grants that may be about the resource of an entry.
undetermined_grant_entries(i) := [result.undetermined(reason, [concat(".", ["oauth2PermissionGrants", name])]) |
	some grant in input.grants
	is_for(grant, required.entries[i].resource)
	not for_one_user(grant)
	some name in ["scope", "consentType"]
	reason := value.unknown(grant, name)
]

for_one_user(grant) if value.text(grant.consentType) == "principal"

# For a command: the object id, or null where it is not known.
object_id(principal) := principal.objectId if {
	is_string(principal.objectId)
} else := null
