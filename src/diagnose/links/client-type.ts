import { known } from "../../model/unknown";
import type { Application } from "../../model/declarations";
import type { Context } from "../link";
import { flowModels, flowsWhere } from "../flows";
import type { Evidence, LinkDefinition } from "../link";

/** Flows of clients that keep no secret need the client to be a public one; the others must not mix the two up. */
export const clientType: LinkDefinition = {
  id: "client-type",
  title: "The client's type against the flow",
  flows: flowsWhere(({ client, credential }) => client === "public" || credential === "platform"),
  rules: [
    { rule: "public-flow-on-confidential-client", of: ["client"], flows: flowsWhere(({ client }) => client === "public") },
    { rule: "public-client-with-secret", of: ["client"], flows: flowsWhere(({ credential }) => credential === "platform") },
    { rule: "credential-with-only-spa-redirects", of: ["client"], flows: flowsWhere(({ credential }) => credential === "platform") },
  ],
  checks: [],
  shows: (context) => (context.client ? [publicSetting(context.client, context)] : []),
};

function publicSetting(client: Application, context: Context): Evidence {
  const setting = known(client.isFallbackPublicClient) === true;
  const wanted = flowModels[context.request.flow].client === "public" ? "which the flow needs" : "and the flow works for either type";
  return context.evidence(client, ["isFallbackPublicClient"], `public client flows are ${setting ? "" : "not "}allowed, ${wanted}`);
}
