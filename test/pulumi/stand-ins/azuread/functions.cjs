// azuread's data sources, as far as programs here use them.
"use strict";
const { graph } = require("./tenant.cjs");
const { complete, guid, home } = require("./outputs.cjs");

const functions = {
  "azuread:index/getApplicationPublishedAppIds:getApplicationPublishedAppIds": () => ({
    id: "published",
    result: { MicrosoftGraph: graph.clientId, AzureKeyVault: "cfa8b339-82a2-471a-a3c9-0fc0be7a4093" },
  }),
  "azuread:index/getClientConfig:getClientConfig": () => ({
    id: "client config",
    clientId: guid("deploying client"),
    objectId: guid("deploying principal"),
    tenantId: home,
  }),
  "azuread:index/getServicePrincipal:getServicePrincipal": ({ clientId }) => {
    const { id, outputs } = complete("azuread:index/servicePrincipal:ServicePrincipal", `data source ${clientId}`, { clientId }, false);
    return { ...outputs, id };
  },
};

exports.invoke = function invoke(token, args) {
  return functions[token]?.(args) ?? {};
};
