# METADATA
# title: Application not assigned to its API
# description: |
#   The application asks for application permissions of an API whose service principal requires assignment, and it is
#   assigned to none of the API's app roles. Its token request fails with AADSTS501051.
# related_resources:
# - ref: https://github.com/Azure-Samples/active-directory-dotnet-daemon/issues/10
#   description: "The field: 501051 (earlier 50105), the application is not assigned to a role"
# custom:
#   severity: warning
#   root_cause: 3
#   aadsts: [AADSTS501051, AADSTS50105]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} asks {resource} for application permissions and is assigned to none of its app roles, though
#     {resource} requires assignment
#   remediation:
#     text: Grant admin consent for the application permission, which makes the assignment.
#     commands:
#     - shell: az
#       command: az ad app permission admin-consent --id {appId}
#     - shell: powershell
#       command: New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId {clientObjectId} -PrincipalId {clientObjectId} -ResourceId {resourceObjectId} -AppRoleId <role id>
#   silent_without: [requiredResourceAccess]
#   false_positives:
#   - Only where the run contains app role assignments; otherwise the answer is "undetermined".
#   since: 0.1.0
package aadguard.rules.consent["unassigned-application"]

import data.aadguard.lib.assignment
import data.aadguard.lib.client
import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.ungranted
import data.aadguard.lib.value

violations contains ungranted.entry_violation(i, {}) if {
	some i, _ in _unassigned
	not _reasons[i]
}

undetermined contains entry if {
	some i, _ in _unassigned
	some entry in _reasons[i]
}

# What the application asks for cannot be seen.
undetermined contains entry if {
	_asks_for_itself
	some entry in required.unknown_entries
}

undetermined contains entry if {
	some i, _ in _open
	not _asks_role(i)
	some entry in required.unknown_of(i)
}

# Entries that ask application permissions of an API that requires assignment, as far as can be seen, where none is seen.
_unassigned[i] := resource if {
	some i, resource in _open
	_asks_role(i)
}

_open[i] := item.resource if {
	_asks_for_itself
	not precedence.client_is_missing
	some i, item in required.entries
	item.resource.is != "self"
	_may_require(item.resource)
	not item.resource.assigned == true
}

# Without a declared flow by which it asks in its own name, application permissions are of no account.
_asks_for_itself if {
	not client.declares_flows
	not client.is_personal_only
}

_asks_for_itself if client.declares("clientCredentials")

# An application permission that the API exposes; what it does not expose is another rule's matter.
_asks_role(i) if {
	some access in required.accesses[i]
	access.type == "role"
	not access.facts.role in {"absent", "disabled"}
}

_may_require(resource) if resource.servicePrincipal.appRoleAssignmentRequired == true

# Microsoft's APIs require none, unless the input says so.
_may_require(resource) if {
	resource.is != "microsoft"
	resource.servicePrincipal == null
}

_may_require(resource) if {
	resource.is != "microsoft"
	_unknown_requirement(resource)
}

_unknown_requirement(resource) := reason if {
	resource.servicePrincipal != null
	reason := value.unknown(resource.servicePrincipal, "appRoleAssignmentRequired")
}

_reasons[i] contains result.undetermined(reason, ["appRoleAssignmentRequired"]) if {
	some i, resource in _unassigned
	reason := _unknown_requirement(resource)
}

_reasons[i] contains entry if {
	some i, resource in _unassigned
	resource.servicePrincipal == null
	some entry in precedence.undetermined_principal(i)
}

_reasons[i] contains result.undetermined_fact(resource.assigned, "id") if {
	some i, resource in _unassigned
	resource.assigned["$unknown"]
}

_reasons[i] contains entry if {
	some i, _ in _unassigned
	some entry in precedence.undetermined_client
}

_reasons[i] contains result.undetermined(reason, ["requiredResourceAccess"]) if {
	some i, _ in _unassigned
	some reason in _undetermined_run
}

_undetermined_run contains assignment.undetermined_assignments

_undetermined_run contains "partial-run" if input.run.partial
