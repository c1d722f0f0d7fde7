# METADATA
# description: |
#   A GUID as the subjects of Entra's own tokens write it (`/eid1/c/pub/t/<tenant>/a/<application>/…`): the base64url, without
#   padding, of its sixteen bytes, the first three groups with the least byte first.
package aadguard.lib.guid_base64

_alphabet := "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

_hex := "0123456789abcdef"

# Where each byte of the text comes in turn: the positions of its first digit, hyphens left out.
_bytes := [6, 4, 2, 0, 10, 8, 14, 12, 16, 18, 20, 22, 24, 26, 28, 30]

# Three hexadecimal digits are two characters, and the last two digits are two more.
of(text) := concat("", array.concat([_pair(substring(digits, 3 * n, 3)) | some n in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]], [_last(substring(digits, 30, 2))])) if {
	plain := replace(lower(text), "-", "")
	digits := concat("", [substring(plain, at, 2) | some at in _bytes])
}

_pair(digits) := concat("", [_character(floor(value / 64)), _character(value % 64)]) if {
	value := ((_digit(digits, 0) * 256) + (_digit(digits, 1) * 16)) + _digit(digits, 2)
}

_last(digits) := concat("", [_character(floor(value / 4)), _character((value % 4) * 16)]) if {
	value := (_digit(digits, 0) * 16) + _digit(digits, 1)
}

_digit(digits, at) := indexof(_hex, substring(digits, at, 1))

_character(value) := substring(_alphabet, value, 1)
