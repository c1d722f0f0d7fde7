# METADATA
# title: Retired Azure AD Graph
# description: |
#   The application lists permissions of Azure AD Graph (00000002-0000-0000-c000-000000000000), which Microsoft has
#   retired. Requests for it are refused; Microsoft Graph is its successor.
# related_resources:
# - ref: https://learn.microsoft.com/graph/migrate-azure-ad-graph-overview
#   description: Microsoft, from Azure AD Graph to Microsoft Graph
# custom:
#   severity: warning
#   root_cause: 5
#   aadsts: []
#   subjects: [application]
#   scope: object
#   message: "{subject} asks for permissions of Azure AD Graph, which is retired"
#   remediation:
#     text: >-
#       Ask Microsoft Graph (00000003-0000-0000-c000-000000000000) for the matching permissions, consent to them, and
#       remove the entry.
#     commands:
#     - shell: az
#       command: az ad app permission delete --id {appId} --api 00000002-0000-0000-c000-000000000000
#     - shell: powershell
#       command: >-
#         Update-MgApplication -ApplicationId {objectId} -RequiredResourceAccess @((Get-MgApplication -ApplicationId
#         {objectId}).RequiredResourceAccess | Where-Object ResourceAppId -ne '00000002-0000-0000-c000-000000000000')
#   silent_without: [requiredResourceAccess]
#   false_positives:
#   - Some applications had an extension of the date, which has passed too.
#   - An unused entry does no harm by itself, but appears on every consent page.
#   since: 0.1.0
package aadguard.rules.resources["retired-azure-ad-graph"]

import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.result

_azure_ad_graph := "00000002-0000-0000-c000-000000000000"

violations contains result.violation(["requiredResourceAccess", i, "resourceAppId"], _azure_ad_graph, {}) if {
	some i, item in required.entries
	item.resource.appId == _azure_ad_graph
}

undetermined contains entry if some entry in required.unknown_entries

undetermined contains result.undetermined("resource", ["requiredResourceAccess"]) if {
	some i, item in required.entries
	item.resource.is == "unknown"
	not precedence.malformed(i)
}
