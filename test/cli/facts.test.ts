import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aadguard, aadguardProcess, folderWith } from "./run";

const now = ["--now", "2026-01-01T00:00:00Z"];
let out: ReturnType<typeof folderWith>;
let folder: string;

beforeEach(() => {
  out = folderWith({ "facts/.keep": "" });
  folder = join(out.path, "facts");
});
afterEach(() => out.remove());

/** Takes the facts of all shares, last one first. */
function take(paths: readonly string[], of: number): void {
  for (let number = of; number >= 1; number--) {
    const args = ["facts", ...paths, "--shard", `${number}/${of}`, "--out", join(folder, `${of - number}.ndjson`)];
    expect(aadguard(args)).toEqual({ exit: 0, stdout: "", stderr: "" });
  }
}

describe.each([
  ["a tenant with a fault for every rule", ["examples/contoso-tenant"]],
  ["the same tenant put right", ["examples/contoso-clean"]],
  ["every format of exports, and files that hold nothing of ours", ["examples/manifests"]],
  ["stacks, plans and templates, which are read again", ["examples/pulumi", "examples/terraform", "examples/bicep"]],
])("%s", (_, paths) => {
  test.each([1, 3])("a scan of the facts of %s shares is that of the files, byte for byte", (of) => {
    take(paths, of);
    for (const options of [[], ["--rule", "*-key*"], ["--undetermined", "ignore"]]) {
      const scan = ["scan", ...paths, ...now, "--format", "json", ...options];
      const plain = aadguard(scan);
      expect(JSON.parse(plain.stdout).summary.files).toBeGreaterThan(0);
      expect(aadguard([...scan, "--facts", folder])).toEqual(plain);
    }
  });
});

test("facts, shards and merge together are one run, each in a process of its own", () => {
  const paths = ["examples/contoso-tenant", "examples/manifests"];
  take(paths, 4);
  const documents = [2, 3, 1].map((number) => {
    const file = join(out.path, `${number}.json`);
    aadguardProcess(["scan", ...paths, ...now, "--facts", folder, "--shard", `${number}/3`, "--format", `json=${file}`]);
    return file;
  });
  const whole = aadguard(["scan", ...paths, ...now, "--format", "json"]);
  expect(aadguardProcess(["merge", ...documents, "--format", "json"])).toEqual(whole);
});

test("contradictions, duplicates, damaged files and unknown fields survive", () => {
  const key = { keyId: "0c5c9f1e-7f1a-4d3a-9a5b-1f2e3d4c5b6a", type: "Symmetric", usage: "Sign" };
  const application = { id: "1b2c3d4e-0000-4000-8000-000000000001", appId: "1b2c3d4e-0000-4000-8000-000000000002", displayName: "Orders" };
  const files = {
    "in/a.json": { ...application, keyCredentials: [key], identifierUris: ["api://${{APP_ID}}"] },
    "in/b.json": { ...application, keyCredentials: [], signInAudience: "AzureADMyOrg" },
    "in/c.json": '{ "appId": "4f1c1a5e", "keyCredentials": [{ "key" 1 }] }',
    "in/d.json": `{ "appId": "${application.appId}", "DisplayName": "x", "displayName": "y", "keyCredentials": [] }`,
    "in/e.json": [{ appId: 7, displayName: null, keyCredentials: "Microsoft.Graph.KeyCredential" }, null, "x"],
    "in/export.txt": "no JSON",
    "in/node_modules/x.json": application,
  };
  const inputs = folderWith(files);
  const at = { cwd: inputs.path };
  for (const number of [1, 2, 3]) aadguard(["facts", "in", "--shard", `${number}/3`, "--out", join(folder, `${number}`)], at);
  for (const format of ["json", "pretty"]) {
    const scan = ["scan", "in", ...now, "--format", format, "--verbose"];
    const [plain, fromFacts] = [aadguard(scan, at), aadguard([...scan, "--facts", folder], at)];
    const withoutTime = (text: string) => text.replace(/\d+ ms/g, "");
    expect({ ...fromFacts, stdout: withoutTime(fromFacts.stdout) }).toEqual({ ...plain, stdout: withoutTime(plain.stdout) });
    expect(plain.exit).toBe(1);
  }
  inputs.remove();
});

