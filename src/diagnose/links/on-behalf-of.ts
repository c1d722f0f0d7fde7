import { isKnown, known } from "../../model/unknown";
import { advise, type Answer, type Context, idsOf, type LinkDefinition, withoutPlace } from "../link";
import { audienceIsAnother, callersAreDaemons, versionIsAnother } from "./exchange";

const source = {
  description: "Microsoft, on-behalf-of flow: client limitations",
  url: "https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow#client-limitations",
};

/** Whether the client can stand in the middle at all: its callers need a token for it, which the platform has to be able to check. */
export const middleTier: LinkDefinition = {
  id: "middle-tier",
  title: "The client as a middle tier",
  flows: ["onBehalfOf"],
  rules: [
    { rule: "resource-without-delegated-scopes", of: ["client"] },
    { rule: "obo-custom-signing-key", of: ["clientPrincipal"] },
    { rule: "obo-wildcard-redirect", of: ["client"] },
  ],
  checks: [],
  shows: (context) =>
    context.client
      ? [context.evidence(context.client, ["oauth2PermissionScopes"], "it exposes a delegated permission for its callers")]
      : [],
};

const idTokenCode = "AADSTS240002";

/** The token that is exchanged: it travels in the request, so at most its kind is known. */
export const assertion: LinkDefinition = {
  id: "assertion",
  title: "The token that is exchanged",
  flows: ["onBehalfOf"],
  rules: [],
  checks: [
    {
      causes: {
        AADSTS7000114: "The token that is exchanged is an application's, and has no user",
        AADSTS7000113: "The token that is exchanged is an application's, and has no user",
      },
      hidden: "Which token the caller sends: look at the code that calls the middle tier.",
      ask: callersAreDaemons,
    },
    { causes: { AADSTS500131: "The token that is exchanged was issued for another API" }, ask: audienceIsAnother },
    {
      causes: {
        AADSTS500136: "The token that is exchanged is of another version than the endpoint",
        AADSTS500137: "The token that is exchanged is of another version than the endpoint",
      },
      ask: versionIsAnother,
    },
    {
      causes: { [idTokenCode]: "An id token is exchanged on behalf of the user, by a client that does not allow implicit id tokens" },
      hidden: "Which token the caller sends: look at the code that calls the middle tier.",
      ask: idToken,
    },
    {
      causes: {
        AADSTS50013: "The token that is exchanged was not issued for the middle tier, or its signature is not accepted",
        AADSTS500133: "The token that is exchanged has expired, or is not valid yet",
      },
      hidden: "The token that is exchanged: decode the one of the failing call, and look at its `aud`, `exp` and `scp`.",
      ask: tokenItself,
    },
  ],
  shows: () => [],
  sources: [
    source,
    {
      description: "Microsoft, error codes: 50013, 500133",
      url: "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
    },
    {
      description: "The field: AADSTS240002 until implicit id tokens were allowed",
      url: "https://github.com/microsoft/azure-spring-boot/issues/333",
    },
  ],
};

/** An id token is taken only from clients that may get one implicitly. */
function idToken(context: Context): Answer | undefined {
  const { client, request, code } = context;
  if (request.assertion === "accessToken" || (request.assertion === undefined && code !== idTokenCode)) return undefined;
  const aadsts = [idTokenCode];
  if (!client || !isKnown(client.enableIdTokenIssuance)) {
    const text = `whether ${request.client.displayName} allows implicit id tokens`;
    const query = "az ad app show --id {appId} --query web.implicitGrantSettings";
    const see = advise("Look at the application.", [["az", query]], idsOf(request.client));
    return {
      status: "cannot-be-seen",
      aadsts,
      evidence: [client ? context.evidence(client, ["enableIdTokenIssuance"], text) : withoutPlace(text)],
      see,
    };
  }
  if (known(client.enableIdTokenIssuance) === true) return undefined;
  return {
    status: "broken",
    aadsts,
    evidence: [
      context.evidence(
        client,
        ["enableIdTokenIssuance"],
        "an id token is exchanged on behalf of the user, while implicit id tokens are off",
      ),
    ],
    remediation: advise(
      "Let the caller send an access token for this API. If it has to be the id token of a hybrid sign-in, allow implicit id tokens.",
      [["az", "az ad app update --id {appId} --enable-id-token-issuance true"]],
      idsOf(request.client),
    ),
  };
}

function tokenItself({ request: { client } }: Context): Answer {
  return {
    status: "cannot-be-seen",
    aadsts: ["AADSTS50013", "AADSTS500133"],
    evidence: [
      withoutPlace(
        `the token that ${client.displayName} was called with: whether it was issued for ${client.displayName}, and is still valid`,
      ),
    ],
    see: advise(
      `Decode the token that the failing call carries: \`aud\` has to be ${client.appId ?? "the middle tier's client id"} or its ` +
        "identifier URI, `exp` in the future, and `scp` not empty.",
    ),
  };
}
