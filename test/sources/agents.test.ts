import { folderWith } from "../cli/run";
import { scan } from "../support/scans";
import { microsoftPrincipals } from "../tenants/microsoft";

const principal = {
  id: "0f0e8a52-2c1b-4d1a-9c36-6a1f6a3f7b01",
  displayName: "Parcel Agent",
  accountEnabled: true,
  disabledByMicrosoftStatus: null,
};

/** As Microsoft Graph lists an agent: no client id, no credentials, no redirect URIs. */
const agent = {
  ...principal,
  "@odata.type": "#microsoft.graph.agentIdentity",
  servicePrincipalType: "ServiceIdentity",
  agentIdentityBlueprintId: "d2b4b3a1-7f0c-4c44-8d36-0a6f2f0e1c77",
};

const client = {
  id: "3b1f7c50-6c62-4b0e-8f0f-1f5a7d7e9b02",
  appId: "8c6e2f4a-9d3b-4f57-a1c8-5b7d0e2f4a03",
  displayName: "Parcel Importer",
  signInAudience: "AzureADMyOrg",
  identifierUris: [],
  isFallbackPublicClient: null,
  api: { oauth2PermissionScopes: [], preAuthorizedApplications: [], knownClientApplications: [], requestedAccessTokenVersion: 2 },
  appRoles: [],
  web: { redirectUris: [], implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false } },
  spa: { redirectUris: [] },
  publicClient: { redirectUris: [] },
  requiredResourceAccess: [],
  keyCredentials: [],
  passwordCredentials: [{ keyId: "1d6a4f58-0b2e-4f0a-9c77-3e5b8a9d2c04", endDateTime: "2099-01-01T00:00:00Z" }],
  federatedIdentityCredentials: [],
  disabledByMicrosoftStatus: null,
};

const noPage = { "oauth2PermissionGrants.json": { "@odata.context": "x#oauth2PermissionGrants", value: [] } };

async function judged(principals: readonly unknown[]): Promise<Awaited<ReturnType<typeof scan>>["result"]> {
  const folder = folderWith({ "applications.json": [client], "principals.json": [...microsoftPrincipals(), ...principals], ...noPage });
  try {
    return (await scan([".", "--now", "2026-11-23T00:00:00Z"], folder.path)).result;
  } finally {
    folder.remove();
  }
}

test("an agent belongs to no application, so that it hides no missing principal", async () => {
  const { findings } = await judged([agent]);
  expect(findings.map(({ ruleId, subject }) => [ruleId, subject.displayName])).toEqual(
    expect.arrayContaining([
      ["client-without-service-principal", "Parcel Importer"],
      ["agent-identity-without-blueprint", "Parcel Agent"],
    ]),
  );
});

test("what an agent never has is not missing in its export", async () => {
  const { undetermined } = await judged([agent]);
  expect(undetermined.flatMap(({ subjects }) => subjects).filter(({ displayName }) => displayName === "Parcel Agent")).toEqual([]);
});

test("of another principal the same absence leaves it open", async () => {
  const other = { ...principal, servicePrincipalType: "Application", appId: "5c1e9a70-44d2-4b8b-9f6e-2d8c7b6a5f05" };
  const { undetermined } = await judged([other]);
  expect(undetermined.filter(({ ruleId }) => ruleId === "symmetric-signing-key")).toHaveLength(1);
});
