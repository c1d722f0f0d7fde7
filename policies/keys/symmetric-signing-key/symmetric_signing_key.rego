# METADATA
# title: Symmetric signing key
# description: |
#   The application or its service principal has a key of type Symmetric with usage Sign. The platform signs tokens with
#   certificates only, and fails to issue one when it meets such a key.
#
#   The type decides, never the usage alone: the signing keys of SAML applications have usage Sign too, and are
#   certificates.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service
#   description: >-
#     Microsoft, AADSTS50000: a symmetric signing key on the application or the service principal, and its removal
# - ref: https://learn.microsoft.com/sharepoint/dev/sp-add-ins/replace-an-expiring-client-secret-in-a-sharepoint-add-in
#   description: >-
#     Microsoft, the procedure that writes a Symmetric/Verify, a Symmetric/Sign key and a password for SharePoint
#     add-ins
# - ref: https://learn.microsoft.com/graph/api/tenantappmanagementpolicy-update
#   description: Microsoft Graph, the app management policy restriction symmetricKeyAddition, which refuses such keys
# custom:
#   severity: error
#   root_cause: 4
#   aadsts: [AADSTS50000]
#   subjects: [application, servicePrincipal]
#   scope: object
#   message: >-
#     {subject} has the symmetric signing key {key} (type Symmetric, usage Sign): tokens for it cannot be issued
#   remediation:
#     text: >-
#       Remove the key, and use a certificate where a signing key is needed. Microsoft's article uses
#       Remove-AzureAD{mgNoun}KeyCredential, from a module that has been retired; these commands do the same.
#     commands:
#     - shell: az
#       command: az ad {azNoun} credential delete --cert --id {appId} --key-id {keyId}
#     - shell: powershell
#       command: >-
#         Update-Mg{mgNoun} -{mgNoun}Id {objectId} -KeyCredentials @((Get-Mg{mgNoun} -{mgNoun}Id
#         {objectId}).KeyCredentials | Where-Object KeyId -ne '{keyId}')
#   variants:
#     expired:
#       message: >-
#         {subject} has the symmetric signing key {key}, which expired on {expires}: whether an expired one still
#         stops tokens is not documented
#     acs:
#       message: >-
#         {subject} is a SharePoint ACS principal: the symmetric keys and the password that end on {expires} were made
#         for Azure Access Control Service, which ended in April 2026
#       remediation:
#         text: >-
#           Delete the principal if nothing uses it any longer. Otherwise register an application in Microsoft Entra ID
#           with a certificate and move the add-in to it.
#         commands:
#         - shell: az
#           command: az ad sp delete --id {objectId}
#         - shell: powershell
#           command: Remove-MgServicePrincipal -ServicePrincipalId {objectId}
#   silent_without: [keyCredentials]
#   false_positives:
#   - >-
#     A principal of SharePoint ACS carries this key by Microsoft's own procedure. It is reported once, as a warning,
#     with a remedy of its own.
#   - An expired key is a warning, since no source says whether it still stops tokens.
#   since: 0.1.0
package aadguard.rules.keys["symmetric-signing-key"]

import data.aadguard.lib.credential
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["keyCredentials", i, "type"], credential.id_of(key), _details(key)) if {
	some i, key in value.list(credential.holder, "keyCredentials")
	value.text(key.type) == "symmetric"
	value.text(key.usage) == "sign"
}

undetermined contains result.undetermined_field(credential.holder, "keyCredentials") if value.unknown(credential.holder, "keyCredentials")

undetermined contains result.undetermined(reason, [concat(".", ["keyCredentials", name])]) if {
	some key in value.list(credential.holder, "keyCredentials")
	some name in ["type", "usage"]
	reason := key[name]["$unknown"]
	not _rules_out(key)
}

# One known half can decide: a certificate never counts, whatever its usage, nor does a key to verify with.
_rules_out(key) if value.text(key.type) != "symmetric"

_rules_out(key) if value.text(key.usage) != "sign"

_details(key) := {"variant": "acs", "severity": "warning", "params": {"expires": key.endDateTime}} if {
	credential.acs_pair(key)
} else := {"variant": "expired", "severity": "warning", "params": object.union(_names(key), {"expires": key.endDateTime})} if {
	credential.expired(key)
} else := {"params": _names(key)}

_names(key) := {"key": credential.id_of(key), "keyId": credential.key_id(key)}
