import * as azuread from "@pulumi/azuread";
import { signIn } from "./ids";

const here = new azuread.Provider("here", { tenantId: "11111111-1111-4111-8111-111111111111" });
const there = new azuread.Provider("there", { tenantId: "22222222-2222-4222-8222-222222222222" });
const app = new azuread.Application(
  "two-tenants",
  {
    displayName: "Contoso and Fabrikam",
    signInAudience: "AzureADMultipleOrgs",
    singlePageApplication: { redirectUris: ["https://both.contoso.com/"] },
    requiredResourceAccesses: [signIn],
  },
  { provider: here },
);
for (const [name, provider] of Object.entries({ here, there })) {
  new azuread.ServicePrincipal(`two-tenants-${name}`, { clientId: app.clientId }, { provider });
}
