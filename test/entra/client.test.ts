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

test("the rules and the graph call the same applications clients", () => {
  let clients = 0;
  fc.assert(
    fc.property(application, principal, (app, sp) => {
      const directory = read(app, sp);
      const declared = directory.applications[0];
      const disabled = directory.servicePrincipals.find(({ accountEnabled }) => accountEnabled === false);
      if (!declared || !disabled) throw new Error("not read");
      const subject = new Projector(directory, { now: "2026-11-30T00:00:00Z" }).subject(disabled);
      const verdict = policy.evaluate(encode(subject)).find(({ ruleId }) => ruleId === "disabled-service-principal");
      const needed = verdict?.violations.some(({ severity }) => severity === undefined) ?? false;
      if (needed) clients++;
      expect({ app, sp, client: isClient(declared, disabled) }).toEqual({ app, sp, client: needed });
    }),
    { numRuns: 300 },
  );
  expect(clients).toBeGreaterThan(50);
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
