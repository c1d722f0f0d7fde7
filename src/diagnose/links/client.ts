import { isGuid, isNilGuid } from "../../entra/guid";
import type { Application } from "../../model/declarations";
import { isKnown, known } from "../../model/unknown";
import type { Violation } from "../../policy/verdict";
import { didYouMean } from "../../text/suggest";
import { broken } from "../answers";
import { everyFlow, flowModels, flowsWhere } from "../flows";
import { advise, type Answer, type Context, type Evidence, type LinkDefinition, withoutPlace } from "../link";
import { isHeld } from "../request";
import { firstPartyClientId, mistakenClientId } from "./mistaken-client-id";

export const clientId: LinkDefinition = {
  id: "client-id",
  title: "The client id",
  flows: everyFlow,
  rules: [{ rule: "malformed-client-id", of: ["client", "clientPrincipal"], bears: isAppId, fields: ["appId"], optional: () => true }],
  checks: [
    { causes: { AADSTS700016: "The client id of the request can be none" }, ask: askedIdIsDamaged },
    {
      causes: { AADSTS700016: "The client id of the request is another id or a name of an application" },
      ask: mistakenClientId,
    },
    { causes: { AADSTS700016: "The tenant has no application with the client id of the request" }, ask: clientIsNotHeld },
    {
      causes: {
        AADSTS65002: "The client id is one of Microsoft's own, which the API has not pre-authorised",
        AADSTS65003: "The client id is one of Microsoft's own, and asks for a token for itself",
      },
      ask: firstPartyClientId,
    },
  ],
  shows(context) {
    const { application, servicePrincipal, appId } = context.request.client;
    const declaration = application ?? servicePrincipal;
    return declaration ? [context.evidence(declaration, ["appId"], appId ? `appId ${appId}` : "its appId is given at deployment")] : [];
  },
  sources: [{ description: "Microsoft, error codes", url: "https://learn.microsoft.com/entra/identity-platform/reference-error-codes" }],
};

function isAppId({ path }: Violation): boolean {
  return path[0] === "appId";
}

/** The request itself carries an id that can be none. */
function askedIdIsDamaged({ request: { client } }: Context): Answer | undefined {
  if (client.by !== "id" || isHeld(client) || (isGuid(client.written) && !isNilGuid(client.written))) return undefined;
  return {
    status: "broken",
    compares: true,
    aadsts: ["AADSTS700016"],
    evidence: [withoutPlace(`"${client.written}" is not a client id: 8-4-4-4-12 hexadecimal digits, and not all of them 0`)],
    remediation: advise("Put the application's client id (appId) into the request."),
  };
}

function clientIsNotHeld(context: Context): Answer | undefined {
  const { request, directory } = context;
  const { client } = request;
  if (isHeld(client) || client.by !== "id" || !isGuid(client.written) || mistakenClientId(context)) return undefined;
  const ids = [...directory.applications, ...directory.servicePrincipals]
    .map(({ appId }) => known(appId))
    .filter((id) => isKnown(id) && id !== null);
  const text = `no application or service principal of this run has the client id ${client.written}.${didYouMean(client.written, [...new Set(ids as string[])])}`;
  const aadsts = ["AADSTS700016"];
  const isNear = /Did you mean/.test(text);
  if (context.code !== undefined && isNear) {
    return broken(aadsts, [withoutPlace(text)], advise("Correct the client id in the request."), { compares: true, severity: "warning" });
  }
  if (directory.facts.servicePrincipals === "complete") {
    const remediation = advise(
      "Correct the client id, or send the request to the tenant in which the application is registered or installed.",
      [["az", "az ad app list --all --query '[].[displayName, appId]' --output tsv"]],
    );
    return { status: "broken", aadsts, evidence: [withoutPlace(text)], remediation };
  }
  const see = advise("Look for the service principal in the tenant.", [["az", "az ad sp show --id {id}"]], { id: client.written });
  return { status: "cannot-be-seen", aadsts, evidence: [withoutPlace(`${text} The run does not contain all service principals`)], see };
}

export const clientPrincipal: LinkDefinition = {
  id: "client-principal",
  title: "The client's service principal",
  flows: everyFlow,
  rules: [
    { rule: "client-without-service-principal", of: ["client"], when: hasNoPrincipal },
    { rule: "service-principal-of-object-id", of: ["mistakenPrincipal"] },
  ],
  checks: [],
  shows(context) {
    const { servicePrincipal } = context.request.client;
    return servicePrincipal
      ? [context.evidence(servicePrincipal, ["appId"], "it exists in the tenant")]
      : [withoutPlace("this client needs none")];
  },
};

/** A service principal alone proves itself, whatever is known of its application. */
function hasNoPrincipal({ request: { client, sent }, code }: Context): boolean {
  // The message names the API whose service principal is missing: it is not about the client's.
  if (code === "AADSTS650052" && sent.resource !== undefined) return false;
  return client.application !== undefined || client.servicePrincipal === undefined;
}

export const clientEnabled: LinkDefinition = {
  id: "client-enabled",
  title: "The client's state",
  flows: everyFlow,
  rules: [
    { rule: "disabled-service-principal", of: ["clientPrincipal"], aadsts: ["AADSTS7000112"], least: "note" },
    { rule: "disabled-by-microsoft", of: ["client", "clientPrincipal"], optional: ({ request }) => isHeld(request.client) },
  ],
  checks: [],
  shows(context) {
    const { servicePrincipal } = context.request.client;
    return servicePrincipal ? [context.evidence(servicePrincipal, ["accountEnabled"], "accountEnabled: true")] : [];
  },
};

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

/** What the rules find on the client besides the other links: a rule of the catalogue that none of them knows. */
export const registration: LinkDefinition = {
  id: "registration",
  title: "The client's registration otherwise",
  flows: everyFlow,
  rules: [],
  checks: [],
  shows: (context) => (context.client ? [context.evidence(context.client, [], "the rules find nothing else on it")] : []),
};
