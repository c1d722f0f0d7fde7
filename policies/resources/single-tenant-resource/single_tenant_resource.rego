# METADATA
# title: Multi-tenant client of a single-tenant API
# description: |
#   The client is multi-tenant, but the API that it asks for is registered for one tenant. In any other tenant the API
#   has no service principal and can get none: the request fails with AADSTS500011.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/troubleshoot-consent-issues
#   description: "Microsoft, consent: the resource must be multi-tenant too"
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts500011-resource-principal-not-found
#   description: "Microsoft, AADSTS500011: the resource principal was not found in the tenant"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 650059, the application is for its own tenant only"
# custom:
#   severity: warning
#   root_cause: 5
#   aadsts: [AADSTS500011, AADSTS650059]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} is multi-tenant, but asks for {resource}, which is registered for one tenant: in other tenants the API
#     does not exist
#   remediation:
#     text: >-
#       If the client is used in its home tenant only, make it single-tenant. Otherwise make {resource} multi-tenant,
#       which weakens security: users of any tenant can then get tokens for it, so check first that the API
#       distinguishes tenants.
#     commands:
#     - shell: az
#       command: az ad app update --id {appId} --sign-in-audience AzureADMyOrg
#     - shell: powershell
#       command: Update-MgApplication -ApplicationId {objectId} -SignInAudience AzureADMyOrg
#   silent_without: [requiredResourceAccess]
#   false_positives:
#   - A multi-tenant client that is used in its home tenant only works. Make it single-tenant, and nothing is said.
#   since: 0.1.0
package aadguard.rules.resources["single-tenant-resource"]

import data.aadguard.lib.client
import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["requiredResourceAccess", i, "resourceAppId"],
	required.element(resource),
	{"params": required.named(resource), "related": [ref | ref := resource.ref]},
) if {
	client.is_multi_tenant
	some i, resource in _candidates
	_is_single_tenant(resource)
}

undetermined contains result.undetermined_field(input.application, "signInAudience") if {
	value.unknown(input.application, "signInAudience")
	some resource in _candidates
	_is_single_tenant(resource)
}

undetermined contains result.undetermined(reason, ["signInAudience"]) if {
	_may_be_multi_tenant
	some resource in _candidates
	reason := _unknown_audience(resource)
}

undetermined contains result.undetermined("resource", ["requiredResourceAccess"]) if {
	_may_be_multi_tenant
	some resource in _candidates
	resource.is == "unknown"
}

undetermined contains entry if {
	_may_be_multi_tenant
	some entry in required.unknown_entries
}

_may_be_multi_tenant if client.is_multi_tenant

_may_be_multi_tenant if value.unknown(input.application, "signInAudience")

# Microsoft's own APIs are in every tenant.
_candidates[i] := item.resource if {
	some i, item in required.entries
	not item.resource.is in {"self", "microsoft", "listed"}
	not precedence.malformed(i)
	not i in precedence.missing_principal
}

# null is the documented default of an application, AzureADMyOrg; a service principal without an audience says nothing.
_is_single_tenant(resource) if resource.signInAudience == "AzureADMyOrg"

_is_single_tenant(resource) if {
	resource.signInAudience == null
	resource.hasApplication
}

_unknown_audience(resource) := "resource-elsewhere" if {
	resource.is == "elsewhere"
} else := value.unknown(resource, "signInAudience") if {
	resource.is == "directory"
	value.unknown(resource, "signInAudience")
} else := "absent" if {
	resource.is == "directory"
	resource.signInAudience == null
	not resource.hasApplication
}
