import { isKnown, known } from "../../model/unknown";
import { advise, type Answer, type Context, type LinkDefinition } from "../link";
import { broken, isAbout, undetermined } from "../answers";
import { hexThumbprint } from "../thumbprint";

const noCertificate = ["AADSTS50003"];

/** A SAML response is signed with a certificate of the service principal. */
export const tokenSigning: LinkDefinition = {
  id: "token-signing",
  title: "The certificate that signs SAML tokens",
  flows: ["saml"],
  rules: [],
  checks: [
    {
      causes: { AADSTS50003: "The service principal has no signing certificate that is in date, or the preferred one is not there" },
      ask: certificateIsMissing,
    },
  ],
  shows(context) {
    const { servicePrincipal } = context.request.client;
    return servicePrincipal ? [context.evidence(servicePrincipal, ["keyCredentials"], "a signing certificate in date")] : [];
  },
  sources: [
    {
      description: "Microsoft, AADSTS50003: no signing key is configured",
      url: "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50003-cert-or-key-not-configured",
    },
  ],
};

function certificateIsMissing(context: Context): Answer | undefined {
  const { request, settings, code } = context;
  if (code !== undefined && !isAbout(context, noCertificate)) return undefined;
  const { servicePrincipal, displayName } = request.client;
  const see = advise(
    "Look at Single sign-on > SAML certificates of the enterprise application.",
    [["powershell", "(Get-MgServicePrincipal -ServicePrincipalId {objectId}).KeyCredentials"]],
    {
      objectId: known(servicePrincipal?.id) ?? null,
    },
  );
  if (!servicePrincipal) return undefined;
  const { keyCredentials, preferredTokenSigningKeyThumbprint: preferred } = servicePrincipal;
  if (!isKnown(keyCredentials) || !(keyCredentials ?? []).every(isKnown)) {
    return undetermined(noCertificate, [context.evidence(servicePrincipal, ["keyCredentials"], `the certificates of ${displayName}`)], see);
  }
  const signing = (keyCredentials ?? []).flatMap((item, n) =>
    isKnown(item) && known(item.usage)?.toLowerCase() === "sign" ? [{ item, n }] : [],
  );
  const remediation = advise(
    "Make a new SAML signing certificate and activate it (Single sign-on > SAML certificates), then give it to the service provider.",
  );
  const [first] = signing;
  if (!first) {
    const text = `${displayName} has no certificate to sign SAML tokens with (no key of usage Sign on its service principal)`;
    return broken(noCertificate, [context.evidence(servicePrincipal, ["keyCredentials"], text)], remediation);
  }
  const wanted = hexThumbprint(known(preferred));
  const chosen = wanted === undefined ? undefined : signing.find(({ item }) => hexThumbprint(known(item.customKeyIdentifier)) === wanted);
  const isNamed = signing.every(({ item }) => known(item.customKeyIdentifier));
  if (wanted !== undefined && !chosen && isNamed) {
    const text = `the preferred signing certificate of ${displayName} (${wanted}) is not one of its keys`;
    return broken(noCertificate, [context.evidence(servicePrincipal, ["preferredTokenSigningKeyThumbprint"], text)], remediation);
  }
  const dated = (chosen ? [chosen] : signing).map(({ item, n }) => ({ end: known(item.endDateTime), n }));
  if (!dated.every(({ end }) => typeof end === "string" && end < settings.now)) return undefined;
  const evidence = dated.map(({ end, n }) =>
    context.evidence(servicePrincipal, ["keyCredentials", n, "endDateTime"], `the signing certificate of ${displayName} expired on ${end}`),
  );
  return broken(noCertificate, evidence, remediation);
}
