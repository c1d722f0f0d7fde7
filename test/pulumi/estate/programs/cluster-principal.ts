import * as azuread from "@pulumi/azuread";

// What a cluster signs in with: the principal's own password, the commonest idiom of all.
const app = new azuread.Application("cluster-principal", { displayName: "aks" });
const principal = new azuread.ServicePrincipal("cluster-principal", { clientId: app.clientId });
export const password = new azuread.ServicePrincipalPassword("cluster-principal", { servicePrincipalId: principal.id }).value;
