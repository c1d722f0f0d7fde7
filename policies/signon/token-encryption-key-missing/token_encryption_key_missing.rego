# METADATA
# title: Tokens are encrypted with a key that is not there
# description: |
#   `tokenEncryptionKeyId` names the certificate that tokens are encrypted with. It must be one of the object's own
#   keys, of usage Encrypt. Here it is not among them, or has another purpose, so that no token can be encrypted.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 50007, the partner encryption certificate was not found"
# - ref: https://learn.microsoft.com/entra/identity/enterprise-apps/howto-saml-token-encryption
#   description: "Microsoft: token encryption, tokenEncryptionKeyId and the key of usage Encrypt that it names"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: [AADSTS50007]
#   subjects: [application, servicePrincipal]
#   scope: directory
#   message: >-
#     Tokens for {subject} are encrypted with the key {keyId}, which is not among its keys: no token can be encrypted
#   remediation:
#     text: >-
#       Add the certificate again and name its key, or stop encrypting tokens: then what is in them can be read by
#       everyone whom they pass.
#     commands:
#     - shell: az
#       command: "az rest --method PATCH --url https://graph.microsoft.com/v1.0/{graphSet}/{objectId} --body '{\"tokenEncryptionKeyId\": \"{encryptionKeyId}\"}'"
#     - shell: powershell
#       command: Update-Mg{mgNoun} -{mgNoun}Id {objectId} -TokenEncryptionKeyId {encryptionKeyId}
#   variants:
#     usage:
#       message: >-
#         Tokens for {subject} are encrypted with the key {keyId}, but that one is of usage {usage}, not Encrypt: no
#         token can be encrypted
#     expired:
#       message: "Tokens for {subject} are encrypted with the key {keyId}, which was valid until {expires}"
#   silent_without: [tokenEncryptionKeyId]
#   false_positives:
#   - Of an application that another tenant owns the keys are not in this tenant; nothing is said of it.
#   - What an expired key does is not documented; it is a warning.
#   since: 0.2.0
package aadguard.rules.signon["token-encryption-key-missing"]

import data.aadguard.lib.credential
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(
	["tokenEncryptionKeyId"],
	_id,
	object.union({"params": object.union({"keyId": _id, "encryptionKeyId": _other, "graphSet": _set}, _problem.params)}, _problem.case),
) if {
	_judged
}

undetermined contains entry if {
	_judged
	count(_named) == 0
	some entry in _reasons
}

undetermined contains result.undetermined(reason, ["keyCredentials.usage"]) if {
	_judged
	some key in _named
	reason := value.unknown(key, "usage")
}

undetermined contains result.undetermined(reason, ["tokenEncryptionKeyId"]) if {
	reason := credential.holder.tokenEncryptionKeyId["$unknown"]
}

_id := credential.holder.tokenEncryptionKeyId if is_string(credential.holder.tokenEncryptionKeyId)

_judged if {
	_id != ""
	not object.get(input, "owner", "home") in {"foreign", "microsoft"}
}

_problem := {"case": {}, "params": {}} if {
	count(_named) == 0
	count(_reasons) == 0
} else := {"case": {"variant": "usage"}, "params": {"usage": usages[0]}} if {
	usages := [key.usage | some key in _named; is_string(key.usage); lower(key.usage) != "encrypt"]
	count(usages) == count(_named)
	count(usages) > 0
} else := {"case": {"variant": "expired", "severity": "warning"}, "params": {"expires": max([key.endDateTime | some key in _named])}} if {
	count(_named) > 0
	every key in _named {
		credential.expired(key)
	}
}

_named := [key |
	some key in _keys
	lower(key.keyId) == lower(_id)
]

# A service principal may use its application's, and the other way round.
_keys := [key | some holder in credential.holders; some key in value.list(holder, "keyCredentials")]

_set := {"application": "applications", "servicePrincipal": "servicePrincipals"}[input.kind]

# A key of its own that could be named in place of it.
default _other := null

_other := key.keyId if {
	[key] := [key |
		some key in value.list(credential.holder, "keyCredentials")
		value.text(key.usage) == "encrypt"
		credential.alive(key)
		is_string(key.keyId)
	]
}

_reasons contains result.undetermined_field(holder, "keyCredentials") if {
	some holder in credential.holders
	value.unknown(holder, "keyCredentials")
}

_reasons contains entry if {
	some holder in credential.holders
	some entry in result.undetermined_within(holder, "keyCredentials", ["keyId"])
}

_reasons contains result.undetermined("application-not-in-run", []) if {
	input.kind == "servicePrincipal"
	input.application == null
}
