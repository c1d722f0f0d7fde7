import type { ReportingDescriptor } from "sarif";
import { generalText } from "../../findings/wording";
import { pageOfRule, type Remedy, type Rule } from "../../policy/catalogue";
import type { Severity } from "../../policy/verdict";
import { clip } from "../../text/words";
import { rootCauses } from "../explain/root-causes";
import { fences, shellNames, templateName } from "../shells";

/**
 * GitHub's scale: 7.0 to 8.9 is high, 4.0 to 6.9 medium, below low.
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
 */
const securitySeverity: Readonly<Record<Severity, string>> = { error: "7.5", warning: "5.0", note: "2.0" };
/** CodeQL's words for the same. */
const problemSeverity: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "recommendation" };
/** GitHub takes so many characters of a description. */
const longestDescription = 1024;
/** GitHub shows so many tags. */
const mostTags = 10;

/** A rule as code scanning platforms show it. */
export function descriptorOf(rule: Rule): ReportingDescriptor {
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: clip(rule.title, longestDescription) },
    fullDescription: { text: clip(rule.description, longestDescription) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    helpUri: pageOfRule(rule),
    defaultConfiguration: { level: rule.severity },
    properties: {
      tags: tagsOf(rule),
      precision: "high",
      "problem.severity": problemSeverity[rule.severity],
      "security-severity": securitySeverity[rule.severity],
    },
  };
}

function tagsOf({ group, rootCause, aadsts }: Rule): string[] {
  return ["security", group, ...(rootCause === null ? [] : [`root-cause-${rootCause}`]), ...aadsts].slice(0, mostTags);
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** What a platform shows next to every finding of a rule: why, what to do, and when it is not a fault; as Markdown. */
function helpMarkdown(rule: Rule): string {
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
function helpText(rule: Rule): string {
  return `${rule.description}\n\n${generalText(rule.remediation.text, rule)}`;
}

function remedyParts(heading: string, { text, commands, code }: Remedy, rule: Rule): string[] {
  const lines = commands.map(({ shell, command }) => `# ${shellNames[shell]}\n${generalText(command, rule)}`);
  return [
    `### ${heading}`,
    inMarkdown(generalText(text, rule)),
    ...(lines.length > 0 ? [fenced("sh", lines.join("\n"))] : []),
    ...code.flatMap((template) => [`${templateName(template)}:`, fenced(fences[template.language], generalText(template.text, rule))]),
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
