# METADATA
# title: Service principal made from an object id
# description: |
#   The service principal's client id is the *object* id of an application. It belongs to no application: the one that
#   was meant has no service principal, and no token is issued for it.
# related_resources:
# - ref: https://github.com/hashicorp/terraform-provider-azuread/issues/992
#   description: "The field: object id and client id mixed up"
# - ref: https://github.com/hashicorp/terraform-provider-azuread/issues/504
#   description: "The field: the same with id and application_id"
# custom:
#   severity: error
#   root_cause: 3
#   aadsts: []
#   subjects: [servicePrincipal]
#   scope: directory
#   message: >-
#     A service principal has the client id {id}, which is the object id of {application}: it belongs to no application
#   remediation:
#     text: Use the application's clientId (appId), not its id or objectId, and leave the other principal out.
#     commands:
#     - shell: az
#       command: az ad sp create --id {wanted}
#     - shell: az
#       command: az ad sp delete --id {objectId}
#     - shell: powershell
#       command: New-MgServicePrincipal -AppId {wanted}; Remove-MgServicePrincipal -ServicePrincipalId {objectId}
#     code:
#     - language: pulumi-typescript
#       text: |
#         clientId: {relatedVariable}.clientId,
#     - language: pulumi-yaml
#       text: |
#         clientId: ${{relatedName}.clientId}
#     - language: pulumi-python
#       text: |
#         client_id={relatedVariable}.client_id,
#   silent_with: [input.application]
#   call_graph: principal-of-related
#   false_positives:
#   - None known; object ids and client ids are never equal.
#   since: 0.1.0
package aadguard.rules.principals["service-principal-of-object-id"]

import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["appId"], "", {
	"params": {
		"id": _shown_id,
		"application": input.objectIdOf.displayName,
		"wanted": object.get(input.objectIdOf, "appId", null),
	},
	"related": [input.objectIdOf.ref],
}) if {
	input.objectIdOf != null
}

# Before deployment it is known where it comes from, not what it will be.
default _shown_id := "that is still to be computed"

_shown_id := input.servicePrincipal.appId if is_string(input.servicePrincipal.appId)

undetermined contains result.undetermined_field(input.servicePrincipal, "appId") if {
	input.application == null
	input.objectIdOf == null
	value.unknown(input.servicePrincipal, "appId")
}

# An object id that will only be computed cannot stand in the input yet; one that an export left out can.
undetermined contains result.undetermined("object-ids-not-exported", []) if {
	input.run.unknownObjectIds
	input.origin == "observed"
	input.application == null
	input.objectIdOf == null
	not input.owner in {"microsoft", "foreign"}
	not value.unknown(input.servicePrincipal, "appId")
}
