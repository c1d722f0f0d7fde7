package aadguard.rules.resources["retired-azure-ad-graph_test"]

import data.aadguard.lib.subject_test as given
import data.aadguard.rules.resources["retired-azure-ad-graph"] as rule

id := "retired-azure-ad-graph"

retired := "00000002-0000-0000-c000-000000000000"

test_bad if {
	given.violations(id, "bad-azure-ad-graph") == {{
		"path": ["requiredResourceAccess", 1, "resourceAppId"],
		"element": retired,
	}}
}

test_good if given.verdicts(id, "good-microsoft-graph") == set()

asking(written, resource) := given.application(
	{"requiredResourceAccess": [{"resourceAppId": written, "resourceAccess": []}]},
	{"resources": [resource]},
)

test_by_name if {
	app := asking("Azure Active Directory Graph", {"is": "microsoft", "appId": retired, "displayName": "", "access": []})
	count(rule.violations) == 1 with input as app
}

test_an_api_that_cannot_be_seen_is_undetermined if {
	hidden := {"is": "unknown", "displayName": "", "access": []}
	every written in [given.unknown("placeholder"), "Contoso API"] {
		rule.violations == set() with input as asking(written, hidden)
		rule.undetermined == {{"reason": "resource", "fields": ["requiredResourceAccess"]}} with input as asking(written, hidden)
	}
	rule.violations | rule.undetermined == set() with input as asking("abc", hidden)
	list := given.without(given.application({}, {}), "application/requiredResourceAccess")
	rule.undetermined == {{"reason": "absent", "fields": ["requiredResourceAccess"]}} with input as list
}
