# METADATA
# description: |
#   The form of client ids. Damaged: hexadecimal digits, hyphens, braces or blanks, but not 8-4-4-4-12. Any other text is a
#   placeholder or a name, and unknown. By trimming, not by expression: Wasm compiles an expression anew in every evaluation.
package aadguard.lib.guid

_digits := "0123456789abcdefABCDEF"

# Of a client id of the subject. What the host has seen already needs no second look: nearly every id is a GUID.
form(text) := "guid" if {
	input.idsAreGuids
} else := "nil" if {
	text == "00000000-0000-0000-0000-000000000000"
} else := "guid" if {
	is_guid(text)
} else := "damaged" if {
	_consists_of(text, concat("", [_digits, "-{} \t\r\n"]))
	not _consists_of(text, "-{} \t\r\n")
} else := "other"

is_guid(text) if {
	[count(part) | some part in split(text, "-")] == [8, 4, 4, 4, 12]
	_consists_of(text, concat("", [_digits, "-"]))
}

_consists_of(text, characters) if trim(text, characters) == ""
