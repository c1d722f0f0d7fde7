package aadguard.lib.guid_base64_test

import data.aadguard.lib.guid_base64

# As public threads show them.
test_known_applications if {
	every id, text in {
		"499b84ac-1321-427f-aa17-267ca6975798": "rISbSSETf0KqFyZ8ppdXmA",
		"5b404cf4-a79d-4cfe-b866-24bf8e1a4921": "9ExAW52n_ky4ZiS_jhpJIQ",
		"9D8F559B-5984-46A4-902A-AD4271E83EFA": "m1WPnYRZpEaQKq1Cceg--g",
	} {
		guid_base64.of(id) == text
	}
}
