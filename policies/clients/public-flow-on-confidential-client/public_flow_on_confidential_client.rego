# METADATA
# title: Public flow on a confidential client
# description: |
#   The application is declared to use the device code flow or the password flow, or has redirect URIs of a desktop
#   application or command line tool (`http://localhost`, `…/nativeclient`), but "Allow public client flows" is off. Both
#   flows send no redirect URI, so only this switch tells the platform that the client is public; without it the request is
#   asked for a secret and fails with AADSTS7000218.
# related_resources:
# - ref: https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/confidential-client-application-authentication-error-aadsts7000218
#   description: "Microsoft, AADSTS7000218: treat the application as a public client"
# - ref: https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest
#   description: Microsoft, application manifest (isFallbackPublicClient)
# - ref: https://learn.microsoft.com/azure/active-directory-b2c/tutorial-create-user-flows
#   description: "Microsoft, Azure AD B2C: ProxyIdentityExperienceFramework is treated as a public client"
# - ref: https://login.microsoftonline.com/error?code=90136
#   description: "Microsoft, AADSTS90136: the device code flow with an application that is not public"
# custom:
#   severity: warning
#   highest_severity: error
#   root_cause: null
#   aadsts: [AADSTS7000218, AADSTS90136]
#   subjects: [application]
#   scope: directory
#   message: >-
#     {subject} has redirect URIs of a desktop application or command line tool, but public client flows are off: the
#     device code flow and the password flow fail
#   remediation:
#     text: >-
#       Use the authorization code flow with PKCE, or a broker, and declare it in aadguard.yaml: these need no switch. Only
#       where one of the other flows has to stay, switch "Allow public client flows" on (isFallbackPublicClient), which
#       weakens security: anyone can then start them in the application's name.
#   variants:
#     declared:
#       message: "{subject} is declared to use {flows}, but public client flows are off: the request fails"
#     b2c:
#       message: >-
#         {subject} runs the custom policies of Azure AD B2C, which check local accounts' passwords by the password flow, but
#         public client flows are off
#       remediation:
#         text: >-
#           Use user flows, which need no such application. Where the custom policies stay, switch "Allow public client flows"
#           on (isFallbackPublicClient) for this application alone, which weakens security: anyone can then start the password
#           flow in its name.
#   silent_without: [input.flows, publicClientRedirectUris]
#   false_positives:
#   - >-
#     A desktop application that uses the authorization code flow with PKCE, WAM or a broker works without the switch: unless a
#     flow that needs it is declared, it is a note.
#   - >-
#     A redirect URI with a scheme of its own (`msauth.com.contoso.app://auth`, a broker's) is a mobile application's, which
#     uses the authorization code flow: such URIs alone are not a sign of the other flows.
#   since: 0.1.0
package aadguard.rules.clients["public-flow-on-confidential-client"]

import data.aadguard.lib.client
import data.aadguard.lib.result
import data.aadguard.lib.value

_names := {"deviceCode": "the device code flow", "ropc": "the password flow"}

violations contains result.violation(
	["isFallbackPublicClient"],
	"",
	{"severity": "error", "variant": "declared", "params": {"flows": _flows}},
) if {
	count(_flows) > 0
	_switched_off
}

# The authorization code flow with PKCE and brokers need no switch.
violations contains result.violation(["isFallbackPublicClient"], "", {"severity": "note"}) if {
	_flow_unknown
	_has_desktop_uri
	_switched_off
	not _runs_b2c_policies
}

# The framework's proxy checks local accounts' passwords by the password flow.
violations contains result.violation(["isFallbackPublicClient"], "", {"severity": "error", "variant": "b2c"}) if {
	_flow_unknown
	_runs_b2c_policies
	_switched_off
}

_runs_b2c_policies if {
	"b2cFramework" in input.kinds
	value.is_filled(input.application, "publicClientRedirectUris")
}

undetermined contains result.undetermined_field(input.application, "isFallbackPublicClient") if {
	_may_need_switch
	value.unknown(input.application, "isFallbackPublicClient")
}

undetermined contains result.undetermined_field(input.application, "publicClientRedirectUris") if {
	_flow_unknown
	_switched_off
	not _has_desktop_uri
	value.unknown(input.application, "publicClientRedirectUris")
}

# null is the documented default, off.
_switched_off if input.application.isFallbackPublicClient in {false, null}

_flows := [name |
	some flow, name in _names
	client.declares(flow)
]

_flow_unknown if {
	not client.declares_flows
	not client.is_daemon_only
}

# `http://localhost` and the like. A scheme of its own is a mobile application's, which signs in by authorization code.
_has_desktop_uri if {
	some uri in value.list(input.application, "publicClientRedirectUris")
	startswith(lower(uri), "http")
}

_may_need_switch if count(_flows) > 0

_may_need_switch if {
	_flow_unknown
	_has_desktop_uri
}

_may_need_switch if {
	_flow_unknown
	_runs_b2c_policies
}

_may_need_switch if {
	_flow_unknown
	value.unknown(input.application, "publicClientRedirectUris")
}
