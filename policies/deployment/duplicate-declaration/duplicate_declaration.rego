# METADATA
# title: Declared twice
# description: |
#   Two declarations are for what a tenant can have once: two service principals of one client id, two delegated grants for the same
#   client and API, or one identifier URI on two applications. The first to be made wins, and the other is refused.
# related_resources:
# - ref: https://github.com/hashicorp/terraform-provider-azuread/issues/690
#   description: "The field, Terraform: two service principals of one application, 409"
# - ref: https://github.com/Azure/reliable-web-app-pattern-java/issues/185
#   description: "The field: a service principal that is there already"
# - ref: https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant
#   description: "Microsoft Graph: one grant for a client, an API and a user; others are refused"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: []
#   subjects: [application, servicePrincipal, oauth2PermissionGrant]
#   scope: directory
#   message: "{subject} has its service principal declared twice (the other one is {other}): a tenant has one of each, and the second is refused"
#   remediation:
#     text: Leave one of the two declarations out, and have what belongs to it refer to the other.
#   variants:
#     uri:
#       message: "{subject} has the identifier URI {uri}, which {other} has too: the deployment of the second is refused"
#       remediation:
#         text: Choose another identifier URI for one of the two; api:// with the client id never collides.
#     grant:
#       message: "{subject} is declared twice: a client has one grant for an API and a user, and the second is refused"
#       remediation:
#         text: Write the scopes of both into one grant, and leave the other out.
#   silent_with: [input.isDeclaredOnce]
#   links: none
#   differs:
#   - in: from-template
#     say: nothing
#     reason: More may be declared of an application made from a gallery template than is seen.
#   false_positives:
#   - Two inputs that declare the same, a plan and its state, say, are not compared; nor is what is adopted (`use_existing`).
#   since: 0.2.0
package aadguard.rules.deployment["duplicate-declaration"]

import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["appId"],
	"",
	{"params": {"other": input.twin.displayName}, "related": [input.twin.ref]},
) if {
	input.kind == "servicePrincipal"
	input.twin
}

violations contains result.violation(["scope"], "", {"variant": "grant", "related": [input.twin.ref]}) if {
	input.kind == "oauth2PermissionGrant"
	input.twin
}

violations contains result.violation(
	["identifierUris", i],
	uri,
	{"variant": "uri", "params": {"uri": uri, "other": other.displayName}, "related": [other.ref]},
) if {
	some i, other in input.uriTwins
	other != null
	uri := input.application.identifierUris[i]
}

# One that is made of the application's own client id is nobody else's.
undetermined contains result.undetermined_field(input.application, "identifierUris") if {
	input.kind == "application"
	input.origin == "declared"
	value.unknown(input.application, "identifierUris") != "computed"
}
