# METADATA
# title: Federated credential with an audience that no token has
# description: |
#   The audience of a federated credential has to equal the `aud` of the token letter by letter. Tokens that are asked for by the
#   Azure integration of GitHub, Azure DevOps, Kubernetes and HCP Terraform, and those of managed identities, are made for
#   api://AzureADTokenExchange (in national clouds api://AzureADTokenExchangeUSGov and api://AzureADTokenExchangeChina). The API
#   that is called in the end is not an audience of this token.
# related_resources:
# - ref: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
#   description: "Microsoft: exactly one audience, compared letter by letter, and its value in each cloud"
# - ref: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
#   description: "Microsoft: for a managed identity it has to be the cloud's value"
# - ref: https://github.com/Azure/azure-workload-identity/issues/1016
#   description: "The field: 700212, no federated credential has the audience of the presented assertion"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: [AADSTS700212]
#   subjects: [application]
#   scope: object
#   message: >-
#     The federated credential {name} of {subject} has the audience {audience}, but tokens of {who} are made for {wanted}
#   remediation:
#     text: Write the audience that the token is made for.
#     commands:
#     - shell: az
#       command: "az ad app federated-credential update --id {appId} --federated-credential-id {name} --parameters '{\"audiences\": [\"{wanted}\"]}'"
#     - shell: powershell
#       command: >-
#         Update-MgApplicationFederatedIdentityCredential -ApplicationId {objectId} -FederatedIdentityCredentialId {name}
#         -Audiences @('{wanted}')
#     code:
#     - language: pulumi-typescript
#       text: |
#         audiences: ["{wanted}"],
#     - language: pulumi-typescript
#       on: [ApplicationFlexibleFederatedIdentityCredential]
#       text: |
#         audience: "{wanted}",
#     - language: pulumi-yaml
#       text: |
#         audiences: ["{wanted}"]
#     - language: pulumi-yaml
#       on: [ApplicationFlexibleFederatedIdentityCredential]
#       text: |
#         audience: "{wanted}"
#     - language: pulumi-python
#       text: |
#         audiences=["{wanted}"],
#     - language: pulumi-python
#       on: [ApplicationFlexibleFederatedIdentityCredential]
#       text: |
#         audience="{wanted}",
#     - language: hcl
#       text: |
#         audiences = ["{wanted}"]
#     - language: bicep
#       text: |
#         audiences: ['{wanted}']
#   variants:
#     chosen:
#       message: >-
#         The federated credential {name} of {subject} has the audience {audience}: it fits only tokens of {who} that are asked
#         for with this audience. Azure's integration asks for {wanted}
#     wildcard:
#       message: "The federated credential {name} of {subject} has the audience {audience}: an asterisk is compared as it is, and no token has one"
#     number:
#       message: "The federated credential {name} of {subject} has {number} audiences; it needs exactly one"
#       remediation:
#         text: Leave the one audience that the token is made for, mostly {wanted}.
#   silent_without: [federatedIdentityCredentials]
#   false_positives:
#   - >-
#     Pulumi, CircleCI, Spacelift, Bitbucket, GitLab, Google, AWS and Buildkite have audiences of their own, or let the job choose: nothing is said
#     of them, nor of an issuer that is not in the table (policies/lib/issuer.rego).
#   - A workflow that asks for its token with an audience of its own may have that one. It is a warning, unless the audience is a misspelt one or an API of Microsoft's.
#   since: 0.2.0
package aadguard.rules.federation["federated-credential-audience"]

import data.aadguard.lib.federated
import data.aadguard.lib.issuer
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["federatedIdentityCredentials", i, "audiences", 0],
	federated.element(credential),
	object.union(
		{"params": {
			"name": federated.name(credential),
			"audience": audience,
			"who": _who(credential),
			"wanted": _wanted(credential, audience),
		}},
		case,
	),
) if {
	some i, credential in federated.credentials
	[audience] := value.list(credential, "audiences")
	is_string(audience)
	case := _case(credential, audience)
}

violations contains result.violation(
	["federatedIdentityCredentials", i, "audiences"],
	federated.element(credential),
	{
		"variant": "number",
		"params": {"name": federated.name(credential), "number": number, "wanted": _wanted(credential, "")},
	},
) if {
	some i, credential in federated.credentials
	is_array(credential.audiences)
	not value.unknown(credential, "audiences")
	number := count(credential.audiences)
	number != 1
}

undetermined contains result.undetermined(reason, ["federatedIdentityCredentials.audiences"]) if {
	some credential in federated.credentials
	value.is_known(credential)
	credential.audiences
	reason := value.unknown(credential, "audiences")
}

undetermined contains result.undetermined(reason, ["federatedIdentityCredentials.issuer"]) if {
	some credential in federated.credentials
	[audience] := value.list(credential, "audiences")
	is_string(audience)
	not audience in _exchange
	reason := credential.issuer["$unknown"]
}

_exchange := {"api://AzureADTokenExchange", "api://AzureADTokenExchangeUSGov", "api://AzureADTokenExchangeChina"}

# Issuers whose tokens Azure's own integration asks for.
_asked_by_azure := {"github", "aks", "eks", "gke", "terraform"}

# Issuers of tokens that are made for nothing else.
_fixed := {"entra", "azure-devops"}

_who(credential) := issuer.names[issuer.of(credential.issuer)] if {
	issuer.of(credential.issuer)
} else := "its issuer"

_case(credential, audience) := {"variant": "wildcard"} if {
	contains(audience, "*")
} else := {} if {
	issuer.of(credential.issuer) in _fixed
	audience != _wanted(credential, audience)
} else := {} if {
	issuer.of(credential.issuer) in _asked_by_azure
	not audience in _exchange
	_is_certain(audience)
} else := {"variant": "chosen", "severity": "warning"} if {
	issuer.of(credential.issuer) in _asked_by_azure
	not audience in _exchange
	not _is_default(credential, audience)
}

# A misspelt one, or the API that is called in the end.
_is_certain(audience) if contains(lower(audience), "azureadtokenexchange")

_is_certain(audience) if {
	some domain in [
		".azure.com", ".azure.net", ".windows.net", ".microsoft.com", ".microsoftonline.com",
		".azure.us", ".usgovcloudapi.net", ".microsoft.us", ".azure.cn", ".chinacloudapi.cn",
	]
	endswith(issuer.parts(audience).host, domain)
}

# What GitHub makes a token for that is asked for without an audience.
_is_default(credential, audience) if {
	issuer.of(credential.issuer) == "github"
	startswith(audience, "https://github.com/")
}

# Of the cloud that the issuer is in; where it is in none, of the one that the audience names.
_wanted(credential, audience) := "api://AzureADTokenExchangeUSGov" if {
	_is_of(credential, audience, ".us", "usgov")
} else := "api://AzureADTokenExchangeChina" if {
	_is_of(credential, audience, ".cn", "china")
} else := "api://AzureADTokenExchange"

_is_of(credential, _, domain, _) if {
	issuer.of(credential.issuer) == "entra"
	endswith(issuer.parts(credential.issuer).host, domain)
}

_is_of(credential, audience, _, word) if {
	not issuer.of(credential.issuer) == "entra"
	contains(lower(audience), word)
}
