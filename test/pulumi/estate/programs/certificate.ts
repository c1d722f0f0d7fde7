import * as azuread from "@pulumi/azuread";
import { graph, userReadAll } from "./ids";

const app = new azuread.Application("certificate", {
  displayName: "Contoso nightly sync",
  requiredResourceAccesses: [{ resourceAppId: graph, resourceAccesses: [{ id: userReadAll, type: "Role" }] }],
});
new azuread.ServicePrincipal("certificate", { clientId: app.clientId });
new azuread.ApplicationCertificate("certificate", {
  applicationId: app.id,
  type: "AsymmetricX509Cert",
  value: "MIIB",
  endDate: "2999-01-01T00:00:00Z",
});
