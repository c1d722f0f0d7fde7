import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build, isStale } from "../lib/build.mjs";
import { root } from "../lib/root.mjs";
import { examplesOf } from "./rule-folders.mjs";

const dist = createRequire(join(root, "dist", "index.js"));
const begin = "<!-- generated from METADATA by `npm run generate`: begin -->";
const end = "<!-- generated: end -->";

/**
 * A rule's README.md: the part between the markers is written from METADATA, the rest is kept.
 * @param {object} rule catalogue entry, with `folder`
 * @param {string | undefined} current the page as it stands
 */
export function rulePage(rule, current) {
  if (isStale()) build();
  const generated = `${begin}\n\n${factsOf(rule)}\n\n${end}`;
  const start = current?.indexOf(begin) ?? -1;
  const stop = current?.indexOf(end) ?? -1;
  if (start < 0 || stop < start) return `# ${rule.title}\n\n${generated}\n${current === undefined ? "" : `\n${withoutTitle(current)}`}`;
  return current.slice(0, start) + generated + current.slice(stop + end.length);
}

function withoutTitle(page) {
  return page.replace(/^# .*\n+/, "");
}

function factsOf(rule) {
  return [
    `\`${rule.id}\``,
    table(rule),
    rule.description,
    "## Message",
    messages(rule),
    "## Remedy",
    remedy(rule.remediation, rule),
    ...Object.entries(rule.variants).flatMap(([name, { remediation }]) =>
      remediation ? [`### Case \`${name}\``, remedy(remediation, rule)] : [],
    ),
    "## Before you call it a false alarm",
    list(rule.falsePositives),
    "## Sources",
    list(rule.sources.map(({ url, description }) => `[${description.replace(/[[\]]/g, "\\$&")}](${url})`)),
    "## Examples",
    list(["bad", "good"].flatMap((kind) => examplesOf(rule, kind)).map((name) => exampleOf(rule, name))),
  ].join("\n\n");
}

/** What the example shows, what else it violates, and which front ends cannot carry it. */
function exampleOf({ folder }, name) {
  const { description, expect = [], notIn = {} } = JSON.parse(readFileSync(join(root, folder, "examples", name), "utf8"));
  const others = expect.map((id) => `\`${id}\``).join(", ");
  const exceptions = Object.entries(notIn).map(([dialect, reason]) => ` Not as ${dialect}: ${reason}`);
  return `[${name}](examples/${name}): ${description}${others && ` Also violates ${others}.`}${exceptions.join("")}`;
}

function table({ severity, highestSeverity, rootCause, aadsts, subjects, scope, since }) {
  const rows = [
    ["Severity", highestSeverity === severity ? severity : `${severity}; at most ${highestSeverity}`],
    ["Root cause of the AADSTS50000 article", rootCause === null ? "none of the six; it fails for a related reason" : String(rootCause)],
    ["Leads to", aadsts.map((code) => `\`${code}\``).join(", ") || "no error code by itself"],
    ["Judges", subjects.map((kind) => `\`${kind}\``).join(", ")],
    ["Looks at", scope === "object" ? "one object" : "an object and its neighbours in the directory"],
    ["Since", since],
  ];
  return ["| | |", "|---|---|", ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join("\n");
}

function messages({ message, variants }) {
  const others = Object.entries(variants).map(([name, variant]) => `Case \`${name}\`:\n\n${quote(variant.message)}`);
  return [quote(message), ...others].join("\n\n");
}

function remedy({ text, commands, code }, rule) {
  const { generalText } = dist("./findings/wording");
  const { fences, languageNames } = dist("./report/shells");
  const block = (language, template) => `\`\`\`${language}\n${generalText(template, rule)}\n\`\`\``;
  return [
    generalText(text, rule),
    ...commands.map(({ shell, command }) => block(shell === "az" ? "sh" : "powershell", command)),
    ...code.flatMap(({ language, text: snippet }) => [`${languageNames[language]}:`, block(fences[language], snippet)]),
  ].join("\n\n");
}

/** Code spans keep `{parameters}` and `<placeholders>` of a template as they are. */
function quote(template) {
  return `> \`${template.replaceAll("`", "'")}\``;
}

function list(items) {
  return items.map((item) => `- ${item}`).join("\n");
}
