# METADATA
# title: Identifier URI that is not allowed
# description: |
#   A new identifier URI must have a form that Entra ID accepts: `api://<client id>`, `api://<tenant id>/…`, or
#   an https URI on a verified domain of the tenant. Anything else is refused when it is written; a URI that is there
#   already is left alone. The providers of Pulumi and Terraform do not check it, so that the plan passes and the
#   deployment fails.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/identifier-uri-restrictions
#   description: "Microsoft: the forms of identifier URIs, and the tenant policies that refuse others"
# - ref: https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation
#   description: "Microsoft: what identifier URIs may be, by the accounts that an application takes"
# - ref: https://github.com/hashicorp/terraform-provider-azuread/issues/635
#   description: "The field: HostNameNotOnVerifiedDomain for an address of azurewebsites.net"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: []
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} has the identifier URI {uri}: no tenant can verify the domain {host}, and the deployment is refused
#   remediation:
#     text: >-
#       Write api://<client id>, or a URI on a verified domain of the tenant, in place of {uri}, and change it in the
#       clients too.
#     code:
#     - language: pulumi-typescript
#       text: |
#         // in place of "{uri}"
#         new azuread.ApplicationIdentifierUri("{resourceName}-uri", {
#             applicationId: {variable}.id,
#             identifierUri: pulumi.interpolate`api://${{variable}.clientId}`,
#         });
#     - language: pulumi-yaml
#       text: |
#         # in place of "{uri}"
#         resources:
#           {resourceName}-uri:
#             type: azuread:ApplicationIdentifierUri
#             properties:
#               applicationId: ${{resourceName}.id}
#               identifierUri: api://${{resourceName}.clientId}
#     - language: pulumi-python
#       text: |
#         # in place of "{uri}"
#         azuread.ApplicationIdentifierUri(
#             "{resourceName}-uri",
#             application_id={variable}.id,
#             identifier_uri=pulumi.Output.concat("api://", {variable}.client_id),
#         )
#     - language: hcl
#       dialects: [azuread-3]
#       text: |
#         resource "azuread_application_identifier_uri" "{resourceName}" {
#           application_id = {reference}.id
#           identifier_uri = "api://${{reference}.client_id}"
#         }
#     - language: hcl
#       dialects: [azuread-1, azuread-2]
#       text: |
#         identifier_uris = ["api://{appId}"]
#   variants:
#     slash:
#       message: "{subject} has the identifier URI {uri}, which ends with a slash: the deployment is refused"
#       remediation:
#         text: "Write {wanted} in place of {uri}, and change it in the clients too."
#     wildcard:
#       message: "{subject} has the identifier URI {uri} with a wildcard: the deployment is refused"
#     guid:
#       message: >-
#         {subject} has the identifier URI {uri}: a GUID directly after api:// must be its own client id or the tenant's
#         id, and it is not its client id
#     unknown-guid:
#       message: >-
#         {subject} has the identifier URI {uri}: a GUID directly after api:// must be its own client id, which is given
#         only when it is created, or the tenant's id
#     personal:
#       message: >-
#         {subject} accepts personal accounts, and has the identifier URI {uri} {what}: that is not allowed for them
#     length:
#       message: "{subject} has an identifier URI of {number} characters: {limit} are allowed"
#       remediation:
#         text: Choose a shorter URI.
#     word:
#       message: >-
#         {subject} gets the identifier URI {uri}, which names neither its client id nor the tenant: the tenant policy
#         that Microsoft switched on in 2025 refuses that for applications with access tokens of version 1
#       remediation:
#         text: >-
#           Write api://<client id>, or ask for access tokens of version 2 (requestedAccessTokenVersion), to which the
#           policy does not apply, after checking that the API takes them.
#   silent_without: [identifierUris]
#   links: none
#   differs:
#   - in: not-created-yet
#     say: more
#     reason: "A URI is refused when it is created: one that exists was not."
#   false_positives:
#   - Only what is declared is judged. In an export nothing is said, since URIs that are there are left alone.
#   - Which domains a tenant has verified is not known. Only hosts that nobody can verify are an error.
#   - >-
#     Administrators may have switched the policy on words after api:// off, or stricter; that is a warning, and only of
#     an application that does not exist yet.
#   - SAML applications name their vendor's domain; they are left out.
#   since: 0.2.0
package aadguard.rules.deployment["identifier-uri-not-allowed"]

import data.aadguard.lib.client
import data.aadguard.lib.guid
import data.aadguard.lib.limit
import data.aadguard.lib.result
import data.aadguard.lib.uri
import data.aadguard.lib.value

