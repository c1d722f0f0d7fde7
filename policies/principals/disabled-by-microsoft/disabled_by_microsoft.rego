# METADATA
# title: Disabled by Microsoft
# description: |
#   Microsoft has disabled the application (`disabledByMicrosoftStatus`), for a violation of its terms of service as a
#   rule. No token is issued for it any longer, and no change to the application fixes that.
# related_resources:
# - ref: https://learn.microsoft.com/graph/api/resources/application
#   description: Microsoft Graph, application, disabledByMicrosoftStatus
# - ref: https://github.com/luoye663/e5/issues/30
#   description: "The field: AADSTS7000112 with disabledByMicrosoftStatus set"
# - ref: https://login.microsoftonline.com/error?code=7000116
#   description: "Microsoft, AADSTS7000116: the client is switched off, with the tenant in the message"
# custom:
#   severity: error
#   root_cause: 3
#   aadsts: [AADSTS7000112, AADSTS7000116]
#   subjects: [application, servicePrincipal]
#   scope: directory
#   message: "Microsoft has disabled {subject} ({status}): no token is issued for it"
#   remediation:
#     text: Ask Microsoft support for a review, or register a new application and move its users over.
#     commands:
#     - shell: az
#       command: az ad {azNoun} show --id {appId} --query disabledByMicrosoftStatus
#     - shell: powershell
#       command: (Get-Mg{mgNoun} -{mgNoun}Id {objectId}).DisabledByMicrosoftStatus
#   silent_without: [disabledByMicrosoftStatus]
#   false_positives:
#   - Only values that begin with "Disabled" count; null, an empty text and NotDisabled are fine.
#   since: 0.1.0
package aadguard.rules.principals["disabled-by-microsoft"]

import data.aadguard.lib.credential
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["disabledByMicrosoftStatus"],
	"disabledByMicrosoftStatus",
	{"params": {"status": _status}},
) if {
	_is_disabled
}

undetermined contains result.undetermined("status", ["disabledByMicrosoftStatus"]) if {
	_status
	not _is_disabled
	not lower(_status) in {"", "<nil>", "notdisabled"}
}

# What is not deployed yet is not disabled.
undetermined contains result.undetermined_field(credential.holder, "disabledByMicrosoftStatus") if {
	value.unknown(credential.holder, "disabledByMicrosoftStatus")
	input.origin == "observed"
	not _told_otherwise
}

_is_disabled if startswith(lower(_status), "disabled")

_status := credential.holder.disabledByMicrosoftStatus if is_string(credential.holder.disabledByMicrosoftStatus)

# Microsoft disables nothing of its own; and the application behind the service principal carries the same status.
_told_otherwise if {
	input.kind == "servicePrincipal"
	input.owner == "microsoft"
}

_told_otherwise if {
	input.kind == "servicePrincipal"
	input.application != null
	not value.unknown(input.application, "disabledByMicrosoftStatus")
}