test("facts contain neither keys nor secrets", () => {
  const inputs = folderWith({
    "a.json": {
      appId: "1b2c3d4e-0000-4000-8000-000000000002",
      displayName: "Orders",
      keyCredentials: [{ keyId: "0c5c9f1e-7f1a-4d3a-9a5b-1f2e3d4c5b6a", type: "Symmetric", usage: "Sign", key: "c2VjcmV0LWtleQ==" }],
      passwordCredentials: [{ keyId: "0c5c9f1e-7f1a-4d3a-9a5b-1f2e3d4c5b6b", secretText: "secret-text", hint: "sec" }],
    },
  });
  aadguard(["facts", ".", "--out", join(folder, "1")], { cwd: inputs.path });
  const text = readFileSync(join(folder, "1"), "utf8");
  expect(text).toContain("Symmetric");
  expect(text).not.toMatch(/c2VjcmV0|secret-text/);
  inputs.remove();
});

test("facts that are lost, there twice, cut off, of another run or of other paths are an error that names them", () => {
  const tenant = "examples/contoso-tenant";
  take([tenant], 3);
  const scan = (...paths: string[]) => aadguard(["scan", ...paths, ...now, "--facts", folder]);
  const [first = "", second = "", third = ""] = [2, 1, 0].map((n) => join(folder, `${n}.ndjson`));
  const lost = join(out.path, "lost");
  renameSync(second, lost);
  expect(scan(tenant)).toEqual({ exit: 2, stdout: "", stderr: `aadguard: The facts of shard 2 of 3 are missing in ${folder}.\n` });
  cpSync(third, second);
  expect(scan(tenant).stderr).toBe(`aadguard: The facts of shard 3 of 3 are there twice: ${third} and ${second}.\n`);
  const text = readFileSync(lost, "utf8");
  writeFileSync(second, text.slice(0, -10));
  expect(scan(tenant).stderr).toMatch(/these facts are cut off: \d+ of \d+ files are here/);
  writeFileSync(second, text.replace(/"version":"[^"]*"/, '"version":"9.9.9"'));
  expect(scan(tenant).stderr).toContain("facts of another version of aadguard (9.9.9)");
  aadguard(["facts", "examples/contoso-clean", "--shard", "2/3", "--out", second]);
  expect(scan(tenant).stderr).toContain("are of different runs");
  writeFileSync(second, "{}");
  expect(scan(tenant).stderr).toContain("these are not facts");
  renameSync(lost, second);
  expect(scan("examples/contoso-clean").stderr).toContain(`facts of other paths (${tenant})`);
  expect(scan(tenant).exit).toBe(1);
  expect(readdirSync(folder).sort()).toEqual([".keep", "0.ndjson", "1.ndjson", "2.ndjson"]);
  expect(first).toContain("2.ndjson");
});

test.each([
  [["facts", "examples/contoso-clean"], "facts needs the file to write to"],
  [["facts", "no-such-folder", "--out", "x"], "no-such-folder"],
  [["facts", "-", "--out", "/tmp/aadguard-no-facts"], "standard input and pipes cannot be read by several shards"],
  [["facts", "examples/contoso-clean", "--out", "no-such-folder/x"], "its folder does not exist"],
  [["scan", "examples/contoso-clean", "--facts", "no-such-folder"], "this folder of facts cannot be read (ENOENT)"],
])("%s is refused", (args, message) => {
  expect(aadguardProcess(args)).toMatchObject({ exit: 2, stdout: "", stderr: expect.stringContaining(message) });
});
