export interface NetworkProblem {
  readonly message: string;
  /** `final`: another try cannot help; `unreachable`: it may, but mostly does not. */
  readonly nature: "final" | "unreachable" | "passing";
}

/** What kept a request from being answered. */
export function networkProblem(error: unknown, host: string, timeout: number): NetworkProblem {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === "TimeoutError") return { message: `${host} did not answer within ${timeout / 1000} seconds`, nature: "passing" };
  const code = cause?.code ?? "";
  if (/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|TLS/.test(code)) {
    return {
      message: `The certificate of ${host} is not accepted (${code}). Behind a proxy that replaces certificates, name its authority in NODE_EXTRA_CA_CERTS.`,
      nature: "final",
    };
  }
  // Without a code it is not the network's: an address that fetch refuses, say.
  const nature = code === "" ? "final" : ["ECONNREFUSED", "ENOTFOUND"].includes(code) ? "unreachable" : "passing";
  return { message: `${host} cannot be reached (${code || cause?.message || message})`, nature };
}
