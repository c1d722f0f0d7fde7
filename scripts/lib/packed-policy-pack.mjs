import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const { findEngine, furnish } = createRequire(import.meta.url)("../../test/pulumi/engine/setup.cjs");

const program = `
const azuread = require("@pulumi/azuread");
const web = new azuread.Application("web", { displayName: "Web" });
new azuread.ApplicationCertificate("web-key", { applicationId: web.id, type: "Symmetric", value: "eA==" });
`;

/** Previews a faulty program with this policy pack, under the real engine; what went wrong, or undefined without Go. */
export function previewWith(pack, folder) {
  const engine = findEngine();
  if (engine === undefined) return undefined;
  mkdirSync(folder, { recursive: true });
  const files = {
    "Pulumi.yaml": "name: packed\nruntime: nodejs\n",
    "package.json": '{ "name": "packed", "main": "index.js" }',
    "index.js": program,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const env = { ...process.env, ...furnish(folder) };
  const run = (...args) => spawnSync(engine, args, { cwd: folder, encoding: "utf8", env });
  run("stack", "init", "dev");
  const { status, stdout, stderr } = run("preview", "--stack", "dev", "--non-interactive", "--color", "never", "--policy-pack", pack);
  const told = /\[mandatory\].*symmetric-key-credential .*web-key/.test(stdout);
  return status !== 0 && told ? [] : [`pulumi preview ended with ${status}:\n${stdout}${stderr}`];
}
