import * as azuread from "@pulumi/azuread";
import { userRead } from "./ids";

const published = azuread.getApplicationPublishedAppIdsOutput();
const app = new azuread.Application("published-ids", {
  displayName: "Contoso intranet",
  singlePageApplication: { redirectUris: ["https://intranet.contoso.com/"] },
  requiredResourceAccesses: [
    { resourceAppId: published.result.apply((ids) => ids["MicrosoftGraph"] ?? ""), resourceAccesses: [{ id: userRead, type: "Scope" }] },
  ],
});
new azuread.ServicePrincipal("published-ids", { clientId: app.clientId });
