import { secret, expiredSecret, certificate, platforms, ofGraph, userRead, dated, scope } from "../support/designs";
import { agent, callback, granted, one, toldOf, type Estate } from "../support/estate";

/* Agents, and sign-on by certificates and mapped claims, each as a small tenant. */

const pair = {
  keyCredentials: [
    { keyId: "11111111-1111-4111-8111-111111111111", customKeyIdentifier: "QUJD", type: "AsymmetricX509Cert", usage: "Verify", ...dated },
    { keyId: "22222222-2222-4222-8222-222222222222", customKeyIdentifier: "QUJD", type: "AsymmetricX509Cert", usage: "Sign", ...dated },
  ],
  passwordCredentials: [{ keyId: "22222222-2222-4222-8222-222222222222", customKeyIdentifier: "QUJD", ...dated }],
};
const custom = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";

test.each<[string, Estate]>([
  [
    "agent trio",
    {
      members: [
        {
          name: "Bpr",
          app: { "@odata.type": "#microsoft.graph.agentIdentityBlueprint", ...secret, web: null, spa: null, publicClient: null },
          sp: { "@odata.type": "#microsoft.graph.agentIdentityBlueprintPrincipal" },
        },
        agent,
      ],
    },
  ],
  [
    "foreign blueprint agent",
    {
      members: [
        {
          name: "Bpr",
          app: null,
          sp: {
            "@odata.type": "#microsoft.graph.agentIdentityBlueprintPrincipal",
            appOwnerOrganizationId: "11111111-2222-4333-8444-555555555555",
          },
        },
        agent,
      ],
    },
  ],
  [
    "signed requests, cert on principal",
    one(
      {
        applicationTemplateId: custom,
        identifierUris: ["urn:q"],
        ...platforms([callback]),
        requestSignatureVerification: { isSignedRequestRequired: true, allowedWeakAlgorithms: null },
      },
      {
        preferredSingleSignOnMode: "saml",
        keyCredentials: [...pair.keyCredentials, ...certificate.keyCredentials],
        passwordCredentials: pair.passwordCredentials,
      },
    ),
  ],
  [
    "accept mapped verified domain v1",
    one(
      {
        ...secret,
        identifierUris: ["https://contoso.onmicrosoft.com/quay"],
        ...platforms([callback]),
        ...ofGraph(userRead),
        api: {
          acceptMappedClaims: true,
          requestedAccessTokenVersion: 1,
          oauth2PermissionScopes: [scope],
          preAuthorizedApplications: [],
          knownClientApplications: [],
        },
      },
      { claimsMappingPolicies: [{ id: "p1" }] },
      granted,
    ),
  ],
])("correct: %s", async (_, estate) => {
  expect((await toldOf(estate)).filter((text) => !text.startsWith("note"))).toEqual([]);
});

test.each<[string, string, Estate]>([
  [
    "agent without blueprint principal",
    "agent-identity-without-blueprint",
    {
      members: [{ name: "Bpr", app: { "@odata.type": "#microsoft.graph.agentIdentityBlueprint", ...secret }, sp: null }, agent],
    },
  ],
  [
    "agent whose blueprint deactivated",
    "disabled-application",
    {
      members: [
        {
          name: "Bpr",
          app: { "@odata.type": "#microsoft.graph.agentIdentityBlueprint", ...secret, isDisabled: true },
          sp: { "@odata.type": "#microsoft.graph.agentIdentityBlueprintPrincipal" },
        },
        agent,
      ],
    },
  ],
  [
    "blueprint with symmetric sign",
    "symmetric-signing-key",
    {
      members: [
        {
          name: "Bpr",
          app: {
            "@odata.type": "#microsoft.graph.agentIdentityBlueprint",
            keyCredentials: [{ keyId: "s", type: "Symmetric", usage: "Sign", ...dated }],
          },
          sp: { "@odata.type": "#microsoft.graph.agentIdentityBlueprintPrincipal" },
        },
      ],
    },
  ],
  [
    "blueprint expired secret",
    "all-credentials-expired",
    {
      members: [
        {
          name: "Bpr",
          app: { "@odata.type": "#microsoft.graph.agentIdentityBlueprint", ...expiredSecret },
          sp: { "@odata.type": "#microsoft.graph.agentIdentityBlueprintPrincipal" },
        },
        agent,
      ],
    },
  ],
  [
    "saml key not yet valid",
    "saml-without-signing-certificate",
    one(
      { applicationTemplateId: custom, identifierUris: ["urn:q"], ...platforms([callback]) },
      {
        preferredSingleSignOnMode: "saml",
        keyCredentials: pair.keyCredentials.map((k) => ({ ...k, startDateTime: "2027-06-01T00:00:00Z" })),
      },
    ),
  ],
  [
    "encryption key is a verify key",
    "token-encryption-key-missing",
    one(
      {
        applicationTemplateId: custom,
        identifierUris: ["urn:q"],
        ...platforms([callback]),
        tokenEncryptionKeyId: "1b2c3d4e-5f60-4718-892a-3b4c5d6e7f80",
        ...certificate,
      },
      { preferredSingleSignOnMode: "saml", ...pair },
    ),
  ],
  [
    "claims mapping not accepted",
    "mapped-claims-not-accepted",
    one(
      { ...secret, ...platforms([callback]), ...ofGraph(userRead) },
      { claimsMappingPolicies: [{ id: "p1", displayName: "x" }] },
      granted,
    ),
  ],
  [
    "saml no key",
    "saml-without-signing-certificate",
    one({ applicationTemplateId: custom, identifierUris: ["urn:q"], ...platforms([callback]) }, { preferredSingleSignOnMode: "saml" }),
  ],
])("faulty: %s", async (_, rule, estate) => {
  expect(await toldOf(estate)).toContainEqual(expect.stringContaining(rule));
});
