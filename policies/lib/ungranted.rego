# METADATA
# description: |
#   The delegated permissions of `requiredResourceAccess` that nobody consented to for all users, and who could: by entry,
#   and one by one.
package aadguard.lib.ungranted

import data.aadguard.lib.client
import data.aadguard.lib.consent
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value
import data.aadguard.rules.principals["client-without-service-principal"] as without_principal

# Entry number to the permissions concerned, where no rule about the client or the API speaks.
entries[i] := names if {
	not without_principal.is_missing
	some i, permissions in consent.uncovered
	not required.malformed(i)
	not i in required.missing_principal
	names := [name | some name in permissions; not comes_along(i, name)]
	count(names) > 0
}

# The scopes of OpenID Connect need no consent of their own beside another permission of the same API.
sign_in_scopes := {"openid", "profile", "email", "offline_access"}

comes_along(i, name) if {
	lower(name) in sign_in_scopes
	count(consent.granted(i)) > 0
}

# Why it cannot be told whether the permissions of an entry wait for consent. Whether anybody stands for the client is the
# first question.
undetermined_entry(i) := found[0] if {
	found := [entry | some entry in without_principal.undetermined]
} else := consent.undetermined_entry(i)

# Entries that `user-consent-blocked` speaks about.
blocked contains i if {
	some violation in data.aadguard.rules.consent["user-consent-blocked"].violations
	i := violation.path[1]
}

# A violation about an entry, with the rule's own values for its message.
entry_violation(i, params) := result.violation(
	["requiredResourceAccess", i, "resourceAppId"],
	required.element(required.entries[i].resource),
	details(required.entries[i].resource, params),
)

details(resource, params) := {
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
	some i, row in permissions
	not undetermined_entry(i)
	some j, permission in row
	value.text(permission.consent) == who
	item := required.entries[i]
	violation := result.violation(
		["requiredResourceAccess", i, "resourceAccess", j, "id"],
		required.permission(item.resource, item.entry.resourceAccess[j].id),
		details(item.resource, {"permission": permission.name}),
	)
}

# Entries that `assignment-required-without-admin-consent` speaks about.
assignment_required contains i if {
	some violation in data.aadguard.rules.consent["assignment-required-without-admin-consent"].violations
	i := violation.path[1]
}

# Entry number and permission number to the permissions that wait for consent, where no rule about the whole entry speaks.
permissions[i][j] := facts if {
	asks_in_users_names
	some i, names in entries
	not i in blocked
	not i in assignment_required
	some j, facts in required.entries[i].resource.access
	facts.name in names
	value.text(required.entries[i].entry.resourceAccess[j].type) == "scope"
	not in_the_shadow(facts.name, names)
}

in_the_shadow(name, names) if {
	lower(name) in sign_in_scopes
	some other in names
	not lower(other) in sign_in_scopes
}

# A client that users sign in to, or the middle tier behind one.
asks_in_users_names if {
	client.is_interactive
	not client.is_personal_only
}

asks_in_users_names if {
	client.may_be_interactive
	count(client.undetermined_kind) == 0
	not client.is_other_kind
	not client.is_personal_only
	value.is_known(input.exposes.enabledScopes)
	input.exposes.enabledScopes > 0
}

# Why it cannot be told whether permissions that `who` ("user" or "admin") can consent to wait for that.
undetermined(who) := {entry |
	some i, row in permissions
	some permission in row
	may_concern(permission, who)
	entry := undetermined_permission(i, permission)
} | undetermined_entries

may_concern(permission, who) if value.text(permission.consent) == who

may_concern(permission, _) if not knows_consent(permission)

knows_consent(permission) if value.text(permission.consent) in {"user", "admin"}

undetermined_permission(i, permission) := undetermined_entry(i) if {
	undetermined_entry(i)
} else := result.undetermined_fact(permission.scope, "requiredResourceAccess") if {
	not knows_consent(permission)
	permission.scope["$unknown"]
} else := result.undetermined("consent-type", ["oauth2PermissionScopes"]) if {
	not knows_consent(permission)
}

# Who asks cannot be seen, or for what: two unknowns do not make an answer.
undetermined_entries contains entry if {
	may_ask_in_users_names
	may_wait
	some entry in (undetermined_asking | required.unknown)
}

may_ask_in_users_names if asks_in_users_names

may_ask_in_users_names if count(undetermined_asking) > 0

# Something waits for consent, as far as can be seen.
may_wait if count(entries) > 0

may_wait if {
	not without_principal.is_missing
	count(required.unknown) > 0
}

# Why it cannot be told whether it asks in users' names; empty where it can.
undetermined_asking contains entry if {
	not asks_in_users_names
	not client.is_personal_only
	some entry in client.undetermined_interactive
}

undetermined_asking contains entry if {
	not asks_in_users_names
	not client.is_personal_only
	client.may_be_interactive
	value.is_known(input.exposes.enabledScopes)
	input.exposes.enabledScopes > 0
	some entry in client.undetermined_kind
}

undetermined_asking contains result.undetermined_fact(input.exposes.enabledScopes, "oauth2PermissionScopes") if {
	not asks_in_users_names
	not client.is_personal_only
	client.may_be_interactive
	not client.is_other_kind
	input.exposes.enabledScopes["$unknown"]
}
