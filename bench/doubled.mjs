import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileFromBundle } from "../scripts/generate/bundle.mjs";
import { mainRego } from "../scripts/generate/main-rego.mjs";
import { policyFiles, ruleFolders } from "../scripts/generate/rule-folders.mjs";
import { goTool } from "../scripts/lib/go-tool.mjs";
import { root } from "../scripts/lib/root.mjs";

const twin = (id) => `${id}-twin`;

/**
 * The package with each rule compiled in twice, the second time under another name: what the rules of years to come would cost.
 * @returns {string} its command line
 */
export function doubledProgram() {
  const folder = join(root, ".cache", "bench", "doubled");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "policies", "bundle"), { recursive: true });
  for (const part of ["dist", "data", "package.json"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const { rules, ...others } = JSON.parse(readFileSync(join(root, "policies", "bundle", "catalog.json"), "utf8"));
  const both = rules.flatMap((rule) => [rule, { ...rule, id: twin(rule.id) }]).sort((a, b) => (a.id < b.id ? -1 : 1));
  writeFileSync(join(folder, "policies", "bundle", "catalog.json"), JSON.stringify({ ...others, rules: both }));
  writeFileSync(join(folder, "policies", "bundle", "policy.wasm"), compiled(both));
  cpSync(join(root, "policies", "bundle", "examples.json"), join(folder, "policies", "bundle", "examples.json"));
  return join(folder, "dist", "cli", "main.js");
}

/** The rules' own files and those of the library, and each rule once more in a package of its twin's name. */
function compiled(both) {
  const work = mkdtempSync(join(tmpdir(), "aadguard-doubled-"));
  const put = (path, text) => {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), text);
  };
  try {
    for (const path of policyFiles()) put(path, readFileSync(join(root, path), "utf8"));
    const folders = ruleFolders().flatMap((rule) => [rule, twinOf(rule)]);
    for (const { policy, source } of folders) put(policy, source);
    put("policies/main.rego", mainRego(both.map((entry) => ({ ...entry, ...folders.find(({ id }) => id === entry.id) }))));
    const options = ["--target", "wasm", "--optimize", "0", "--entrypoint", "aadguard/main/verdicts", "--output", "bundle.tar.gz"];
    const { status, stderr } = spawnSync(goTool("opa"), ["build", ...options, "policies"], { cwd: work, encoding: "utf8" });
    if (status !== 0) throw new Error(`the doubled rules were not compiled: ${stderr}`);
    return fileFromBundle(readFileSync(join(work, "bundle.tar.gz")), "/policy.wasm");
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function twinOf({ id, group, source }) {
  const file = `policies/${group}/${twin(id)}/${twin(id).replaceAll("-", "_")}.rego`;
  return { id: twin(id), group, policy: file, source: source.replace(`["${id}"]`, `["${twin(id)}"]`) };
}
