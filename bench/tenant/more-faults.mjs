import { certificate } from "./application.mjs";

const signingUsers = ["web", "spa", "native"];
const retiredGraph = "00000002-0000-0000-c000-000000000000";

/** What a messy tenant has beside `faults.mjs`, in the same form. */
export const more = [
  ["redirect-uri-not-allowed", ["spa"], ({ app }) => app.spa.redirectUris.push("http://branch.contoso.com/signin")],
  ["redirect-uri-on-two-platforms", ["web"], ({ app }) => app.spa.redirectUris.push(app.web.redirectUris[0])],
  ["web-redirect-without-credential", ["web"], ({ app }) => (app.keyCredentials = app.passwordCredentials = [])],
  ["retired-azure-ad-graph", signingUsers, ({ app }, random) => app.requiredResourceAccess.push(scopeOf(retiredGraph, random))],
  ["unknown-graph-permission", signingUsers, ({ app }, random) => (app.requiredResourceAccess[0].resourceAccess[1].id = random.guid())],
  [
    "disabled-by-microsoft",
    [...signingUsers, "daemon", "idle"],
    ({ app }) => (app.disabledByMicrosoftStatus = "DisabledDueToViolationOfServicesAgreement"),
  ],
  [
    "unrecognised-key-credential",
    ["daemon", "web"],
    ({ app }, random) => app.keyCredentials.push({ ...certificate(random), type: "X509" }),
  ],
  ["signed-requests-without-certificate", signingUsers, ({ app }) => requireSigned(app)],
  ["saml-without-signing-certificate", ["api"], ({ sp }) => (sp.preferredSingleSignOnMode = "saml")],
  ["identifier-uri-with-capitals", ["api", "idle"], ({ app }) => app.identifierUris.push(`api://${app.appId}/Orders`)],
  ["ungranted-delegated-permission", signingUsers, (objects) => (objects.grants = [])],
];

function scopeOf(resourceAppId, random) {
  return { resourceAppId, resourceAccess: [{ id: random.guid(), type: "Scope" }] };
}

function requireSigned(app) {
  app.requestSignatureVerification = { allowedWeakAlgorithms: null, isSignedRequestRequired: true };
  app.keyCredentials = [];
}
