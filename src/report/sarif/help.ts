import type { Remedy, Rule } from "../../policy/catalogue";
import { rootCauses } from "../explain/root-causes";
import { fences, languageNames, shellNames } from "../shells";
import { generalText } from "../../findings/wording";

/** What a platform shows beside every finding of a rule: why, what to do, and when it is not a fault; as Markdown. */
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
export function helpText(rule: Rule): string {
  return `${rule.description}\n\n${generalText(rule.remediation.text, rule)}`;
}

function remedyParts(heading: string, { text, commands, code }: Remedy, rule: Rule): string[] {
  const lines = commands.map(({ shell, command }) => `# ${shellNames[shell]}\n${generalText(command, rule)}`);
  return [
    `### ${heading}`,
    inMarkdown(generalText(text, rule)),
    ...(lines.length > 0 ? [fenced("sh", lines.join("\n"))] : []),
    ...code.flatMap(({ language, text: snippet }) => [`${languageNames[language]}:`, fenced(fences[language], generalText(snippet, rule))]),
  ];
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function list(heading: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [`### ${heading}`, entries.map((entry) => `- ${entry}`).join("\n")];
}

/** METADATA is plain text, where `<name>` is what people fill in. */
function inMarkdown(text: string): string {
  return text.replace(/</g, "&lt;");
}
