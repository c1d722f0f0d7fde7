import type { DiagnoseDocument, RequestSummary } from "../../diagnose/document";
import type { LinkStatus } from "../../diagnose/link";

export const statusWords: Readonly<Record<LinkStatus, string>> = { holds: "holds", broken: "broken", "cannot-be-seen": "cannot be seen" };

/** `Contoso Web (appId) asks for Orders.Read of Contoso Orders API by the device code flow`. */
export function requestText({ client, resource, scopes, authority, user }: RequestSummary, flowTitle: string): string {
  const what = scopes?.length ? `${scopes.join(" ")} of` : scopes ? "a sign-in with" : "a token for";
  const through = authority === null ? "" : `, through ${authority}`;
  const whom = user === null ? "" : `, for ${user}`;
  return `${client.displayName} asks for ${what} ${resource.displayName} by the ${flowTitle}${through}${whom}`;
}

/** Facts of the error message that were found, with their names. */
export function errorFacts({ error }: DiagnoseDocument): [string, string][] {
  if (!error) return [];
  const all: [string, string | null][] = [
    ["code", error.codes.join(", ")],
    ["OAuth error", error.error],
    ["application", error.applicationId],
    ["resource", error.resource],
    ["scope", error.scope],
    ["tenant", error.tenant],
    ["user", error.user],
    ["trace id", error.traceId],
    ["correlation id", error.correlationId],
    ["time", error.time],
  ];
  return all.filter((fact): fact is [string, string] => fact[1] !== null);
}

export function triedText({ tried }: DiagnoseDocument): string | undefined {
  if (!tried) return undefined;
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
