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
		not _is_gone(facts.scope)
	]
	count(permissions) > 0
}

_is_gone("absent")

_is_gone("disabled")

# Nobody consented for all users: entry number to the permissions concerned.
uncovered[i] := names if {
	some i, _ in asked
	names := [permission.name | some permission in _missing(i)]
	count(names) > 0
}

_missing(i) := [permission |
	held := granted(i)
	some permission in asked[i]
	not lower(permission.name) in held
	not _preauthorised(i, permission.id)
]

# The API pre-authorises the client for the permission of this id.
_preauthorised(i, id) if {
	some api in preauthorising(i)
	some permission in value.list(api, "permissions")
	lower(permission) == lower(id)
}

# By what both ids are made of, before they are known.
_preauthorised(i, id) if {
	id.same
	some api in preauthorising(i)
	id in value.list(api, "permissions")
}

# What the API of an entry says of the client in its `preAuthorizedApplications`.
preauthorising(i) := [api |
	some api in input.preAuthorizedBy
	_is_api_of(api, required.entries[i].resource)
]

_is_api_of(api, resource) if lower(api.appId) == resource.appId

# At a first preview the API has no client id yet.
_is_api_of(api, resource) if api.ref == resource.ref

# Scope values that the client holds for all users on the resource of an entry, in small letters.
granted(i) := {lower(scope) |
	some grant in _grants_for_all(i)
	some scope in value.list(grant, "scope")
	is_string(scope)
}

_grants_for_all(i) := [grant |
	some grant in object.get(input, "grants", [])
	_is_for(grant, required.entries[i].resource)
	value.text(grant.consentType) == "allprincipals"
]

# A delegated grant of any kind for the resource of an entry.
is_granted(i) if {
	some grant in input.grants
	_is_for(grant, required.entries[i].resource)
	not value.is_empty(grant, "scope")
}

# By the API's service principal; one whose client id is not known yet has no other name.
_is_for(grant, resource) if grant.resourceAppId == resource.appId

_is_for(grant, resource) if grant.resourceRef == resource.servicePrincipal.ref

# A grant of nobody the run knows, and an API that it may be for.
_may_be_for(grant, _) if grant.resourceUnknown

_may_be_for(grant, resource) if {
	resource.servicePrincipal == null
	not grant.resourceRef
}

_may_be_for(grant, resource) if {
	input.origin == "observed"
	resource.servicePrincipal == null
	not grant.resourceAppId
}

_may_be_for(grant, resource) if {
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
	entries := _undetermined_grant_entries(i)
} else := entries[0] if {
	count(_grants_for_all(i)) > 0
	entries := [entry | some permission in _missing(i); entry := _unnamed(permission)]
} else := entries[0] if {
	entries := [entry | some permission in _missing(i); some entry in _undetermined_preauthorisation(i, permission)]
}

# The run holds a grant or a pre-authorisation that may be for the entry's resource, and cannot tell.
unlinked(i) := result.undetermined("grants-unlinked", ["requiredResourceAccess"]) if {
	undetermined_grants == "grants-unlinked"
} else := result.undetermined("grants-unlinked", ["requiredResourceAccess"]) if {
	some grant in input.grants
	_may_be_for(grant, required.entries[i].resource)
} else := result.undetermined("pre-authorisations-not-exported", ["requiredResourceAccess"]) if {
	_may_preauthorise(required.entries[i].resource)
}

_may_preauthorise(resource) if {
	input.unknownPreAuthorizations
	resource.hasApplication
}

# Its application says whom it pre-authorises. Microsoft's pre-authorise none of an organisation's own.
_may_preauthorise(resource) if {
	not resource.hasApplication
	not resource.is in {"self", "microsoft", "unknown"}
}

_may_preauthorise(_) if {
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
_unnamed(permission) := result.undetermined_fact(permission.scope, "requiredResourceAccess") if {
	permission.scope["$unknown"]
} else := result.undetermined("state", ["oauth2PermissionScopes"]) if {
	guid.is_guid(permission.name)
}

# Why it cannot be told whether the API pre-authorises the client for a permission.
_undetermined_preauthorisation(i, permission) := [result.undetermined(reason, [field]) |
	some api in preauthorising(i)
	some field, reason in _unknown_of_api(api, permission)
]

_unknown_of_api(api, permission) := {"delegatedPermissionIds": reason} if {
	reason := value.unknown(api, "permissions")
} else := {"requiredResourceAccess": "id"} if {
	not value.id_text(permission.id)
	value.is_filled(api, "permissions")
}

# What cannot be seen of the grants that may be about the resource of an entry.
_undetermined_grant_entries(i) := [result.undetermined(reason, [concat(".", ["oauth2PermissionGrants", name])]) |
	some grant in input.grants
	_is_for(grant, required.entries[i].resource)
	not _for_one_user(grant)
	some name in ["scope", "consentType"]
	reason := value.unknown(grant, name)
]

_for_one_user(grant) if value.text(grant.consentType) == "principal"

# For a command: the object id, or null where it is not known.
object_id(principal) := principal.objectId if {
	is_string(principal.objectId)
} else := null
