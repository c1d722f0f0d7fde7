import type { ReportingDescriptor } from "sarif";
import { pageOfRule, type Rule } from "../../policy/catalogue";
import type { Severity } from "../../policy/verdict";
import { clip } from "../../text/sentences";
import { helpMarkdown, helpText } from "./help";

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
