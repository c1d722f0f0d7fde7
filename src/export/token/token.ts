/** An access token for Microsoft Graph. It is never written, printed or kept. */
export interface Token {
  readonly value: string;
  /** Milliseconds since 1970, where the source says. */
  readonly expiresAt?: number;
}

export interface TokenSource {
  /** As people know it: "AADGUARD_GRAPH_TOKEN". */
  readonly name: string;
  /** False where it can only give the same token again. */
  readonly renewable: boolean;
  /** Throws `ExportError`. */
  get(): Promise<Token>;
}

/** What a token says about itself; an empty object where it is not a JSON Web Token. Nothing here is verified. */
export function claimsOf(token: string): { readonly tid?: string; readonly aud?: string; readonly exp?: number } {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
    if (typeof claims !== "object" || claims === null) return {};
    const { tid, aud, exp } = claims as Record<string, unknown>;
    return {
      ...(typeof tid === "string" ? { tid } : {}),
      ...(typeof aud === "string" ? { aud } : {}),
      ...(typeof exp === "number" ? { exp } : {}),
    };
  } catch {
    return {};
  }
}
