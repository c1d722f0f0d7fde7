# METADATA
# description: |
#   What an application is by its declaration - a client, an interactive one, a SAML application - and what it was
#   declared to do.
package aadguard.lib.client

import data.aadguard.lib.credential
import data.aadguard.lib.result
import data.aadguard.lib.value

redirect_lists := ["webRedirectUris", "spaRedirectUris", "publicClientRedirectUris"]

# What the platform of each is called, by people and in Microsoft Graph's PowerShell module.
platforms := {
	"webRedirectUris": {"name": "web", "block": "Web"},
	"spaRedirectUris": {"name": "single-page application", "block": "Spa"},
	"publicClientRedirectUris": {"name": "public client", "block": "PublicClient"},
}

# In Microsoft Graph the same begins with a small letter.
platform_property(list) := concat("", [lower(substring(block, 0, 1)), substring(block, 1, -1)]) if {
	block := platforms[list].block
}

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

# The platforms whose redirect URIs are OAuth's, whatever the application is.
_platforms_of_clients := ["spaRedirectUris", "publicClientRedirectUris"]

# A client has permissions, redirect URIs, public-client settings, a credential or a declared flow. `src/entra/client.ts` decides
# the same for the graph and the diagnosis; a property test holds the two equal.
default is_client := false

is_client if {
	value.is_filled(input.application, "requiredResourceAccess")
	not _is_microsoft_made
}

is_client if has_oauth_redirect

is_client if input.application.isFallbackPublicClient == true

is_client if {
	not _is_microsoft_made
	some name in ["passwordCredentials", "federatedIdentityCredentials"]
	value.is_filled(input.application, name)
}

is_client if {
	not _is_microsoft_made
	some key in value.list(input.application, "keyCredentials")
	_of_client(key)
}

# A credential on the service principal is its application's as well.
is_client if {
	count(credential.to_prove(input.servicePrincipal)) > 0
	not _is_microsoft_made
}

is_client if declares_flows

_of_client(key) if credential.proves_client(key)

# A shared secret, whatever it was meant for: only certificates are the directory's own.
_of_client(key) if value.text(key.type) == "symmetric"

# Nobody but Microsoft asks for tokens with these.
_is_microsoft_made if "microsoftMade" in input.kinds

default has_redirect_uri := false

has_redirect_uri if {
	some name in redirect_lists
	value.is_filled(input.application, name)
}

# One that an answer of OAuth may be sent to.
default has_oauth_redirect := false

has_oauth_redirect if {
	some name in _platforms_of_clients
	value.is_filled(input.application, name)
}

has_oauth_redirect if {
	redirects_by_oauth
	value.is_filled(input.application, "webRedirectUris")
}

# Web redirect URIs are OAuth's, and not a SAML service's reply URLs, a proxy's or a placeholder. `src/entra/kind.ts` says the same.
default redirects_by_oauth := false

redirects_by_oauth if {
	some kind in input.kinds
	kind in {"oauth", "bot", "connector"}
}

# Of another kind, as far as can be seen: no OAuth client by its web redirect URIs, no API by its identifier URI.
default is_other_kind := false

is_other_kind if {
	count(input.kinds) > 0
	not redirects_by_oauth
}

default is_saml := false

is_saml if "saml" in input.kinds

# Why it cannot be told of what kind it is; empty where it can.
undetermined_kind contains input.kindUndetermined

# Fields that could make it a client, but cannot be seen. Federated credentials are no part: exports often leave them out.
unknown_evidence contains result.undetermined_field(input.application, name) if {
	some name in ["requiredResourceAccess", "isFallbackPublicClient", "keyCredentials", "passwordCredentials"]
	value.unknown(input.application, name)
}

unknown_evidence contains entry if some entry in result.undetermined_within(input.application, "keyCredentials", ["usage"])

unknown_evidence contains result.undetermined_field(input.application, name) if {
	some name in _platforms_of_clients
	value.unknown(input.application, name)
}

unknown_evidence contains result.undetermined_field(input.application, "webRedirectUris") if {
	not is_other_kind
	value.unknown(input.application, "webRedirectUris")
}

unknown_evidence contains entry if {
	value.is_filled(input.application, "webRedirectUris")
	some entry in undetermined_kind
}

unknown_evidence contains entry if {
	input.servicePrincipal != null
	some entry in credential.to_prove_unknown(input.servicePrincipal)
}

# Users sign in to it, or through it: a declared user flow, a redirect URI or the public-client switch.
default is_interactive := false

is_interactive if {
	not is_daemon_only
	declares_user_flow
}

is_interactive if {
	may_be_interactive
	_interactive_evidence
}

may_be_interactive if not declared_without_users

_interactive_evidence if {
	some name in _platforms_of_clients
	value.is_filled(input.application, name)
}

_interactive_evidence if {
	redirects_by_oauth
	value.is_filled(input.application, "webRedirectUris")
	not input.consentRedirect
}

_interactive_evidence if input.application.isFallbackPublicClient == true

# Why it cannot be told whether users sign in to it; empty where it can.
undetermined_interactive contains entry if {
	_may_turn_out_interactive
	_web_redirects_count
	not value.is_empty(input.application, "webRedirectUris")
	some entry in undetermined_kind
}

# A daemon's only redirect URI may serve the administrator's consent alone.
undetermined_interactive contains result.undetermined_fact(input.consentRedirect, "webRedirectUris") if {
	_may_turn_out_interactive
	redirects_by_oauth
	input.consentRedirect["$unknown"]
}

undetermined_interactive contains result.undetermined_field(input.application, name) if {
	_may_turn_out_interactive
	some name in array.concat(["isFallbackPublicClient"], _platforms_of_clients)
	value.unknown(input.application, name)
}

undetermined_interactive contains result.undetermined_field(input.application, "webRedirectUris") if {
	_may_turn_out_interactive
	_web_redirects_count
	value.unknown(input.application, "webRedirectUris")
}

_may_turn_out_interactive if {
	not is_interactive
	may_be_interactive
}

_web_redirects_count if not is_other_kind

# Only for personal accounts: no tenant takes part.
default is_personal_only := false

is_personal_only if input.application.signInAudience == "PersonalMicrosoftAccount"

default is_multi_tenant := false

is_multi_tenant if input.application.signInAudience == "AzureADMultipleOrgs"

is_multi_tenant if input.application.signInAudience == "AzureADandPersonalMicrosoftAccount"
