# METADATA
# title: Granted API that is not listed
# description: |
#   The application holds a delegated grant for an API that its `requiredResourceAccess` does not list, though it lists
#   delegated permissions of others. Whoever consents anew by the list, in another tenant or after the grant is gone, leaves that API out; and the
#   older v1 endpoint refuses a request for it with AADSTS650057.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 650057, the client asks for a resource that its registration does not list"
# - ref: https://learn.microsoft.com/entra/identity-platform/scopes-oidc
#   description: Microsoft, what /.default asks for
# custom:
#   severity: note
#   root_cause: 6
#   aadsts: [AADSTS650057]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} holds a grant for {resource} ({scopes}), but does not list it in requiredResourceAccess: `/.default`
#     does not ask for it
#   remediation:
#     text: Add {resource} with the granted permissions to requiredResourceAccess, or remove the grant.
#     commands:
#     - shell: az
#       command: az ad app permission add --id {appId} --api {resourceAppId} --api-permissions '<scope id>=Scope'
#     - shell: powershell
#       command: >-
#         $listed = @((Get-MgApplication -ApplicationId {objectId}).RequiredResourceAccess); $entry = $listed |
#         Where-Object ResourceAppId -eq '{resourceAppId}'; if ($entry) { $entry.ResourceAccess += @{ Id = '<scope id>';
#         Type = 'Scope' } } else { $listed += @{ ResourceAppId = '{resourceAppId}'; ResourceAccess = @(@{ Id = '<scope
#         id>'; Type = 'Scope' }) } }; Update-MgApplication -ApplicationId {objectId} -RequiredResourceAccess $listed
#   silent_without: [requiredResourceAccess]
#   false_positives:
#   - >-
#     Asking for more permissions at run time (incremental consent) is a documented pattern, and the v2 endpoint needs no listing: it
#     is a note.
#   - An application that lists no delegated permission asks for them at run time and is left out.
#   - It is the grants of the run that are judged; where none are exported, nothing can be found.
#   - A grant of openid, profile, email or offline_access alone comes with every sign-in and does not count.
#   since: 0.1.0
package aadguard.rules.clients["resource-not-listed"]

import data.aadguard.lib.consent
import data.aadguard.lib.required
import data.aadguard.lib.value

# Consent to these comes with every sign-in.
sign_in_scopes := {"openid", "profile", "email", "offline_access"}

violations contains {
	"path": ["requiredResourceAccess"],
	"element": app_id,
	"params": {
		"resource": resource_name(app_id, grants),
		"resourceAppId": app_id,
		"scopes": [scope | some scope in {scope | some grant in grants; some scope in api_scopes(grant)}],
		"clientObjectId": consent.object_id(input.servicePrincipal),
	},
	"related": [grant.ref | some grant in grants],
} if {
	count(doubts) == 0
	some app_id, grants in unlisted
}

undetermined contains entry if {
	count(unlisted) > 0
	some entry in doubts
}

undetermined contains {"reason": reason, "fields": ["oauth2PermissionGrants"]} if {
	some grant in candidates
	reason := value.unknown(grant, "scope")
	count(api_scopes(grant)) == 0
}

undetermined contains {"reason": "resource", "fields": ["oauth2PermissionGrants"]} if {
	some grant in candidates
	not grant.resourceAppId
	count(api_scopes(grant)) > 0
}

# The run holds grants, but not the service principal that tells which of them are this client's.
undetermined contains {"reason": undetermined_run, "fields": ["oauth2PermissionGrants"]} if {
	lists_some
	input.run.grants
	not input.grants
}

default undetermined_run := "service-principals-incomplete"

undetermined_run := "service-principals-not-exported" if input.run.servicePrincipals == "none"

# An API's client id to the grants for it; grants for several users are one fault.
unlisted[app_id] contains grant if {
	some grant in candidates
	app_id := grant.resourceAppId
	count(api_scopes(grant)) > 0
}

# Grants for APIs that are not seen to be listed.
candidates contains grant if {
	lists_some
	some grant in input.grants
	not listed(grant)
	not is_self(grant)
}

# It lists delegated permissions, as far as can be seen. Who lists none asks for them at run time.
lists_some if lists_delegated

lists_some if count(required.unknown) > 0

lists_delegated if {
	some i, _ in required.entries
	required.asks_scope(i)
}

listed(grant) if {
	some item in required.entries
	item.resource.appId == grant.resourceAppId
}

listed(grant) if {
	some item in required.entries
	item.resource.servicePrincipal.ref == grant.resourceRef
}

is_self(grant) if grant.resourceRef == input.servicePrincipal.ref

api_scopes(grant) := {scope | some scope in value.list(grant, "scope"); is_string(scope)} - sign_in_scopes

resource_name(app_id, grants) := names[0] if {
	names := [grant.resourceName | some grant in grants; grant.resourceName != ""]
} else := app_id

# Entries that cannot be seen may be the one that is missed.
doubts contains entry if some entry in required.unknown_entries

doubts contains entry if {
	not lists_delegated
	some entry in required.unknown
}

doubts contains {"reason": "resource", "fields": ["requiredResourceAccess"]} if {
	some i, item in required.entries
	item.resource.is == "unknown"
	not required.malformed(i)
}
