import { expired, faulty, now } from "./inputs";
import { aadguard, folderWith } from "./run";

function scan(files: Readonly<Record<string, unknown>>, rule: string, args: readonly string[] = ["."]) {
  const folder = folderWith(files);
  const { exit, stdout, stderr } = aadguard([...args, "--rule", rule, "--format", "json", "--now", now], { cwd: folder.path });
  folder.remove();
  expect(stderr).toBe("");
  return { exit, ...JSON.parse(stdout) };
}

const decoy = { ...faulty, keyCredentials: [] };

test.each<[string, Readonly<Record<string, unknown>>]>([
  ["before the other", { "a.json": [decoy], "b.json": [faulty] }],
  ["after the other", { "a.json": [faulty], "b.json": [decoy] }],
  ["in the same file", { "a.json": [decoy, faulty] }],
  ["in the same file, the other way round", { "a.json": [faulty, decoy] }],
  ["among others", { "a.json": [decoy], "b.json": [faulty], "c.json": [decoy], "d.json": [{ ...decoy, displayName: "x" }] }],
])("a declaration that contradicts another hides nothing: %s", (_what, files) => {
  const { exit, findings, diagnostics } = scan(files, "symmetric-signing-key");
  expect(exit).toBe(1);
  const holding = Object.entries(files).find(([, content]) => JSON.stringify(content).includes("Symmetric"))?.[0];
  expect(findings).toMatchObject([{ ruleId: "symmetric-signing-key", location: { path: holding } }]);
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      kind: "conflict",
      line: expect.any(Number),
      message: expect.stringMatching(/keyCredentials differs from \S+\.json:\d+:\d+/),
    }),
  );
});

test("what a neighbour says twice is judged both ways too", () => {
  const scope = { id: "5b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c05", value: "Orders.Read", type: "User", isEnabled: true };
  const api = (scopes: readonly unknown[]) => ({ ...faulty, keyCredentials: [], appRoles: [], api: { oauth2PermissionScopes: scopes } });
  const client = {
    ...expired,
    requiredResourceAccess: [{ resourceAppId: faulty.appId, resourceAccess: [{ id: scope.id, type: "Scope" }] }],
  };
  const other = { ...scope, id: "5b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c06", value: "Orders.Write" };
  for (const files of [
    { "a.json": [api([scope])], "b.json": [api([other])], "c.json": [client] },
    { "a.json": [api([other])], "b.json": [api([scope])], "c.json": [client] },
  ])
    expect(scan(files, "unknown-scope-on-resource").findings).toMatchObject([{ subject: { displayName: expired.displayName } }]);
});

test("the same values in another order or in other capitals are not a conflict", () => {
  const both = { ...faulty, identifierUris: ["api://a", "api://b"] };
  const { diagnostics } = scan(
    { "a.json": [both], "b.json": [{ ...both, appId: both.appId.toUpperCase(), identifierUris: ["api://b", "api://a"] }] },
    "symmetric-signing-key",
  );
  expect(diagnostics).toMatchObject([{ kind: "merged" }]);
});

const [key] = faulty.keyCredentials;
const text = JSON.stringify({ ...faulty, keyCredentials: undefined }).slice(0, -1);
const sym = JSON.stringify([key]);

test.each<[string, string]>([
  ["the same name, and then nothing", `${text},"keyCredentials":${sym},"keyCredentials":[]}`],
  ["nothing, and then the same name", `${text},"keyCredentials":[],"keyCredentials":${sym}}`],
  ["three times", `${text},"keyCredentials":[],"keyCredentials":${sym},"keyCredentials":[]}`],
  ["blanks before the colon", `${text},"keyCredentials"  :${sym},"keyCredentials" : []}`],
  ["another capitalisation", `${text},"keycredentials":${sym},"keyCredentials":[]}`],
  ["another capitalisation, later", `${text},"keyCredentials":[],"KeyCredentials":${sym}}`],
  [
    "a part of an element",
    `${text},"keyCredentials":[{"keyId":"${key?.keyId}","type":"Symmetric","type":"AsymmetricX509Cert","usage":"Sign"}]}`,
  ],
  [
    "a part of an element in other capitals",
    `${text},"keyCredentials":[{"keyId":"${key?.keyId}","type":"AsymmetricX509Cert","Type":"Symmetric","usage":"Sign"}]}`,
  ],
  [
    "a part of an element in its AdditionalProperties",
    `${text},"keyCredentials":[{"keyId":"${key?.keyId}","type":"AsymmetricX509Cert","usage":"Sign","AdditionalProperties":{"type":"Symmetric"}}]}`,
  ],
  ["a list in AdditionalProperties", `${text},"keyCredentials":[],"AdditionalProperties":{"keyCredentials":${sym}}}`],
  [
    "the list of a page",
    `{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#applications","value":[${JSON.stringify(faulty)}],"value":[]}`,
  ],
])("a field given twice hides nothing: %s", (_what, content) => {
  const { exit, findings } = scan({ "a.json": content }, "symmetric-signing-key");
  expect(findings).toHaveLength(1);
  expect(exit).toBe(1);
});

test("a field given twice is a conflict with both places", () => {
  const { diagnostics, findings } = scan({ "a.json": `${text},\n"keyCredentials":${sym},\n"keyCredentials":[]}` }, "symmetric-signing-key");
  expect(diagnostics).toMatchObject([{ kind: "conflict", path: "a.json", line: 2, message: expect.stringContaining("a.json:3:") }]);
  expect(findings).toMatchObject([{ location: { line: 2, pointer: "/keyCredentials/0/type" } }]);
});

test("a field that differs in AdditionalProperties is a conflict with both places, and judged both ways", () => {
  const inAdditional = `${text},"keyCredentials":[],\n"disabledByMicrosoftStatus":null,"isFallbackPublicClient":false,\n`;
  const found = (additional: string) => scan({ "a.json": `${inAdditional}"AdditionalProperties":${additional}}` }, "password-flow-enabled");
  const { diagnostics, findings } = found('{"isFallbackPublicClient":true}');
  expect(diagnostics).toMatchObject([
    { kind: "conflict", path: "a.json", message: expect.stringMatching(/isFallbackPublicClient.* a\.json:[23]:/) },
  ]);
  expect(findings).toMatchObject([{ location: { line: 3, pointer: "/AdditionalProperties/isFallbackPublicClient" } }]);
  // The same value, or none, contradicts nothing.
  for (const same of ["false", "null"])
    expect(found(`{"isFallbackPublicClient":${same}}`)).toMatchObject({ diagnostics: [], findings: [] });
});
