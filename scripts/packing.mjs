// node scripts/packing.mjs: packs the project, installs the package as users do, and scans with it. Needs the registry.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { previewWith } from "./lib/packed-policy-pack.mjs";
import { compileAgainst } from "./lib/packed-types.mjs";
import { root } from "./lib/root.mjs";

const shipped = [
  ...[
    "package.json",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "PulumiPolicy.yaml",
    "dist/cli/main.js",
    "dist/index.js",
    "dist/index.d.ts",
    "dist/browser/aadguard.mjs",
    "dist/pulumi/pack.js",
  ],
  ...["policies/bundle/policy.wasm", "policies/bundle/catalog.json", "data/README.md", "data/microsoft-graph-permissions.json"],
];
const notShipped = ["src", "test", "bench", "tools", "policies/lib", "dist/.tsbuildinfo"];

/** Of the command line: what is optional comes on top. */
const mostPackages = 32;

const program = join("dist", "cli", "main.js");
const folder = mkdtempSync(join(tmpdir(), "aadguard-packing-"));
const isWindows = process.platform === "win32";
const counts = { passed: 0, failed: 0 };
try {
  const tarball = pack();
  const unpacked = unpack(tarball);
  check("holds what it needs", () => shipped.filter((name) => !existsSync(join(unpacked, name))).map((name) => `${name} is missing`));
  check("holds nothing else", () => notShipped.filter((name) => existsSync(join(unpacked, name))).map((name) => `${name} is there`));
  check("an unpacked package says what to do about what is not installed", () => {
    // The scan is one file with all that it needs; the export is not.
    const { status, stderr } = spawnSync(process.execPath, [join(unpacked, program), "export", "tenant"], {
      cwd: folder,
      encoding: "utf8",
    });
    const isSaid = /^aadguard: the package \S+ is not installed\. .*`npm install --omit=dev`.*\n$/.test(stderr);
    return [...(status === 2 && isSaid ? [] : [`it ended with ${status}: ${stderr}`]), ...sameScan(join(unpacked, program))];
  });
  check("npm install in the unpacked package, then scan", () => {
    npm(unpacked, "install", "--omit=dev");
    return sameScan(join(unpacked, program));
  });
  checkPolicyPack("the unpacked package is a policy pack", unpacked);
  check("npm install of the package, then --policy-pack node_modules/aadguard", () => {
    const project = join(folder, "dependent");
    mkdirSync(project);
    npm(project, "init", "--yes");
    npm(project, "install", tarball);
    return [];
  });
  check("a pack of one's own in TypeScript compiles against the package", () => compileAgainst(join(folder, "dependent")));
  checkPolicyPack("the installed package is a policy pack", join(folder, "dependent", "node_modules", "aadguard"));
  // As the action, the templates, the container and the pre-commit hook do; npm omits nothing with --global.
  const lean = join(folder, "lean");
  check(`npm install --prefix without optional dependencies: ${mostPackages} packages or fewer, then scan`, () => {
    mkdirSync(lean);
    npm(root, "install", "--prefix", lean, "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", tarball);
    const names = packagesIn(join(lean, "node_modules"));
    const program = spawnSync(join(lean, "node_modules", ".bin", "aadguard"), ["--version"], { encoding: "utf8", shell: isWindows });
    return [
      ...(names.length > mostPackages ? [`${names.length} packages were installed: ${names.join(", ")}`] : []),
      ...(program.status === 0 ? [] : [`node_modules/.bin/aadguard ended with ${program.status}: ${program.stderr}`]),
      ...sameScan(join(lean, "node_modules", "aadguard", "dist", "cli", "main.js")),
    ];
  });
  check("the policy pack without optional dependencies says what to install", () => {
    const { status, stderr } = spawnSync(process.execPath, ["-e", 'require("aadguard/pulumi")'], { cwd: lean, encoding: "utf8" });
    const sentence =
      "The policy pack of aadguard needs @pulumi/policy and @pulumi/pulumi: run `npm install @pulumi/policy @pulumi/pulumi`.";
    const isClear = stderr.includes(`Error: ${sentence}`) && !/Cannot find module|Require stack|^ +at /m.test(stderr);
    return status !== 0 && isClear ? [] : [`it ended with ${status}: ${stderr}`];
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
if (counts.failed > 0) process.exitCode = 1;

/** Every installed package by name, those inside others too. */
function packagesIn(modules) {
  if (!existsSync(modules)) return [];
  return readdirSync(modules)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) => (name.startsWith("@") ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name]))
    .flatMap((name) => [name, ...packagesIn(join(modules, name, "node_modules"))]);
}

function pack() {
  npm(root, "pack", "--pack-destination", folder);
  const [name] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  return join(folder, name);
}

function unpack(tarball) {
  const { status, stderr } = spawnSync("tar", ["-xzf", tarball, "-C", folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`tar: ${stderr}`);
  return join(folder, "package");
}

/** The installed program says about the example what the one built here says. */
function sameScan(installed) {
  const wanted = scan(join(root, program));
  const { status, stdout, stderr } = scan(installed);
  if (status !== 1) return [`scan ended with ${status}: ${stderr}`];
  return stdout === wanted.stdout ? [] : ["the scan's result differs from the built program's"];
}

function scan(file) {
  const args = [file, "scan", "examples/contoso-tenant", "--format", "json", "--now", "2026-01-01T00:00:00Z"];
  return spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
}

function npm(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync("npm", args, { cwd, encoding: "utf8", shell: isWindows });
  if (status !== 0) throw new Error(`npm ${args[0]}: ${stdout}${stderr}`);
}

function check(name, work) {
  const problems = attempt(work);
  counts[problems.length === 0 ? "passed" : "failed"]++;
  process.stdout.write(`package: ${name}: ${problems.length === 0 ? "passed" : `failed\n  ${problems.join("\n  ")}`}\n`);
}

/** Under the real Pulumi engine, which is built with Go; where that is missing, the check is left out and said so. */
function checkPolicyPack(name, pack) {
  const problems = attempt(() => previewWith(pack, mkdtempSync(join(folder, "preview-"))) ?? null);
  if (problems !== null || process.env.CI === "true") check(name, () => problems ?? ["left out without Go, which is a failure under CI"]);
  else process.stdout.write(`package: ${name}: left out without Go\n`);
}

function attempt(work) {
  try {
    return work();
  } catch (error) {
    return [error.message];
  }
}
