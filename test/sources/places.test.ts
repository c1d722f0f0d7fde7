import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FieldPath } from "../../src/model/place";
import type { Location } from "../../src/model/place";
import { positionOf, readInputs } from "../../src/sources";
import { folder } from "./folder";

/** The place of a field of the file's nth declaration, and the text that stands there. */
function shown(text: string, path: FieldPath, nth = 0): { at: string; text: string; pointer: string } {
  const root = folder({ "input.json": text });
  const { declarations } = readInputs(["."], { cwd: root });
  const declaration = declarations[nth];
  if (!declaration) throw new Error("no declaration");
  const place = positionOf(declaration.source.locate(path));
  return {
    at: `${place.line}:${place.column}`,
    text: cutOut(readFileSync(join(root, "input.json"), "utf8"), place),
    pointer: place.pointer,
  };
}

function cutOut(text: string, { line, column, endLine, endColumn }: Location): string {
  expect(endLine).toBe(line);
  return (text.split("\n")[line - 1] ?? "").slice(column - 1, endColumn - 1);
}

const graph = `{
  "appId": "6f1d6a5e-0001-4a01-8a01-00000000000a",
  "web": { "redirectUris": ["https://a.example", "https://b.example"] },
  "keyCredentials": [
    { "keyId": "k1", "type": "AsymmetricX509Cert" },
    {
      "keyId": "k2",
      "type": "Symmetric",
      "usage": "Sign"
    }
  ],
  "requiredResourceAccess": [{ "resourceAppId": "r", "resourceAccess": [{ "id": "p1", "type": "Scope" }, { "id": "p2", "type": "Role" }] }]
}`;

test.each<[FieldPath, string, string, string]>([
  [["keyCredentials", 1, "type"], "8:15", '"Symmetric"', "/keyCredentials/1/type"],
  [["appId"], "2:12", '"6f1d6a5e-0001-4a01-8a01-00000000000a"', "/appId"],
  [["webRedirectUris", 1], "3:50", '"https://b.example"', "/web/redirectUris/1"],
  [["requiredResourceAccess", 0, "resourceAccess", 1, "id"], "12:114", '"p2"', "/requiredResourceAccess/0/resourceAccess/1/id"],
])("a value: %j", (path, at, text, pointer) => {
  expect(shown(graph, path)).toEqual({ at, text, pointer });
});

test("an object or a list is shown by its name, an element by its bracket", () => {
  expect(shown(graph, ["requiredResourceAccess"])).toMatchObject({ at: "12:3", text: '"requiredResourceAccess"' });
  expect(shown(graph, ["keyCredentials", 1])).toMatchObject({ at: "6:5", text: "{" });
  expect(shown(graph, [])).toMatchObject({ at: "1:1", text: "{", pointer: "" });
});

test("what is not written down stands at the nearest part around it", () => {
  expect(shown(graph, ["keyCredentials", 0, "usage"])).toMatchObject({ text: "{", pointer: "/keyCredentials/0" });
  expect(shown(graph, ["keyCredentials", 7, "type"])).toMatchObject({ text: '"keyCredentials"', pointer: "/keyCredentials" });
  expect(shown(graph, ["enableIdTokenIssuance"])).toMatchObject({ text: "{", pointer: "" });
  expect(shown(graph, ["passwordCredentials", 0])).toMatchObject({ pointer: "" });
});

test("names with / and ~, and a property that is written twice", () => {
  const root = folder({ "x.json": '{"a/b": {"~c": 1}, "d": 1, "d": 22}' });
  readInputs(["x.json"], { cwd: root });
  expect(positionOf({ path: "x.json", pointer: "/a~1b/~0c" })).toMatchObject({ column: 16, endColumn: 17, pointer: "/a~1b/~0c" });
  expect(positionOf({ path: "x.json", pointer: "/d" })).toMatchObject({ column: 33, endColumn: 35 });
  expect(positionOf({ path: "x.json", pointer: "/e/f" })).toMatchObject({ column: 1, pointer: "" });
});

test("PowerShell's capitals", () => {
  const text =
    '{\n"AppId": "x", "SignInAudience": "AzureADMyOrg",\n"KeyCredentials": [{ "Type": "Symmetric" }],\n"AdditionalProperties": { "tags": ["a"] } }';
  expect(shown(text, ["keyCredentials", 0, "type"])).toEqual({ at: "3:30", text: '"Symmetric"', pointer: "/KeyCredentials/0/Type" });
  expect(shown(text, ["tags", 0])).toEqual({ at: "4:36", text: '"a"', pointer: "/AdditionalProperties/tags/0" });
});

test("AAD Graph's names", () => {
  const text = `{ "name": "x", "availableToOtherTenants": true,
"replyUrlsWithType": [{ "url": "https://a.example", "type": "Spa" }, { "url": "https://b.example", "type": "Web" }],
"passwordCredentials": [{ "endDate": "2020-01-01" }], "preAuthorizedApplications": [{ "appId": "x", "permissionIds": ["p"] }] }`;
  expect(shown(text, ["webRedirectUris", 0])).toEqual({ at: "2:79", text: '"https://b.example"', pointer: "/replyUrlsWithType/1/url" });
  expect(shown(text, ["passwordCredentials", 0, "endDateTime"])).toMatchObject({ text: '"2020-01-01"' });
  expect(shown(text, ["preAuthorizedApplications", 0, "delegatedPermissionIds", 0])).toMatchObject({ text: '"p"' });
  expect(shown(text, ["signInAudience"])).toMatchObject({ text: "true" });
  expect(shown(text, ["displayName"])).toMatchObject({ text: '"x"', pointer: "/name" });
});

test("arrays, pages and lines", () => {
  const one = '{"appId": "a", "identifierUris": ["u"]}';
  expect(shown(`[\n${one},\n${one}]`, ["identifierUris", 0], 1)).toEqual({ at: "3:35", text: '"u"', pointer: "/1/identifierUris/0" });
  expect(shown(`{"value":[\n${one}]}`, ["appId"])).toEqual({ at: "2:11", text: '"a"', pointer: "/value/0/appId" });
  expect(shown(`${one}\n\n  ${one}\n`, ["appId"], 1)).toEqual({ at: "3:13", text: '"a"', pointer: "/2/appId" });
  expect(shown(`${one}\n  ${one}`, [], 1)).toEqual({ at: "2:3", text: "{", pointer: "/1" });
});

test("a place that is known without the text is kept", () => {
  expect(positionOf({ path: "index.ts", pointer: "", line: 34, column: 1 })).toEqual({
    ...{ path: "index.ts", pointer: "", line: 34, column: 1, endLine: 34, endColumn: 1 },
  });
});

test("a file that is gone has its beginning as its place", () => {
  expect(positionOf({ path: "gone.json", pointer: "/appId" })).toMatchObject({ line: 1, column: 1, endLine: 1, endColumn: 1 });
});

test("a large file on one line gives its places quickly", () => {
  const apps = Array.from({ length: 5000 }, (_, n) => ({ appId: `${n}`, identifierUris: [], notes: "x".repeat(500) }));
  const root = folder({ "large.json": JSON.stringify(apps) });
  const { declarations } = readInputs(["."], { cwd: root });
  const places = declarations.map(({ source }) => positionOf(source.locate(["appId"])));
  expect(new Set(places.map(({ column }) => column)).size).toBe(5000);
  expect(places.every(({ pointer }, n) => pointer === `/${n}/appId`)).toBe(true);
});
