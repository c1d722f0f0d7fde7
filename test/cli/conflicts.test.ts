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

test("the same values in another order or in other capitals are no conflict", () => {
  const both = { ...faulty, identifierUris: ["api://a", "api://b"] };
  const { diagnostics } = scan(
    { "a.json": [both], "b.json": [{ ...both, appId: both.appId.toUpperCase(), identifierUris: ["api://b", "api://a"] }] },
    "symmetric-signing-key",
  );
  expect(diagnostics).toMatchObject([{ kind: "merged" }]);
});
