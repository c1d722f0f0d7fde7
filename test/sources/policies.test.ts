import { buildDirectories } from "../../src/directory";
import type { DeclarationKind } from "../../src/model/declarations";
import { declarationsOf, fieldsOf, kindsOf, placeOf, read } from "./folder";

const graph = "https://graph.microsoft.com/v1.0/$metadata";
const [api, client] = ["b6f3f520-0000-4000-8000-000000000001", "b6f3f520-0000-4000-8000-000000000002"];

const consentPolicy = {
  id: "contoso-low-risk",
  displayName: "Contoso: low risk",
  includes: [
    {
      id: "5c0f3e1e-0000-4000-8000-000000000001",
      permissionType: "delegated",
      permissionClassification: "low",
      resourceApplication: "any",
      permissions: ["all"],
      clientApplicationIds: ["all"],
      clientApplicationTenantIds: ["all"],
      clientApplicationPublisherIds: ["all"],
      clientApplicationsFromVerifiedPublisherOnly: true,
    },
  ],
  excludes: [],
};
const classification = {
  id: "c0FhYWFhYWFhYWE",
  permissionId: "e1fe6dd8-ba31-4d61-89e7-88639da4683d",
  permissionName: "User.Read",
  classification: "low",
};
const claimsPolicy = {
  id: "9d1f3e1e-0000-4000-8000-000000000001",
  displayName: "Employee number",
  definition: ['{"ClaimsMappingPolicy":{"Version":1,"IncludeBasicClaimSet":"true"}}'],
  isOrganizationDefault: false,
};

test("a consent policy is read with its conditions, and their places are known", () => {
  const [policy, ...others] = declarationsOf({ "@odata.context": `${graph}#permissionGrantPolicies`, value: [consentPolicy] });
  expect(others).toEqual([]);
  expect(policy?.kind).toBe("permissionGrantPolicy");
  expect(fieldsOf(policy)).toEqual(consentPolicy);
  expect(placeOf(policy, ["includes", 0, "permissionClassification"])).toMatchObject({
    pointer: "/value/0/includes/0/permissionClassification",
  });
});

test.each<[DeclarationKind, object]>([
  ["permissionGrantPolicy", consentPolicy],
  ["delegatedPermissionClassification", classification],
  ["claimsMappingPolicy", claimsPolicy],
])("%s is known by its fields alone", (kind, object) => {
  expect(kindsOf(declarationsOf(object))).toEqual([kind]);
  expect(kindsOf(declarationsOf([object]))).toEqual([kind]);
});

test.each<[string, object]>([
  ["a tsconfig-like object", { id: "x", displayName: "x", includes: ["src"], excludes: ["dist"] }],
  ["a policy of another kind", { id: "x", displayName: "x", definition: ['{"TokenLifetimePolicy":{"Version":1}}'] }],
  ["a data classification", { id: "x", classification: "low", name: "x" }],
])("%s is left alone", (_what, object) => {
  expect(declarationsOf(object)).toEqual([]);
});

test("a classification belongs to the service principal that its page, its folder or its own field names", () => {
  const owned = { "@odata.context": `${graph}#servicePrincipals('${api}')/delegatedPermissionClassifications`, value: [classification] };
  for (const files of [
    { "page.json": owned },
    { "list.json": [{ ...classification, servicePrincipalId: api }] },
    { [`ServicePrincipals/${api}/DelegatedPermissionClassifications/${classification.id}/${classification.id}.json`]: classification },
  ]) {
    expect(read(files).declarations.map(fieldsOf)).toEqual([{ ...classification, servicePrincipalId: api }]);
  }
});

test("a claims-mapping policy says whom it applies to, by itself or by where it stands", () => {
  const { id, displayName } = claimsPolicy;
  const listed = { "@odata.context": `${graph}#policies/claimsMappingPolicies`, value: [{ ...claimsPolicy, appliesTo: [{ id: client }] }] };
  const below = { [`ServicePrincipals/${client}/ClaimsMappingPolicies/${id}/${id}.json`]: claimsPolicy };
  expect(read({ "policies.json": listed }).declarations.map(fieldsOf)).toEqual([{ id, displayName, appliesTo: [client] }]);
  expect(read(below).declarations.map(fieldsOf)).toEqual([{ id, displayName, appliesTo: [client] }]);
  expect(declarationsOf(claimsPolicy).map(fieldsOf)).toEqual([{ id, displayName }]);
});

test("a directory knows what it holds, and of which kinds it holds all", () => {
  const page = (set: string, value: unknown[], more = {}): object => ({ "@odata.context": `${graph}#${set}`, ...more, value });
  const { directories } = buildDirectories(
    read({
      "a.json": page("permissionGrantPolicies", [consentPolicy]),
      "b.json": page("policies/claimsMappingPolicies", []),
      "c.json": page("oauth2PermissionGrants", [], { "@odata.nextLink": "https://graph.microsoft.com/v1.0/oauth2PermissionGrants?x" }),
      "d.json": page("applications", []),
      "e.json": { id: "authorizationPolicy", defaultUserRolePermissions: { permissionGrantPoliciesAssigned: [] } },
    }),
  );
  const [directory] = directories;
  expect(directory?.permissionGrantPolicies).toHaveLength(1);
  expect([...(directory?.facts.held ?? [])].sort()).toEqual(
    ["application", "authorizationPolicy", "claimsMappingPolicy", "permissionGrantPolicy"].sort(),
  );
});
