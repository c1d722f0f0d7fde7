# METADATA
# title: Deactivated application
# description: |
#   The application's `isDisabled` is true: its owner, or an administrator of its home tenant, deactivated it. It gets no new
#   token in any tenant, and none is issued for it, whatever its service principals say; tokens that it has live on. Microsoft
#   Graph has the property since April 2026.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity/enterprise-apps/deactivate-application-portal
#   description: "Microsoft: deactivate an application, what it stops and how to activate it again"
# - ref: https://learn.microsoft.com/graph/api/resources/application
#   description: "Microsoft Graph: the property isDisabled of an application"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: []
#   subjects: [application, servicePrincipal]
#   scope: directory
#   message: "{subject} is deactivated, and {needs}: no token is issued to it or for it, in any tenant"
#   remediation:
#     text: Activate it again, or remove what still depends on it if it was deactivated on purpose. Its owner can do that, in its home tenant.
#     commands:
#     - shell: az
#       command: "az rest --method PATCH --url https://graph.microsoft.com/v1.0/applications/{applicationObjectId} --body '{\"isDisabled\": false}'"
#     - shell: powershell
#       command: "Update-MgApplication -ApplicationId {applicationObjectId} -BodyParameter @{ isDisabled = $false }"
#   variants:
#     unused:
#       message: "{subject} is deactivated. Nothing else in this run depends on it, so this may be on purpose"
#   silent_without: [isDisabled]
#   false_positives:
#   - Deactivating is how an owner takes an application out of use. Where nothing in the run needs it, it is a note.
#   - An export from before April 2026, or one with a $select, leaves the property out; nothing is said then.
#   - Which error a sign-in shows is not published, so that no code is claimed.
#   since: 0.2.0
package aadguard.rules.principals["disabled-application"]

import data.aadguard.lib.client
import data.aadguard.lib.credential
import data.aadguard.lib.result

violations contains result.violation(["isDisabled"], "", object.union({"related": _related}, _grade)) if _is_disabled

undetermined contains result.undetermined(reason, ["isDisabled"]) if {
	not _is_told_of_application
	reason := credential.holder.isDisabled["$unknown"]
}

# What could make it more than a note cannot be seen.
undetermined contains entry if {
	input.kind == "application"
	_is_disabled
	not _needed
	some entry in client.unknown_evidence
}

_is_disabled if {
	credential.holder.isDisabled == true
	not _is_told_of_application
}

# In its home tenant the application itself says it.
_is_told_of_application if {
	input.kind == "servicePrincipal"
	input.application != null
}

_needed if count(_names) > 0

_needed if client.is_client

_needed if input.signsUsersIn == true

_needed if input.holdsPermissions == true

_grade := {"params": object.union(_ids, {"needs": concat(" ", ["clients ask for it:", concat(", ", _names)])})} if {
	count(_names) > 0
} else := {"params": object.union(_ids, {"needs": "it is a client"})} if {
	client.is_client
} else := {"params": object.union(_ids, {"needs": "users sign in to it"})} if {
	input.signsUsersIn == true
} else := {"params": object.union(_ids, {"needs": "permissions are granted to it"})} if {
	input.holdsPermissions == true
} else := {"severity": "note", "variant": "unused", "params": _ids}

# Of a foreign application the object id is another tenant's.
default _ids := {"applicationObjectId": null}

_ids := {"applicationObjectId": input.application.id} if {
	input.kind == "application"
	is_string(input.application.id)
}

_askers := array.concat(input.clients.delegated, input.clients.role)

_names := [asker.displayName | some asker in _askers]

_related := [asker.ref | some asker in _askers]
