# METADATA
# title: All credentials expired
# description: |
#   Every secret and certificate of the application has expired: as a confidential client it cannot prove itself any more.
#   The clock is the day of the scan, or what `--now` says.
# related_resources:
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#   description: "Microsoft, error codes: 7000222 (expired secret), 700027 (certificate)"
# custom:
#   severity: warning
#   root_cause: null
#   aadsts: [AADSTS7000222, AADSTS700027]
#   subjects: [application]
#   scope: directory
#   message: "Every credential of {subject} has expired, the last one on {expires}{unless}"
#   remediation:
#     text: Add a new certificate or a federated credential, move its users over, and remove the expired ones.
#     commands:
#     - shell: az
#       command: az ad app credential reset --id {appId} --create-cert --append
#     - shell: powershell
#       command: Add-MgApplicationPassword -ApplicationId {objectId}
#   false_positives:
#   - Federated credentials are often not exported. Where they are not, the message says so.
#   - Valid credentials on the application's own service principal count.
#   since: 0.1.0
package aadguard.rules.clients["all-credentials-expired"]

import data.aadguard.lib.credential
import data.aadguard.lib.value

violations contains {
	"path": [place],
	"element": "",
	"params": {"expires": max([item.endDateTime | some item in credentials]), "unless": unless},
	"related": [input.servicePrincipal.ref | count(credential.to_prove(input.servicePrincipal)) > 0],
} if {
	none_alive
	count(credentials) > 0
	count(unknown) == 0
}

# The application's list, or where there is none of its own, the application.
default place := "appId"

place := "passwordCredentials" if {
	value.is_filled(input.application, "passwordCredentials")
} else := "keyCredentials" if {
	value.is_filled(input.application, "keyCredentials")
}

default unless := ""

unless := " (unless it uses a federated credential: this run holds none of those)" if {
	value.unknown(input.application, "federatedIdentityCredentials")
}

undetermined contains entry if {
	none_alive
	count(credentials) + count(credential.to_prove_unknown(input.application)) > 0
	some entry in unknown
}

undetermined contains {"reason": reason, "fields": [name]} if {
	not proven_otherwise
	some holder in credential.holders
	some name in ["passwordCredentials", "keyCredentials"]
	some item in value.list(holder, name)
	item in credentials
	reason := value.unknown(item, "endDateTime")
}

# Each credential that can be seen is past its end.
none_alive if {
	not proven_otherwise
	every item in credentials {
		credential.expired(item)
	}
}

proven_otherwise if value.is_filled(input.application, "federatedIdentityCredentials")

proven_otherwise if {
	some item in credentials
	credential.alive(item)
}

credentials := credential.all_to_prove

# Credentials that may exist beside those that can be seen.
unknown := credential.all_to_prove_unknown
