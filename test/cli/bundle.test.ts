import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanEnvironment, root } from "./run";

/*
 * What users start is one bundled file with a code cache. `npm ci` builds it; here it is built where a later build of the single
 * files has removed it.
 */

const now = "2026-01-01T00:00:00Z";
let bundled: string;
let single: string;

beforeAll(() => {
  if (!existsSync(join(root, "dist", "bundle", "program.cache")))
    spawnSync(process.execPath, [join(root, "scripts", "lib", "build-program.mjs")], { cwd: root });
  [bundled, single] = [installation(), installation()];
  rmSync(join(single, "dist", "bundle"), { recursive: true });
  // Nothing of the bundled program may come from the single files.
  for (const name of ["sources", "policy", "report", "directory", "scan"]) rmSync(join(bundled, "dist", name, "index.js"), { force: true });
  rmSync(join(bundled, "dist", "cli", "program.js"));
}, 300_000);

afterAll(() => [bundled, single].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A copy of the built program in a folder of its own. */
function installation(): string {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-bundle-"));
  cpSync(join(root, "dist"), join(folder, "dist"), { recursive: true });
  for (const name of ["node_modules", "policies", "data", "package.json"]) symlinkSync(join(root, name), join(folder, name));
  return folder;
}

function run(home: string, args: readonly string[]) {
  const options = { cwd: root, env: cleanEnvironment(), encoding: "utf8", maxBuffer: 1 << 28 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, "dist", "cli", "main.js"), ...args], options);
  return { status, stdout, stderr };
}

test.each([
  ["scan", "examples/contoso-tenant", "--now", now, "--format", "json", "--jobs", "1"],
  ["scan", "examples/contoso-tenant", "--now", now, "--format", "sarif"],
  ["scan", "examples/contoso-tenant", "--now", now, "--format", "html"],
  ["scan", "examples/pulumi", "--now", now, "--format", "junit"],
  ["scan", "no-such-folder"],
  ["scan", "--format", "no-such-format"],
  ["explain", "AADSTS50000"],
  ["explain", "--list"],
  ["rules"],
  ["rules", "--format", "json"],
  ["diagnose", "AADSTS50000", "examples/contoso-tenant", "--now", now],
  ["graph", "examples/contoso-tenant", "--now", now],
  ["sources"],
  ["completion", "bash"],
  ["--help"],
  ["waive", "--help"],
  ["--version"],
])("the bundled program does what the single files do: %s %s %s", (...args) => {
  const ran = run(bundled, args);
  expect(ran.stdout + ran.stderr).not.toBe("");
  expect(ran).toEqual(run(single, args));
});

test("a large folder is read and judged on threads of the bundle", () => {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-many-"));
  const application = (n: number) => ({ id: id(n), appId: id(100_000 + n), displayName: `App ${n}`, signInAudience: "AzureADMyOrg" });
  const keys = (n: number) => (n % 100 === 0 ? [{ keyId: id(n), type: "Symmetric", usage: "Sign" }] : []);
  for (let n = 0; n < 4500; n++)
    writeFileSync(join(folder, `${n}.json`), JSON.stringify({ ...application(n), keyCredentials: keys(n), identifierUris: [] }));
  const args = ["scan", folder, "--now", now, "--format", "json", "--jobs"];
  const ran = run(bundled, [...args, "3"]);
  expect(JSON.parse(ran.stdout).summary).toMatchObject({ applications: 4500, errors: 45 });
  expect(ran).toEqual(run(single, [...args, "1"]));
  rmSync(folder, { recursive: true });
});

test("the code cache is that of this bundle, and of no other one", () => {
  const home = installation();
  const cache = join(home, "dist", "bundle", "program.cache");
  const used = () => {
    const code = `const { script } = require(${JSON.stringify(join(home, "dist/cli/load-program.js"))}).loadBundle(); console.log(script.cachedDataRejected)`;
    return spawnSync(process.execPath, ["-e", code], { encoding: "utf8" }).stdout.trim();
  };
  expect(used()).toBe("false");
  const bytes = readFileSync(cache);
  bytes.write("/*ffffffffffffffff*/", "latin1");
  writeFileSync(cache, bytes);
  expect(used()).toBe("undefined");
  expect(run(home, ["--version"])).toEqual(run(single, ["--version"]));
  rmSync(home, { recursive: true });
});

test("the bundle contains the licences of what is bundled", () => {
  const text = readFileSync(join(bundled, "dist", "bundle", "LICENSES.txt"), "utf8");
  for (const name of ["yargs", "ajv", "yaml", "@open-policy-agent/opa-wasm", "jsonc-parser"]) expect(text).toContain(`${name} `);
  expect(text).toContain("Permission is hereby granted");
  expect(text).not.toContain("@pulumi/");
});

test("the bundle contains nothing that opens a connection", () => {
  const text = readFileSync(join(bundled, "dist", "bundle", "program.js"), "utf8");
  expect(text).toContain("symmetric");
  expect(text).not.toMatch(/require\("(?:node:)?(?:https?|http2|net|tls|dns|dgram)"\)|\bfetch\(|graph\.microsoft\.com\/v1\.0\/\$batch/);
});

function id(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}
