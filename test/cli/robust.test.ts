import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, cpSync, symlinkSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expired, faulty, now } from "./inputs";
import { cases } from "../support/breadth";
import { aadguard, bin, cleanEnvironment, folderWith, root } from "./run";

/** Applications with one finding each, one on a line: their document is larger than any pipe. */
const count = cases(1500, 6000);
const lines = Array.from({ length: count }, (_, n) => {
  const number = String(n).padStart(12, "0");
  return JSON.stringify({ ...faulty, id: `0b6f3f52-7c1d-4c0e-8a55-${number}`, appId: `4f1c1a5e-0d4e-4f6b-9a53-${number}` });
}).join("\n");
const large = folderWith({ "applications.ndjson": lines });
afterAll(large.remove);
const args = ["scan", large.path, "--rule", "symmetric-signing-key", "--now", now];

function start(more: readonly string[]) {
  return spawn(process.execPath, [bin, ...args, ...more], { env: cleanEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
}

test("a large document reaches a slow reader to its last byte", async () => {
  const child = start(["--format", "json"]);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    child.stdout.pause();
    setTimeout(() => child.stdout.resume(), 5);
  });
  const [exit] = await once(child, "close");
  const document = JSON.parse(Buffer.concat(chunks).toString());
  expect(exit).toBe(1);
  expect(document.findings).toHaveLength(count);
});

test.each(["json", "pretty"])("a reader that closes early (%s) ends the output quietly, and the verdict stays", async (format) => {
  const child = start(["--format", format]);
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString()));
  child.stdout.once("data", () => child.stdout.destroy());
  const [exit] = await once(child, "close");
  expect({ exit, complaints }).toEqual({ exit: 1, complaints: "" });
});

test("a closed standard error does not change the verdict", async () => {
  const child = start(["--format", "json"]);
  child.stderr.destroy();
  child.stdout.resume();
  expect((await once(child, "close"))[0]).toBe(1);
});

test.each<[string, string[], number]>([
  ["a summary", ["--format", "concise"], 1],
  ["warnings and the message of a crash's exit code", ["--format", "json", "--changed-since", "HEAD"], 2],
  ["a usage error", ["--format", "nonsense"], 2],
])("a closed standard error is no crash that repeats itself: %s", async (_what, more, wanted) => {
  const child = start(more);
  child.stderr.destroy();
  child.stdout.resume();
  expect((await once(child, "close"))[0]).toBe(wanted);
});

test("one line of megabytes is framed around each place", () => {
  const { exit, stdout } = aadguard(["scan", "-", "--rule", "symmetric-signing-key", "--group-by", "none", "--now", now], {
    stdin: `[${lines.replaceAll("\n", ",")}]`,
  });
  expect(exit).toBe(1);
  const frames = stdout.split("\n").filter((line) => line.startsWith("1 | "));
  expect(frames).toHaveLength(count);
  for (const frame of frames) expect(frame).toMatch(/"type":"Symmetric"/);
  expect(Math.max(...frames.map((frame) => frame.length))).toBeLessThanOrEqual(100);
});

test("no input ends in an internal error", () => {
  const field = fc.constantFrom(
    ...Object.keys(faulty),
    ...Object.keys(expired),
    "api",
    "web",
    "requiredResourceAccess",
    "appRoles",
    "accountEnabled",
    "replyUrlsWithType",
  );
  const inner = fc.constantFrom(
    "resourceAppId",
    "resourceAccess",
    "oauth2PermissionScopes",
    "redirectUris",
    "id",
    "type",
    "usage",
    "value",
    "endDateTime",
    "$unknown",
    "__proto__",
  );
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.array(fc.dictionary(inner, fc.jsonValue({ maxDepth: 2 }))),
    fc.dictionary(inner, fc.array(fc.dictionary(inner, fc.jsonValue()))),
  );
  const object = fc
    .tuple(fc.constantFrom(faulty, expired, {}), fc.dictionary(field, odd))
    .map(([base, faults]) => ({ ...base, ...faults }));
  const objects = fc.sample(object, { numRuns: 200, seed: 50000 });
  const { exit, stdout, stderr } = aadguard(["scan", "-", "--format", "json", "--now", now], {
    stdin: objects.map((one) => JSON.stringify(one)).join("\n"),
  });
  expect({ exit, stderr }).toEqual({ exit: 1, stderr: "" });
  expect(JSON.parse(stdout).summary.applications).toBeGreaterThan(50);
});

test("a broken installation ends in a message, without a stack trace", () => {
  const copy = folderWith({ "package.json": JSON.stringify({ version: "0.0.0" }) });
  cpSync(join(root, "dist"), join(copy.path, "dist"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy.path, "node_modules"));
  const broken = join(copy.path, "dist", "cli", "main.js");
  const run = () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [broken, "rules"], { encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^aadguard: internal error \([^\n]*\)[^\n]*\n$/);
    return stderr;
  };
  expect(run()).toContain("catalog.json");
  mkdirSync(join(copy.path, "policies", "bundle"), { recursive: true });
  writeFileSync(join(copy.path, "policies", "bundle", "catalog.json"), '{ "secret": half }');
  expect(run()).not.toContain("half");
  mkdirSync(join(copy.path, "dist", "bundle"), { recursive: true });
  writeFileSync(join(copy.path, "dist", "bundle", "program.js"), "(function () { half");
  expect(run()).toContain("SyntaxError");
  rmSync(join(copy.path, "dist", "bundle"), { recursive: true });
  rmSync(join(copy.path, "dist", "cli", "program.js"));
  expect(run()).toContain("program");
  copy.remove();
});

test("the command line loads nothing of Pulumi", () => {
  const list = "process.on('exit', () => process.stderr.write(Object.keys(require.cache).join('\\n')))";
  const preload = folderWith({ "list.cjs": list });
  const { exit, stderr } = aadguard(["scan", "examples/contoso-clean", "--now", now], {
    env: { NODE_OPTIONS: `--require ${join(preload.path, "list.cjs")}` },
  });
  preload.remove();
  expect(exit).toBe(0);
  const modules = stderr.split("\n");
  expect(modules.some((path) => path.endsWith(join("cli", "load-program.js")))).toBe(true);
  expect(modules.filter((path) => path.includes(join("node_modules", "@pulumi")))).toEqual([]);
});

test("half a character in a name is judged like any other", () => {
  const names = ["half \ud800", "half \udc00 and \\ud800 in words", "\\\ud83d"];
  const apps = names.map((displayName, n) => ({
    ...faulty,
    id: `${faulty.id.slice(0, -1)}${n}`,
    appId: `${faulty.appId.slice(0, -1)}${n}`,
    displayName,
  }));
  const folder = folderWith({ "apps.json": apps });
  const { exit, stdout, stderr } = aadguard(["scan", ".", "--rule", "symmetric-signing-key", "--format", "json"], { cwd: folder.path });
  expect({ exit, stderr }).toEqual({ exit: 1, stderr: "" });
  expect((JSON.parse(stdout) as { findings: unknown[] }).findings).toHaveLength(names.length);
  folder.remove();
});
