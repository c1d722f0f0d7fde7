import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/root.mjs";
import { Problem } from "./problem.mjs";

const notGroups = new Set(["lib", "bundle"]);

/**
 * The rule folders `policies/<group>/<rule-id>`, sorted by id.
 * @returns {{id: string, group: string, folder: string, policy: string, source: string}[]} paths from the root, with `/`
 */
export function ruleFolders() {
  return subfolders("policies")
    .filter((group) => !notGroups.has(group))
    .flatMap((group) => subfolders(`policies/${group}`).map((id) => ruleFolder(group, id)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What a rule folder must hold and does not; empty when complete. */
export function missingFiles({ id, folder }) {
  const stem = id.replaceAll("-", "_");
  const examples = filesOf(`${folder}/examples`);
  return [
    ...[`${stem}.rego`, `${stem}_test.rego`].filter((name) => !existsSync(join(root, folder, name))),
    ...["bad", "good"].filter((kind) => !examples.some((name) => isExample(name, kind))).map((kind) => `examples/${kind}-*.json`),
  ].map((name) => `${folder}/${name}`);
}

/** The example files of a rule of one kind (`bad` or `good`), sorted. */
export function examplesOf({ folder }, kind) {
  return filesOf(`${folder}/examples`)
    .filter((name) => isExample(name, kind))
    .sort();
}

/** All Rego files below `policies/` that are not tests and not generated. */
export function policyFiles() {
  return regoFiles("policies").filter((path) => !path.endsWith("_test.rego") && path !== "policies/main.rego");
}

function isExample(name, kind) {
  return name.startsWith(`${kind}-`) && name.endsWith(".json");
}

function ruleFolder(group, id) {
  if (!/^[a-z_]+$/.test(group)) throw new Problem(`policies/${group}`, "a group's name has only small letters and `_`.");
  if (!/^[a-z]+(-[a-z]+)*$/.test(id)) throw new Problem(`policies/${group}/${id}`, "a rule's id is kebab-case.");
  const folder = `policies/${group}/${id}`;
  const policy = `${folder}/${id.replaceAll("-", "_")}.rego`;
  const file = join(root, policy);
  return { id, group, folder, policy, source: existsSync(file) ? readFileSync(file, "utf8") : "" };
}

function regoFiles(folder) {
  const below = subfolders(folder).flatMap((name) => regoFiles(`${folder}/${name}`));
  const here = filesOf(folder).filter((name) => name.endsWith(".rego"));
  return [...here.map((name) => `${folder}/${name}`), ...below].sort();
}

function subfolders(folder) {
  return entries(folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name);
}

function filesOf(folder) {
  return entries(folder)
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

function entries(folder) {
  const path = join(root, folder);
  return existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
}
