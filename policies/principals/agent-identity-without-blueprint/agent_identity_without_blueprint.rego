# METADATA
# title: Agent without its blueprint
# description: |
#   An agent identity has no credential of its own: it gets its tokens with those of its blueprint. The
#   blueprint's principal has to exist in the tenant and be enabled. Here it is missing or disabled, so the
#   agent gets no token.
# related_resources:
# - ref: https://learn.microsoft.com/graph/api/resources/agentidentity
#   description: "Microsoft Graph: agentIdentity, whose agentIdentityBlueprintId is the client id of its blueprint"
# - ref: https://learn.microsoft.com/entra/agent-id/agent-service-principals
#   description: >-
#     Microsoft: an agent's principals; disabling a blueprint keeps all its agent identities from authenticating
# custom:
#   severity: error
#   root_cause: null
#   aadsts: []
#   subjects: [servicePrincipal]
#   scope: directory
#   message: >-
#     The agent {subject} gets its tokens through the blueprint {blueprint}, which has no principal in the tenant
#   remediation:
#     text: Create the blueprint's principal in this tenant, or remove the agent if its blueprint is gone.
#     commands:
#     - shell: az
#       command: >-
#         az rest --method POST --url
#         https://graph.microsoft.com/v1.0/servicePrincipals/microsoft.graph.agentIdentityBlueprintPrincipal --body
#         '{"appId": "{blueprint}"}'
#   variants:
#     registered:
#       message: >-
#         The agent {subject} gets its tokens through the blueprint {blueprint}, which is registered here, but has no
#         principal in the tenant
#     disabled:
#       message: "The agent {subject} gets its tokens through the blueprint {blueprint}, which is {state}: it gets none"
#       remediation:
#         text: Enable the blueprint's principal, or remove the agent if the blueprint was switched off on purpose.
#         commands:
#         - shell: az
#           command: az ad sp update --id {blueprintObjectId} --set accountEnabled=true
#         - shell: powershell
#           command: Update-MgServicePrincipal -ServicePrincipalId {blueprintObjectId} -AccountEnabled:$true
#   silent_without: [agentIdentityBlueprintId]
#   links: none
#   false_positives:
#   - An export shows this only where it contains all service principals; otherwise the answer is "undetermined".
#   - >-
#     Where the blueprint itself is in the run, it is a warning: the principal can be deleted and made again, and the
#     export may have been made in between.
#   since: 0.2.0
package aadguard.rules.principals["agent-identity-without-blueprint"]

import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["agentIdentityBlueprintId"], "", object.union({"params": {"blueprint": _id}}, _case)) if {
	_is_agent
	input.blueprint == null
	input.run.servicePrincipals == "complete"
	not input.run.unlinkedServicePrincipals
}

violations contains result.violation(["agentIdentityBlueprintId"], "", {
	"variant": "disabled",
	"params": {"blueprint": input.blueprint.displayName, "blueprintObjectId": _object_id, "state": _off},
	"related": [input.blueprint.ref],
}) if {
	_is_agent
	_off
}

undetermined contains result.undetermined(reason, ["agentIdentityBlueprintId"]) if {
	reason := input.servicePrincipal.agentIdentityBlueprintId["$unknown"]
}

undetermined contains result.undetermined(reason, []) if {
	_is_agent
	input.blueprint == null
	reason := {"none": "service-principals-not-exported", "incomplete": "service-principals-incomplete"}[input.run.servicePrincipals]
}

undetermined contains result.undetermined("unlinked", []) if {
	_is_agent
	input.blueprint == null
	input.run.unlinkedServicePrincipals
}

undetermined contains result.undetermined_field(input.blueprint, "accountEnabled") if {
	_is_agent
	input.blueprint.ref
	value.unknown(input.blueprint, "accountEnabled")
}

default _case := {}

# No agent is made without that principal: where the blueprint is still here, it may be on its way.
_case := {"severity": "warning", "variant": "registered"} if input.blueprintIsRegistered

_is_agent if is_string(input.servicePrincipal.agentIdentityBlueprintId)

_id := input.servicePrincipal.agentIdentityBlueprintId

_off := "disabled" if {
	input.blueprint.accountEnabled == false
} else := "deactivated by its owner" if {
	input.blueprint.isDisabled == true
}

default _object_id := null

_object_id := input.blueprint.objectId if is_string(input.blueprint.objectId)
