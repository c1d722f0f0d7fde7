import fc from "fast-check";
import { buildDirectories } from "../../src/directory";
import { isClient, isMultiTenant } from "../../src/entra/client";
import { encode } from "../../src/policy/encode";
import { Projector } from "../../src/policy/project";
import { loadRules } from "../../src/policy/wasm";
import { readInputs } from "../../src/sources";

/*
 * What a client is, and who is multi-tenant, stands in `policies/lib/client.rego` for the rules and in `src/entra` for the graph and
 * the diagnosis. Over generated applications the two say the same: of a disabled service principal the rules say whether its
 * application is a client, of a missing one whether it is a publisher's.
 */

const appId = "5a1d2c3b-7e6f-4a58-9b0c-d1e2f3a4b5c6";
const policy = loadRules();

const key = fc.record({
  keyId: fc.constantFrom("k1", "k2"),
  type: fc.constantFrom("AsymmetricX509Cert", "Symmetric", "X509CertAndPassword"),
  usage: fc.constantFrom("Verify", "verify", "Sign", "Encrypt"),
});
const secret = fc.record({ keyId: fc.constantFrom("k1", "s1") });
const upTo = <T>(arbitrary: fc.Arbitrary<T>, maxLength = 1): fc.Arbitrary<T[]> => fc.array(arbitrary, { maxLength });

const application = fc.record({
  isFallbackPublicClient: fc.constantFrom(true, false, null),
  signInAudience: fc.constantFrom("AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount"),
  identifierUris: upTo(fc.constantFrom("https://quay.contoso.com/", "urn:p2p_cert", `api://${appId}`)),
  applicationTemplateId: fc.constantFrom(null, null, "8adf8e6e-67b2-4cf2-a259-e3dc5476c621"),
  web: upTo(fc.constantFrom("https://quay.contoso.com/cb", "https://VisualStudio/SPN", "https://quay.contoso.com/signin-wsfed")),
  spa: upTo(fc.constant<string>("https://quay.contoso.com/")),
  native: upTo(fc.constantFrom("http://localhost", "myapp://auth")),
  asks: fc.constantFrom([], [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }]),
  keyCredentials: upTo(key),
  passwordCredentials: upTo(secret),
  federatedIdentityCredentials: upTo(fc.constant({ name: "main" })),
});

const principal = fc.record({
  preferredSingleSignOnMode: fc.constantFrom(null, null, "saml", "oidc", "password"),
  keyCredentials: upTo(key, 2),
  passwordCredentials: upTo(secret),
  tags: upTo(fc.constantFrom("WindowsAzureActiveDirectoryCustomSingleSignOnApplication", "WindowsAzureActiveDirectoryOnPremApp")),
});

type Generated<T> = T extends fc.Arbitrary<infer U> ? U : never;

function read(app: Generated<typeof application>, sp?: Generated<typeof principal>) {
  const { web, spa, native, asks, ...own } = app;
  const common = { appId, displayName: "Harbour" };
  const content = {
    applications: [
      {
        id: "0b1c2d3e-4f50-4617-8829-3a4b5c6d7e8f",
        ...common,
        ...own,
        appRoles: [],
        tags: [],
        api: { oauth2PermissionScopes: [], preAuthorizedApplications: [], knownClientApplications: [] },
        web: { redirectUris: web, implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false } },
        spa: { redirectUris: spa },
        publicClient: { redirectUris: native },
        requiredResourceAccess: asks.length ? [{ resourceAppId: "00000003-0000-0000-c000-000000000000", resourceAccess: asks }] : [],
      },
    ],
    servicePrincipals: [
      ...(sp
        ? [{ id: "7f8e9d0c-1b2a-4394-8576-0a1b2c3d4e5f", ...common, accountEnabled: false, servicePrincipalType: "Application", ...sp }]
        : []),
      { id: "e5f60718-293a-4b4c-8d5e-6f7081920a1b", appId: "00000003-0000-0000-c000-000000000000", displayName: "Microsoft Graph" },
    ],
  };
  const { directories } = buildDirectories(readInputs(["-"], { stdin: () => Buffer.from(JSON.stringify(content)) }));
  const [directory] = directories;
  if (!directory) throw new Error("no directory");
  return directory;
}

