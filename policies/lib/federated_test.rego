package aadguard.lib.federated_test

import data.aadguard.lib.federated

test_a_credential_is_named_by_its_name if {
	federated.name({"name": "deploy"}) == "deploy"
	federated.element({"name": "deploy", "subject": "s"}) == "deploy"
}

test_one_without_a_name_is_told_by_issuer_and_subject if {
	federated.name({"issuer": "i"}) == "(without a name)"
	federated.element({"issuer": "https://gitlab.com", "subject": "s"}) == "https://gitlab.com s"
	federated.element({"issuer": "https://gitlab.com", "subject": {"$unknown": "computed"}}) == "https://gitlab.com ?"
}

test_service_connections_of_azure_devops if {
	every subject in [
		concat("", ["/eid1/c/pub/t/AAA/a/", federated.azure_devops, "/x"]),
		"/eid1/c/pub/t/AAA/a/BBB/sc/7f1c6a3e/3b8e",
	] {
		federated.is_of_azure_devops({"subject": subject})
	}
	every subject in ["/eid1/c/pub/t/AAA/a/BBB/x", "sc://contoso/shop/deploy", null] {
		not federated.is_of_azure_devops({"subject": subject})
	}
}
