package aadguard.lib.guid_test

import data.aadguard.lib.guid

test_guids_in_any_case if {
	every text in ["6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11", "6F1C3B1E-0C5A-4D53-9D0A-5F5D0F6F1A11"] {
		guid.form(text) == "guid"
	}
}

# Only of the subject's client ids: it says nothing about other texts.
test_what_the_host_has_seen_is_not_looked_at_again if {
	guid.form("anything") == "guid" with input as {"idsAreGuids": true}
	not guid.is_guid("anything") with input as {"idsAreGuids": true}
}

test_the_nil_guid if guid.form("00000000-0000-0000-0000-000000000000") == "nil"

test_damaged_guids if {
	every text in [
		"6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a1",
		"6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11 ",
		"{6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11}",
		"{00000000-0000-0000-0000-000000000000}",
		"6f1c3b1e0c5a4d539d0a5f5d0f6f1a11",
		"6f1c3b1e-0c5a4-d53-9d0a-5f5d0f6f1a11",
		"\t6f1c",
	] {
		guid.form(text) == "damaged"
	}
}

test_names_and_placeholders_are_neither if {
	every text in [
		"",
		"Microsoft Graph",
		"${{AAD_APP_ID}}",
		"[parameters('appId')]",
		"<client id>",
		"#{AppId}#",
		"{{appId}}",
		"00000000-0000-0000-0000-00000000000x",
		"{}",
		"--",
		" ",
	] {
		guid.form(text) == "other"
	}
}

test_what_the_host_has_seen_needs_no_second_look if guid.form("anything") == "guid" with input.idsAreGuids as true
