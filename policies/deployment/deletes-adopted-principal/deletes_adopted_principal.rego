# METADATA
# title: Adopted service principal is deleted
# description: |
#   The plan deletes a service principal that code took over with `use_existing` (`useExisting`): it was there before, and others in
#   the tenant use it. azuread deletes it all the same, even if it is only replaced, and deletes its grants,
#   assignments and credentials too. If it is one of Microsoft's, sign-ins of the whole tenant may fail.
# related_resources:
# - ref: https://github.com/pulumi/pulumi-azuread/issues/2045
#   description: "The field, Pulumi: an adopted service principal of Microsoft's went with its stack"
# - ref: https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/service_principal
#   description: "azuread: with use_existing, destroying still attempts to delete the service principal"
# custom:
#   severity: warning
#   root_cause: null
#   aadsts: []
#   subjects: [servicePrincipalDeletion]
#   scope: object
#   message: "{subject} was there before it was adopted (use_existing), and is deleted now: whoever else uses it loses it, with its grants"
#   remediation:
#     text: >-
#       Leave it in the tenant: in Terraform and OpenTofu, replace the block by a `removed` block with `destroy = false`; in Pulumi, set
#       `retainOnDelete` and deploy that first. What others look up needs a data source only.
#     code:
#     - language: hcl
#       text: |-
#         removed {
#           from = {reference}
#           lifecycle {
#             destroy = false
#           }
#         }
#   variants:
#     microsoft:
#       message: >-
#         {subject} is Microsoft's, was adopted (use_existing), and is deleted now: what users and applications of the whole tenant do
#         with it may fail
#   links: none
#   false_positives:
#   - A service principal that this code alone uses may go; azuread does not say who made it, only that it was adopted.
#   - Microsoft refuses to have some of its own deleted, and azuread takes that for a success.
#   since: 0.2.0
package aadguard.rules.deployment["deletes-adopted-principal"]

import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["isAdopted"], "", _variant) if {
	input.deletion.isAdopted == true
}

undetermined contains result.undetermined_field(input.deletion, "isAdopted") if {
	value.unknown(input.deletion, "isAdopted")
}

default _variant := {}

_variant := {"variant": "microsoft"} if input.isMicrosofts
