# METADATA
# title: Grant of an unknown scope
# description: |
#   A delegated grant names a scope that the API does not expose, or has disabled. The grant is written without an error,
#   but the scope never reaches a token: the client goes on asking for consent.
# related_resources:
# - ref: https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant
#   description: Microsoft Graph, oauth2PermissionGrant (scope holds the values, not the ids)
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 65001"
# custom:
#   severity: error
#   root_cause: 3
#   aadsts: [AADSTS65001]
#   subjects: [oauth2PermissionGrant]
#   scope: directory
#   message: "The grant of {client} for {resource} names the scope {scope}, which {resource} {standing}{asOf}"
#   remediation:
#     text: Correct the scope's value in the grant, or expose it on the API and consent again.
#     commands:
#     - shell: az
#       command: >-
#         az rest --method PATCH --url https://graph.microsoft.com/v1.0/oauth2PermissionGrants/{objectId} --body
#         "{\"scope\": \"$(az rest --url https://graph.microsoft.com/v1.0/oauth2PermissionGrants/{objectId} --query scope
#         --output tsv | tr ' ' '\n' | grep -vxF '{scope}' | paste -sd ' ' -)\"}"
#     - shell: powershell
#       command: >-
#         $scopes = (Get-MgOauth2PermissionGrant -OAuth2PermissionGrantId {objectId}).Scope -split ' ';
#         Update-MgOauth2PermissionGrant -OAuth2PermissionGrantId {objectId} -Scope (@($scopes | Where-Object { $_ -cne
#         '{scope}' }) -join ' ')
#   silent_with: [input.scopesAreEnabled]
#   false_positives:
#   - A grant outlives the scope that it names. In an export it is therefore a warning, in a declaration that is not deployed yet an error.
#   - Microsoft Graph gains permissions every month. The message says of which day our list is.
#   since: 0.1.0
package aadguard.rules.consent["grant-of-unknown-scope"]

import data.aadguard.lib.resource
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["scope"], scope, {
	"severity": _severity,
	"params": {
		"scope": scope,
		"standing": standing,
		"client": _name_of(input.client, "an unknown client"),
		"resource": _name_of(input.resource, "its API"),
		"asOf": resource.as_of(input),
	},
	"related": [neighbour.ref | some neighbour in [input.client, input.resource]; neighbour != null],
}) if {
	some i, scope in value.list(input.grant, "scope")
	standing := resource.standings[input.scopes[i]]
}

default _severity := "warning"

_severity := "error" if input.origin == "declared"

undetermined contains result.undetermined_field(input.grant, "scope") if value.unknown(input.grant, "scope")

undetermined contains result.undetermined_fact(standing, "scope") if {
	some standing in input.scopes
	standing["$unknown"]
}

_name_of(neighbour, otherwise) := neighbour.displayName if {
	neighbour != null
	neighbour.displayName != ""
} else := otherwise
