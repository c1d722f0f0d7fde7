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
# - ref: https://learn.microsoft.com/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-error
#   description: "Microsoft, unexpected consent errors: 900981, an application rated as risky waits for an administrator"
# custom:
#   severity: note
#   root_cause: 3
#   aadsts: [AADSTS90094, AADSTS900941, AADSTS900981]
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
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["requiredResourceAccess"], "", {"params": {"permissions": array.slice(_asked, 0, 3)}}) if {
	input.application.verifiedPublisherId == null
	client.is_multi_tenant
	client.is_interactive
	count(_asked) > 0
	not _is_older
	not _hides_its_age
}

undetermined contains entry if {
	_may_be_unverified
	_may_be_multi_tenant
	_may_be_interactive
	_may_ask
	not _is_older
	some entry in _reasons
}

_may_be_unverified if input.application.verifiedPublisherId == null

_may_be_unverified if input.application.verifiedPublisherId["$unknown"]

_may_be_multi_tenant if client.is_multi_tenant

_may_be_multi_tenant if value.unknown(input.application, "signInAudience")

_may_be_interactive if client.is_interactive

_may_be_interactive if count(client.undetermined_interactive) > 0

_may_ask if count(_asked) > 0

_may_ask if count(required.unknown) > 0

_may_ask if _asks_somebody_unknown

_reasons contains result.undetermined_field(input.application, name) if {
	some name in ["signInAudience", "verifiedPublisherId"]
	value.unknown(input.application, name)
}

_reasons contains result.undetermined_field(input.application, "createdDateTime") if _hides_its_age

_reasons contains entry if {
	not client.is_interactive
	some entry in client.undetermined_interactive
}

_reasons contains entry if {
	count(_asked) == 0
	some entry in required.unknown
}

_reasons contains result.undetermined("resource", ["requiredResourceAccess"]) if {
	count(_asked) == 0
	_asks_somebody_unknown
}

_asks_somebody_unknown if {
	some i, resource in input.resources
	resource.is == "unknown"
	some access in value.list(input.application.requiredResourceAccess[i], "resourceAccess")
	value.text(access.type) == "scope"
}

# What is declared is younger than the rule.
_hides_its_age if {
	input.origin == "observed"
	value.unknown(input.application, "createdDateTime")
}

_is_older if {
	is_string(input.application.createdDateTime)
	input.application.createdDateTime < "2020-11-09"
}

# Delegated permissions beyond a basic sign-in, by name.
_asked := sort({access.name |
	some i, resource in input.resources
	not resource.is in {"self", "unknown"}
	some n, access in resource.access
	value.text(input.application.requiredResourceAccess[i].resourceAccess[n].type) == "scope"
	access.name != ""
	not _is_basic(resource, access)
})

_is_basic(resource, access) if {
	resource.appId == "00000003-0000-0000-c000-000000000000"
	access.name in {"openid", "profile", "email", "offline_access", "User.Read"}
}
