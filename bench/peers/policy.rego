# What four of aadguard's rules ask, written for one raw manifest at a time, as conftest and opa exec read it.
package main

now := "2026-01-01T00:00:00Z"

deny contains sprintf("symmetric-signing-key: key %d of %s", [i, input.appId]) if {
	some i, key in input.keyCredentials
	key.type == "Symmetric"
	key.usage == "Sign"
}

deny contains sprintf("public-client-with-secret: %s", [input.appId]) if {
	input.publicClient.redirectUris != []
	input.web.redirectUris == []
	input.passwordCredentials != []
}

deny contains sprintf("all-credentials-expired: %s", [input.appId]) if {
	credentials := array.concat(input.keyCredentials, input.passwordCredentials)
	credentials != []
	every credential in credentials {
		credential.endDateTime < now
	}
}

deny contains sprintf("disabled-by-microsoft: %s", [input.appId]) if startswith(input.disabledByMicrosoftStatus, "Disabled")
