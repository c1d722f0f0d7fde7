import { identityOf } from "../../policy/identity";
import { nameOf } from "../../findings/wording";
import { kindWord } from "../../model/kind-words";
import type { Context, Evidence, LinkDefinition } from "../link";
import { everyFlow, registeredFlows } from "../flows";
import { isFirstParty } from "../request";

/** Root cause 4, on either side. */
export const signingKeys: LinkDefinition = {
  id: "signing-keys",
  title: "Signing keys of client and resource",
  flows: everyFlow,
  rules: [
    { rule: "symmetric-signing-key", of: ["client", "clientPrincipal"] },
    { rule: "symmetric-signing-key", of: ["resource", "resourcePrincipal"], optional: isMicrosofts },
  ],
  checks: [],
  shows: (context) =>
    holders(context).map((holder) =>
      context.evidence(
        holder,
        ["keyCredentials"],
        `no symmetric signing key on the ${kindWord(holder.kind)} of ${nameOf(identityOf(holder))}`,
      ),
    ),
};

function isMicrosofts({ request: { resource } }: Context): boolean {
  return isFirstParty(resource);
}

function holders({ request: { client, resource } }: Context) {
  const all = [client.application, client.servicePrincipal, resource.application, resource.servicePrincipal];
  return [...new Set(all)].filter((holder) => holder !== undefined);
}

export const tokenVersion: LinkDefinition = {
  id: "token-version",
  title: "Audience and token version",
  flows: registeredFlows,
  rules: [{ rule: "audience-token-version", of: ["client", "resource"] }],
  checks: [],
  shows: (context) =>
    [context.request.client.application, context.request.resource.application].flatMap((application): Evidence[] =>
      application ? [context.evidence(application, ["requestedAccessTokenVersion"], "fits the accounts that it is for")] : [],
    ),
};
