package aadguard.lib.precedence_test

import data.aadguard.lib.precedence
import data.aadguard.lib.subject_test as given

test_an_id_that_exists_as_the_other_type if {
	every standing in ["enabled", "disabled"] {
		precedence.exists_as_other({"type": "scope", "facts": {"scope": "absent", "role": standing}})
		precedence.exists_as_other({"type": "role", "facts": {"role": "absent", "scope": standing}})
	}
}

test_an_id_of_both_types_or_of_neither if {
	not precedence.exists_as_other({"type": "scope", "facts": {"scope": "enabled", "role": "enabled"}})
	not precedence.exists_as_other({"type": "scope", "facts": {"scope": "absent", "role": "absent"}})
	not precedence.exists_as_other({"type": "scope", "facts": {"scope": "absent", "role": given.unknown("absent")}})
}

# A middle tier with a web platform and no credential.
web := given.application({"webRedirectUris": ["https://orders.contoso.com"]}, {"flows": ["authorizationCode", "onBehalfOf"]})

test_a_web_client_without_credential_is_reported_once if {
	precedence.web_client_lacks_credential with input as web
	not precedence.web_client_lacks_credential with input as object.union(web, {"application": {"webRedirectUris": []}})
}
