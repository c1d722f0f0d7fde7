import { codeEntry } from "../../diagnose/codes/table";
import type { DiagnoseDocument, RequestSummary } from "../../diagnose/document";
import { joined } from "../../text/words";
import type { LinkResult, LinkStatus } from "../../diagnose/link";

export const statusWords: Readonly<Record<LinkStatus, string>> = { holds: "holds", broken: "broken", "cannot-be-seen": "cannot be seen" };

/** `Contoso Web asks for Orders.Read of Contoso Orders API by the device code flow`. */
export function requestText({ client, resource, scopes, authority, user, flow }: RequestSummary, flowTitle: string): string {
  const through = authority === null ? "" : `, through ${authority}`;
  const whom = user === null ? "" : `, for ${user}`;
  if (flow === "saml") return `${client.displayName} takes part in a ${flowTitle}${whom}`;
  const what = scopes?.length ? `${scopes.join(" ")} of` : scopes ? "a sign-in with" : "a token for";
  return `${client.displayName} asks for ${what} ${resource.displayName} by the ${flowTitle}${through}${whom}`;
}

/** `AADSTS50011: The redirect URI …`; the number alone where no table lists it. */
export function codeText(code: string): string[] {
  const entry = codeEntry(code);
  return [entry ? `${code}: ${entry.meaning}` : code];
}

/** Whom an error is about, where the run or the message says so: the name with its client id. */
export function subjectText({ error, request, alike }: DiagnoseDocument): string | undefined {
  if (!error || !request?.client.appId) return undefined;
  const { displayName, appId } = request.client;
  if (alike.length > 0) {
    const names = [request.client, ...alike.map(({ client }) => client)].map((each) => each.displayName);
    const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
    return `the message names none; this is true of ${joined(shown)}`;
  }
  return displayName.toLowerCase() === appId ? appId : `${displayName} (${appId})`;
}

/** Broken links of the request besides the one that decides. */
export function otherLinks({ links, verdict, error }: DiagnoseDocument): LinkResult[] {
  return error ? [] : links.filter(({ id, status }) => status === "broken" && id !== verdict.link);
}

/** Facts of the error message that were found, with their names. */
export function errorFacts({ error }: DiagnoseDocument): [string, string][] {
  if (!error?.message) return [];
  const all: [string, string | null][] = [
    ["code", error.codes.length > 1 ? error.codes.join(", ") : null],
    ["OAuth error", error.error],
    ["application", error.applicationId],
    ["name", error.applicationName],
    ["resource", error.resource],
    ["resource name", error.resourceName],
    ["scope", error.scope],
    ["permission", error.permission],
    ["redirect URI", error.redirectUri],
    ["first redirect URI", error.previousRedirectUri],
    ["origin", error.origin],
    ["response type", error.responseType],
    ["subject", error.subject],
    ["expected subject", error.expectedSubject],
    ["issuer", error.issuer],
    ["audience", error.audience],
    ["expected audience", error.expectedAudience],
    ["thumbprint", error.thumbprint],
    ["key id", error.keyId],
    ["tenant", error.tenant],
    ["user", error.user],
    ["identity provider", error.identityProvider],
    ["trace id", error.traceId],
    ["correlation id", error.correlationId],
    ["time", error.time],
  ];
  return all.filter((fact): fact is [string, string] => fact[1] !== null);
}

export function triedText({ tried }: DiagnoseDocument): string | undefined {
  if (!tried || tried.requests === 0) return undefined;
  const clients = tried.clients === 1 ? "1 client" : `${tried.clients} clients`;
  const requests = tried.requests === 1 ? "1 request" : `${tried.requests} requests`;
  const left = tried.left > 0 ? `; ${tried.left} more clients may fit: name one with --client` : "";
  return `Tried: ${requests} of ${clients}${left}.`;
}

/** Requests that the list of others leaves out. */
export function moreText({ tried, others }: DiagnoseDocument): string | undefined {
  const more = Math.max(0, (tried?.causes ?? 0) - 1 - others.length);
  return more > 0 ? `and ${more} more: name a client with --client` : undefined;
}

export function countsText({ links }: DiagnoseDocument): string {
  const count = (status: LinkStatus): number => links.filter((link) => link.status === status).length;
  return `${count("broken")} broken, ${count("holds")} hold, ${count("cannot-be-seen")} cannot be seen`;
}
