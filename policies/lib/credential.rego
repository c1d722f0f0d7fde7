# METADATA
# description: Key and password credentials of applications and service principals.
package aadguard.lib.credential

import data.aadguard.lib.result
import data.aadguard.lib.value

# The declaration that holds the keys, whichever kind the subject is.
holder := input.application if {
	input.kind == "application"
} else := input.servicePrincipal

# What tells a key from its neighbours: its id; where it has none, its type, usage and end.
id_of(credential) := key_id(credential) if {
	key_id(credential) != null
} else := concat("/", [shown(credential, name) | some name in ["type", "usage", "endDateTime"]])

# For commands: null where the key has no id.
key_id(credential) := credential.keyId if {
	is_string(credential.keyId)
	credential.keyId != ""
} else := null

# A field of a credential as a message shows it.
shown(credential, name) := credential[name] if {
	is_string(credential[name])
	credential[name] != ""
} else := "(none)"

# A credential that is known not to be valid yet.
premature(credential) if {
	is_string(credential.startDateTime)
	credential.startDateTime > input.now
}

# A credential that is known to be past its end.
expired(credential) if {
	is_string(credential.endDateTime)
	credential.endDateTime < input.now
}

# Known to be past its end, or not valid yet.
out_of_date(credential) if expired(credential)

out_of_date(credential) if premature(credential)

# When the first of them begins, where none is valid now and some are not valid yet.
begins_later(credentials) := min(starts) if {
	starts := [credential.startDateTime | some credential in credentials; premature(credential)]
	count(starts) > 0
	every credential in credentials {
		out_of_date(credential)
	}
}

# Not known to be past its end or not valid yet, and not unknown either. No end means that it never expires.
alive(credential) if {
	value.is_known(credential)
	value.is_known(value.field(credential, "endDateTime"))
	not expired(credential)
	not premature(credential)
}

# Keys that a client can prove itself with: signing and encryption keys are the directory's.
proves_client(key) if {
	value.text(key.usage) == "verify"
	not _is_symmetric(key)
}

# A shared secret is not a certificate: nobody can sign an assertion with it.
_is_symmetric(key) if value.text(key.type) == "symmetric"

# Keys and passwords that a client can prove itself with, of an application or a service principal.
to_prove(principal) := array.concat(
	[item |
		some item in value.list(principal, "passwordCredentials")
		value.is_known(item)
		not of_signing_pair(principal, item)
	],
	[item |
		some item in value.list(principal, "keyCredentials")
		proves_client(item)
		not of_signing_pair(principal, item)
	],
)

# Those of an application and of its service principal: a client proves itself with either's.
all_to_prove := [item | some holder in holders; some item in to_prove(holder)]

holders := [holder | some holder in [input.application, input.servicePrincipal]; holder != null]

# Why it cannot be told whether there are more of them.
all_to_prove_unknown contains entry if {
	some holder in holders
	some entry in to_prove_unknown(holder)
}

# The directory makes a token signing certificate as three: a Sign key, its Verify half and a password, which share a key
# id or a custom key identifier. None of them is the client's.
of_signing_pair(principal, item) if {
	some sign in value.list(principal, "keyCredentials")
	value.text(sign.usage) == "sign"
	value.text(sign.type) != "symmetric"
	some name in ["keyId", "customKeyIdentifier"]
	is_string(sign[name])
	sign[name] != ""
	lower(item[name]) == lower(sign[name])
}

# Why it cannot be told whether there are more of them.
to_prove_unknown(principal) := {result.undetermined_field(principal, name) |
	some name in ["passwordCredentials", "keyCredentials"]
	value.unknown(principal, name)
} | result.undetermined_within(principal, "keyCredentials", ["usage"])

# A SharePoint ACS (Azure Access Control Service) pair: what Microsoft's own procedure for SharePoint add-ins writes.
# Symmetric/Verify + Symmetric/Sign + a password, all with the same end, on a Legacy principal or one named `<appId>/<host>`.
acs_pair(sign) if {
	input.kind == "servicePrincipal"
	is_string(sign.endDateTime)
	_is_acs_principal
	_password_ends(sign.endDateTime)
	some verify in value.list(input.servicePrincipal, "keyCredentials")
	value.text(verify.type) == "symmetric"
	value.text(verify.usage) == "verify"
	verify.endDateTime == sign.endDateTime
}

_is_acs_principal if value.text(input.servicePrincipal.servicePrincipalType) == "legacy"

_is_acs_principal if {
	some name in value.list(input.servicePrincipal, "servicePrincipalNames")
	startswith(lower(name), concat("", [lower(input.servicePrincipal.appId), "/"]))
}

_password_ends(_) if value.unknown(input.servicePrincipal, "passwordCredentials")

_password_ends(end) if {
	some password in value.list(input.servicePrincipal, "passwordCredentials")
	password.endDateTime == end
}
