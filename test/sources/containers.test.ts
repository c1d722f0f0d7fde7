import type { Collection } from "../../src/model/collection";
import { fieldsOf, kindsOf, read } from "./folder";

const graph = "https://graph.microsoft.com/v1.0/$metadata";
const application = (n: number): object => ({ id: `app-${n}`, appId: `client-${n}`, displayName: `app ${n}`, identifierUris: [] });
const principal = (n: number): object => ({ id: `sp-${n}`, appId: `client-${n}`, servicePrincipalType: "Application" });
const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const collectionsOf = (content: unknown): readonly Partial<Collection>[] =>
  read({ "input.json": content }).collections.map(({ kind, count, complete }) => ({ kind, count, complete }));

test("a single object is not a collection", () => {
  expect(collectionsOf(principal(1))).toEqual([]);
});

test("an array is a collection for each kind in it", () => {
  expect(collectionsOf([application(1), principal(1), principal(2)])).toEqual([
    { kind: "application", count: 1, complete: true },
    { kind: "servicePrincipal", count: 2, complete: true },
  ]);
});

test("a page is complete unless a link to the next one is left in it", () => {
  const page = { "@odata.context": `${graph}#servicePrincipals`, value: [principal(1)] };
  expect(collectionsOf(page)).toEqual([{ kind: "servicePrincipal", count: 1, complete: true }]);

  const { collections, diagnostics } = read({
    "input.json": { ...page, "@odata.nextLink": "https://graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=x" },
  });
  expect(collections).toMatchObject([{ kind: "servicePrincipal", complete: false }]);
  expect(diagnostics).toMatchObject([{ kind: "incomplete", path: "input.json", message: expect.stringContaining("@odata.nextLink") }]);
});

test.each<[string, object]>([
  ["Microsoft Graph's tips", { "@odata.context": `${graph}#applications`, "@microsoft.graph.tips": "Use $select" }],
  ["what a script adds", { tenantId: "6f1d6a5e-0001-4a01-8a01-00000000000f", exportedAt: "2026-11-23" }],
  ["a context and what a script adds", { "@odata.context": `${graph}#applications`, appId: "x", displayName: "export" }],
])("a page stays one with %s beside its value", (_what, beside) => {
  const { declarations, collections } = read({ "input.json": { ...beside, value: [application(1), application(2)] } });
  expect(declarations.map(({ source }) => source.locate([]).pointer)).toEqual(["/value/0", "/value/1"]);
  expect(collections).toMatchObject([{ kind: "application", count: 2, complete: true }]);
});

test("an empty page with tips is empty, and no object", () => {
  const page = { "@odata.context": `${graph}#oauth2PermissionGrants`, "@microsoft.graph.tips": "Use $select", value: [] };
  expect(read({ "input.json": page })).toMatchObject({ declarations: [], collections: [{ kind: "oauth2PermissionGrant", count: 0 }] });
});

test.each(["@odata.nextLink", "odata.nextLink", "nextLink", "NextLink"])("%s names a further page", (name) => {
  expect(collectionsOf({ value: [principal(1)], [name]: "https://graph.example/2" })).toMatchObject([{ complete: false }]);
});

test("@odata.count tells of more than the page holds", () => {
  const page = (total: number): object => ({
    "@odata.context": `${graph}#servicePrincipals`,
    "@odata.count": total,
    value: [principal(1), principal(2)],
  });
  expect(collectionsOf(page(2))).toMatchObject([{ complete: true }]);
  expect(collectionsOf(page(250))).toMatchObject([{ complete: false }]);
});

describe("what is left of a member", () => {
  const context = { "@odata.context": `${graph}#servicePrincipals` };
  test.each<[string, unknown, number]>([
    ["texts in a page", { ...context, value: ["@{id=1; appId=2}", "@{id=3}"] }, 0],
    ["a text in place of a page's list", { ...context, value: "System.Object[]" }, 0],
    ["null in place of a page's list", { ...context, value: null }, 0],
    ["a text in an array", [principal(1), "@{id=3}"], 1],
    ["null in an array", [principal(1), null], 1],
    ["type names in an array", ["Microsoft.Graph.PowerShell.Models.MicrosoftGraphServicePrincipal"], 0],
    ["texts in one of several collections", { servicePrincipals: ["@{id=3}"] }, 0],
    ["a text in place of one of several collections", { servicePrincipals: "System.Object[]" }, 0],
    ["null in place of one of several collections", { servicePrincipals: null, applications: [application(1)] }, 0],
  ])("%s: the export was cut, and is not complete", (_what, content, count) => {
    const { declarations, collections, diagnostics } = read({ "input.json": content });
    expect(declarations.filter(({ kind }) => kind === "servicePrincipal")).toHaveLength(count);
    expect(collections.filter(({ kind }) => kind === "servicePrincipal")).toMatchObject([{ count, complete: false }]);
    expect(diagnostics.map(({ kind }) => kind)).toEqual(["incomplete", "truncated"]);
  });

  test("texts that do not say of what kind they were are told too", () => {
    expect(read({ "input.json": ["@{Id=1; AppId=2}"] }).diagnostics).toMatchObject([{ kind: "truncated" }]);
  });
});

