import * as azuread from "@pulumi/azuread";
import { graph, userRead } from "./ids";

const app = new azuread.Application("single-page", {
  displayName: "Contoso shop",
  singlePageApplication: { redirectUris: ["https://shop.contoso.com/"] },
  requiredResourceAccesses: [{ resourceAppId: graph, resourceAccesses: [{ id: userRead, type: "Scope" }] }],
});
new azuread.ServicePrincipal("single-page", { clientId: app.clientId });
