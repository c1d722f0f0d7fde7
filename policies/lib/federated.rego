# METADATA
# description: Federated credentials of an application.
package aadguard.lib.federated

import data.aadguard.lib.value

# Those that can be seen, each at its own place.
credentials[i] := credential if {
	some i, credential in value.list(input.application, "federatedIdentityCredentials")
	value.is_known(credential)
}

# For messages and commands: a name is unique on its application, and an alternate key.
name(credential) := credential.name if {
	is_string(credential.name)
} else := "(without a name)"

# What tells it from its neighbours.
element(credential) := credential.name if {
	is_string(credential.name)
} else := concat(" ", [_shown(credential, field) | some field in ["issuer", "subject"]])

_shown(credential, field) := credential[field] if {
	is_string(credential[field])
} else := "?"

# The application that a token of Entra's own was issued to, as the base64url of its client id's bytes:
# `/eid1/c/pub/t/<tenant>/a/<application>/…`.
azure_devops := "rISbSSETf0KqFyZ8ppdXmA"

is_of_azure_devops(credential) if {
	startswith(credential.subject, "/eid1/")
	contains(credential.subject, concat("", ["/a/", azure_devops, "/"]))
}

is_of_azure_devops(credential) if {
	startswith(credential.subject, "/eid1/")
	contains(credential.subject, "/sc/")
}
