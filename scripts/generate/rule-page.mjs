import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, isStale } from "../lib/build.mjs";
import { root } from "../lib/root.mjs";
import { examplesOf } from "./rule-folders.mjs";

const begin = "<!-- generated from METADATA by `npm run generate`, `aadguard explain` prints the same: begin -->";
const end = "<!-- generated: end -->";
const marks = /<!-- generated from METADATA by [^>]*: begin -->[\s\S]*?<!-- generated: end -->/;

/**
 * A rule's README.md, its only page: the part between the marks is what `aadguard explain` prints, with its examples; the rest is kept.
 * @param {object} rule catalogue entry, with `folder`
 * @param {object[]} rules the catalogue's entries
 * @param {object} examples as `rule-examples.mjs` gives them
 * @param {string | undefined} current the page as it is
 */
export function rulePage(rule, rules, examples, current) {
  if (isStale()) build();
  const dist = createRequire(join(root, "dist", "index.js"));
  const page = dist("./report/explain/rule-page").rulePage(rule, examples[rule.id], dist("./diagnose/link-facts").linkFacts(rules));
  const linkTo = linksFrom("../../..", rules);
  const content = dist("./report/explain/markdown").markdownContent(page, linkTo);
  const generated = `${begin}\n\n${content}\n\n## Examples\n\n${exampleList(rule)}\n\n${end}`;
  const title = `# ${rule.id}: ${rule.title}`;
  if (current === undefined || !marks.test(current)) {
    return `${title}\n\n${generated}\n${current === undefined ? "" : `\n${current.replace(/^# .*\n+/, "")}`}`;
  }
  return current.replace(marks, () => generated).replace(/^# .*\n/, () => `${title}\n`);
}

/** Where the page of a rule or a code is, from a folder whose root is `up`. */
export function linksFrom(up, rules) {
  const pages = new Map(rules.map(({ id, group }) => [id, `${up}/policies/${group}/${id}/README.md`]));
  return (id) => pages.get(id) ?? `${up}/docs/codes/${id}.md`;
}

function exampleList(rule) {
  return ["bad", "good"]
    .flatMap((kind) => examplesOf(rule, kind))
    .map((name) => `- ${exampleOf(rule, name)}`)
    .join("\n");
}

/** What the example shows, what else it violates, and which front ends cannot carry it. */
function exampleOf({ folder }, name) {
  const { description, expect = [], notIn = {} } = JSON.parse(readFileSync(join(root, folder, "examples", name), "utf8"));
  const others = expect.map((id) => `\`${id}\``).join(", ");
  const exceptions = Object.entries(notIn).map(([dialect, reason]) => ` Not as ${dialect}: ${reason}`);
  return `[${name}](examples/${name}): ${description}${others && ` Also violates ${others}.`}${exceptions.join("")}`;
}
