import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";

// Made from the gallery's template, and read back by an id that a first preview does not know: the engine leaves out what is read.
const made = new azuread.ApplicationFromTemplate("from-template", {
  displayName: "Contoso warehouse",
  templateId: "8adf8e6e-67b2-4cf2-a259-e3dc5476c621",
});
const app = azuread.Application.get("from-template-app", made.applicationId);
const principal = new azuread.ServicePrincipal("from-template", {
  clientId: app.clientId,
  useExisting: true,
  preferredSingleSignOnMode: "saml",
  loginUrl: "https://warehouse.example.com/login",
});
new azuread.ServicePrincipalTokenSigningCertificate("from-template", {
  servicePrincipalId: principal.id,
  displayName: "CN=warehouse",
  endDate: "2999-01-01T00:00:00Z",
});
const target = new azuread.SynchronizationSecret("from-template", {
  servicePrincipalId: principal.id,
  credentials: [{ key: "SecretToken", value: pulumi.secret("hush") }],
});
new azuread.SynchronizationJob("from-template", { servicePrincipalId: principal.id, templateId: "dataBricks" }, { dependsOn: [target] });
new azuread.ApplicationCertificate("from-template", { applicationId: made.applicationId, type: "AsymmetricX509Cert", value: "eA==" });
