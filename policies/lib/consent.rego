# METADATA
# description: Whether the delegated permissions of an entry of `requiredResourceAccess` are consented to for all users.
package aadguard.lib.consent

import data.aadguard.lib.guid
import data.aadguard.lib.required
import data.aadguard.lib.value

# Entry number to what the entry asks for and the resource exposes. What it does not expose is another rule's matter.
asked[i] := permissions if {
	some i, item in required.entries
	permissions := [facts |
		some j, facts in item.resource.access
		value.text(item.entry.resourceAccess[j].type) == "scope"
		not facts.scope in {"absent", "disabled"}
	]
	count(permissions) > 0
}

# Nobody consented for all users: entry number to the permissions concerned.
uncovered[i] := names if {
	some i, permissions in asked
	not preauthorised(i)
	names := [permission.name |
		some permission in permissions
		not lower(permission.name) in granted(i)
	]
	count(names) > 0
}

preauthorised(i) if {
	some api in input.preAuthorizedBy
	lower(api.appId) == required.entries[i].resource.appId
}

# At a first preview the API has no client id yet.
preauthorised(i) if {
	some api in input.preAuthorizedBy
	api.ref == required.entries[i].resource.ref
}

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
may_be_for(grant, _) if grant.resourceUnseen

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
	value.unseen(resource.servicePrincipal, "objectId")
}

# Why nothing certain can be said about an entry that is not covered.
unclear(i) := unclear_grants if {
	unclear_grants
} else := "resource" if {
	required.entries[i].resource.is == "unknown"
} else := reason if {
	reason := unlinked(i)
} else := reasons[0] if {
	reasons := grant_reasons(i)
} else := reasons[0] if {
	count(grants_for_all(i)) > 0
	reasons := [reason |
		some permission in asked[i]
		not lower(permission.name) in granted(i)
		reason := unnamed(permission)
	]
}

# The run holds a grant or a pre-authorisation that may be for the entry's resource, and cannot tell.
unlinked(i) := "grants-unlinked" if {
	unclear_grants == "grants-unlinked"
} else := "grants-unlinked" if {
	some grant in input.grants
	may_be_for(grant, required.entries[i].resource)
} else := "pre-authorisations-not-exported" if {
	input.unseenPreAuthorizations
	required.entries[i].resource.hasApplication
} else := "pre-authorisations-not-exported" if {
	some api in input.preAuthorizedBy
	not api.appId
}

# Why the run cannot tell what was granted to the client.
unclear_grants := "grants-incomplete" if {
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
unnamed(permission) := reason if {
	reason := permission.scope["$unknown"]
} else := "state" if {
	guid.is_guid(permission.name)
}

# What cannot be seen of the grants that may be about the resource of an entry.
grant_reasons(i) := [reason |
	some grant in input.grants
	is_for(grant, required.entries[i].resource)
	not for_one_user(grant)
	some name in ["scope", "consentType"]
	reason := value.unseen(grant, name)
]

for_one_user(grant) if value.text(grant.consentType) == "principal"

# For a command: the object id, or null where it is not known.
object_id(principal) := principal.objectId if {
	is_string(principal.objectId)
} else := null
