import { api, directoriesOf, directoryOf, ids, principal, web } from "./build";

const { requiredResourceAccess, ...withoutAccess } = web;

test("the same object in two files is one, and said", () => {
  const { directories, diagnostics } = directoriesOf({ "a.json": web, "b.json": web });
  expect(directories.map(({ applications }) => applications.length)).toEqual([1]);
  expect(diagnostics).toMatchObject([{ kind: "merged", path: "b.json", message: expect.stringContaining("is also in a.json") }]);
});

test("whatever the case of its ids", () => {
  const upper = { ...web, id: ids.webObject.toUpperCase(), appId: ids.web.toUpperCase() };
  expect(directoryOf({ "a.json": web, "b.json": upper }).applications).toHaveLength(1);
});

test("a field that one file leaves out comes from the other, with its own place", () => {
  const [merged] = directoryOf({ "a.json": withoutAccess, "b.json": web }).applications;
  expect(merged?.requiredResourceAccess).toHaveLength(requiredResourceAccess.length);
  expect(merged?.source.locate(["requiredResourceAccess"]).path).toBe("b.json");
  expect(merged?.source.locate(["displayName"]).path).toBe("a.json");
});

test("a placeholder gives way to a value; an empty list is a value, and stays", () => {
  const [filled] = directoryOf({ "a.json": { ...web, signInAudience: "${{AUDIENCE}}" }, "b.json": web }).applications;
  expect(filled?.signInAudience).toBe("AzureADMyOrg");
  const [empty] = directoryOf({ "a.json": { ...web, requiredResourceAccess: [] }, "b.json": web }).applications;
  expect(empty?.requiredResourceAccess).toEqual([]);
});

test("two object ids are two objects, even with one client id", () => {
  const second = principal(ids.web, ids.apiPrincipal);
  expect(directoryOf({ "sp.json": [principal(ids.web, ids.webPrincipal), second] }).servicePrincipals).toHaveLength(2);
});

test("each tenant's folder is a directory of its own, and answers for no other", () => {
  const exported = (root: string, object: { id: string }): object => ({ [`${root}/Applications/${object.id}/${object.id}.json`]: object });
  const { directories, diagnostics } = directoriesOf({
    ...exported("north", web),
    ...exported("south", web),
    ...exported("south", api),
    [`south/ServicePrincipals/${ids.webPrincipal}/${ids.webPrincipal}.json`]: principal(ids.web, ids.webPrincipal),
    // Every tenant has some of Microsoft's.
    "south/ServicePrincipals/graph/graph.json": principal(ids.graph, ids.apiPrincipal, { appOwnerOrganizationId: ids.microsoft }),
  });
  expect(diagnostics).toEqual([]);
  expect(directories.map(({ applications, servicePrincipals }) => [applications.length, servicePrincipals.length])).toEqual([
    [1, 0],
    [2, 2],
  ]);
  expect(directories.map(({ links }) => links.servicePrincipal(ids.web) !== undefined)).toEqual([false, true]);
});
