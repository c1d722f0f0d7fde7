# METADATA
# description: |
#   Which rule speaks first where several could report the same fault: one fault, one rule. First what makes an id or a client unusable
#   as a whole, then what concerns an API, then single permissions. No other file refers to another rule.
package aadguard.lib.precedence

import data.aadguard.lib.guid

# `malformed-client-id` speaks about the entry: its id cannot be a client id.
malformed(i) if {
	not input.idsAreGuids
	guid.form(input.application.requiredResourceAccess[i].resourceAppId) in {"damaged", "nil"}
}

# Asked by many rules: a default is kept for the whole evaluation.
default client_is_missing := false

# `client-without-service-principal` speaks: nobody can be granted or assigned anything.
client_is_missing if data.aadguard.rules.principals["client-without-service-principal"].is_missing

# Why it is undetermined whether that rule speaks, which is the first question.
undetermined_client := data.aadguard.rules.principals["client-without-service-principal"].undetermined

# Entries about whose API `resource-without-service-principal` speaks.
missing_principal contains i if {
	some violation in data.aadguard.rules.principals["resource-without-service-principal"].violations
	i := violation.path[1]
}

# Why it is undetermined whether it speaks about an entry.
undetermined_principal(i) := data.aadguard.rules.principals["resource-without-service-principal"].reasons[i]

# Entries about whose API `delegated-client-of-app-only-resource` speaks.
app_only contains i if {
	some violation in data.aadguard.rules.resources["delegated-client-of-app-only-resource"].violations
	i := violation.path[1]
}

# `wrong-permission-type` speaks before the rules on permissions that do not exist: the id is exposed, but as the other type.
exists_as_other(access) if {
	access.facts[access.type] == "absent"
	some type in ["scope", "role"]
	type != access.type
	access.facts[type] in {"enabled", "disabled"}
}

# `user-consent-blocked` speaks about the permission of an entry, which it shows by this name.
is_blocked(i, name) if name in data.aadguard.rules.consent["user-consent-blocked"].blocked[i]

# The tenant lets no user consent, or to this permission of an entry, as that rule sees it: for rules that speak where it does not.
consent_is_blocked if data.aadguard.rules.consent["user-consent-blocked"].policy_blocks

consent_is_refused(i, j) if data.aadguard.rules.consent["user-consent-blocked"].is_refused(i, j)

# Entries about all of whose permissions `assignment-required-without-admin-consent` speaks, next.
assignment_required contains i if {
	some violation in data.aadguard.rules.consent["assignment-required-without-admin-consent"].violations
	i := violation.path[1]
}

# `web-redirect-without-credential` speaks about the credential that a middle tier lacks, too.
web_client_lacks_credential if count(data.aadguard.rules.clients["web-redirect-without-credential"].violations) > 0