/** Whether the rules call it a client, and whether `src/entra` does. */
function asked(app: Generated<typeof application>, sp: Generated<typeof principal>): { byRules: boolean; byGraph: boolean } {
  const directory = read(app, sp);
  const declared = directory.applications[0];
  const disabled = directory.servicePrincipals.find(({ accountEnabled }) => accountEnabled === false);
  if (!declared || !disabled) throw new Error("not read");
  const subject = new Projector(directory, { now: "2026-11-30T00:00:00Z" }).subject(disabled);
  const verdict = policy.evaluate(encode(subject)).find(({ ruleId }) => ruleId === "disabled-service-principal");
  const byRules = verdict?.violations.some(({ severity }) => severity === undefined) ?? false;
  return { byRules, byGraph: isClient(declared, disabled) };
}

test("the rules and the graph call the same applications clients", () => {
  let clients = 0;
  fc.assert(
    fc.property(application, principal, (app, sp) => {
      const { byRules, byGraph } = asked(app, sp);
      if (byRules) clients++;
      expect({ app, sp, client: byGraph }).toEqual({ app, sp, client: byRules });
    }),
    { numRuns: 300 },
  );
  expect(clients).toBeGreaterThan(50);
});

const idle: Generated<typeof application> = {
  isFallbackPublicClient: null,
  signInAudience: "AzureADMyOrg",
  identifierUris: [],
  applicationTemplateId: null,
  web: [],
  spa: [],
  native: [],
  asks: [],
  keyCredentials: [],
  passwordCredentials: [],
  federatedIdentityCredentials: [],
};
const plain: Generated<typeof principal> = { preferredSingleSignOnMode: null, keyCredentials: [], passwordCredentials: [], tags: [] };
const certificate = { keyId: "k1", type: "AsymmetricX509Cert", usage: "Verify" } as const;
const secretOf = { keyId: "s1" } as const;

/** What alone makes a client, or does not: where several come together, one of them hides what the others do. */
test.each<[string, boolean, Partial<typeof idle>, Partial<typeof plain>]>([
  ["nothing", false, {}, {}],
  ["a public client", true, { isFallbackPublicClient: true }, {}],
  ["a web redirect URI", true, { web: ["https://quay.contoso.com/cb"] }, {}],
  ["one of SAML", false, { web: ["https://quay.contoso.com/cb"] }, { preferredSingleSignOnMode: "saml" }],
  ["one of a single-page application", true, { spa: ["https://quay.contoso.com/"] }, {}],
  ["one of a public client", true, { native: ["http://localhost"] }, {}],
  ["a permission", true, { asks: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }] }, {}],
  ["a certificate", true, { keyCredentials: [certificate] }, {}],
  ["a symmetric key", true, { keyCredentials: [{ ...certificate, type: "Symmetric" }] }, {}],
  ["a key that encrypts", false, { keyCredentials: [{ ...certificate, usage: "Encrypt" }] }, {}],
  ["a secret", true, { passwordCredentials: [secretOf] }, {}],
  ["a federated credential", true, { federatedIdentityCredentials: [{ name: "main" }] }, {}],
  ["a certificate on the service principal", true, {}, { keyCredentials: [certificate] }],
  ["a secret on the service principal", true, {}, { passwordCredentials: [secretOf] }],
  [
    "a signing certificate and its secret there",
    false,
    {},
    { keyCredentials: [{ ...certificate, usage: "Sign" }], passwordCredentials: [{ keyId: "k1" }] },
  ],
])("%s makes a client: %p", (_, client, app, sp) => {
  expect(asked({ ...idle, ...app }, { ...plain, ...sp })).toEqual({ byRules: client, byGraph: client });
});

test("they call the same applications multi-tenant", () => {
  fc.assert(
    fc.property(application, (app) => {
      const client = { ...app, spa: ["https://quay.contoso.com/"] };
      const [declared] = read(client).applications;
      if (!declared) throw new Error("not read");
      const directory = read(client);
      const subject = new Projector(directory, { now: "2026-11-30T00:00:00Z" }).subject(declared);
      const complete = { ...subject, run: { ...subject.run, servicePrincipals: "complete" as const, unlinkedServicePrincipals: false } };
      const verdict = policy.evaluate(encode(complete)).find(({ ruleId }) => ruleId === "client-without-service-principal");
      expect(verdict?.violations.map(({ variant }) => variant)).toEqual([isMultiTenant(declared) ? "publisher" : undefined]);
    }),
    { numRuns: 100 },
  );
});
