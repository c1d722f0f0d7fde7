# METADATA
# description: |
#   Subjects for tests: a declaration in which everything is known and nothing is wrong, overlaid with what a test is
#   about. Lists and texts replace each other; objects are merged. `without` makes a field absent.
package aadguard.lib.subject_test

now := "2026-11-23T00:00:00Z"

app_id := "6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11"

microsoft_graph := "00000003-0000-0000-c000-000000000000"

unknown(reason) := {"$unknown": reason}

without(subject, path) := json.remove(subject, [path])

run := {
	"servicePrincipals": "complete",
	"microsoftServicePrincipals": true,
	"grants": true,
	"assignments": true,
	"partial": false,
	"unlinkedServicePrincipals": false,
	"consentPolicies": ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"],
}

# An application, by its own fields and by the facts beside them.
application(fields, facts) := object.union(
	{
		"kind": "application",
		"origin": "observed",
		"now": now,
		"run": run,
		"partial": false,
		"kinds": ["oauth"],
		"application": object.union(plain_application, fields),
		"exposes": {"enabledScopes": 0, "enabledRoles": 0},
		"resources": [],
		"preAuthorized": [],
		"servicePrincipal": principal_facts,
		"grants": [],
		"preAuthorizedBy": [],
		"clients": {"delegated": [], "role": []},
		"multiTenantClients": [],
	},
	facts,
)

plain_application := {
	"id": "0d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d21",
	"appId": app_id,
	"displayName": "Contoso Web",
	"signInAudience": "AzureADMyOrg",
	"identifierUris": [],
	"isFallbackPublicClient": null,
	"webRedirectUris": [],
	"spaRedirectUris": [],
	"publicClientRedirectUris": [],
	"enableIdTokenIssuance": false,
	"enableAccessTokenIssuance": false,
	"requestedAccessTokenVersion": null,
	"requiredResourceAccess": [],
	"knownClientApplications": [],
	"preAuthorizedApplications": [],
	"keyCredentials": [],
	"passwordCredentials": [],
	"federatedIdentityCredentials": [],
	"disabledByMicrosoftStatus": null,
}

principal_facts := {
	"ref": "7",
	"objectId": "f2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7",
	"accountEnabled": true,
	"appRoleAssignmentRequired": false,
	"servicePrincipalType": "Application",
	"preferredSingleSignOnMode": null,
	"appOwnerOrganizationId": "1f6a77c5-1d6b-49a4-93ce-0a8a2c1f0d55",
	"keyCredentials": [],
	"passwordCredentials": [],
}

# Of another kind, and of a kind that cannot be told.
of_kind(kind) := {"kinds": [kind]}

kind_undetermined := {"reason": "absent", "fields": ["preferredSingleSignOnMode"]}

kind_unknown := {"kinds": [], "kindUndetermined": kind_undetermined}

principal(fields, facts) := object.union(
	{
		"kind": "servicePrincipal",
		"origin": "observed",
		"now": now,
		"run": run,
		"partial": false,
		"kinds": ["oauth"],
		"servicePrincipal": object.union(plain_principal, fields),
		"application": null,
		"objectIdOf": null,
		"owner": "home",
		"clients": {"delegated": [], "role": []},
		"userAssignments": 0,
	},
	facts,
)

plain_principal := {
	"id": "f2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7",
	"appId": app_id,
	"displayName": "Contoso Web",
	"accountEnabled": true,
	"appOwnerOrganizationId": "1f6a77c5-1d6b-49a4-93ce-0a8a2c1f0d55",
	"appRoleAssignmentRequired": false,
	"servicePrincipalType": "Application",
	"servicePrincipalNames": [app_id],
	"signInAudience": "AzureADMyOrg",
	"keyCredentials": [],
	"passwordCredentials": [],
	"preferredSingleSignOnMode": null,
	"preferredTokenSigningKeyThumbprint": null,
	"disabledByMicrosoftStatus": null,
}

grant(scopes, facts) := object.union(
	{
		"kind": "oauth2PermissionGrant",
		"origin": "observed",
		"now": now,
		"run": run,
		"grant": {"id": "grant", "clientId": "c", "consentType": "AllPrincipals", "principalId": null, "resourceId": "r", "scope": scopes},
		"client": neighbour("1", "Contoso Web"),
		"resource": neighbour("2", "Contoso Orders API"),
		"scopes": ["enabled" | some scope in scopes; scope != ""],
	},
	facts,
)

neighbour(ref, name) := {"ref": ref, "displayName": name}

# The facts about an API of the run with one scope and no role, asked for one permission.
resource(facts) := object.union(
	{
		"is": "directory",
		"appId": "9a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10",
		"displayName": "Contoso Orders API",
		"ref": "2",
		"hasApplication": true,
		"servicePrincipal": principal_facts,
		"partial": false,
		"signInAudience": "AzureADMyOrg",
		"enabledScopes": 1,
		"enabledRoles": 0,
		"access": [{"scope": "enabled", "role": "absent", "name": "Orders.Read"}],
	},
	facts,
)

# An entry of `requiredResourceAccess` with one permission.
entry(type) := {
	"resourceAppId": "9a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10",
	"resourceAccess": [{"id": "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e33", "type": type}],
}

key(type, usage) := {"keyId": "k", "type": type, "usage": usage, "endDateTime": "2028-01-01T00:00:00Z"}

secret(ends) := {"keyId": "s", "endDateTime": ends}

# What one rule says about every subject of one of its examples.
violations(id, example) := {violation |
	some subject in data.examples[id][example]
	some verdict in data.aadguard.main.verdicts with input as subject
	verdict.ruleId == id
	some violation in verdict.violations
}

# What all rules say about a good example: nothing, and nothing undetermined.
verdicts(id, example) := {verdict |
	some subject in data.examples[id][example]
	some verdict in data.aadguard.main.verdicts with input as subject
}

# A violation without its `related`, which the examples' order decides.
brief(found) := {object.remove(violation, ["related"]) | some violation in found}
