import type { RunFacts } from "../../src/directory";
import type { Files } from "../sources/folder";
import { directoriesOf, web } from "./build";

const microsoft = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";
const own = "5e1f0000-0000-4000-8000-00000000000a";
const guid = (kind: string, n: number): string => `${kind.padEnd(8, "0")}-0000-4000-8000-${String(n).padStart(12, "0")}`;
const principal = (n: number, more = {}): object => ({
  id: guid("b", n),
  appId: guid("c", n),
  displayName: `principal ${n}`,
  servicePrincipalType: "Application",
  appOwnerOrganizationId: own,
  ...more,
});
const microsofts = principal(9, { appOwnerOrganizationId: microsoft.toUpperCase() });
const page = (value: object[]): object => ({ "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#servicePrincipals", value });
const inExport = (n: number, one: object): Files => ({ [`x/ServicePrincipals/${guid("b", n)}/${guid("b", n)}.json`]: one });

/** What is known of the service principals, and the files that are called filtered. */
function evidenceIn(files: Files): { principals: RunFacts["servicePrincipals"] | undefined; filtered: string[] } {
  const { directories, diagnostics } = directoriesOf(files);
  return {
    principals: directories[0]?.facts.servicePrincipals,
    filtered: diagnostics.filter(({ message }) => /None of these service principals is Microsoft's/.test(message)).map(({ path }) => path),
  };
}

test.each<[string, Files, string]>([
  ["a page", { "sp.json": page([principal(1), principal(2)]) }, "sp.json"],
  ["a bare list", { "sp.json": [principal(1)] }, "sp.json"],
  ["NDJSON", { "sp.ndjson": `${JSON.stringify(principal(1))}\n${JSON.stringify(principal(2))}\n` }, "sp.ndjson"],
  ["an empty page", { "app.json": web, "sp.json": page([]) }, "sp.json"],
  ["a list beside collections", { "all.json": { servicePrincipals: [principal(1)], applications: [] } }, "all.json"],
  ["a folder of an export", inExport(1, principal(1)), "x/ServicePrincipals"],
  [
    "a list beside one principal of Microsoft's that was exported by itself",
    { "a.json": microsofts, "sp.json": [principal(1)] },
    "sp.json",
  ],
  ["a list whose principal calls itself Microsoft's", { "sp.json": [principal(1, { displayName: "Microsoft Graph" })] }, "sp.json"],
])("%s without one of Microsoft's principals is a filtered one", (_what, files, path) => {
  expect(evidenceIn(files)).toEqual({ principals: "incomplete", filtered: [path] });
});

test.each<[string, Files]>([
  ["a page", { "sp.json": page([principal(1), microsofts]) }],
  [
    "a page without owners",
    { "sp.json": page([{ ...principal(1), appId: "00000003-0000-0000-c000-000000000000", appOwnerOrganizationId: null }]) },
  ],
  ["the second of two halves of a list", { "a.json": [principal(1)], "b.json": [microsofts] }],
  ["a folder of an export", { ...inExport(1, principal(1)), ...inExport(9, microsofts) }],
])("%s with one of them is complete", (_what, files) => {
  expect(evidenceIn(files)).toEqual({ principals: "complete", filtered: [] });
});

test("a list that is not complete anyway is not called filtered", () => {
  const cut = { ...page([principal(1)]), "@odata.nextLink": "https://graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=x" };
  expect(evidenceIn({ "sp.json": cut })).toEqual({ principals: "incomplete", filtered: [] });
});

test("a stack is all there is of itself: it declares no principal of Microsoft's", () => {
  const preview = {
    config: {},
    steps: [
      {
        op: "create",
        urn: "urn:pulumi:dev::web::azuread:index/servicePrincipal:ServicePrincipal::web",
        newState: {
          urn: "urn:pulumi:dev::web::azuread:index/servicePrincipal:ServicePrincipal::web",
          custom: true,
          type: "azuread:index/servicePrincipal:ServicePrincipal",
          inputs: { clientId: guid("c", 1) },
        },
      },
    ],
  };
  expect(evidenceIn({ "preview.json": preview }).filtered).toEqual([]);
});
