# METADATA
# description: |
#   What a rule answers: violations, and why it is undetermined whether there is one. Every rule and library builds them here.
package aadguard.lib.result

import data.aadguard.lib.value

# A violation: the path to the faulty element in the subject's field names, the element's own id for the fingerprint ("" for the
# subject itself), and what else there is to say: `params`, `severity`, `variant`, `related`.
violation(path, element, details) := object.union({"path": path, "element": element}, details)

# Why it is undetermined, by the code of the reason and the fields that it rests on.
undetermined(reason, fields) := {"reason": reason, "fields": fields}

# The unknown field of an object, and why it is unknown; undefined for a known one.
undetermined_field(object_, name) := undetermined(value.unknown(object_, name), [name])

# An unknown fact about a neighbour, with the neighbour's field that it rests on, or the subject's own.
undetermined_fact(fact, own) := undetermined(fact["$unknown"], [object.get(fact, "field", own)])

# The unknown fields of a list's elements, each with the list's name before it.
undetermined_within(object_, name, fields) := {undetermined(reason, [concat(".", [name, part])]) |
	some element in value.list(object_, name)
	value.is_known(element)
	some part in fields
	reason := value.unknown(element, part)
}
