"""What policy.rego asks, as checkov asks it of any JSON document."""
from checkov.common.models.enums import CheckCategories, CheckResult
from checkov.json_doc.base_json_check import BaseJsonCheck

NOW = "2026-01-01T00:00:00Z"


class ApplicationCheck(BaseJsonCheck):
    def __init__(self, number, name):
        super().__init__(
            name=name,
            id=f"CKV_AADGUARD_{number}",
            categories=[CheckCategories.IAM],
            supported_entities=["*"],
            block_type="document",
        )

    def scan_entity_conf(self, conf, entity_type):
        faulty = isinstance(conf, dict) and self.is_faulty(conf)
        return CheckResult.FAILED if faulty else CheckResult.PASSED


class SymmetricSigningKey(ApplicationCheck):
    def is_faulty(self, app):
        return any(key.get("type") == "Symmetric" and key.get("usage") == "Sign" for key in app.get("keyCredentials") or [])


class PublicClientWithSecret(ApplicationCheck):
    def is_faulty(self, app):
        public = (app.get("publicClient") or {}).get("redirectUris")
        web = (app.get("web") or {}).get("redirectUris")
        return bool(public and not web and app.get("passwordCredentials"))


class AllCredentialsExpired(ApplicationCheck):
    def is_faulty(self, app):
        credentials = (app.get("keyCredentials") or []) + (app.get("passwordCredentials") or [])
        return bool(credentials) and all(one.get("endDateTime") < NOW for one in credentials)


class DisabledByMicrosoft(ApplicationCheck):
    def is_faulty(self, app):
        return str(app.get("disabledByMicrosoftStatus")).startswith("Disabled")


checks = [
    SymmetricSigningKey(1, "symmetric-signing-key"),
    PublicClientWithSecret(2, "public-client-with-secret"),
    AllCredentialsExpired(3, "all-credentials-expired"),
    DisabledByMicrosoft(4, "disabled-by-microsoft"),
]
