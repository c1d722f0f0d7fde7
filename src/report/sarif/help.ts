import type { Remedy, Rule } from "../../policy/catalogue";
import { rootCauses } from "../explain/root-causes";
import { shellNames } from "../shells";
import { fillText } from "../../text/template";
import { commandNouns } from "../../findings/wording";

/** What a platform shows beside every finding of a rule: why, what to do, and when it is no alarm; as Markdown. */
export function helpMarkdown(rule: Rule): string {
  const cause = rootCauses.find(({ number }) => number === rule.rootCause);
  return [
    inMarkdown(rule.description),
    ...(rule.aadsts.length > 0 ? [`**Leads to** ${rule.aadsts.join(", ")}.`] : []),
    ...(cause ? [`**Root cause ${cause.number} of AADSTS50000**: ${cause.title}`] : []),
    ...remedyParts("What to do", rule.remediation, rule),
    ...Object.entries(rule.variants).flatMap(([name, { remediation }]) =>
      remediation ? remedyParts(`What to do (${name.replace(/[-_]/g, " ")})`, remediation, rule) : [],
    ),
    ...list("Before calling it a false alarm", rule.falsePositives.map(inMarkdown)),
    ...list(
      "Sources",
      rule.sources.map(({ url, description }) => `[${description}](${url})`),
    ),
    `\`aadguard explain ${rule.id}\` says the same in a terminal.`,
  ].join("\n\n");
}

/** The same in short, for readers that show no Markdown. */
export function helpText({ description, remediation }: Rule): string {
  return `${description}\n\n${readable(remediation.text)}`;
}

function remedyParts(heading: string, { text, commands }: Remedy, rule: Rule): string[] {
  const nouns = commandNouns(rule.subjects[0] ?? "application");
  const lines = commands.map(({ shell, command }) => `# ${shellNames[shell]}\n${readable(fillText(command, nouns))}`);
  return [`### ${heading}`, inMarkdown(readable(text)), ...(lines.length > 0 ? [`\`\`\`sh\n${lines.join("\n")}\n\`\`\``] : [])];
}

function list(heading: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [`### ${heading}`, entries.map((entry) => `- ${entry}`).join("\n")];
}

/** METADATA is plain text, where `<name>` is what people fill in. */
function inMarkdown(text: string): string {
  return text.replace(/</g, "&lt;");
}

/** A template for people: `{keyId}` reads `<keyId>`. */
function readable(template: string): string {
  return template.replace(/\{([A-Za-z][A-Za-z0-9_]*)\}/g, "<$1>");
}
