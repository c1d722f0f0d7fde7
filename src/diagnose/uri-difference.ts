import { joined } from "../text/words";

/** The lists of redirect URIs, one for each platform. */
export const redirectLists = ["webRedirectUris", "spaRedirectUris", "publicClientRedirectUris"] as const;

export type RedirectList = (typeof redirectLists)[number];

/** The platform of a list, for people. */
export const platformWords: Readonly<Record<RedirectList, string>> = {
  webRedirectUris: "web",
  spaRedirectUris: "single-page application",
  publicClientRedirectUris: "public client",
};

/**
 * How two redirect URIs differ, as the platform compares them: scheme and host without regard to case, path and query letter by letter;
 * for the loopback addresses by http the port does not count
 * (https://learn.microsoft.com/entra/identity-platform/reply-url).
 */
interface UriDifference {
  /** 0: the platform takes them for the same. */
  readonly weight: number;
  /** What differs, for people: `the sent one ends with a slash`. */
  readonly text: string;
}

interface Parts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly query: string;
}

export function uriDifference(sent: string, registered: string): UriDifference {
  if (sent === registered || matchesWildcard(sent, registered)) return { weight: 0, text: "" };
  const [a, b] = [partsOf(sent), partsOf(registered)];
  if (!a || !b) return { weight: 20, text: "another address" };
  const differences = [schemeDifference(a, b), hostDifference(a, b), portDifference(a, b), pathDifference(a, b), queryDifference(a, b)];
  const found = differences.filter((each) => each !== undefined);
  return { weight: found.reduce((sum, { weight }) => sum + weight, 0), text: joined(found.map(({ text }) => text)) };
}

/** Of several the nearest first. */
export function byNearness<T extends { readonly uri: string }>(
  sent: string,
  registered: readonly T[],
): (T & { readonly difference: UriDifference })[] {
  return registered
    .map((each) => ({ ...each, difference: uriDifference(sent, each.uri) }))
    .sort((a, b) => a.difference.weight - b.difference.weight || (a.uri < b.uri ? -1 : 1));
}

function partsOf(uri: string): Parts | undefined {
  const found = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#:]*)(?::(\d+))?)?([^?#]*)(.*)$/i.exec(uri);
  if (!found) return undefined;
  const [, scheme = "", host = "", port = "", path = "", query = ""] = found;
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase(), port: port || defaultPort(scheme), path, query };
}

function defaultPort(scheme: string): string {
  return { http: "80", https: "443" }[scheme.toLowerCase()] ?? "";
}

function isLoopback({ scheme, host }: Parts): boolean {
  return scheme === "http" && (host === "localhost" || host === "127.0.0.1");
}

function schemeDifference(a: Parts, b: Parts): UriDifference | undefined {
  if (a.scheme === b.scheme) return undefined;
  const isProxy = a.scheme === "http" && b.scheme === "https";
  const why = isProxy ? ", as behind a proxy that ends TLS" : "";
  return { weight: isProxy ? 2 : 6, text: `the scheme: ${a.scheme} was sent, ${b.scheme} is registered${why}` };
}

function hostDifference(a: Parts, b: Parts): UriDifference | undefined {
  if (a.host === b.host) return undefined;
  const isLoopback = [a.host, b.host].every((host) => host === "localhost" || host === "127.0.0.1");
  return { weight: isLoopback ? 2 : 10, text: `the host: ${a.host || "none"} was sent, ${b.host || "none"} is registered` };
}

function portDifference(a: Parts, b: Parts): UriDifference | undefined {
  if (a.port === b.port || isLoopback(a) || a.scheme !== b.scheme) return undefined;
  return { weight: 2, text: `the port: ${a.port || "none"} was sent, ${b.port || "none"} is registered` };
}

function pathDifference(a: Parts, b: Parts): UriDifference | undefined {
  if (a.path === b.path || (isRoot(a.path) && isRoot(b.path))) return undefined;
  if (a.path === `${b.path}/`) return { weight: 1, text: "the sent one ends with a slash, the registered one does not" };
  if (b.path === `${a.path}/`) return { weight: 1, text: "the registered one ends with a slash, the sent one does not" };
  if (a.path.toLowerCase() === b.path.toLowerCase()) {
    return { weight: 1, text: `upper and lower case of the path: ${a.path} was sent, ${b.path} is registered` };
  }
  return { weight: 4, text: `the path: ${a.path || "none"} was sent, ${b.path || "none"} is registered` };
}

function queryDifference(a: Parts, b: Parts): UriDifference | undefined {
  if (a.query === b.query) return undefined;
  return { weight: 1, text: `the query: ${a.query || "none"} was sent, ${b.query || "none"} is registered` };
}

function isRoot(path: string): boolean {
  return path === "" || path === "/";
}

/** `https://*.contoso.com/cb`: any labels in the place of the star, without query and fragment. */
function matchesWildcard(sent: string, registered: string): boolean {
  if (!/^https:\/\/\*\./i.test(registered)) return false;
  const [a, b] = [partsOf(sent), partsOf(registered)];
  if (!a || !b || a.scheme !== b.scheme || a.path !== b.path) return false;
  return a.host.endsWith(b.host.slice(1)) && a.host.length > b.host.length - 1;
}
