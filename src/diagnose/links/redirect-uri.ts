import type { Application, ServicePrincipal } from "../../model/declarations";
import { isFilled, isKnown, known } from "../../model/unknown";
import { advise, type Answer, type Context, type Evidence, idsOf, type LinkDefinition, withoutPlace } from "../link";
import { broken, isAbout, placedOn, undetermined } from "../answers";
import { flowsWhere } from "../flows";
import { byNearness, platformWords, type RedirectList, redirectLists } from "../uri-difference";
import { codesOfForm, wrongForm } from "./redirect-form";
import { brokerRedirect, redeemedByBrowser, redeemedByServer } from "./redirect-platform";

const mismatch = ["AADSTS50011", "AADSTS700041"];
const notRegistered = "The redirect URI that is sent is not one of those registered";

export const redirectUri: LinkDefinition = {
  id: "redirect-uri",
  title: "The redirect URI",
  flows: flowsWhere(({ redirect }) => redirect),
  rules: [
    { rule: "interactive-client-without-redirect-uri", of: ["client"] },
    { rule: "redirect-uri-on-two-platforms", of: ["client"] },
  ],
  checks: [
    {
      causes: { AADSTS50011: notRegistered, AADSTS700041: "The address after sign-out is not one of the redirect URIs" },
      hidden: "Which redirect URI the client sends: it is in its code, or in the browser's address bar.",
      ask: isRegistered,
    },
    {
      causes: {
        AADSTS500111: "The redirect URI has a scheme that is not accepted",
        AADSTS500117: "The redirect URI is plain http outside of localhost",
        AADSTS500119: "The redirect URI is a urn:",
        AADSTS50029: "The redirect URI contains characters that are not accepted",
        AADSTS90026: "The redirect URI has a wildcard in its host",
      },
      ask: wrongForm,
    },
    {
      causes: {
        AADSTS9002326: "A browser redeems a code whose redirect URI is not registered as single-page application",
        AADSTS90023: "A browser redeems a code whose redirect URI is not registered as single-page application",
      },
      ask: redeemedByBrowser,
    },
    {
      causes: {
        AADSTS9002327: "A server redeems a code whose redirect URI is registered as single-page application",
        AADSTS9002325: "A code of a single-page application's redirect URI is redeemed without PKCE",
      },
      ask: redeemedByServer,
    },
    {
      causes: {
        AADSTS700046: "A nested application has no redirect URI brk-<broker>:// on the single-page platform",
        AADSTS700047: "The broker of a nested application uses a redirect URI of another platform than single-page",
      },
      ask: brokerRedirect,
    },
    {
      causes: { AADSTS500113: "No redirect URI is registered", AADSTS900971: "No redirect URI is sent, and none is registered" },
      ask: noneAtAll,
    },
  ],
  shows(context) {
    const { client, request } = context;
    if (!client) return [];
    const sent = request.sent.redirectUri;
    const lists = redirectLists.filter((list) => isFilled(client[list]) === true);
    const held = lists.map((list) => context.evidence(client, [list], `redirect URIs of the platform "${platformWords[list]}"`));
    return sent === undefined ? held : [withoutPlace(`${sent} is registered`), ...held];
  },
  sources: [
    {
      description: "Microsoft, AADSTS50011: how redirect URIs are compared",
      url: "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50011-redirect-uri-mismatch",
    },
    { description: "Microsoft, redirect URI restrictions", url: "https://learn.microsoft.com/entra/identity-platform/reply-url" },
  ],
};

interface Registered {
  readonly uri: string;
  readonly platform: string;
  readonly evidence: (text: string) => Evidence;
}

/** Every redirect URI of the client; of a client of another tenant those that its service principal knows. */
function registered(context: Context): Registered[] {
  const { application, servicePrincipal } = context.request.client;
  if (application) return redirectLists.flatMap((list) => listed(context, application, list, platformWords[list]));
  return servicePrincipal ? listed(context, servicePrincipal, "replyUrls", "reply URLs") : [];
}

function listed(
  context: Context,
  holder: Application | ServicePrincipal,
  list: RedirectList | "replyUrls",
  platform: string,
): Registered[] {
  const uris = known((holder as unknown as Record<string, Application["webRedirectUris"]>)[list]) ?? [];
  return uris.flatMap((uri, n) => (isKnown(uri) ? [{ uri, platform, evidence: (text) => context.evidence(holder, [list, n], text) }] : []));
}

/** All of them can be seen. */
function isAllSeen({ request: { client } }: Context): boolean {
  const { application, servicePrincipal } = client;
  const lists = application ? redirectLists.map((list) => application[list]) : [servicePrincipal?.replyUrls];
  return lists.every((list) => isKnown(list) && (list ?? []).every(isKnown));
}

