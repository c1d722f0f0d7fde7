import type { Cloud } from "../model/clouds";
import { ExportError } from "./answer";

/** Where the requests go. A token is sent to no other host than this one. */
export class Endpoint {
  /** Origin, and a path in front of the version where a test's Graph has one; no slash at the end. */
  readonly base: string;

  /** `override`: `AADGUARD_GRAPH_URL`, for tests: a loopback address only, since the token goes there. */
  constructor(
    readonly cloud: Cloud,
    override?: string,
  ) {
    this.base = override ? loopback("AADGUARD_GRAPH_URL", override).replace(/\/v1\.0$/, "") : cloud.graph;
  }

  /** `path` begins with a slash. */
  url(path: string, version: "v1.0" | "beta" = "v1.0"): string {
    return `${this.base}/${version}${path}`;
  }

  /** The address of a link that an answer contains. A link to another host is an error: it would carry the token away. */
  follow(link: string): string {
    let url: URL;
    try {
      url = new URL(link);
    } catch {
      throw new ExportError("Microsoft Graph's answer contains a link that is not a valid address.");
    }
    if (url.origin === new URL(this.base).origin) return link;
    if (url.origin === this.cloud.graph) return this.base + link.slice(url.origin.length);
    throw new ExportError(`Microsoft Graph's answer contains a link to ${url.host}: no token is sent there.`);
  }
}

/** The address without a slash at its end. */
export function loopback(name: string, text: string): string {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Told below.
  }
  if (!url || !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) {
    throw new ExportError(`${name} has to be a loopback address (http://127.0.0.1:PORT): a token goes to no other host than Microsoft's.`);
  }
  return text.replace(/\/+$/, "");
}
