import * as azuread from "@pulumi/azuread";
import { consent, graph } from "./ids";

// The two applications that custom policies of Azure AD B2C need.
const scope = "1f0e6f0a-58c3-4d4e-9a7b-0c1d2e3f4a51";
const framework = new azuread.Application("kind-b2c-framework", {
  displayName: "IdentityExperienceFramework",
  web: { redirectUris: ["https://contoso.b2clogin.com/contoso.onmicrosoft.com"] },
  identifierUris: ["https://contoso.onmicrosoft.com/identity-experience"],
  api: { oauth2PermissionScopes: [{ id: scope, value: "user_impersonation", ...consent }] },
});
new azuread.ServicePrincipal("kind-b2c-framework", { clientId: framework.clientId });
const openId = { id: "37f7f235-527c-4136-accd-4a02d197296e", type: "Scope" };
const offline = { id: "7427e0e9-2fba-42fe-b0c0-848c9e6a8182", type: "Scope" };
const proxy = new azuread.Application("kind-b2c-proxy", {
  displayName: "ProxyIdentityExperienceFramework",
  publicClient: { redirectUris: ["myapp://auth"] },
  fallbackPublicClientEnabled: true,
  requiredResourceAccesses: [
    { resourceAppId: graph, resourceAccesses: [openId, offline] },
    { resourceAppId: framework.clientId, resourceAccesses: [{ id: scope, type: "Scope" }] },
  ],
});
new azuread.ServicePrincipal("kind-b2c-proxy", { clientId: proxy.clientId });
