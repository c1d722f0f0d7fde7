# METADATA
# title: Written inline and separately
# description: |
#   An application's own declaration writes a list (redirect URIs, scopes, permissions) that a resource of its own writes too. Neither
#   knows of the other. Each deployment of the application removes what the other resource added, and the next
#   one adds it again. Sign-ins fail in between, and keep failing if the deployment ends there.
# related_resources:
# - ref: https://github.com/hashicorp/terraform-provider-azuread/issues/1402
#   description: "The field, Terraform: inline blocks and separate resources undo each other"
# - ref: https://github.com/hashicorp/terraform-provider-azuread/issues/1411
#   description: "The field, Terraform: the same"
# - ref: https://github.com/pulumi/pulumi-azuread/issues/1169
#   description: "The field, Pulumi: the same"
# - ref: https://github.com/pulumi/pulumi-azuread/issues/1686
#   description: "The field, Pulumi: the same"
# custom:
#   severity: warning
#   root_cause: null
#   aadsts: []
#   subjects: [application]
#   scope: directory
#   message: "{subject} writes {field} itself, and {by} does too: each deployment of the one undoes what the other wrote"
#   remediation:
#     text: >-
#       Write {field} in one place: all in the application, or all in resources of their own, with `lifecycle { ignore_changes }` (Pulumi:
#       `ignoreChanges`) on the application.
#   silent_without: [managedSeparately]
#   links: none
#   false_positives:
#   - With `ignore_changes` on the application the two do not meet; neither a plan nor a preview shows that it is there.
#   since: 0.2.0
package aadguard.rules.deployment["inline-and-separate"]

import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation([separate.field], separate.field, {"params": {"field": separate.field, "by": _by(separate)}}) if {
	some separate in value.list(input.application, "managedSeparately")
	is_string(separate.field)
}

_by(separate) := separate.by if {
	is_string(separate.by)
} else := "a resource of its own"

# Absent is what nobody writes twice.
undetermined contains result.undetermined(reason, ["managedSeparately"]) if {
	reason := value.unknown(input.application, "managedSeparately")
	reason != "absent"
}

undetermined contains entry if {
	some entry in result.undetermined_within(input.application, "managedSeparately", ["field"])
}
