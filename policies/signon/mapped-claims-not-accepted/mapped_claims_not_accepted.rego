# METADATA
# title: Claims are mapped, but the application does not accept them
# description: |
#   A claims-mapping policy is assigned to the service principal. Tokens with claims of such a policy are issued only
#   where the application accepts them (`api.acceptMappedClaims`), or where its service principal signs them with a key
#   of its own that is valid. Here neither is so. SAML applications are left out: their responses are signed in any
#   case.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/jwt-claims-customization
#   description: >-
#     Microsoft: mapped claims need a custom signing key, or acceptMappedClaims; otherwise the request fails with
#     AADSTS50146
# - ref: https://github.com/MicrosoftDocs/azure-docs/issues/45285
#   description: >-
#     The field: 50146, the application is required to be configured with an application-specific signing key
# custom:
#   severity: error
#   root_cause: null
#   aadsts: [AADSTS50146]
#   subjects: [servicePrincipal]
#   scope: directory
#   message: >-
#     A claims-mapping policy is assigned to {subject}, but its application does not accept mapped claims, and it has no
#     valid signing key of its own: no token is issued
#   remediation:
#     text: >-
#       Accept mapped claims on the application, where it is used in its own tenant only. One that other tenants use
#       needs a signing key on its service principal instead, in each tenant.
#     commands:
#     - shell: az
#       command: >-
#         az ad app update --id {appId} --set api='{"acceptMappedClaims": true}'
#     - shell: powershell
#       command: Update-MgApplication -ApplicationId {applicationObjectId} -Api @{ AcceptMappedClaims = $true }
#     code:
#     - language: pulumi-typescript
#       text: |
#         // of the azuread.Application
#         api: { mappedClaimsEnabled: true },
#     - language: pulumi-yaml
#       text: |
#         # of the azuread:Application
#         api:
#           mappedClaimsEnabled: true
#     - language: pulumi-python
#       text: |
#         # of the azuread.Application
#         api={"mapped_claims_enabled": True},
#     - language: hcl
#       dialects: [azuread-2, azuread-3]
#       text: |
#         # of the azuread_application
#         api {
#           mapped_claims_enabled = true
#         }
#     - language: bicep
#       text: |
#         // of the Microsoft.Graph/applications
#         api: { acceptMappedClaims: true }
#   silent_without: [input.isClaimsMapped]
#   false_positives:
#   - Policies that are not exported cannot be seen. The export scripts fetch them.
#   - The key must be valid now; one that expired or starts later does not count.
#   since: 0.2.0
package aadguard.rules.signon["mapped-claims-not-accepted"]

import data.aadguard.lib.credential
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["keyCredentials"],
	"",
	{"params": {"applicationObjectId": _object_id}, "related": [input.application.ref]},
) if {
	input.isClaimsMapped == true
	_by_oauth
	not _accepts
	not _signs
	count(_reasons) == 0
}

undetermined contains entry if {
	_may_be_mapped
	not _is_other_kind
	not _accepts
	not _signs
	some entry in _reasons
}

_may_be_mapped if input.isClaimsMapped == true

_may_be_mapped if input.isClaimsMapped["$unknown"]

_by_oauth if {
	not _is_saml
	some kind in input.kinds
	kind in {"oauth", "bot", "connector"}
}

_is_other_kind if {
	count(input.kinds) > 0
	not _by_oauth
}

_is_saml if value.text(input.servicePrincipal.preferredSingleSignOnMode) == "saml"

_accepts if input.application.acceptMappedClaims == true

_signs if {
	some key in value.list(input.servicePrincipal, "keyCredentials")
	value.text(key.usage) == "sign"
	value.text(key.type) != "symmetric"
	credential.alive(key)
}

default _object_id := null

_object_id := input.application.objectId if is_string(input.application.objectId)

_reasons contains input.kindUndetermined

_reasons contains result.undetermined_fact(input.isClaimsMapped, "claimsMappingPolicies") if input.isClaimsMapped["$unknown"]

_reasons contains result.undetermined("application-not-in-run", []) if input.application == null

_reasons contains result.undetermined_field(input.application, "acceptMappedClaims") if {
	input.application != null
	value.unknown(input.application, "acceptMappedClaims")
}

_reasons contains result.undetermined_field(input.servicePrincipal, "keyCredentials") if {
	value.unknown(input.servicePrincipal, "keyCredentials")
}

_reasons contains entry if {
	some entry in result.undetermined_within(input.servicePrincipal, "keyCredentials", ["usage", "type"])
}

_reasons contains result.undetermined(reason, ["keyCredentials.endDateTime"]) if {
	some key in value.list(input.servicePrincipal, "keyCredentials")
	value.text(key.usage) == "sign"
	reason := value.unknown(key, "endDateTime")
}
