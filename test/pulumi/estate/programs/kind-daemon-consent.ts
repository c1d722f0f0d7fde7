import * as azuread from "@pulumi/azuread";
import { graph, userReadAll } from "./ids";

// Its only redirect URI takes administrators back from their consent: nobody signs in to it.
const app = new azuread.Application("kind-daemon-consent", {
  displayName: "Contoso inventory reader",
  web: { redirectUris: ["https://inventory.contoso.com/admin-consent"] },
  requiredResourceAccesses: [{ resourceAppId: graph, resourceAccesses: [{ id: userReadAll, type: "Role" }] }],
});
new azuread.ServicePrincipal("kind-daemon-consent", { clientId: app.clientId });
new azuread.ApplicationCertificate("kind-daemon-consent", {
  applicationId: app.id,
  type: "AsymmetricX509Cert",
  value: "MIIB",
  endDate: "2999-01-01T00:00:00Z",
});
