import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FieldPath } from "../../src/model/place";
import { setBase, whileLent } from "../../src/sources/files/text-cache";
import { EntraSource } from "../../src/sources/graph/source";
import { parseJson } from "../../src/sources/json/parse";

/** Places come from the text where that has Graph's words, and from the parsed value elsewhere: both give the same. */
const folder = mkdtempSync(join(tmpdir(), "aadguard-places-"));
beforeAll(() => setBase(folder));
afterAll(() => rmSync(folder, { recursive: true }));

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const texts: Readonly<Record<string, string>> = {
  "Graph's words": JSON.stringify(
    {
      id: id(1),
      appId: id(2),
      web: { redirectUris: ["https://a.example", "https://b.example"], homePageUrl: null },
      spa: null,
      keyCredentials: [{ keyId: id(3), type: "Symmetric", usage: "Sign" }],
      api: { oauth2PermissionScopes: [{ id: id(4), value: "read" }], acceptMappedClaims: true },
      requiredResourceAccess: [{ resourceAppId: id(5), resourceAccess: [{ id: id(6), type: "Scope" }] }],
      signInAudience: "${AUDIENCE}",
      availableToOtherTenants: true,
    },
    null,
    2,
  ),
  "comments inside of values, trailing commas": `{ // who
    "appId": "${id(1)}", /* "keyCredentials": [1], */
    "keyCredentials": [ /* one */ { "keyId": "${id(2)}", "type": "Symmetric", }, ],
    "replyUrlsWithType": [ { "url": "https://a.example", "type": "Web" }, // { "url"
      { "url": "https://b.example", "type": "Spa" } ],
  }`,
  "a name twice": `{"appId":"${id(1)}","keyCredentials":[],"keyCredentials":[{"keyId":"${id(2)}"}],"web":{"redirectUris":["a"],"redirectUris":["b","c"]}}`,
  "names with escapes": `{"app\\u0049d":"${id(1)}","key\\u0043redentials":[{"typ\\u0065":"Symmetric"}],"a/b":{"~":1}}`,
  "PascalCase and AdditionalProperties": JSON.stringify({
    Id: id(1),
    AppId: id(2),
    KeyCredentials: [{ KeyId: id(3), Type: "Symmetric" }],
    AdditionalProperties: { requiredResourceAccess: [{ resourceAppId: id(5) }] },
  }),
  "some capitals of its own": `{"appId":"${id(1)}","IdentifierURIs":["api://a"],"keycredentials":[{"keyid":"${id(2)}"}]}`,
  "an older manifest": JSON.stringify({
    id: id(1),
    appId: id(2),
    publicClient: true,
    replyUrls: ["urn:a"],
    oauth2Permissions: [{ id: id(3), value: "v" }],
  }),
  "lists as PowerShell wraps them": JSON.stringify({
    appId: id(1),
    keyCredentials: { value: [{ keyId: id(2) }], Count: 1 },
    identifierUris: "api://one",
  }),
  "names of every object": `{"__proto__":{"appId":1},"constructor":[1],"appId":"${id(1)}","toString":{"a":[]},"web":{"__proto__":{"redirectUris":[1]}}}`,
};

const paths: readonly FieldPath[] = [
  [],
  ...["id", "appId", "displayName", "signInAudience", "identifierUris", "isFallbackPublicClient", "webRedirectUris", "spaRedirectUris"].map(
    (name) => [name],
  ),
  ...["publicClientRedirectUris", "acceptMappedClaims", "homePageUrl", "keyCredentials", "tags", "noSuchField"].map((name) => [name]),
  ...[
    "keyCredentials",
    "identifierUris",
    "webRedirectUris",
    "spaRedirectUris",
    "publicClientRedirectUris",
    "oauth2PermissionScopes",
  ].flatMap((name) => [
    [name, 0],
    [name, 1],
    [name, 0, "type"],
    [name, 0, "keyId"],
  ]),
  ["requiredResourceAccess", 0, "resourceAppId"],
  ["requiredResourceAccess", 0, "resourceAccess", 0, "type"],
  ["requiredResourceAccess", 0, "resourceAccess", 3, "type"],
];

describe.each(Object.entries(texts))("%s", (_, text) => {
  test.each([
    ["alone", "", text],
    ["in a page", "/value/1", `{"value":[{},${text}]}`],
  ])("%s: the place by the text is that by the value", (_name, pointer, document) => {
    writeFileSync(join(folder, "one.json"), document);
    setBase(folder);
    const parsed = parseJson(document);
    const source = new EntraSource("one.json", pointer, "application");
    const byText = paths.map((path) => source.locate(path));
    const byValue = whileLent("one.json", parsed.form === "json" ? parsed.value : undefined, () =>
      paths.map((path) => source.locate(path)),
    );
    expect(parsed.form).toBe("json");
    expect(byText).toEqual(byValue);
  });
});
