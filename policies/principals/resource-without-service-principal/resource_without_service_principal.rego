# METADATA
# title: Resource without a service principal
# description: |
#   The application asks permissions of an API whose service principal does not exist in the tenant. Permissions are
#   granted to service principals: for this API nobody can consent, and no token for it is issued.
#
#   Microsoft's own APIs need no declaration in a stack, but their service principals too have to exist in the tenant.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service
#   description: "Microsoft, AADSTS50000: consent needs the service principals of both sides"
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/troubleshoot-consent-issues
#   description: "Microsoft, consent: the resource's service principal is missing (650052, 500011, 65005)"
# - ref: https://login.microsoftonline.com/error?code=650058
#   description: "Microsoft, AADSTS650058: the tenant has not subscribed to an API that the client needs"
# custom:
#   severity: error
#   root_cause: 3
#   aadsts: [AADSTS50000, AADSTS650052, AADSTS500011, AADSTS65005, AADSTS650058]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} asks permissions of {resource}, which has no service principal in the tenant: nobody can consent, and no
#     token for it is issued
#   remediation:
#     text: >-
#       Create the service principal of {resource} in this tenant, then consent. If the API is gone, remove its entry
#       from requiredResourceAccess.{inApply}
#     commands:
#     - shell: az
#       command: az ad sp create --id {resourceAppId}
#     - shell: powershell
#       command: New-MgServicePrincipal -AppId {resourceAppId}
#     code:
#     - language: pulumi-typescript
#       text: |
#         new azuread.ServicePrincipal("{relatedName}", { clientId: {relatedVariable}.clientId });
#     - language: pulumi-yaml
#       text: |
#         resources:
#           {relatedName}-principal:
#             type: azuread:ServicePrincipal
#             properties:
#               clientId: ${{relatedName}.clientId}
#     - language: pulumi-python
#       text: |
#         azuread.ServicePrincipal("{relatedName}", client_id={relatedVariable}.client_id)
#   variants:
#     declared:
#       message: >-
#         {subject} asks permissions of {resource}, for which {here} declares no service principal: nobody can consent,
#         and no token for it is issued
#     imported:
#       message: >-
#         {subject} asks permissions of {resource}, which existed before {here} and for which {here} declares no service
#         principal. The portal makes one along with an application; where there is none, nobody can consent
#     stacks:
#       message: >-
#         {subject} asks permissions of {resource}, for which {here} declares no service principal. Another stack may;
#         where none does, nobody can consent
#   silent_without: [requiredResourceAccess]
#   call_graph: missing-resource
#   false_positives:
#   - >-
#     In a stack, an API of another stack may have its service principal there. A literal id of an unknown API is
#     therefore "undetermined".
#   - Of Microsoft's APIs an export shows this only where it contains at least one service principal owned by Microsoft.
#   since: 0.1.0
package aadguard.rules.principals["resource-without-service-principal"]

import data.aadguard.lib.client
import data.aadguard.lib.precedence
import data.aadguard.lib.required
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["requiredResourceAccess", i, "resourceAppId"],
	required.element(resource),
	object.union({"params": required.named(resource), "related": [ref | ref := resource.ref]}, _grade(resource)),
) if {
	some i, resource in _missing
	not reasons[i]
}

# A stack knows itself, not the tenant.
_grade(resource) := {"severity": "warning", "variant": resource.elsewhere} if {
	resource.elsewhere
} else := {"variant": "declared"} if {
	input.origin == "declared"
} else := {}

undetermined contains entry if {
	some i, _ in _missing
	some entry in reasons[i]
}

undetermined contains entry if {
	not client.is_personal_only
	not _used_elsewhere
	some entry in required.unknown_entries
}

# Entries whose resource has no service principal in the run, and needs one.
_missing[i] := item.resource if {
	not client.is_personal_only
	not _used_elsewhere
	some i, item in required.entries
	not precedence.malformed(i)
	not _needless(item.resource)
	item.resource.servicePrincipal == null
	not value.is_empty(item.entry, "resourceAccess")
}

# A publisher's client asks in its customers' tenants: its resources are needed there.
_used_elsewhere if {
	precedence.client_is_missing
	client.is_multi_tenant
}

# An application's own service principal is the matter of `client-without-service-principal`.
_needless(resource) if resource.is == "self"

_needless(resource) if {
	resource.is == "microsoft"
	input.origin == "declared"
}

# Why nothing certain can be said about an entry.
reasons[i] contains result.undetermined("resource", ["requiredResourceAccess"]) if {
	some i, resource in _missing
	resource.is == "unknown"
}

reasons[i] contains result.undetermined("partial", ["requiredResourceAccess"]) if {
	some i, resource in _missing
	resource.partial
}

reasons[i] contains result.undetermined(reason, ["requiredResourceAccess"]) if {
	some i, _ in _missing
	reason := value.unknown(required.entries[i].entry, "resourceAccess")
}

# A publisher's client, perhaps.
reasons[i] contains result.undetermined_field(input.application, "signInAudience") if {
	input.servicePrincipal == null
	value.unknown(input.application, "signInAudience")
	some i, _ in _missing
}

# A stack that names an API by a literal id says nothing about where that API lives.
reasons[i] contains result.undetermined("resource-elsewhere", ["requiredResourceAccess"]) if {
	input.origin == "declared"
	some i, resource in _missing
	resource.is in {"listed", "elsewhere"}
}

reasons[i] contains result.undetermined("microsoft-principals-not-exported", ["requiredResourceAccess"]) if {
	input.run.servicePrincipals == "complete"
	not input.run.microsoftServicePrincipals
	some i, resource in _missing
	resource.is in {"microsoft", "listed"}
}

reasons[i] contains result.undetermined(reason, ["requiredResourceAccess"]) if {
	some i, _ in _missing
	some reason in _undetermined_run
}

_undetermined_run contains "partial-run" if input.run.partial

_undetermined_run contains "unlinked" if input.run.unlinkedServicePrincipals

_undetermined_run contains "service-principals-not-exported" if input.run.servicePrincipals == "none"

_undetermined_run contains "service-principals-incomplete" if {
	input.run.servicePrincipals == "incomplete"
	not input.run.partial
}
