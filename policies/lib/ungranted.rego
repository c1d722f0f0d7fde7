# METADATA
# description: |
#   The delegated permissions of `requiredResourceAccess` that nobody consented to for all users, and who could: by entry,
#   and one by one.
package aadguard.lib.ungranted

import data.aadguard.lib.client
import data.aadguard.lib.consent
import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

# Entry number to the permissions concerned, where no rule about the client or the API speaks.
entries[i] := names if {
	not precedence.client_is_missing
	some i, _permissions in consent.uncovered
	not precedence.malformed(i)
	not i in precedence.missing_principal
	names := [name | some name in _permissions; not _comes_along(i, name)]
	count(names) > 0
}

# The scopes of OpenID Connect need no consent of their own beside another permission of the same API.
_sign_in_scopes := {"openid", "profile", "email", "offline_access"}

_comes_along(i, name) if {
	lower(name) in _sign_in_scopes
	count(consent.granted(i)) > 0
}

# Why it cannot be told whether the permissions of an entry wait for consent. Whether anybody stands for the client is the
# first question.
undetermined_entry(i) := found[0] if {
	found := [entry | some entry in precedence.undetermined_client]
} else := consent.undetermined_entry(i)

# A violation about an entry, with the rule's own values for its message.
entry_violation(i, params) := result.violation(
	["requiredResourceAccess", i, "resourceAppId"],
	required.element(required.entries[i].resource),
	_details(required.entries[i].resource, params),
)

_details(resource, params) := {
	"params": object.union(params, object.union(required.named(resource), {
		"clientObjectId": consent.object_id(input.servicePrincipal),
		"resourceObjectId": consent.object_id(resource.servicePrincipal),
	})),
	"related": [ref | ref := resource.ref],
}

shown("") := "a permission that cannot be seen"

shown(name) := name if name != ""

# The permissions that `who` ("user" or "admin") can consent to, as violations.
violations(who) := {violation |
	some i, row in _permissions
	not undetermined_entry(i)
	some j, permission in row
	value.text(permission.consent) == who
	item := required.entries[i]
	violation := result.violation(
		["requiredResourceAccess", i, "resourceAccess", j, "id"],
		required.permission(item.resource, item.entry.resourceAccess[j].id),
		_details(item.resource, {"permission": permission.name}),
	)
}

# Entry number and permission number to the permissions that wait for consent, where no rule about the whole entry speaks.
_permissions[i][j] := facts if {
	_asks_in_users_names
	some i, names in entries
	not i in precedence.assignment_required
	some j, facts in required.entries[i].resource.access
	facts.name in names
	not precedence.is_blocked(i, shown(facts.name))
	value.text(required.entries[i].entry.resourceAccess[j].type) == "scope"
	not _in_the_shadow(facts.name, names)
}

_in_the_shadow(name, names) if {
	lower(name) in _sign_in_scopes
	some other in names
	not lower(other) in _sign_in_scopes
}

# A client that users sign in to, or the middle tier behind one.
_asks_in_users_names if {
	client.is_interactive
	not client.is_personal_only
}

_asks_in_users_names if {
	client.may_be_interactive
	count(client.undetermined_kind) == 0
	not client.is_other_kind
	not client.is_personal_only
	value.is_known(input.exposes.enabledScopes)
	input.exposes.enabledScopes > 0
}

# Why it cannot be told whether permissions that `who` ("user" or "admin") can consent to wait for that.
undetermined(who) := {entry |
	some i, row in _permissions
	some permission in row
	_may_concern(permission, who)
	entry := _undetermined_permission(i, permission)
} | _undetermined_entries

_may_concern(permission, who) if value.text(permission.consent) == who

_may_concern(permission, _) if not _knows_consent(permission)

_knows_consent(permission) if value.text(permission.consent) in {"user", "admin"}

_undetermined_permission(i, permission) := undetermined_entry(i) if {
	undetermined_entry(i)
} else := result.undetermined_fact(permission.scope, "requiredResourceAccess") if {
	not _knows_consent(permission)
	permission.scope["$unknown"]
} else := result.undetermined("consent-type", ["oauth2PermissionScopes"]) if {
	not _knows_consent(permission)
}

# Who asks cannot be seen, or for what: two unknowns do not make an answer.
_undetermined_entries contains entry if {
	_may_ask_in_users_names
	may_wait
	some entry in (_undetermined_asking | required.unknown)
}

_may_ask_in_users_names if _asks_in_users_names

_may_ask_in_users_names if count(_undetermined_asking) > 0

# Something waits for consent, as far as can be seen.
may_wait if count(entries) > 0

may_wait if {
	not precedence.client_is_missing
	count(required.unknown) > 0
}

# Why it cannot be told whether it asks in users' names; empty where it can.
_undetermined_asking contains entry if {
	not _asks_in_users_names
	not client.is_personal_only
	some entry in client.undetermined_interactive
}

_undetermined_asking contains entry if {
	not _asks_in_users_names
	not client.is_personal_only
	client.may_be_interactive
	value.is_known(input.exposes.enabledScopes)
	input.exposes.enabledScopes > 0
	some entry in client.undetermined_kind
}

_undetermined_asking contains result.undetermined_fact(input.exposes.enabledScopes, "oauth2PermissionScopes") if {
	not _asks_in_users_names
	not client.is_personal_only
	client.may_be_interactive
	not client.is_other_kind
	input.exposes.enabledScopes["$unknown"]
}