test("objects of the recycle bin count where tools stop, and are not declarations", () => {
  const deleted = { ...principal(0), deletedDateTime: "2026-01-01T00:00:00Z" };
  const { declarations, collections } = read({ "input.json": [deleted, ...times(99, principal)] });
  expect(declarations).toHaveLength(99);
  expect(collections).toMatchObject([{ count: 99, complete: false }]);
});

test("a list of nothing but deleted objects says nothing about the tenant", () => {
  const page = { "@odata.context": `${graph}#servicePrincipals`, value: [{ ...principal(0), deletedDateTime: "2026-01-01T00:00:00Z" }] };
  expect(read({ "input.json": page })).toMatchObject({ declarations: [], collections: [], skipped: 1 });
});

test("what a delta query tells to be gone is not a declaration, and the rest may be only what has changed", () => {
  const removed = { id: "sp-0", "@removed": { reason: "deleted" } };
  const { declarations, collections } = read({
    "input.json": {
      "@odata.context": `${graph}#servicePrincipals`,
      "@odata.deltaLink": "https://graph.example/x",
      value: [removed, principal(1)],
    },
  });
  expect(declarations).toHaveLength(1);
  expect(collections).toMatchObject([{ count: 1, complete: false }]);
});

test("pages that follow one another are complete when the last one is there", () => {
  const first = { "@odata.context": `${graph}#servicePrincipals`, "@odata.nextLink": "https://graph.example/2", value: [principal(1)] };
  const last = { "@odata.context": `${graph}#servicePrincipals`, value: [principal(2)] };
  expect(collectionsOf([first, last])).toEqual([{ kind: "servicePrincipal", count: 2, complete: true }]);
  expect(collectionsOf([first, first])).toEqual([{ kind: "servicePrincipal", count: 2, complete: false }]);
});

test.each([99, 100, 101])("%i service principals: exactly 100 is where tools stop", (count) => {
  const { collections, diagnostics } = read({ "input.json": times(count, principal) });
  expect(collections).toMatchObject([{ count, complete: count !== 100 }]);
  expect(diagnostics.map(({ kind, message }) => [kind, message.includes("--all")])).toEqual(count === 100 ? [["incomplete", true]] : []);
});

test.each([
  ["oauth2PermissionGrants", "oauth2PermissionGrant"],
  ["servicePrincipals", "servicePrincipal"],
  ["applications", "application"],
  ["applications(id,appId,keyCredentials)", "application"],
  ["servicePrincipals('x')/appRoleAssignedTo", "appRoleAssignment"],
  ["servicePrincipals('x')/appRoleAssignments", "appRoleAssignment"],
  ["users('x')/oauth2PermissionGrants", "oauth2PermissionGrant"],
  ["applications('x')/federatedIdentityCredentials", "federatedIdentityCredential"],
])("an empty page of %s says what it is empty of", (set, kind) => {
  expect(collectionsOf({ "@odata.context": `${graph}#${set}`, value: [] })).toEqual([{ kind, count: 0, complete: true }]);
});

test("an empty array says nothing", () => {
  expect(read({ "input.json": [] })).toMatchObject({ collections: [], skipped: 1, scanned: 0 });
});

test("a page decides what its objects are, however few fields were selected", () => {
  const { declarations } = read({
    "input.json": { "@odata.context": `${graph}#servicePrincipals(id,appId)`, value: [{ id: "sp", appId: "client" }] },
  });
  expect(kindsOf(declarations)).toEqual(["servicePrincipal"]);
});

test("a page of something else is left alone", () => {
  const page = { "@odata.context": `${graph}#groups`, value: [{ id: "g", appId: "x", servicePrincipalType: "Application" }] };
  expect(read({ "input.json": page })).toMatchObject({ declarations: [], skipped: 1 });
});

test("federated credentials of a page belong to the application that it names", () => {
  const credential = { name: "deploy", issuer: "https://token.example", subject: "s", audiences: ["a"] };
  for (const key of ["'app-1'", "appId='app-1'"]) {
    const { declarations } = read({
      "input.json": { "@odata.context": `${graph}#applications(${key})/federatedIdentityCredentials`, value: [credential] },
    });
    expect(fieldsOf(declarations[0])).toEqual({ applicationId: "app-1", ...credential });
  }
});

test("federated credentials that name no application are left out, and it is said", () => {
  const credential = { name: "deploy", issuer: "https://token.example", subject: "s", audiences: ["a"] };
  const { declarations, diagnostics } = read({ "input.json": [credential, credential] });
  expect(declarations).toEqual([]);
  expect(diagnostics).toMatchObject([
    { kind: "incomplete", path: "input.json", message: expect.stringContaining("2 federated identity credentials") },
  ]);
});

