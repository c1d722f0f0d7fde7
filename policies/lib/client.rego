# METADATA
# description: |
#   What an application is by its declaration - a client, an interactive one, a SAML application - and what it was
#   declared to do.
package aadguard.lib.client

import data.aadguard.lib.credential
import data.aadguard.lib.value

redirect_lists := ["webRedirectUris", "spaRedirectUris", "publicClientRedirectUris"]

# Flows in which a user takes part, as `aadguard.yaml` names them.
user_flows := {"authorizationCode", "deviceCode", "onBehalfOf", "refreshToken", "ropc"}

declares(flow) if flow in object.get(input, "flows", [])

# What many rules ask has a default: an answer is kept for the whole evaluation, its absence is worked out every time.
default declares_flows := false

declares_flows if count(object.get(input, "flows", [])) > 0

default declares_user_flow := false

declares_user_flow if {
	some flow in input.flows
	flow in user_flows
}

# Declared to ask for tokens in users' names, and never in its own.
declares_users_only if {
	declares_user_flow
	not declares("clientCredentials")
	not is_daemon_only
}

default is_daemon_only := false

is_daemon_only if object.get(input, "daemonOnly", false) == true

# Declared to do without users: by its flows, or as a daemon.
declared_without_users if is_daemon_only

declared_without_users if {
	declares_flows
	not declares_user_flow
}

# A client has permissions, redirect URIs, public-client settings, a credential or a declared flow.
default is_client := false

is_client if value.is_filled(input.application, "requiredResourceAccess")

is_client if {
	has_redirect_uri
	not is_saml
	count(undetermined_saml) == 0
}

is_client if input.application.isFallbackPublicClient == true

is_client if {
	some name in ["passwordCredentials", "federatedIdentityCredentials"]
	value.is_filled(input.application, name)
}

is_client if {
	some key in value.list(input.application, "keyCredentials")
	of_client(key)
}

is_client if declares_flows

of_client(key) if credential.proves_client(key)

# A shared secret, whatever it was meant for: only certificates are the directory's own.
of_client(key) if value.text(key.type) == "symmetric"

default has_redirect_uri := false

has_redirect_uri if {
	some name in redirect_lists
	value.is_filled(input.application, name)
}

# Fields that could make it a client, but cannot be seen. Federated credentials are no part: exports often leave them out.
unknown_evidence contains value.undetermined(input.application, name) if {
	some name in ["requiredResourceAccess", "isFallbackPublicClient", "keyCredentials", "passwordCredentials"]
	value.unknown(input.application, name)
}

unknown_evidence contains entry if some entry in value.undetermined_within(input.application, "keyCredentials", ["usage"])

unknown_evidence contains value.undetermined(input.application, name) if {
	not is_saml
	some name in redirect_lists
	value.unknown(input.application, name)
}

unknown_evidence contains entry if {
	has_redirect_uri
	some entry in undetermined_saml
}

# Users sign in to it, or through it: a declared user flow, a redirect URI or the public-client switch.
default is_interactive := false

is_interactive if {
	not is_daemon_only
	declares_user_flow
}

is_interactive if {
	may_be_interactive
	not saml_unknown
	interactive_evidence
}

may_be_interactive if {
	not declared_without_users
	not is_saml
}

interactive_evidence if has_redirect_uri

interactive_evidence if input.application.isFallbackPublicClient == true

# Why it cannot be told whether users sign in to it; empty where it can.
undetermined_interactive contains value.undetermined(input.servicePrincipal, "preferredSingleSignOnMode") if {
	not is_interactive
	may_be_interactive
	interactive_evidence
}

undetermined_interactive contains value.undetermined(input.application, name) if {
	not is_interactive
	may_be_interactive
	some name in array.concat(["isFallbackPublicClient"], redirect_lists)
	value.unknown(input.application, name)
}

# SAML applications are no OAuth clients by their reply URLs. The mode decides where it is known; a template or a tag only
# where none is.
default is_saml := false

is_saml if sso_mode == "saml"

is_saml if {
	not sso_mode
	made_for_saml
}

sso_mode := mode if {
	mode := value.text(input.servicePrincipal.preferredSingleSignOnMode)
	mode != ""
}

made_for_saml if {
	is_string(input.application.applicationTemplateId)
	input.application.applicationTemplateId != ""
}

made_for_saml if {
	some holder in [input.application, input.servicePrincipal]
	"WindowsAzureActiveDirectoryCustomSingleSignOnApplication" in value.list(holder, "tags")
}

default saml_unknown := false

saml_unknown if {
	input.servicePrincipal != null
	value.unknown(input.servicePrincipal, "preferredSingleSignOnMode")
}

# Why it cannot be told whether it is a SAML application; empty where it can. A template or a tag that cannot be seen casts no
# doubt: single sign-on by SAML is set up on the service principal, and older manifests know no template.
undetermined_saml contains value.undetermined(input.servicePrincipal, "preferredSingleSignOnMode") if {
	not is_saml
	saml_unknown
}

# Only for personal accounts: no tenant takes part.
default is_personal_only := false

is_personal_only if input.application.signInAudience == "PersonalMicrosoftAccount"

default is_multi_tenant := false

is_multi_tenant if input.application.signInAudience == "AzureADMultipleOrgs"

is_multi_tenant if input.application.signInAudience == "AzureADandPersonalMicrosoftAccount"
