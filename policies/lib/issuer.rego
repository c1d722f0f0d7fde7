# METADATA
# description: |
#   Issuers whose tokens a federated credential may trust: who they are by their URL, and how their tokens name the issuer. What
#   each one emits is documented by the issuer itself; an issuer that is not here is nobody's to judge.
# related_resources:
# - ref: https://docs.github.com/actions/reference/security/oidc
# - ref: https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity
# - ref: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
# - ref: https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials
# - ref: https://www.pulumi.com/docs/esc/guides/configuring-oidc/azure/
package aadguard.lib.issuer

import data.aadguard.lib.guid

# For messages.
names := {
	"github": "GitHub Actions",
	"azure-devops": "Azure DevOps",
	"entra": "Microsoft Entra ID",
	"aks": "AKS",
	"eks": "EKS",
	"gke": "GKE",
	"google": "Google",
	"terraform": "HCP Terraform",
	"gitlab": "GitLab",
	"pulumi": "Pulumi",
	"circleci": "CircleCI",
	"buildkite": "Buildkite",
	"spacelift": "Spacelift",
	"bitbucket": "Bitbucket",
	"aws": "AWS",
}

# Hosts with one issuer behind them.
_hosts := {
	"token.actions.githubusercontent.com": "github",
	"vstoken.dev.azure.com": "azure-devops",
	"app.vstoken.visualstudio.com": "azure-devops",
	"login.microsoftonline.com": "entra",
	"login.microsoftonline.us": "entra",
	"login.partner.microsoftonline.cn": "entra",
	"login.chinacloudapi.cn": "entra",
	"sts.windows.net": "entra",
	"oidc.prod-aks.azure.com": "aks",
	"container.googleapis.com": "gke",
	"accounts.google.com": "google",
	"app.terraform.io": "terraform",
	"app.eu.terraform.io": "terraform",
	"gitlab.com": "gitlab",
	"api.pulumi.com": "pulumi",
	"oidc.circleci.com": "circleci",
	"agent.buildkite.com": "buildkite",
	"api.bitbucket.org": "bitbucket",
}

# Hosts of one's own: how they begin, and how they end.
_own_hosts := {
	"token.actions.": {".ghe.com": "github"},
	"oidc.eks.": {".amazonaws.com": "eks"},
	"": {
		".oic.prod-aks.azure.com": "aks",
		".app.spacelift.io": "spacelift",
		".tokens.sts.global.api.aws": "aws",
	},
}

# Clusters whose tokens name a service account.
kubernetes := {"aks", "eks", "gke"}

# Scheme, host and path of an issuer; one without a scheme counts as https.
parts(issuer) := {"scheme": scheme, "host": host, "path": path} if {
	[scheme, rest] := _halves(trim_space(issuer))
	authority := split(rest, "/")[0]
	host := lower(authority)
	path := substring(rest, count(authority), -1)
}

_halves(text) := [lower(substring(text, 0, at)), substring(text, at + 3, -1)] if {
	at := indexof(text, "://")
	at > 0
} else := ["https", text]

# Who the issuer is; undefined for one that is not known.
of(issuer) := _of(parts(issuer))

_of(url) := _hosts[url.host]

_of(url) := who if {
	some start, ends in _own_hosts
	startswith(url.host, start)
	some end, who in ends
	endswith(url.host, end)
}

# An Enterprise Server of one's own.
_of(url) := "github" if {
	not _hosts[url.host]
	is_enterprise_server(url)
}

# The address that a cluster has for itself; nobody outside can fetch its keys.
is_inner(issuer) if {
	some start, _ in {"kubernetes.default.svc": true}
	startswith(parts(issuer).host, start)
}

is_enterprise_server(url) if trim_right(url.path, "/") == "/_services/token"

# An issuer and the address of its configuration behind it, as OpenID Connect Discovery forms it.
discovery := "/.well-known/openid-configuration"

# Issuers of which users' reports alone show how their tokens name them: without a slash at the end.
reported := {"eks", "gke", "circleci", "buildkite", "spacelift", "bitbucket", "aws"}

# Its organisation is in the path, by its id; a name is nobody's issuer.
lacks_organisation(issuer) if {
	url := parts(issuer)
	_of(url) == "azure-devops"
	not guid.is_guid(trim(url.path, "/"))
}

# The issuer exactly as its tokens name it, as far as what is written tells; undefined where that is not documented.
emitted(issuer) := concat("", ["https://", url.host, trim_right(url.path, "/")]) if {
	url := parts(issuer)
	_of(url) in {"github", "azure-devops"}
} else := concat("", ["https://", url.host]) if {
	url := parts(issuer)
	_of(url) in {"google", "terraform", "gitlab"}
} else := concat("", ["https://", url.host, _pulumi(trim_right(url.path, "/"))]) if {
	url := parts(issuer)
	_of(url) == "pulumi"
} else := concat("", ["https://", url.host, trim_right(url.path, "/"), "/"]) if {
	url := parts(issuer)
	_of(url) == "aks"
} else := concat("/", [_login(url.host), tenant(issuer), "v2.0"]) if {
	url := parts(issuer)
	_of(url) == "entra"
}

_pulumi(path) := path if {
	path in {"/oidc", "/oidc/v2"}
} else := "/oidc"

# Of tokens of version 1.
_older := {"sts.windows.net": "https://login.microsoftonline.com"}

_login(host) := object.get(_older, host, concat("", ["https://", host]))

# The tenant in an issuer of Entra ID; a domain or a word of an endpoint (`common`) names none.
tenant(issuer) := first if {
	first := split(trim_left(parts(issuer).path, "/"), "/")[0]
	guid.is_guid(first)
} else := "TENANT_ID"
