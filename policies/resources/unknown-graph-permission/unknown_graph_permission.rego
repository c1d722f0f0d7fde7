# METADATA
# title: Unknown Microsoft Graph permission
# description: |
#   The application asks Microsoft Graph for a permission, by id or name, that is neither in our table of its permissions nor
#   in its service principal in this run, or that Microsoft has disabled. Where the run has the whole service principal,
#   that alone decides: other clouds than the global one lack permissions. A request for a permission that does not exist fails.
# related_resources:
# - ref: https://learn.microsoft.com/graph/permissions-reference
#   description: Microsoft Graph permissions
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/troubleshoot-consent-issues
#   description: "Microsoft, consent: the client's permissions and the resource's do not match (650053)"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 70011, the scope is not valid"
# - ref: https://login.microsoftonline.com/error?code=65006
#   description: "Microsoft, AADSTS65006: the list of permissions has ids that the API does not define"
# - ref: https://login.microsoftonline.com/error?code=1003031
#   description: "Microsoft, AADSTS1003031: the client's list of required permissions is wrong"
# custom:
#   severity: warning
#   root_cause: 5
#   aadsts: [AADSTS650053, AADSTS70011, AADSTS65006, AADSTS1003031]
#   subjects: [application]
#   scope: directory
#   message: "{subject} asks Microsoft Graph for the {type} {permission}, which Microsoft Graph {standing}{asOf}"
#   remediation:
#     text: Look the permission up in Microsoft's reference, and correct the id or remove the entry.
#     commands:
#     - shell: az
#       command: >-
#         az ad sp show --id 00000003-0000-0000-c000-000000000000 --query '{scopes: oauth2PermissionScopes[].[id,value],
#         roles: appRoles[].[id,value]}'
#     - shell: powershell
#       command: Find-MgGraphPermission -SearchString {permission}
#   silent_without: [requiredResourceAccess]
#   false_positives:
#   - >-
#     Microsoft Graph gains permissions every month; the message says of which day our table is. With Microsoft Graph's
#     service principal in the export the tenant's own list counts too.
#   since: 0.1.0
package aadguard.rules.resources["unknown-graph-permission"]

import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.resource
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["requiredResourceAccess", i, "resourceAccess", j, "id"],
	value.id_text(access.asked.id),
	{"params": {
		"permission": access.facts.name,
		"type": resource.words[access.type],
		"standing": resource.standings[access.facts[access.type]],
		"asOf": resource.as_of(access.resource),
	}},
) if {
	some i, j
	access := required.not_enabled[i][j]
	resource.is_graph(access.resource)
	access.facts[access.type] in {"absent", "disabled"}
	not precedence.exists_as_other(access)
}

undetermined contains result.undetermined(reason, ["requiredResourceAccess"]) if {
	some row in required.not_enabled
	some access in row
	resource.is_graph(access.resource)
	not access.facts[required.other(access.type)] in {"enabled", "disabled"}
	reason := access.facts[access.type]["$unknown"]
}

undetermined contains entry if some entry in required.unknown_entries

undetermined contains entry if {
	some i, item in required.entries
	resource.is_graph(item.resource)
	not i in precedence.missing_principal
	some entry in required.unknown_of(i)
}

# An API that cannot be seen may be Microsoft Graph.
undetermined contains result.undetermined("resource", ["requiredResourceAccess"]) if {
	some i, item in required.entries
	item.resource.is == "unknown"
	not precedence.malformed(i)
}
