# METADATA
# description: |
#   Known, unknown, absent. `not x` holds for an unknown too, so rules never negate a field: they take it through here.
#   An unknown is an object with the key `$unknown`, which names why; with `open`, in a list, it is not an element but says
#   that more may exist.
package aadguard.lib.value

# The field of an object; `{"$unknown": "absent"}` where the input does not hold it. No `object.get`: it would build its
# default at every call, which is a tenth of an evaluation.
field(object_, name) := value if {
	value := object_[name]
} else := _absent if {
	is_object(object_)
}

_absent := {"$unknown": "absent"}

is_unknown(x) if x["$unknown"]

is_known(x) if not is_unknown(x)

# The list of an object's field where it is known, else empty. Ask `unknown` for the other half of the truth.
list(object_, name) := value if {
	value := object_[name]
	is_array(value)
} else := []

# Known to hold at least one element, seen or unknown. The open end of a list is none: it says that more may exist.
is_filled(object_, name) if {
	some element in list(object_, name)
	not element.open
}

# Known to hold nothing.
is_empty(object_, name) if object_[name] == []

is_empty(object_, name) if object_[name] == null

# The reason why a field cannot be seen, or the first of its elements that cannot.
unknown(object_, name) := _unknown_in(field(object_, name))

_unknown_in(value) := reason if {
	reason := value["$unknown"]
} else := reasons[0] if {
	is_array(value)
	reasons := [element["$unknown"] | some element in value]
}

# For messages and fingerprints: an id, or what an unknown one is known to equal.
id_text(id) := id if {
	is_string(id)
} else := id.same

# A text without regard to case; an unknown or anything else gives no result.
text(x) := lower(x) if is_string(x)
