import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, isStale } from "../lib/build.mjs";
import { root } from "../lib/root.mjs";
import { examplesOf } from "./rule-folders.mjs";

/** When an example does not say itself at what time it is judged. */
const usualNow = "2026-11-23T00:00:00Z";
const mostElements = 3;
/** Graph's objects within an application, whose fields are one level down. */
const nests = new Set(["api", "web", "spa", "publicClient"]);

/**
 * `policies/bundle/examples.json`: of each rule the first bad and the first good example, cut to the fields that the rule's finding
 * points to; `aadguard explain` and the rules' pages show them. Shape: `{"<rule-id>": {"bad": example, "good": example}}`.
 * @param {{id: string, folder: string}[]} folders
 * @param {Uint8Array} wasm the rules as they are now
 */
export function ruleExamples(folders, wasm) {
  if (isStale()) build();
  const policy = loaded(wasm);
  return Object.fromEntries(
    folders.flatMap((rule) => {
      const [bads, goods] = ["bad", "good"].map((kind) => examplesOf(rule, kind).map((name) => `${rule.folder}/examples/${name}`));
      if (bads.length === 0 || goods.length === 0) return [];
      const { path: bad, place } = mostSevere(bads.map((path) => ({ path, place: faultyPlace(path, rule.id, policy) })));
      return [[rule.id, { bad: cut(bad, place), good: cut(closest(goods, place), place) }]];
    }),
  );
}

const dist = createRequire(join(root, "dist", "index.js"));

function loaded(wasm) {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-rules-"));
  try {
    writeFileSync(join(folder, "policy.wasm"), wasm);
    return dist("./policy/wasm").loadRules(join(folder, "policy.wasm"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A rule is best shown by its gravest case. */
function mostSevere(examples) {
  // Without a severity of its own it is the rule's usual case.
  const grave = (severity) => ["note", "warning", "error", undefined].indexOf(severity);
  return [...examples].sort((a, b) => grave(b.place.severity) - grave(a.place.severity))[0];
}

/** The good example that differs least: the same object, with the field that is faulty in the bad one. */
function closest(paths, place) {
  const nearness = (path) => {
    const objects = objectsOf(JSON.parse(readFileSync(join(root, path), "utf8")), place);
    return objects.some((each) => each.displayName === place.name && has(each, place))
      ? 2
      : objects.some((each) => has(each, place))
        ? 1
        : 0;
  };
  return [...paths].sort((a, b) => nearness(b) - nearness(a))[0];
}

/** Where the rule's first finding points: the kind of object, and its field as it is written. */
function faultyPlace(path, id, policy) {
  const { now = usualNow, flows = [] } = JSON.parse(readFileSync(join(root, path), "utf8"));
  const useOf = ({ displayName }) => {
    const use = flows.find(({ match }) => match.displayName === displayName);
    return use && { ...(use.flows && { flows: use.flows }), ...(use.daemonOnly !== undefined && { daemonOnly: use.daemonOnly }) };
  };
  const { directories } = dist("./directory").buildDirectories(dist("./sources").readInputs([join(root, path)]));
  const { judgements } = dist("./policy/engine").judgeNow(directories, { now, useOf, rules: new Set([id]), askAll: true }, policy);
  for (const { declaration, verdicts } of judgements) {
    for (const violation of verdicts.flatMap(({ violations }) => violations)) {
      const { source, kind } = declaration;
      const object = source.locate([]).pointer;
      const field = source.locate(violation.path).pointer.slice(object.length).split("/").slice(1);
      const { severity } = violation;
      return { kind, severity, name: declaration.displayName, field: field.slice(0, nests.has(field[0]) ? 2 : 1), index: indexIn(field) };
    }
  }
  // The tests of the rules hold examples to what they are meant to show.
  return { kind: "application", name: undefined, field: [], index: 0 };
}

function indexIn(field) {
  const index = field[nests.has(field[0]) ? 2 : 1];
  return /^\d+$/.test(index ?? "") ? Number(index) : 0;
}

const containers = {
  application: "applications",
  servicePrincipal: "servicePrincipals",
  oauth2PermissionGrant: "oauth2PermissionGrants",
  servicePrincipalDeletion: "servicePrincipalDeletions",
};

/** The object that corresponds to the faulty one, with its name and that field alone. */
function cut(path, place) {
  const { description = "", ...document } = JSON.parse(readFileSync(join(root, path), "utf8"));
  const objects = objectsOf(document, place);
  const object =
    objects.find((each) => each.displayName === place.name && has(each, place)) ?? objects.find((each) => has(each, place)) ?? objects[0];
  const snippet = object ? JSON.stringify(reduced(object, place), null, 2).split("\n") : [];
  return { path, description, snippet };
}

function objectsOf(document, { kind }) {
  return document[containers[kind]] ?? [];
}

function has(object, { field }) {
  return field.length === 0 || valueAt(object, field) !== undefined;
}

function valueAt(object, field) {
  return field.reduce((value, step) => value?.[step], object);
}

function reduced(object, { field, index }) {
  const { displayName, appId } = object;
  const named = displayName === undefined ? {} : { displayName };
  if (field.length === 0) return { ...named, appId };
  const value = shortened(valueAt(object, field), index);
  return field.length === 1 ? { ...named, [field[0]]: value } : { ...named, [field[0]]: { [field[1]]: value } };
}

/** Of a long list the element that is meant, and its neighbours. */
function shortened(value, index) {
  if (!Array.isArray(value) || value.length <= mostElements) return value;
  const start = Math.min(index, value.length - mostElements);
  return value.slice(start, start + mostElements);
}
