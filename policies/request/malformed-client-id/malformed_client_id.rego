# METADATA
# title: Malformed client id
# description: |
#   A client id is a damaged GUID (hexadecimal digits, hyphens, braces or blanks, but not 8-4-4-4-12) or the nil GUID. A
#   request that carries it, above all in the On-Behalf-Of flow, has an invalid parameter and fails.
#
#   Placeholders and names are unknown, not malformed.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service
#   description: "Microsoft, AADSTS50000: a missing or invalid parameter, such as an invalid client id"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 700016"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 90112, the application identifier is expected to be a GUID"
# - ref: https://login.microsoftonline.com/error?code=700038
#   description: "Microsoft, AADSTS700038: the client id is the nil GUID"
# - ref: https://login.microsoftonline.com/error?code=700039
#   description: "Microsoft, AADSTS700039: the API's id is the nil GUID"
# custom:
#   severity: error
#   root_cause: 2
#   aadsts: [AADSTS50000, AADSTS700016, AADSTS700038, AADSTS700039, AADSTS90112]
#   subjects: [application, servicePrincipal]
#   scope: object
#   message: "{subject}: {id} in {field} is not a client id ({what})"
#   remediation:
#     text: Write the client id (appId) as the portal shows it, 8-4-4-4-12 hexadecimal digits without braces.
#     commands:
#     - shell: az
#       command: az ad sp list --display-name '<name>' --query '[].{name:displayName, appId:appId}' --output table
#     - shell: powershell
#       command: Get-MgServicePrincipal -Filter "displayName eq '<name>'" | Select-Object DisplayName, AppId
#   silent_with: [input.idsAreGuids]
#   false_positives:
#   - Any text that is not a damaged GUID is taken for a placeholder or a name, and shown as undetermined.
#   since: 0.1.0
package aadguard.rules.request["malformed-client-id"]

import data.aadguard.lib.guid
import data.aadguard.lib.result
import data.aadguard.lib.value

_words := {"damaged": "a damaged GUID", "nil": "the nil GUID"}

violations contains result.violation(
	path,
	concat("/", [path[0], id]),
	{"params": {"id": id, "field": path[0], "what": what}},
) if {
	not input.idsAreGuids
	some path, id in _ids
	what := _words[guid.form(id)]
}

undetermined contains result.undetermined("name", [path[0]]) if {
	not input.idsAreGuids
	some path, id in _ids
	guid.form(id) == "other"
	not _resolved(path)
}

undetermined contains result.undetermined(reason, [name]) if {
	input.kind == "application"
	some name in ["knownClientApplications", "preAuthorizedApplications", "requiredResourceAccess"]
	reason := value.unknown(_holder, name)
	reason != "computed"
}

undetermined contains result.undetermined(reason, ["requiredResourceAccess"]) if {
	some i, entry in value.list(_holder, "requiredResourceAccess")
	value.is_known(entry)
	reason := value.unknown(entry, "resourceAppId")
	reason != "computed"
	input.resources[i].is == "unknown"
}

undetermined contains result.undetermined(reason, ["preAuthorizedApplications"]) if {
	some entry in value.list(_holder, "preAuthorizedApplications")
	value.is_known(entry)
	reason := value.unknown(entry, "appId")
	reason != "computed"
}

# An id that the platform will compute is not an id that someone wrote.
undetermined contains result.undetermined(reason, ["appId"]) if {
	reason := value.unknown(_holder, "appId")
	reason != "computed"
	input.origin == "observed"
	not _holder.agentIdentityBlueprintId
}

# Neither a text nor a marker: null, say.
undetermined contains result.undetermined("id", ["requiredResourceAccess"]) if {
	some i, entry in value.list(_holder, "requiredResourceAccess")
	_is_no_text(entry, "resourceAppId")
	not _resolved(["requiredResourceAccess", i])
}

undetermined contains result.undetermined("id", ["preAuthorizedApplications"]) if {
	some entry in value.list(_holder, "preAuthorizedApplications")
	_is_no_text(entry, "appId")
}

# An agent has none: its blueprint's is in its stead.
undetermined contains result.undetermined("id", ["appId"]) if {
	_is_no_text(_holder, "appId")
	not _holder.agentIdentityBlueprintId
}

_is_no_text(object_, name) if {
	value.is_known(object_)
	value.is_known(value.field(object_, name))
	not is_string(object_[name])
}

_holder := input.application if {
	input.kind == "application"
} else := input.servicePrincipal

# Every client id that is written down, by its path; an empty text is a placeholder.
_ids[["appId"]] := _holder.appId if is_string(_holder.appId)

_ids[["requiredResourceAccess", i, "resourceAppId"]] := entry.resourceAppId if {
	some i, entry in value.list(_holder, "requiredResourceAccess")
	is_string(entry.resourceAppId)
}

_ids[["knownClientApplications", i]] := id if {
	some i, id in value.list(_holder, "knownClientApplications")
	is_string(id)
}

_ids[["preAuthorizedApplications", i, "appId"]] := entry.appId if {
	some i, entry in value.list(_holder, "preAuthorizedApplications")
	is_string(entry.appId)
}

# A name ("Microsoft Graph") that the table of first-party applications resolves.
_resolved(path) if {
	path[0] == "requiredResourceAccess"
	input.resources[path[1]].appId
}
