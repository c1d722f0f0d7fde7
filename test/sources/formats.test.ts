import { allFormats, formats } from "../../src/sources/formats";
import { isObject } from "../../src/sources/fields/notes";
import { readerFor, readers } from "../../src/sources/readers";
import { readTexts } from "../../src/sources/texts";
import { ExporterLayout } from "../../src/sources/files/exporter-layout";
import type { Declaration } from "../../src/model/declarations";
import { writers } from "../agreement/writers";
import type { Collections } from "../support/examples";

/** Of these nothing is read but that they are there. */
const unreadable = [
  "formats that are recognised and not read yet",
  "Terraform or OpenTofu event stream (plan -json)",
  "encrypted OpenTofu state",
  "Terraform state file before version 4",
];

const id = (n: number): string => `00000000-1111-2222-3333-${String(n).padStart(12, "0")}`;
const graph = "https://graph.microsoft.com/v1.0/$metadata#";

/** One of everything that rules ask about. */
const content: Collections = {
  description: "",
  applications: [
    {
      id: id(1),
      appId: id(2),
      displayName: "Orders",
      signInAudience: "AzureADMyOrg",
      identifierUris: [],
      api: { oauth2PermissionScopes: [{ id: id(20), value: "Orders.Read", type: "User", isEnabled: true }] },
      appRoles: [{ id: id(21), value: "Orders.All", allowedMemberTypes: ["Application"], isEnabled: true }],
      requiredResourceAccess: [],
      web: { redirectUris: [], implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false } },
      spa: { redirectUris: [] },
      publicClient: { redirectUris: [] },
      keyCredentials: [],
      passwordCredentials: [],
    },
  ],
  servicePrincipals: [
    {
      id: id(3),
      appId: id(2),
      displayName: "Orders",
      accountEnabled: true,
      appOwnerOrganizationId: id(9),
      claimsMappingPolicies: [{ id: id(8) }],
    },
  ],
  oauth2PermissionGrants: [
    { id: "g", clientId: id(3), resourceId: id(3), consentType: "AllPrincipals", principalId: null, scope: "Orders.Read" },
  ],
  appRoleAssignments: [{ id: "a", appRoleId: id(21), principalId: id(3), principalType: "ServicePrincipal", resourceId: id(3) }],
  federatedIdentityCredentials: [
    {
      id: id(5),
      applicationId: id(1),
      name: "ci",
      issuer: "https://ci.example",
      subject: "main",
      audiences: ["api://AzureADTokenExchange"],
    },
  ],
  claimsMappingPolicies: [{ id: id(8), displayName: "Claims", definition: ['{"ClaimsMappingPolicy":{"Version":1}}'] }],
  authorizationPolicy: { id: "authorizationPolicy", defaultUserRolePermissions: { permissionGrantPoliciesAssigned: [] } },
};

/** What the writers do not know, as Microsoft Graph answers with it whatever the format of the rest. */
const consentPolicies = {
  "permission-grant-policies.json": {
    "@odata.context": `${graph}policies/permissionGrantPolicies`,
    value: [{ id: "low", includes: [], excludes: [] }],
  },
  "classifications.json": {
    "@odata.context": `${graph}servicePrincipals('${id(3)}')/delegatedPermissionClassifications`,
    value: [{ id: "c", permissionId: id(20), permissionName: "Orders.Read", classification: "low" }],
  },
};

const own: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "teams-template": {
    "aad.manifest.json": { id: "${{AAD_APP_OBJECT_ID}}", appId: "${{AAD_APP_CLIENT_ID}}", name: "Tab", oauth2Permissions: [] },
  },
  "request-body": {
    "body.json": { displayName: "Orders", requiredResourceAccess: [] },
    "principal.json": { "@odata.type": "#microsoft.graph.servicePrincipal", accountEnabled: true, appRoleAssignmentRequired: true },
  },
  "bare-list": { "access.json": [{ resourceAppId: id(7), resourceAccess: [{ id: id(6), type: "Scope" }] }] },
  collections: { "tenant.json": content, ...consentPolicies },
  organization: {
    "organization.json": { "@odata.context": `${graph}organization`, value: [{ id: id(9), displayName: "Contoso", verifiedDomains: [] }] },
  },
  "export-manifest": {
    "export.json": {
      schemaVersion: 1,
      tenantId: id(9),
      cloud: "global",
      startedAt: "2026-01-01T00:00:00Z",
      finishedAt: null,
      collections: {},
    },
  },
};

function filesOf({ id, origin, isUntried }: (typeof allFormats)[number]): Readonly<Record<string, unknown>> {
  if (own[id]) return own[id];
  const written = writers[id]?.(content) ?? {};
  return origin === "observed" && !isUntried ? { ...written, ...consentPolicies } : written;
}

test("every reader has its formats, and every format its reader", () => {
  const names = readers.map(({ format }) => format).filter((name) => !unreadable.includes(name));
  expect([...new Set(allFormats.map(({ reader }) => reader))].sort()).toEqual([...names].sort());
  expect(new Set(allFormats.map(({ id }) => id)).size).toBe(allFormats.length);
  expect(allFormats).toEqual(expect.arrayContaining([...formats]));
});

/** The streaming form has no writer: `test/sources/pulumi` reads it. */
const written = allFormats.filter(({ id }) => id !== "pulumi-events");

test.each(written.map((format) => [format.id, format] as const))(
  "%s is read by its reader, and shows what it is said to show",
  (_, format) => {
    const files = Object.entries(filesOf(format)).map(([path, value]) => ({ path, value, text: JSON.stringify(value) }));
    const layout = new ExporterLayout("/");
    const used = files.map(({ path, value }) => {
      const place = layout.place(path) ?? layout.policy(path);
      return readerFor({ form: "json", path, tenant: "", value, pointer: "", layout: place, mayHoldOurs: () => true })?.format;
    });
    expect(used).toContain(format.reader);
    const kinds = new Set(readTexts(files).declarations.flatMap(kindsIn));
    expect([...kinds].sort()).toEqual([...format.shows].sort());
  },
);

/** Of a declaration, and of what stands in it and is a declaration of its own in other formats. */
function kindsIn(declaration: Declaration): string[] {
  const { kind, federatedIdentityCredentials, claimsMappingPolicies } = declaration as Declaration & Record<string, unknown>;
  const isFilled = (list: unknown): boolean => Array.isArray(list) && list.some((one) => typeof one === "string" || isObject(one));
  return [
    kind,
    ...(isFilled(federatedIdentityCredentials) ? ["federatedIdentityCredential"] : []),
    ...(isFilled(claimsMappingPolicies) ? ["claimsMappingPolicy"] : []),
  ];
}
