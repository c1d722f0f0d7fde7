import type { Application } from "../../model/declarations";
import { isKnown, known } from "../../model/unknown";
import { advise, type Answer, type Context, type Evidence, idsOf } from "../link";
import { broken, isAbout, undetermined } from "../answers";
import { platformWords, type RedirectList, redirectLists, uriDifference } from "../uri-difference";

interface Place {
  readonly uri: string;
  readonly list: RedirectList;
  readonly n: number;
}

function places(application: Application): Place[] {
  return redirectLists.flatMap((list) => (known(application[list]) ?? []).flatMap((uri, n) => (isKnown(uri) ? [{ uri, list, n }] : [])));
}

/** Those that the request may be about: by the redirect URI or the origin of the message; all, where it has neither. */
function concerned(all: readonly Place[], { redirectUri, origin }: Context["request"]["sent"]): readonly Place[] {
  if (redirectUri !== undefined) return all.filter(({ uri }) => uriDifference(redirectUri, uri).weight === 0);
  if (origin === undefined) return all;
  return all.filter(({ uri }) => originOf(uri) === originOf(origin));
}

function originOf(uri: string): string | undefined {
  return /^(https?:\/\/[^/?#]+)/i
    .exec(uri)?.[1]
    ?.toLowerCase()
    .replace(/:(?:80|443)$/, "");
}

const browserCodes = ["AADSTS9002326", "AADSTS90023"];

/** A code comes back to the URI's platform: only that of single-page applications may redeem it from a browser. */
export function redeemedByBrowser(context: Context): Answer | undefined {
  const { client, request } = context;
  if (!isAbout(context, browserCodes) || !client) return undefined;
  const { displayName } = request.client;
  const { origin, redirectUri } = request.sent;
  const all = places(client);
  const meant = concerned(all, request.sent);
  const spa = meant.filter(({ list }) => list === "spaRedirectUris");
  const others = meant.filter(({ list }) => list !== "spaRedirectUris");
  const compares = origin !== undefined || redirectUri !== undefined ? ({ compares: true } as const) : {};
  const who = origin === undefined ? "a browser" : `a browser at ${origin}`;
  if (others.length > 0 && spa.length === 0) {
    const evidence = others.map(({ uri, list, n }) =>
      context.evidence(
        client,
        [list, n],
        `${displayName} has ${uri} registered for the platform "${platformWords[list]}" only: ${who} cannot redeem its codes`,
      ),
    );
    return broken(browserCodes, evidence, moveTo("single-page application", context), compares);
  }
  if (meant.length === 0 && origin !== undefined) {
    const evidence = all
      .map(({ uri, list, n }) => context.evidence(client, [list, n], `registered: ${uri} (${platformWords[list]})`))
      .slice(0, 4);
    const text = `${displayName} has no redirect URI of ${origin} for the platform "single-page application"`;
    return broken(
      browserCodes,
      [context.evidence(client, ["spaRedirectUris"], text), ...evidence],
      moveTo("single-page application", context),
      compares,
    );
  }
  return others.length > 0 ? onBoth(context, spa, others, browserCodes) : undefined;
}

/** The same address, or one like it, on two platforms: which one counts, the request decides. */
function onBoth(context: Context, spa: readonly Place[], others: readonly Place[], codes: readonly string[]): Answer | undefined {
  const { client, request } = context;
  if (!client) return undefined;
  const evidence = [...others, ...spa].map(({ uri, list, n }): Evidence => {
    return context.evidence(client, [list, n], `${request.client.displayName} has ${uri} registered (${platformWords[list]})`);
  });
  const isAlike = others.some((other) => spa.some((each) => uriDifference(other.uri, each.uri).weight <= 2));
  const text = "Which of them the failing request sends: redirect_uri in the browser's address bar; or give it with --redirect-uri.";
  return isAlike
    ? broken(codes, evidence, moveTo("single-page application", context), { severity: "warning" })
    : undetermined(codes, evidence, advise(text));
}

const serverCodes = ["AADSTS9002327", "AADSTS9002325"];

/** The reverse: a code of a single-page application's URI is redeemed from a browser only, and with PKCE. */
export function redeemedByServer(context: Context): Answer | undefined {
  const { client, request, code } = context;
  if (!isAbout(context, serverCodes) || !client) return undefined;
  const meant = concerned(places(client), request.sent);
  const spa = meant.filter(({ list }) => list === "spaRedirectUris");
  const web = meant.filter(({ list }) => list === "webRedirectUris");
  if (spa.length === 0) return undefined;
  const why = code === "AADSTS9002325" ? "a code of it is redeemed with PKCE only" : "a server cannot redeem its codes";
  const evidence = spa.map(({ uri, list, n }) =>
    context.evidence(
      client,
      [list, n],
      `${request.client.displayName} has ${uri} registered for the platform "single-page application": ${why}`,
    ),
  );
  if (code !== "AADSTS9002325" && web.length > 0) return onBoth(context, spa, web, serverCodes);
  const remediation =
    code === "AADSTS9002325"
      ? advise(
          "Send code_challenge and code_verifier (a library of today does), or move the URI to the platform of the client that redeems the code.",
        )
      : moveTo("web", context);
  return broken(serverCodes, evidence, remediation, request.sent.redirectUri === undefined ? {} : { compares: true });
}

function moveTo(platform: string, { request: { client } }: Context) {
  return advise(
    `Move the redirect URI to the platform "${platform}" (App registrations > Authentication), and remove it from the other one.`,
    [["az", "az ad app show --id {appId} --query '{web:web.redirectUris, spa:spa.redirectUris, publicClient:publicClient.redirectUris}'"]],
    idsOf(client),
  );
}

const brokerCodes = ["AADSTS700046", "AADSTS700047"];

/** Nested application authentication, in Office and Teams: https://learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in */
export function brokerRedirect(context: Context): Answer | undefined {
  const { client, request } = context;
  if (!isAbout(context, brokerCodes) || !client) return undefined;
  const brokers = places(client).filter(({ uri }) => /^brk-/i.test(uri));
  const misplaced = brokers.filter(({ list }) => list !== "spaRedirectUris");
  if (brokers.length > misplaced.length) return undefined;
  const { displayName } = request.client;
  const evidence = misplaced.map(({ uri, list, n }) =>
    context.evidence(
      client,
      [list, n],
      `${displayName} has ${uri} registered for the platform "${platformWords[list]}": a nested application needs it on "single-page application"`,
    ),
  );
  const none = context.evidence(
    client,
    ["spaRedirectUris"],
    `${displayName} has no redirect URI brk-<broker>:// on the platform "single-page application"`,
  );
  const remediation = advise('Register brk-multihub://<your host> on the platform "single-page application".', [], idsOf(request.client));
  return broken(brokerCodes, evidence.length > 0 ? evidence : [none], remediation);
}
