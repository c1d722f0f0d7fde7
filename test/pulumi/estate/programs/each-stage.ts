import * as azuread from "@pulumi/azuread";
import { signIn } from "./ids";

for (const stage of ["test", "live"]) {
  const app = new azuread.Application(`each-stage-${stage}`, {
    displayName: `Contoso travel (${stage})`,
    singlePageApplication: { redirectUris: [`https://${stage}.travel.contoso.com/`] },
    requiredResourceAccesses: [signIn],
  });
  if (["test", "live"].includes(stage)) new azuread.ServicePrincipal(`each-stage-${stage}`, { clientId: app.clientId });
}
