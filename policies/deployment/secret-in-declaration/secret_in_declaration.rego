# METADATA
# title: Secret in a declaration
# description: |
#   A template writes `passwordCredentials` into the body of an application or a service principal. Microsoft Graph
#   makes secrets itself and refuses the deployment: "New password credentials must be generated with service actions."
#   The secret would also be in the template and in the deployment's history.
# related_resources:
# - ref: https://github.com/microsoftgraph/msgraph-bicep-types/issues/38
#   description: "The field, Bicep: passwordCredentials in a template are refused"
# - ref: https://github.com/microsoftgraph/msgraph-bicep-types/issues/266
#   description: "The field, Bicep: the same, two years later"
# - ref: https://learn.microsoft.com/graph/api/application-addpassword
#   description: "Microsoft Graph: addPassword, the action that makes a secret"
# custom:
#   severity: error
#   root_cause: null
#   aadsts: []
#   subjects: [application, servicePrincipal]
#   scope: object
#   message: >-
#     {subject} declares a secret in passwordCredentials, which Microsoft Graph makes itself: the deployment is refused
#   remediation:
#     text: >-
#       Leave passwordCredentials out. Give the workload a federated credential or a certificate; where it must be a
#       secret, have it made after the deployment (addPassword).
#   silent_without: [passwordCredentials]
#   links: none
#   differs:
#   - in: secrets-as-resources
#     say: nothing
#     reason: >-
#       Secrets of azuread are resources of their own, which Microsoft Graph fills: nobody writes them down.
#   false_positives:
#   - A secret that has a keyId exists already, and is in the template because it was exported; it is left alone.
#   - Terraform's and Pulumi's azuread have secrets made by the service action, so that they are not meant.
#   since: 0.2.0
package aadguard.rules.deployment["secret-in-declaration"]

import data.aadguard.lib.credential
import data.aadguard.lib.result
import data.aadguard.lib.value

violations contains result.violation(["passwordCredentials"], "", {}) if {
	_is_written
	some secret in value.list(credential.holder, "passwordCredentials")
	value.is_known(secret)
	_is_new(secret)
}

undetermined contains result.undetermined_field(credential.holder, "passwordCredentials") if {
	_is_written
	value.unknown(credential.holder, "passwordCredentials")
}

undetermined contains result.undetermined(reason, ["passwordCredentials.keyId"]) if {
	_is_written
	some secret in value.list(credential.holder, "passwordCredentials")
	value.is_known(secret)
	reason := secret.keyId["$unknown"]
}

_is_written if credential.holder.isWrittenToGraph == true

_is_new(secret) if not secret.keyId

_is_new(secret) if secret.keyId == null
