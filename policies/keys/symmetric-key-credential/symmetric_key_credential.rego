# METADATA
# title: Symmetric key credential
# description: |
#   A key of type Symmetric with usage Verify: a shared secret in the place of a certificate. It is an old way to
#   authenticate a client, which Microsoft Graph and the azuread provider may refuse today.
#
#   AADSTS50000 is not about this key, but about one that signs. Removing it is good practice, and prevents no token error by itself.
# related_resources:
# - ref: https://learn.microsoft.com/graph/api/resources/keycredential
#   description: Microsoft Graph, keyCredential
# - ref: https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/application_certificate
#   description: azuread, application_certificate takes the type Symmetric and always writes the usage Verify
# custom:
#   severity: error
#   root_cause: 4
#   aadsts: []
#   subjects: [application, servicePrincipal]
#   scope: object
#   message: >-
#     {subject} has the symmetric key {key} (type Symmetric, usage Verify) in place of a certificate. It does not cause
#     AADSTS50000; the platform may refuse it
#   remediation:
#     text: Use a certificate (AsymmetricX509Cert), a client secret or a federated credential, and remove the key.
#     commands:
#     - shell: az
#       command: az ad {azNoun} credential reset --id {appId} --create-cert --append
#     - shell: az
#       command: az ad {azNoun} credential delete --cert --id {appId} --key-id {keyId}
#     - shell: powershell
#       command: >-
#         Update-Mg{mgNoun} -{mgNoun}Id {objectId} -KeyCredentials @((Get-Mg{mgNoun} -{mgNoun}Id
#         {objectId}).KeyCredentials | Where-Object KeyId -ne '{keyId}')
#     code:
#     - language: pulumi-typescript
#       text: |
#         type: "AsymmetricX509Cert", // and the certificate, in PEM, as its value
#     - language: pulumi-yaml
#       text: |
#         type: AsymmetricX509Cert # and the certificate, in PEM, as its value
#     - language: pulumi-python
#       text: |
#         type="AsymmetricX509Cert",  # and the certificate, in PEM, as its value
#   silent_without: [keyCredentials]
#   links: none
#   false_positives:
#   - >-
#     An old client may still authenticate with such a key. In an export it is therefore a warning, in a declaration
#     that is not deployed yet an error.
#   - The Verify half of a SharePoint ACS pair belongs to the finding of symmetric-signing-key and is not reported again.
#   since: 0.1.0
package aadguard.rules.keys["symmetric-key-credential"]

import data.aadguard.lib.credential
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["keyCredentials", i, "type"],
	credential.id_of(key),
	{"severity": _severity, "params": {"key": credential.id_of(key), "keyId": credential.key_id(key)}},
) if {
	some i, key in value.list(credential.holder, "keyCredentials")
	value.text(key.type) == "symmetric"
	value.text(key.usage) == "verify"
	not _half_of_acs_pair(key)
}

default _severity := "warning"

_severity := "error" if input.origin == "declared"

undetermined contains result.undetermined_field(credential.holder, "keyCredentials") if value.unknown(credential.holder, "keyCredentials")

undetermined contains result.undetermined(reason, [concat(".", ["keyCredentials", name])]) if {
	some key in value.list(credential.holder, "keyCredentials")
	some name in ["type", "usage"]
	reason := key[name]["$unknown"]
	not _rules_out(key)
}

# One known half can decide.
_rules_out(key) if value.text(key.type) != "symmetric"

_rules_out(key) if value.text(key.usage) != "verify"

_half_of_acs_pair(key) if {
	some sign in value.list(credential.holder, "keyCredentials")
	value.text(sign.type) == "symmetric"
	value.text(sign.usage) == "sign"
	sign.endDateTime == key.endDateTime
	credential.acs_pair(sign)
}
