import { isKnown, known } from "../../model/unknown";
import { advise, type Answer, type Context, idsOf, withoutPlace } from "../link";
import { broken, isAbout } from "../answers";
import { redirectLists } from "../uri-difference";

/** Forms of redirect URIs that the platform does not take: https://learn.microsoft.com/entra/identity-platform/reply-url */
const forms: readonly { readonly code: string; readonly what: string; readonly is: (uri: string) => boolean }[] = [
  { code: "AADSTS500119", what: "is a urn:", is: (uri) => /^urn:/i.test(uri) },
  { code: "AADSTS90026", what: "has a wildcard in its host", is: (uri) => /^[a-z]+:\/\/[^/]*\*/i.test(uri) },
  {
    code: "AADSTS500117",
    what: "is plain http, which only the loopback address may be",
    is: (uri) => /^http:\/\//i.test(uri) && !/^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/?#]|$)/i.test(uri),
  },
  { code: "AADSTS50029", what: "contains characters that are not accepted", is: (uri) => /[^\x21-\x7e]|[!$'(),;<>"\\^`{}|]/.test(uri) },
  {
    code: "AADSTS500111",
    what: "has a scheme that is not accepted",
    is: (uri) => /^(?:ftp|file|javascript|data|mailto|ws|wss|ldap):/i.test(uri),
  },
];

/** Codes about the form of the URI that was sent, which a client without any URI does not meet. */
export const codesOfForm: readonly string[] = forms.map(({ code }) => code);

/** The code says what is wrong with the form of what was sent; a registered URI of that form is the one. */
export function wrongForm(context: Context): Answer | undefined {
  const { client, sent } = context.request;
  const form = forms.find(({ code }) => code === context.code);
  if (!form || !isAbout(context, [form.code])) return undefined;
  const remediation = advise(remedyOf(form.code), [], idsOf(client));
  if (sent.redirectUri !== undefined) {
    return form.is(sent.redirectUri)
      ? broken([form.code], [withoutPlace(`${sent.redirectUri} was sent: it ${form.what}`)], remediation, { compares: true })
      : undefined;
  }
  const { application } = client;
  if (!application) return undefined;
  const found = redirectLists.flatMap((list) =>
    (known(application[list]) ?? []).flatMap((uri, n) => (isKnown(uri) && form.is(uri) ? [{ list, n, uri }] : [])),
  );
  if (found.length === 0) return undefined;
  const evidence = found.map(({ list, n, uri }) =>
    context.evidence(application, [list, n], `${client.displayName} has ${uri} registered, which ${form.what}`),
  );
  return broken([form.code], evidence, remediation);
}

function remedyOf(code: string): string {
  if (code === "AADSTS500119")
    return "Use https://login.microsoftonline.com/common/oauth2/nativeclient or http://localhost in place of the urn:, and register it as public client.";
  if (code === "AADSTS90026") return "Register each address by itself, and send the one in use.";
  if (code === "AADSTS500117") return "Use https; behind a proxy that ends TLS, let the application honour X-Forwarded-Proto.";
  return "Send and register an address of plain letters with the scheme https, http://localhost, or one of your own application.";
}
