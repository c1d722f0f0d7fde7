# METADATA
# title: Unrecognised key credential
# description: |
#   A key whose type or usage is missing, or is not one that Microsoft's documentation names (AsymmetricX509Cert,
#   X509CertAndPassword or Symmetric; Verify, Sign, Encrypt, Decrypt and five others). Whether it does harm is unknown,
#   so it is not reported as clean.
# related_resources:
# - ref: https://learn.microsoft.com/graph/api/resources/keycredential
#   description: Microsoft Graph, keyCredential (type and usage are free texts; the beta's text names nine usages)
# custom:
#   severity: warning
#   root_cause: 4
#   aadsts: []
#   subjects: [application, servicePrincipal]
#   scope: object
#   message: >-
#     {subject} has the key {key} of type {type} and usage {usage}, which is not a combination that Microsoft documents
#   remediation:
#     text: >-
#       Look at the key in the portal (Certificates & secrets) or with the command, and remove it if it is not needed.
#     commands:
#     - shell: az
#       command: az ad {azNoun} credential list --cert --id {appId}
#     - shell: powershell
#       command: (Get-Mg{mgNoun} -{mgNoun}Id {objectId}).KeyCredentials | Format-List KeyId, Type, Usage, EndDateTime
#   silent_without: [keyCredentials]
#   links: none
#   false_positives:
#   - Microsoft may add a type that this version does not know yet.
#   since: 0.1.0
package aadguard.rules.keys["unrecognised-key-credential"]

import data.aadguard.lib.credential
import data.aadguard.lib.result
import data.aadguard.lib.value

# Microsoft Graph's beta names nine usages; of a shared secret two are known.
_usages := {"none", "verify", "pairwiseidentifier", "delegation", "decrypt", "encrypt", "hashedidentifier", "selfsignedtls", "sign"}

_recognised := {"asymmetricx509cert": _usages, "x509certandpassword": _usages, "symmetric": {"verify", "sign"}}

violations contains result.violation(
	["keyCredentials", i],
	credential.id_of(key),
	{"params": {"key": credential.id_of(key), "type": credential.shown(key, "type"), "usage": credential.shown(key, "usage")}},
) if {
	some i, key in value.list(credential.holder, "keyCredentials")
	value.is_known(key)
	every name in ["type", "usage"] {
		not key[name]["$unknown"]
	}
	not _is_recognised(key)
}

_is_recognised(key) if value.text(key.usage) in _recognised[value.text(key.type)]

undetermined contains result.undetermined_field(credential.holder, "keyCredentials") if value.unknown(credential.holder, "keyCredentials")

undetermined contains result.undetermined(reason, [concat(".", ["keyCredentials", name])]) if {
	some key in value.list(credential.holder, "keyCredentials")
	some name in ["type", "usage"]
	reason := key[name]["$unknown"]
}