/** The sent URI against all registered ones, the nearest first, with what differs. */
function isRegistered(context: Context): Answer | undefined {
  const { client, sent } = context.request;
  if (sent.redirectUri === undefined) return isAbout(context, mismatch) ? whatIsRegistered(context) : undefined;
  if (context.code !== undefined && !isAbout(context, mismatch)) return undefined;
  const all = byNearness(sent.redirectUri, registered(context));
  const [nearest] = all;
  if (nearest?.difference.weight === 0) return isAbout(context, mismatch) ? registeredAllTheSame(context, nearest) : undefined;
  if (!client.application && !client.servicePrincipal) return undefined;
  if (!isAllSeen(context)) return whatIsRegistered(context);
  const elsewhere = holderOf(sent.redirectUri, context);
  const other = elsewhere === undefined ? "" : `. ${elsewhere} has it registered: the request may name the wrong client id`;
  if (!nearest) {
    const text = `${sent.redirectUri} was sent, and ${client.displayName} has no redirect URI registered${other}`;
    return broken(mismatch, [placedOn(context, client.application, ["webRedirectUris"], text)], register(context), { compares: true });
  }
  const { difference, platform, uri } = nearest;
  const text = `${sent.redirectUri} was sent, which ${client.displayName} has not registered; the nearest is ${uri} (${platform}). They differ in ${difference.text}${other}`;
  const others = all.slice(1, 4).map((each) => each.evidence(`also registered: ${each.uri} (${each.platform})`));
  return broken(mismatch, [nearest.evidence(text), ...others], register(context), {
    compares: true,
    distance: difference.weight,
  });
}

function register({ request: { client, sent } }: Context) {
  return advise(
    `Send one of the registered redirect URIs letter by letter, or register ${sent.redirectUri} on the platform that redeems the code (web, single-page application, or mobile and desktop). A change needs some minutes.`,
    [["az", "az ad app show --id {appId} --query '{web:web.redirectUris, spa:spa.redirectUris, publicClient:publicClient.redirectUris}'"]],
    idsOf(client),
  );
}

function registeredAllTheSame(context: Context, { uri, platform, evidence }: Registered): Answer {
  const { client } = context.request;
  const text = `${uri} is registered (${platform}) on ${client.displayName}: the change may be newer than the failed request, or the request went to another client or cloud`;
  const see = advise(
    "Try again after some minutes; compare client_id and the address's host in the browser's address bar.",
    [["az", "az ad app show --id {appId} --query '{web:web.redirectUris, spa:spa.redirectUris, publicClient:publicClient.redirectUris}'"]],
    idsOf(client),
  );
  return undetermined(mismatch, [evidence(text)], see);
}

/** The message does not say what was sent. */
function whatIsRegistered(context: Context): Answer | undefined {
  const { client } = context.request;
  const all = registered(context);
  if (all.length === 0 && isAllSeen(context)) return codesOfForm.includes(context.code ?? "") ? undefined : noneOf(context, mismatch);
  const evidence = all.slice(0, 5).map((each) => each.evidence(`registered: ${each.uri} (${each.platform})`));
  const see = advise(
    "Compare redirect_uri in the browser's address bar with the registered ones, letter by letter; or give it with --redirect-uri.",
    [["az", "az ad app show --id {appId} --query '{web:web.redirectUris, spa:spa.redirectUris, publicClient:publicClient.redirectUris}'"]],
    idsOf(client),
  );
  return undetermined(mismatch, evidence.length > 0 ? evidence : [withoutPlace(`which redirect URIs ${client.displayName} has`)], see);
}

function noneAtAll(context: Context): Answer | undefined {
  const codes = ["AADSTS500113", "AADSTS900971"];
  if (!isAbout(context, codes) || registered(context).length > 0 || !isAllSeen(context)) return undefined;
  return noneOf(context, codes);
}

function noneOf(context: Context, codes: readonly string[]): Answer | undefined {
  const { client } = context.request;
  if (!client.application && !client.servicePrincipal) return undefined;
  const text = `${client.displayName} has no redirect URI on any platform`;
  const remediation = advise("Register the redirect URI that the client sends, on the platform that redeems the code.", [], idsOf(client));
  return broken(codes, [placedOn(context, client.application, ["webRedirectUris"], text)], remediation);
}

/** Another application of the run that has this very URI. */
function holderOf(uri: string, { directory, request: { client } }: Context): string | undefined {
  const other = directory.applications.find(
    (application) =>
      application !== client.application && redirectLists.some((list) => (known(application[list]) ?? []).some((each) => each === uri)),
  );
  return other && (known(other.displayName) ?? known(other.appId) ?? undefined);
}
