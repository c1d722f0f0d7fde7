# METADATA
# title: Id of the wrong kind
# description: |
#   An application has a client id and an object id, and its service principal has an object id of its own. All three
#   are GUIDs, and never equal. If one of them is used in place of another, nothing has that id: the
#   declaration is refused, or refers to nothing. The same goes for what is added to an application of Microsoft's, which
#   nobody else can change, and for the nil id (all zeros).
# related_resources:
# - ref: https://github.com/hashicorp/terraform-provider-azuread/issues/1218
#   description: "The field, Terraform: a small resource is given an id of another kind"
# - ref: https://github.com/hashicorp/terraform-provider-azuread/issues/1227
#   description: "The field, Terraform: the same"
# - ref: https://github.com/hashicorp/terraform-provider-azuread/issues/595
#   description: "The field, Terraform: a client is pre-authorised on Microsoft Graph"
# - ref: https://github.com/hashicorp/terraform-provider-azuread/issues/1348
#   description: "The field, Terraform: the same, three years later"
# - ref: https://learn.microsoft.com/entra/identity-platform/app-objects-and-service-principals
#   description: "Microsoft: application object, service principal, and their ids"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: []
#   subjects: [application, servicePrincipal, oauth2PermissionGrant, appRoleAssignment]
#   scope: directory
#   message: "{subject} names {other} by {written} instead of {wanted}: nothing has that id there"
#   remediation:
#     text: "Write {wanted} there: {attribute}."
#   variants:
#     microsoft:
#       message: "{subject} adds to {other}, which is Microsoft's own: nobody else can change it"
#       remediation:
#         text: >-
#           Name an application of your own. For Microsoft's APIs, list the permissions in requiredResourceAccess and
#           grant consent.
#     nil:
#       message: "{subject} names the nil id (all zeros) instead of {wanted}: nothing has that id"
#       remediation:
#         text: "Write {wanted} there: {attribute}."
#   silent_without: [input.mixedUpIds]
#   links: none
#   differs:
#   - in: undeployed
#     say: nothing
#     reason: "A literal id is compared with existing ids: what is not deployed yet has none."
#   false_positives:
#   - >-
#     Only ids of what the run contains are distinguished, and of Microsoft's applications; an id that nothing here has
#     is taken to be right.
#   since: 0.2.0
package aadguard.rules.deployment["wrong-kind-of-id"]

import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(mixed.path, mixed.element, {
	"params": {
		"other": mixed.other.displayName,
		"written": _written[mixed.written],
		"wanted": _wanted[mixed.wanted],
		"attribute": _attribute[mixed.wanted],
	},
	"related": _related(mixed.other),
}) if {
	some mixed in input.mixedUpIds
	mixed.other
	not _is_microsofts(mixed)
}

violations contains result.violation(mixed.path, mixed.element, {
	"variant": "microsoft",
	"params": {"other": mixed.other.displayName},
	"related": _related(mixed.other),
}) if {
	some mixed in input.mixedUpIds
	_is_microsofts(mixed)
}

violations contains result.violation(mixed.path, mixed.element, {
	"variant": "nil",
	"params": {"wanted": _wanted[mixed.wanted], "attribute": _attribute[mixed.wanted]},
}) if {
	some mixed in input.mixedUpIds
	mixed.written == "nil"
}

undetermined contains result.undetermined_fact(unseen, "") if {
	some unseen in input.mixedUpIds
	value.is_unknown(unseen)
}

# Of a grant it is only named by the wrong id: it may be granted.
_is_microsofts(mixed) if {
	mixed.isMicrosofts
	mixed.wanted == "applicationId"
}

_related(other) := [other.ref | other.ref != ""]

_written := {
	"clientId": "its client id",
	"applicationId": "the object id of its application",
	"principalId": "the object id of its service principal",
}

_wanted := {
	"clientId": "a client id",
	"applicationId": "the object id of an application",
	"principalId": "the object id of a service principal",
}

# How Microsoft Graph, Terraform and Pulumi call it.
_attribute := {
	"clientId": "appId of the application (client_id, clientId)",
	"applicationId": "id of the application",
	"principalId": "id of the service principal (object_id, objectId)",
}
