import * as azuread from "@pulumi/azuread";

const features = [{ enterprise: true, customSingleSignOn: true }];
const app = new azuread.Application("kind-saml", {
  displayName: "Contoso people",
  identifierUris: ["urn:contoso:people"],
  web: { redirectUris: ["https://people.contoso.com/saml/acs"] },
  featureTags: features,
});
const principal = new azuread.ServicePrincipal("kind-saml", {
  clientId: app.clientId,
  preferredSingleSignOnMode: "saml",
  samlSingleSignOn: { relayState: "/start" },
  featureTags: features,
});
new azuread.ServicePrincipalTokenSigningCertificate("kind-saml", {
  servicePrincipalId: principal.id,
  displayName: "CN=people",
  endDate: "2999-01-01T00:00:00Z",
});
