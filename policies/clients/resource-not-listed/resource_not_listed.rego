# METADATA
# title: Granted API that is not listed
# description: |
#   The application has a delegated grant for an API that its `requiredResourceAccess` does not list, though it lists
#   delegated permissions of others. Whoever consents anew by the list, in another tenant or after the grant is gone,
#   leaves that API out; and the older v1 endpoint refuses a request for it with AADSTS650057.
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
#     {subject} has a grant for {resource} ({scopes}), but does not list it in requiredResourceAccess: `/.default`
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
#   differs:
#   - in: undeployed
#     say: undetermined
#     reason: A grant for an API of the same deployment names it by an id that is yet to be computed.
#   false_positives:
#   - >-
#     Asking for more permissions at run time (incremental consent) is a documented pattern, and the v2 endpoint needs
#     no listing: it is a note.
#   - An application that lists no delegated permission asks for them at run time and is left out.
#   - It is the grants of the run that are judged; where none are exported, nothing can be found.
#   - A grant of openid, profile, email or offline_access alone comes with every sign-in and does not count.
#   since: 0.1.0
package aadguard.rules.clients["resource-not-listed"]

import data.aadguard.lib.consent
import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

# Consent to these comes with every sign-in.
_sign_in_scopes := {"openid", "profile", "email", "offline_access"}

violations contains result.violation(["requiredResourceAccess"], app_id, {
	"params": {
		"resource": _resource_name(app_id, grants),
		"resourceAppId": app_id,
		"scopes": [scope | some scope in {scope | some grant in grants; some scope in _api_scopes(grant)}],
		"clientObjectId": consent.object_id(input.servicePrincipal),
	},
	"related": [grant.ref | some grant in grants],
}) if {
	count(_reasons) == 0
	some app_id, grants in _unlisted
}

undetermined contains entry if {
	count(_unlisted) > 0
	some entry in _reasons
}

undetermined contains result.undetermined(reason, ["oauth2PermissionGrants"]) if {
	some grant in _candidates
	count(_api_scopes(grant)) == 0
	reason := value.unknown(grant, "scope")
}

undetermined contains result.undetermined("resource", ["oauth2PermissionGrants"]) if {
	some grant in _candidates
	not grant.resourceAppId
	count(_api_scopes(grant)) > 0
}

# The run holds grants, but not the service principal that tells which of them are this client's.
undetermined contains result.undetermined(_undetermined_run, ["oauth2PermissionGrants"]) if {
	_lists_some
	input.run.grants
	not input.grants
}

default _undetermined_run := "service-principals-incomplete"

_undetermined_run := "service-principals-not-exported" if input.run.servicePrincipals == "none"

# An API's client id to the grants for it; grants for several users are one fault.
_unlisted[app_id] contains grant if {
	some grant in _candidates
	app_id := grant.resourceAppId
	count(_api_scopes(grant)) > 0
}

# Grants for APIs that are not seen to be listed.
_candidates contains grant if {
	_lists_some
	some grant in input.grants
	not _listed(grant)
	not _is_self(grant)
}

# It lists delegated permissions, as far as can be seen. Who lists none asks for them at run time.
_lists_some if _lists_delegated

_lists_some if count(required.unknown) > 0

_lists_delegated if {
	some i, _ in required.entries
	required.asks_scope(i)
}

_listed(grant) if {
	some item in required.entries
	item.resource.appId == grant.resourceAppId
}

_listed(grant) if {
	some item in required.entries
	item.resource.servicePrincipal.ref == grant.resourceRef
}

_is_self(grant) if grant.resourceRef == input.servicePrincipal.ref

_api_scopes(grant) := {scope | some scope in value.list(grant, "scope"); is_string(scope)} - _sign_in_scopes

_resource_name(app_id, grants) := names[0] if {
	names := [grant.resourceName | some grant in grants; grant.resourceName != ""]
} else := app_id

# Entries that cannot be seen may be the one that is missed.
_reasons contains entry if some entry in required.unknown_entries

_reasons contains entry if {
	not _lists_delegated
	some entry in required.unknown
}

_reasons contains result.undetermined("resource", ["requiredResourceAccess"]) if {
	some i, item in required.entries
	item.resource.is == "unknown"
	not precedence.malformed(i)
}
