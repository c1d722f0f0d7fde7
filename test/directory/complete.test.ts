import type { RunFacts } from "../../src/directory";
import { directoryOf, ids, principal, web } from "./build";

const facts = (files: Record<string, unknown>): RunFacts => directoryOf({ "web.json": web, ...files }).facts;
const guid = (n: number): string => `9a6f3f52-7c1d-4c0e-8a55-${String(n).padStart(12, "0")}`;
/** The first is one of Microsoft's: every tenant has some, and a list without is a filtered one. */
const principals = (count: number): object[] =>
  Array.from({ length: count }, (_, n) => principal(guid(n), guid(1000 + n), n === 0 ? { appOwnerOrganizationId: ids.microsoft } : {}));
const context = "https://graph.microsoft.com/v1.0/$metadata#servicePrincipals";
const grant = { id: "g", clientId: ids.webPrincipal, consentType: "AllPrincipals", resourceId: ids.apiPrincipal, scope: "Orders.Read" };
const assignment = { id: "a", principalId: ids.webPrincipal, resourceId: ids.apiPrincipal, appRoleId: ids.role };

describe("service principals", () => {
  test.each<[string, unknown]>([
    ["an array", principals(3)],
    ["a page without a next one", { "@odata.context": context, value: principals(3) }],
    [
      "NDJSON",
      principals(3)
        .map((each) => JSON.stringify(each))
        .join("\n"),
    ],
    ["99 entries", principals(99)],
    ["101 entries", principals(101)],
  ])("are complete in %s", (_what, content) => expect(facts({ "sp.json": content }).servicePrincipals).toBe("complete"));

  test("are complete in an EntraExporter folder", () => {
    const { id } = { id: ids.webPrincipal };
    const { servicePrincipals } = directoryOf({
      [`Applications/${web.id}/${web.id}.json`]: web,
      [`ServicePrincipals/${id}/${id}.json`]: principal(ids.web, id),
      [`ServicePrincipals/${guid(1)}/${guid(1)}.json`]: principal(ids.graph, guid(1), { appOwnerOrganizationId: ids.microsoft }),
    }).facts;
    expect(servicePrincipals).toBe("complete");
  });

  test.each<[string, unknown]>([
    [
      "a page that has a next one",
      { "@odata.context": context, "@odata.nextLink": "https://graph.microsoft.com/v1.0/next", value: principals(3) },
    ],
    ["exactly 100 entries, where `az ad sp list` stops", principals(100)],
    ["an empty page: a filter that nothing fits", { "@odata.context": context, value: [] }],
    ["a single object", principal(ids.web, ids.webPrincipal)],
  ])("are incomplete in %s", (_what, content) => expect(facts({ "sp.json": content }).servicePrincipals).toBe("incomplete"));

  test("are incomplete where one of two files is", () => {
    expect(facts({ "a.json": principals(3), "b.json": principals(100) }).servicePrincipals).toBe("incomplete");
  });

  test("are not there where nobody exported them", () => expect(facts({}).servicePrincipals).toBe("none"));

  test("tell of Microsoft's only where one of Microsoft's tenants owns one", () => {
    expect(facts({ "sp.json": principals(3).slice(1) }).microsoftServicePrincipals).toBe(false);
    const own = principal(ids.graph, guid(1), { appOwnerOrganizationId: ids.microsoft.toUpperCase() });
    expect(facts({ "sp.json": [own] }).microsoftServicePrincipals).toBe(true);
  });
});

describe("grants and assignments", () => {
  test("are held where there is at least one", () => {
    expect(facts({})).toMatchObject({ grants: false, assignments: false });
    expect(facts({ "grant.json": grant })).toMatchObject({ grants: true, assignments: false });
    expect(facts({ "assignment.json": assignment })).toMatchObject({ grants: false, assignments: true });
  });

  test("are held where there is an empty page of them", () => {
    expect(facts({ "tenant.json": { applications: [], oauth2PermissionGrants: [] } })).toMatchObject({ grants: true, assignments: false });
    const page = { "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#oauth2PermissionGrants", value: [] };
    expect(facts({ "grants.json": page })).toMatchObject({ grants: true });
  });
});

test("an export makes nothing of its applications partial", () => {
  expect(facts({ "sp.json": principals(100) })).toMatchObject({ origin: "observed", partial: false });
});
