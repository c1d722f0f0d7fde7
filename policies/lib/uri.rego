# METADATA
# description: URIs as declarations write them, wildcards and placeholders included. By cutting, not by expression.
package aadguard.lib.uri

# In small letters; undefined for what has none.
scheme(text) := lower(substring(text, 0, at)) if {
	at := indexof(text, ":")
	at > 0
	trim(lower(substring(text, 0, at)), "abcdefghijklmnopqrstuvwxyz0123456789+.-") == ""
}

# In small letters, without user and port; `[::1]` with its brackets. Undefined for a URI without `//`.
host(text) := _without_port(lower(parts[count(parts) - 1])) if {
	at := indexof(text, "://")
	at > 0
	rest := substring(text, at + 3, -1)
	authority := split(split(split(rest, "/")[0], "?")[0], "#")[0]
	parts := split(authority, "@")
}

_without_port(authority) := concat("", [split(authority, "]")[0], "]"]) if {
	startswith(authority, "[")
} else := split(authority, ":")[0]

# What comes after the scheme and `://`.
rest(text) := substring(text, at + 3, -1) if {
	at := indexof(text, "://")
	at > 0
}

is_loopback(text) if host(text) in {"localhost", "127.0.0.1"}
