# METADATA
# title: Multi-tenant application of an unverified publisher
# description: |
#   The application is used in other tenants and asks for more than a basic sign-in, but its publisher is not verified. Unless they
#   decided otherwise, other tenants' users cannot consent to such an application that was registered after 8 November 2020: an
#   administrator has to.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/publisher-verification-overview
#   description: "Microsoft: users cannot consent to most newly registered multi-tenant applications that are not publisher verified"
# - ref: https://learn.microsoft.com/entra/identity/enterprise-apps/configure-risk-based-step-up-consent
#   description: "Microsoft: risk-based step-up consent, 90094 and 900941, admin consent is required because the application is considered risky"
# custom:
#   severity: note
#   root_cause: 3
#   aadsts: [AADSTS90094, AADSTS900941]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} is used in other tenants and asks for {permissions}, but its publisher is not verified: in most of them users cannot
#     consent
#   remediation:
#     text: >-
#       Verify the publisher (a verified domain, a Partner Center account and multifactor authentication are needed), or let an
#       administrator of each tenant consent.
#   silent_without: [requiredResourceAccess]
#   false_positives:
#   - Where an administrator of each tenant consents in any case, nothing fails. It is a note.
#   - National clouds know no publisher verification; where the property is left out, nothing is said.
#   - An application that was registered before 9 November 2020 is left out.
#   since: 0.2.0
package aadguard.rules.consent["unverified-publisher"]

import data.aadguard.lib.client
import data.aadguard.lib.value

violations contains {
	"path": ["requiredResourceAccess"],
	"element": "",
	"params": {"permissions": array.slice(_asked, 0, 3)},
} if {
	_is_unverified
	client.is_interactive
	count(_asked) > 0
}

undetermined contains {"reason": reason, "fields": ["verifiedPublisherId"]} if {
	client.is_multi_tenant
	count(_asked) > 0
	reason := input.application.verifiedPublisherId["$unknown"]
}

_is_unverified if {
	client.is_multi_tenant
	input.application.verifiedPublisherId == null
	not _is_older
}

_is_older if {
	is_string(input.application.createdDateTime)
	input.application.createdDateTime < "2020-11-09"
}

# Delegated permissions beyond a basic sign-in, by name.
_asked := sort({access.name |
	some i, resource in input.resources
	resource.is != "self"
	some n, access in resource.access
	value.text(input.application.requiredResourceAccess[i].resourceAccess[n].type) == "scope"
	access.name != ""
	not _is_basic(resource, access)
})

_is_basic(resource, access) if {
	resource.appId == "00000003-0000-0000-c000-000000000000"
	access.name in {"openid", "profile", "email", "offline_access", "User.Read"}
}
