import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { consent, signIn } from "./ids";

const read = "7a61c9de-2f0b-49d1-8f1e-0c9b8a7d6e01";

class Api extends pulumi.ComponentResource {
  readonly clientId: pulumi.Output<string>;
  constructor(name: string) {
    super("contoso:index:Api", name);
    const app = new azuread.Application(
      name,
      { displayName: name, api: { oauth2PermissionScopes: [{ id: read, value: "Read", type: "User", enabled: true, ...consent }] } },
      { parent: this },
    );
    new azuread.ServicePrincipal(name, { clientId: app.clientId }, { parent: this });
    this.clientId = app.clientId;
  }
}

const api = new Api("component-api");
const client = new azuread.Application("component-spa", {
  displayName: "Contoso desk",
  singlePageApplication: { redirectUris: ["https://desk.contoso.com/"] },
  requiredResourceAccesses: [signIn, { resourceAppId: api.clientId, resourceAccesses: [{ id: read, type: "Scope" }] }],
});
new azuread.ServicePrincipal("component-spa", { clientId: client.clientId });
