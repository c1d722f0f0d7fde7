# METADATA
# title: More than Entra ID allows
# description: |
#   The declaration has more of something than Entra ID allows, a string that is too long, or one whose form is
#   refused. Applications for personal accounts have lower limits. The providers of Pulumi and Terraform check few of
#   them, so that the plan passes and the deployment fails.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation
#   description: "Microsoft: limits by the accounts that an application takes"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest
#   description: "Microsoft: the application manifest, and how many entries it takes"
# - ref: https://learn.microsoft.com/entra/identity-platform/reply-url
#   description: "Microsoft: 256 redirect URIs, 100 with personal accounts"
# - ref: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
#   description: "Microsoft: 20 federated credentials, their names and lengths"
# - ref: https://learn.microsoft.com/graph/api/resources/permissionscope
#   description: "Microsoft Graph: the value of a permission, its length and form"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: []
#   subjects: [application]
#   scope: object
#   message: "{subject} has {number} {what}, but only {limit} are allowed: the deployment is refused"
#   remediation:
#     text: Leave out what is not used, or share it among several applications.
#   variants:
#     long:
#       message: "{subject} has {what} of {number} characters, but only {limit} are allowed: the deployment is
#         refused"
#       remediation:
#         text: Choose a shorter string.
#     form:
#       message: "{subject} has {what}: the deployment is refused"
#       remediation:
#         text: Choose another one.
#     unsupported:
#       message: >-
#         {subject} accepts personal accounts and exposes app roles, which are not supported for them: the deployment is
#         refused
#       remediation:
#         text: Give the roles an application of their own, for work and school accounts only.
#     probable:
#       message: "{subject} has {number} {what}; {limit} are allowed by one of Microsoft's pages"
#       remediation:
#         text: Stay within the limit, or be ready for a refusal.
#   links: none
#   false_positives:
#   - Only what is declared is judged. In an export everything was accepted once.
#   - Where Microsoft's pages give different limits, exceeding the lower one is a warning.
#   since: 0.2.0
package aadguard.rules.deployment["limit-exceeded"]

import data.aadguard.lib.client
import data.aadguard.lib.limit
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains violation if {
	input.origin == "declared"
	some violation in limit.too_many
}

violations contains object.union(violation, {"variant": "long"}) if {
	input.origin == "declared"
	some violation in limit.too_long
}

violations contains object.union(violation, {"variant": "form"}) if {
	input.origin == "declared"
	some violation in limit.malformed
}

violations contains result.violation(["appRoles"], "appRoles", {"variant": "unsupported"}) if {
	input.origin == "declared"
	limit.takes_personal_accounts
	value.is_filled(input.application, "appRoles")
}

violations contains object.union(violation, {"severity": "warning", "variant": "probable"}) if {
	input.origin == "declared"
	some violation in _probably_too_many
}

# A list that cannot be seen at all may have any number of elements.
undetermined contains result.undetermined(reason, [list]) if {
	input.origin == "declared"
	some list in array.concat(["appRoles"], [list | some list, _ in limit.lists])
	reason := value.field(input.application, list)["$unknown"]
}

# A text that cannot be seen may be of any length; what a program computes mostly is not long.
undetermined contains result.undetermined(reason, [list]) if {
	input.origin == "declared"
	some list, _ in limit.permission_lists
	some item in value.list(input.application, list)
	reason := _hidden(item)
	not reason in {"computed", "partial-run"}
}

undetermined contains result.undetermined(reason, ["signInAudience"]) if {
	input.origin == "declared"
	limit.is_above_personal
	reason := value.unknown(input.application, "signInAudience")
}

_hidden(item) := item["$unknown"]

_hidden(item) := value.unknown(item, "value") if value.is_known(item)

# All platforms together, which one of Microsoft's pages may mean.
_probably_too_many contains result.violation(
	["webRedirectUris"],
	"redirect URIs",
	{"params": {"what": "redirect URIs on all platforms", "number": number, "limit": most}},
) if {
	number := sum([limit.number_of(input.application, list) | some list in client.redirect_lists])
	most := limit.of({"work": 256, "personal": 100})
	number > most
	every list in client.redirect_lists {
		limit.number_of(input.application, list) <= most
	}
}

_probably_too_many contains result.violation(
	["displayName"],
	"displayName",
	{"params": {"what": "characters in its name", "number": number, "limit": most}},
) if {
	number := count(input.application.displayName)
	most := limit.of({"work": 120, "personal": 90})
	number > most
	number <= 256
}
