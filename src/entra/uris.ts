/** Scheme, host and path of a URI as it is written, in small letters where case does not count; undefined for other texts. */
export interface UriParts {
  readonly scheme: string;
  /** Without the port. */
  readonly host: string;
  readonly path: string;
}

const form = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)/i;

/** Not `URL`: wildcards and placeholders are not URLs, and declarations hold them. */
export function uriParts(uri: string): UriParts | undefined {
  const [, scheme, authority, path] = form.exec(uri) ?? [];
  if (scheme === undefined || authority === undefined) return undefined;
  const host = authority.slice(authority.lastIndexOf("@") + 1).replace(/:\d*$/, "");
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase(), path: path ?? "" };
}

export function hostOf(uri: string): string | undefined {
  return uriParts(uri)?.host;
}
