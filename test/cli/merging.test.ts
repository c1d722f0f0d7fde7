import { expired, faulty, now } from "./inputs";
import { aadguard, folderWith } from "./run";

function scan(files: Readonly<Record<string, unknown>>, paths: readonly string[], rule: string) {
  const folder = folderWith(files);
  const args = ["scan", ...paths, "--rule", rule, "--format", "json", "--now", now];
  const { exit, stdout, stderr } = aadguard(args, { cwd: folder.path });
  folder.remove();
  expect(stderr).toBe("");
  return { exit, document: JSON.parse(stdout) };
}

test("what one input prints as null does not hide what another one knows", () => {
  const { KeyCredentials, ...rest } = {
    KeyCredentials: null,
    Id: faulty.id,
    AppId: faulty.appId,
    DisplayName: null,
    AdditionalProperties: {},
  };
  const files = { "a.json": [{ ...rest, KeyCredentials, SignInAudience: null, RequiredResourceAccess: [] }], "b.json": [faulty] };
  const { exit, document } = scan(files, ["."], "symmetric-signing-key");
  expect(exit).toBe(1);
  expect(document.findings).toMatchObject([{ subject: { displayName: "Orders API" }, location: { path: "b.json" } }]);
});

test("the same object thousands of times is one, and its places are found", () => {
  const lines = Array.from({ length: 30_000 }, (_, n) => JSON.stringify({ id: faulty.id, appId: faulty.appId, tags: [`${n}`] }));
  const { exit, document } = scan({ "many.ndjson": [...lines, JSON.stringify(faulty)].join("\n") }, ["."], "symmetric-signing-key");
  expect(exit).toBe(1);
  expect(document.findings).toMatchObject([{ location: { path: "many.ndjson", line: 30_001 } }]);
});

test("the order in which inputs are named changes nothing in the document", () => {
  const files = {
    "a.json": [{ ...faulty, displayName: "older" }, expired],
    "b.json": [{ ...faulty, displayName: "newer" }],
  };
  const [one, other] = [
    ["a.json", "b.json"],
    ["b.json", "a.json"],
  ].map((paths) => scan(files, paths, "*").document);
  expect(other).toEqual(one);
});

test("a part of the authorization policy does not hide the rest of it", () => {
  const id = "authorizationPolicy";
  const context = { "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/authorizationPolicy/$entity" };
  const asking = { ...faulty, requiredResourceAccess: [] };
  const { document } = scan(
    {
      "app.json": [asking],
      "a.json": { ...context, id },
      "b.json": { ...context, id, defaultUserRolePermissions: { permissionGrantPoliciesAssigned: [] } },
    },
    ["."],
    "user-consent-blocked",
  );
  expect(document.diagnostics).toMatchObject([
    { kind: "merged", path: "b.json", message: expect.stringContaining("the authorization policy") },
  ]);
});
