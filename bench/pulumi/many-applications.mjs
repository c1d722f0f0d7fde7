/** A program of this many applications, each with its service principal and a password, all of them correct. */
export function manyApplications(count) {
  return `
const azuread = require("@pulumi/azuread");
const graph = "00000003-0000-0000-c000-000000000000";
for (let n = 0; n < ${count}; n++) {
  const app = new azuread.Application("app-" + n, {
    displayName: "Application " + n,
    identifierUris: ["api://app-" + n + ".contoso.example"],
    api: {
      requestedAccessTokenVersion: 2,
      oauth2PermissionScopes: [{
        id: "11111111-1111-4111-8111-" + String(n).padStart(12, "0"),
        value: "Read", adminConsentDisplayName: "Read", adminConsentDescription: "Reads.",
      }],
    },
    web: { redirectUris: ["https://app-" + n + ".contoso.example/signin-oidc"] },
    requiredResourceAccesses: [
      { resourceAppId: graph, resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }] },
    ],
  });
  new azuread.ServicePrincipal("app-" + n, { clientId: app.clientId });
  new azuread.ApplicationPassword("app-" + n, { applicationId: app.id, displayName: "secret" });
}
`;
}
