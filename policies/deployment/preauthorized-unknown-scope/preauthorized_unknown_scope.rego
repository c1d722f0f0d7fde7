# METADATA
# title: Client pre-authorised for a scope that does not exist
# description: |
#   The application pre-authorises a client for the id of a permission that it does not expose. Microsoft Graph refuses that when
#   it is written (`InvalidValue`, "…has a Permission Id that cannot be found in the AppPermissions sets"). If
#   one exists all the same, it pre-authorises for nothing, and the client's users are asked for consent.
# related_resources:
# - ref: https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/1395
#   description: "The field: a permission id that is not stored, or not yet, is refused"
# - ref: https://learn.microsoft.com/graph/api/resources/preauthorizedapplication
#   description: "Microsoft Graph: delegatedPermissionIds are ids of scopes that the application exposes"
# custom:
#   severity: warning
#   highest_severity: error
#   root_cause: null
#   aadsts: []
#   subjects: [application]
#   scope: object
#   message: "{subject} pre-authorises the client {client} for the permission {permission}, which it does not expose: it is pre-authorised for nothing"
#   remediation:
#     text: Write the id of a scope that the application exposes, or expose this one first.
#     commands:
#     - shell: az
#       command: >-
#         az ad app update --id {appId} --set api="$(az ad app show --id {appId} --query "{preAuthorizedApplications:
#         [api.preAuthorizedApplications[?appId != '{client}'], api.preAuthorizedApplications[?appId ==
#         '{client}'].{appId: appId, delegatedPermissionIds: delegatedPermissionIds[?@ != '{permission}']}][] |
#         [?delegatedPermissionIds[0]]}" --output json)"
#     - shell: powershell
#       command: >-
#         $entries = (Get-MgApplication -ApplicationId {objectId}).Api.PreAuthorizedApplications; foreach ($entry in
#         @($entries | Where-Object AppId -eq '{client}')) { $entry.DelegatedPermissionIds =
#         @($entry.DelegatedPermissionIds | Where-Object { $_ -ne '{permission}' }) }; Update-MgApplication -ApplicationId
#         {objectId} -Api @{ PreAuthorizedApplications = @($entries | Where-Object { $_.DelegatedPermissionIds }) }
#   variants:
#     refused:
#       message: >-
#         {subject} pre-authorises the client {client} for the permission {permission}, which it does not expose: the deployment is
#         refused
#   silent_without: [preAuthorizedApplications]
#   false_positives:
#   - A scope that is disabled exists, and nothing is said of it.
#   since: 0.2.0
package aadguard.rules.deployment["preauthorized-unknown-scope"]

import data.aadguard.lib.resource
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["preAuthorizedApplications", i, "delegatedPermissionIds", n],
	concat("/", [_client(entry), value.id_text(id)]),
	object.union({"params": {"client": _client(entry), "permission": trim_prefix(value.id_text(id), "scope:")}}, _grade),
) if {
	some i, entry in value.list(input.application, "preAuthorizedApplications")
	some n, id in value.list(entry, "delegatedPermissionIds")
	input.preAuthorized[i][n] == "absent"
}

undetermined contains result.undetermined(reason, ["preAuthorizedApplications"]) if {
	some i, entry in value.list(input.application, "preAuthorizedApplications")
	some n, _ in value.list(entry, "delegatedPermissionIds")
	reason := input.preAuthorized[i][n]["$unknown"]
}

undetermined contains result.undetermined_field(input.application, "preAuthorizedApplications") if {
	value.unknown(input.application, "preAuthorizedApplications")
}

undetermined contains entry if {
	not resource.preauthorises_known_permissions
	some entry in result.undetermined_within(input.application, "preAuthorizedApplications", ["delegatedPermissionIds"])
}

default _grade := {}

_grade := {"severity": "error", "variant": "refused"} if input.origin == "declared"

_client(entry) := lower(entry.appId) if {
	is_string(entry.appId)
} else := "that cannot be seen"
