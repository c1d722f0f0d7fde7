# METADATA
# title: Identifier URI with capitals
# description: |
#   An identifier URI of the application contains capital letters. Clients and libraries write it in lower
#   case, and a case-sensitive comparison of the audience fails. In the On-Behalf-Of flow an assertion is
#   refused with AADSTS500131, though everything looks right.
# related_resources:
# - ref: https://github.com/OfficeDev/microsoft-teams-apps-company-communicator/issues/214
#   description: "The field: AADSTS500131, mended by an identifier URI in small letters"
# custom:
#   severity: note
#   highest_severity: warning
#   root_cause: 5
#   aadsts: [AADSTS500131]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} has the identifier URI {uri}, with capital letters: a case-sensitive comparison of the audience
#     fails
#   remediation:
#     text: >-
#       Write the identifier URI in lower case: {lower}. Change it in the clients and in the API's configuration at
#       the same time.
#     commands:
#     - shell: az
#       command: >-
#         az ad app update --id {appId} --identifier-uris $(az ad app show --id {appId} --query "identifierUris[?@ !=
#         '{uri}']" --output tsv) {lower}
#     - shell: powershell
#       command: >-
#         Update-MgApplication -ApplicationId {objectId} -IdentifierUris (@((Get-MgApplication -ApplicationId
#         {objectId}).IdentifierUris | Where-Object { $_ -cne '{uri}' }) + '{lower}')
#     code:
#     - language: pulumi-typescript
#       text: |
#         "{lower}", // in place of "{uri}"
#     - language: pulumi-typescript
#       on: [ApplicationIdentifierUri]
#       text: |
#         identifierUri: "{lower}",
#     - language: pulumi-yaml
#       text: |
#         - "{lower}" # in place of "{uri}"
#     - language: pulumi-yaml
#       on: [ApplicationIdentifierUri]
#       text: |
#         identifierUri: "{lower}"
#     - language: pulumi-python
#       text: |
#         "{lower}",  # in place of "{uri}"
#     - language: pulumi-python
#       on: [ApplicationIdentifierUri]
#       text: |
#         identifier_uri="{lower}",
#     - language: hcl
#       text: |
#         "{lower}", # in place of "{uri}"
#     - language: bicep
#       text: |
#         '{lower}' // in place of '{uri}'
#   silent_without: [identifierUris]
#   differs:
#   - in: undeployed
#     say: undetermined
#     reason: Of a URI with the client id in it, the part around the id is unknown too.
#   false_positives:
#   - >-
#     It is a note unless the application is declared to act on behalf of users, whose tokens' audience is compared
#     letter by letter.
#   - It works where every client writes the URI as it is registered and the API compares with that.
#   - The entity id of a SAML application is spelled as the service provider wants it. SAML applications are left out.
#   since: 0.1.0
package aadguard.rules.resources["identifier-uri-with-capitals"]

import data.aadguard.lib.client
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["identifierUris", i],
	uri,
	object.union(_case, {"params": {"uri": uri, "lower": lower(uri)}}),
) if {
	not client.is_other_kind
	count(client.undetermined_kind) == 0
	some i, uri in _uris
	_has_capitals(uri)
}

undetermined contains entry if {
	some entry in client.undetermined_kind
	some uri in _uris
	_has_capitals(uri)
}

undetermined contains result.undetermined_field(input.application, "identifierUris") if {
	not client.is_other_kind
	value.unknown(input.application, "identifierUris")
}

default _case := {}

# There the audience of the user's token is compared letter by letter.
_case := {"severity": "warning"} if client.declares("onBehalfOf")

_uris := value.list(input.application, "identifierUris")

_has_capitals(uri) if {
	is_string(uri)
	lower(uri) != uri
}