violations contains result.violation(
	["identifierUris", i],
	text,
	object.union({"params": object.union({"uri": text}, problem.params)}, problem.case),
) if {
	input.origin == "declared"
	some i, text in value.list(input.application, "identifierUris")
	is_string(text)
	problem := _problem(text)
}

# One that is made of the application's own client id is not seen before that exists.
undetermined contains result.undetermined_field(input.application, "identifierUris") if {
	input.origin == "declared"
	value.unknown(input.application, "identifierUris") != "computed"
}

# Forms that depend on whose accounts it takes.
undetermined contains result.undetermined(reason, ["signInAudience"]) if {
	input.origin == "declared"
	reason := value.unknown(input.application, "signInAudience")
	some text in value.list(input.application, "identifierUris")
	is_string(text)
	_depends_on_audience(text)
}

undetermined contains result.undetermined(reason, ["appId"]) if {
	input.origin == "declared"
	reason := value.unknown(input.application, "appId")
	not _is_new
	some text in value.list(input.application, "identifierUris")
	is_string(text)
	guid.is_guid(_after_api(text)[0])
}

_depends_on_audience(text) if _not_for_personal_accounts(text)

_depends_on_audience(text) if count(text) > 120

# At a first preview neither of its ids exists.
_is_new if {
	value.unknown(input.application, "id") == "computed"
	value.unknown(input.application, "appId") == "computed"
}

# What is wrong with it; the first that holds.
_problem(text) := _problem_of_form(text) if {
	_problem_of_form(text)
} else := _problem_of_name(text)

_problem_of_form(text) := {"case": {"variant": "slash"}, "params": {"wanted": trim_right(text, "/")}} if {
	endswith(text, "/")
} else := {"case": {"variant": "wildcard"}, "params": {}} if {
	contains(text, "*")
} else := {"case": {"variant": "length"}, "params": {"number": count(text), "limit": _limit}} if {
	count(text) > _limit
} else := {"case": {"variant": "personal"}, "params": {"what": what}} if {
	limit.takes_personal_accounts
	what := _not_for_personal_accounts(text)
}

_problem_of_name(text) := {"case": {"variant": "guid"}, "params": {}} if {
	first := _after_api(text)[0]
	guid.is_guid(first)
	is_string(input.application.appId)
	lower(first) != lower(input.application.appId)
	_is_foreign(first)
} else := {"case": {"variant": "unknown-guid", "severity": "warning"}, "params": {}} if {
	guid.is_guid(_after_api(text)[0])
	_is_new
} else := {"case": {}, "params": {"host": uri.host(text)}} if {
	uri.scheme(text) in {"http", "https"}
	not client.is_saml
	_is_unverifiable(uri.host(text))
} else := {"case": {"variant": "word", "severity": "warning"}, "params": {}} if {
	parts := _after_api(text)
	_is_refused_by_policy
	not contains(parts[0], ".")
	every part in parts {
		not guid.is_guid(part)
	}
}

# What the tenant policy on words applies to: an application that does not exist yet, with tokens of version 1.
_is_refused_by_policy if {
	not client.is_saml
	count(client.undetermined_kind) == 0
	_is_new
	_is_version_one
}

_after_api(text) := split(substring(text, 6, -1), "/") if startswith(lower(text), "api://")

# As far as the declaration tells: the tenant's own id is allowed.
_is_foreign(id) if lower(id) != lower(object.get(input.run, "homeTenant", ""))

_is_version_one if input.application.requestedAccessTokenVersion == null

_is_version_one if input.application.requestedAccessTokenVersion == 1

default _limit := 255

_limit := 120 if limit.takes_personal_accounts

_not_for_personal_accounts(text) := "of the scheme urn" if {
	uri.scheme(text) == "urn"
} else := "with a query" if {
	contains(text, "?")
} else := "with a fragment" if {
	contains(text, "#")
}

# Domains of platforms, which give names to their customers: nobody but the platform can verify them.
_is_unverifiable(host) if {
	some domain in [
		".azurewebsites.net", ".azurewebsites.us", ".chinacloudsites.cn", ".azurestaticapps.net", ".azure-api.net", ".azurefd.net",
		".azurecontainerapps.io", ".cloudapp.azure.com", ".cloudapp.net", ".trafficmanager.net", ".azureedge.net", ".core.windows.net",
		".github.io", ".ngrok.io", ".ngrok-free.app", ".vercel.app", ".netlify.app", ".herokuapp.com",
	]
	endswith(host, domain)
}

# `localhost`, a machine's name, an address.
_is_unverifiable(host) if not contains(host, ".")

_is_unverifiable(host) if trim(host, "0123456789.") == ""
