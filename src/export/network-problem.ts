/** What kept a request from being answered; `isFinal` where another try cannot help. */
export function networkProblem(error: unknown, host: string, timeout: number): { readonly message: string; readonly isFinal: boolean } {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === "TimeoutError") return { message: `${host} did not answer within ${timeout / 1000} seconds`, isFinal: false };
  const code = cause?.code ?? "";
  if (/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|TLS/.test(code)) {
    return {
      message: `The certificate of ${host} is not accepted (${code}). Behind a proxy that replaces certificates, name its authority in NODE_EXTRA_CA_CERTS.`,
      isFinal: true,
    };
  }
  return { message: `${host} cannot be reached (${code || cause?.message || message})`, isFinal: false };
}