describe("a document of collections", () => {
  const document = {
    description: "one tenant",
    expect: [],
    applications: [{ appId: "client-1", displayName: "few fields" }, application(2)],
    servicePrincipals: { value: [principal(1)], "@odata.nextLink": "https://graph.example/2" },
    oauth2PermissionGrants: [],
    appRoleAssignedTo: [{ id: "a", principalId: "p", resourceId: "r", appRoleId: "x" }],
    federatedIdentityCredentials: [
      { applicationId: "app-1", name: "deploy", issuer: "https://token.example", subject: "s", audiences: [] },
    ],
    authorizationPolicy: { defaultUserRolePermissions: { permissionGrantPoliciesAssigned: [] } },
  };

  test("holds each of them, empty ones too", () => {
    const { declarations, collections, diagnostics } = read({ "input.json": document });
    expect(kindsOf(declarations)).toEqual([
      ...["application", "application", "servicePrincipal", "appRoleAssignment", "federatedIdentityCredential", "authorizationPolicy"],
    ]);
    expect(collections.map(({ kind, count, complete }) => [kind, count, complete])).toEqual([
      ["application", 2, true],
      ["servicePrincipal", 1, false],
      ["oauth2PermissionGrant", 0, true],
      ["appRoleAssignment", 1, true],
      ["federatedIdentityCredential", 1, true],
    ]);
    expect(diagnostics).toMatchObject([{ kind: "incomplete" }]);
    expect(declarations[2]?.source.locate(["appId"]).pointer).toBe("/servicePrincipals/value/0/appId");
    expect(declarations[5]?.source.locate(["permissionGrantPoliciesAssigned"]).pointer).toBe(
      "/authorizationPolicy/defaultUserRolePermissions/permissionGrantPoliciesAssigned",
    );
  });

  test("exactly 100 service principals are not complete here either", () => {
    expect(collectionsOf({ servicePrincipals: times(100, principal) })).toEqual([
      { kind: "servicePrincipal", count: 100, complete: false },
    ]);
  });

  test("other JSON with applications in it is left alone", () => {
    expect(
      read({ "a.json": { applications: [{ name: "web", version: 3 }] }, "b.json": { applications: { web: {} }, name: "x" } }).skipped,
    ).toBe(2);
  });
});

describe("NDJSON", () => {
  const lines = (...values: unknown[]): string =>
    values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join("\n");

  test.each(["export.ndjson", "export.json", "export.jsonl"])("is known by its content, in %s as well", (name) => {
    const { declarations, collections, scanned } = read({ [name]: lines(application(1), principal(1), principal(2), "") });
    expect(kindsOf(declarations)).toEqual(["application", "servicePrincipal", "servicePrincipal"]);
    expect(collections).toMatchObject([
      { kind: "application", count: 1 },
      { kind: "servicePrincipal", count: 2, complete: true },
    ]);
    expect(scanned).toBe(1);
  });

  test("a pointer begins with the line, empty ones counted", () => {
    const { declarations } = read({ "input.json": lines(application(1), "", application(2)) });
    expect(declarations[1]?.source.locate(["appId"]).pointer).toBe("/2/appId");
  });

  test("a bad line is told with its place; the others count, and nothing is complete", () => {
    const intake = read({ "input.json": lines(principal(1), "  { oops }", principal(2), "[1,") });
    expect(kindsOf(intake.declarations)).toEqual(["servicePrincipal", "servicePrincipal"]);
    expect(intake.collections).toMatchObject([{ count: 2, complete: false }]);
    expect(intake.diagnostics).toMatchObject([
      { kind: "unreadable", path: "input.json", line: 2, column: 5 },
      { kind: "unreadable", path: "input.json", line: 4, column: 4 },
    ]);
    expect(intake).toMatchObject({ files: 1, scanned: 0, skipped: 0, unreadable: 1 });
  });

  test("of many bad lines only the first are told one by one", () => {
    const { diagnostics, unreadable } = read({ "input.json": lines(principal(1), ...times(50, () => "oops")) });
    expect(unreadable).toBe(1);
    expect(diagnostics).toHaveLength(21);
    expect(diagnostics.at(-1)).toMatchObject({ line: 22, message: "30 more lines of this file cannot be read." });
  });

  test("lines may be pages", () => {
    const page = (n: number, next: object): object => ({ "@odata.context": `${graph}#servicePrincipals`, ...next, value: [principal(n)] });
    const intake = read({ "input.json": lines(page(1, { "@odata.nextLink": "https://graph.example/2" }), page(2, {})) });
    expect(intake.collections).toMatchObject([{ count: 2, complete: true }]);
    expect(intake.declarations[1]?.source.locate([]).pointer).toBe("/1/value/0");
  });
});

test("a loose file that could not be read may hold more of everything", () => {
  const { collections } = read({ "principals.json": [principal(1)], "more.json": '{"appId":' });
  expect(collections).toMatchObject([{ kind: "servicePrincipal", complete: false }]);
});
