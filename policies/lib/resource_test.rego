package aadguard.lib.resource_test

import data.aadguard.lib.resource
import data.aadguard.lib.subject_test as given

test_microsoft_graph_by_its_client_id if {
	resource.is_graph({"appId": given.microsoft_graph})
	not resource.is_graph(given.resource({}))
}

test_the_date_of_the_table_is_said_where_the_answer_rests_on_it if {
	resource.as_of({"tableDate": "2026-08-20"}) == " (Microsoft Graph's permissions as of 2026-08-20)"
	resource.as_of({}) == ""
	resource.as_of({"appId": given.microsoft_graph}) == " (by its service principal in this run)"
}
