import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build, isStale } from "../lib/build.mjs";
import { root } from "../lib/root.mjs";
import { examplesOf } from "./rule-folders.mjs";

/** When an example does not say itself at what time it is judged. */
const usualNow = "2026-11-23T00:00:00Z";

/**
 * `policies/examples.json`: what the rules see of each example, so that the Rego tests read the same files as the
 * command line. Shape: `{"examples": {"<rule-id>": {"bad-…": [subject, …]}}}`, a line for each subject.
 * @param {{id: string, folder: string}[]} folders
 */
export function exampleSubjects(folders) {
  if (isStale()) build();
  const ofRule = folders.map((rule) => {
    const names = ["bad", "good"].flatMap((kind) => examplesOf(rule, kind));
    return entry(
      rule.id,
      block(
        "{",
        names.map((name) => exampleOf(`${rule.folder}/examples/${name}`)),
        "}",
      ),
    );
  });
  return `${block("{", [entry("examples", block("{", ofRule, "}"))], "}")}\n`;
}

function exampleOf(path) {
  const name = path.slice(path.lastIndexOf("/") + 1, -".json".length);
  return entry(
    name,
    block(
      "[",
      subjectsOf(path).map((subject) => JSON.stringify(subject)),
      "]",
    ),
  );
}

function subjectsOf(path) {
  const dist = createRequire(join(root, "dist", "index.js"));
  const { readInputs } = dist("./sources");
  const { buildDirectories } = dist("./directory");
  const { judgedIn } = dist("./policy/engine");
  const { Projector } = dist("./policy/project");
  const { now = usualNow, flows = [] } = JSON.parse(readFileSync(join(root, path), "utf8"));
  const useOf = ({ displayName }) => flows.find(({ match }) => match.displayName === displayName);
  const { directories } = buildDirectories(readInputs([join(root, path)]));
  return directories.flatMap((directory) => {
    const projector = new Projector(directory, { now, useOf: (declaration) => useOf(declaration) && declaredUse(useOf(declaration)) });
    return judgedIn(directory).map((each) => projector.subject(each));
  });
}

/** An entry of `flows` is one of `applications` in aadguard.yaml. */
function declaredUse({ flows, daemonOnly, kind }) {
  return { ...(flows && { flows }), ...(daemonOnly !== undefined && { daemonOnly }), ...(kind && { kind }) };
}

const entry = (name, text) => `${JSON.stringify(name)}: ${text}`;
const block = (open, parts, close) => (parts.length === 0 ? open + close : `${open}\n${parts.join(",\n")}\n${close}`);
