import type { Finding } from "../findings/result";
import { byWeight } from "../findings/weight";
import { generalText } from "../findings/wording";
import { groupedBy } from "../model/grouped";
import type { Rule } from "../policy/catalogue";

/** Findings of one rule and severity: what is graver first, then what has more places, then what Microsoft names first. */
export function byRule(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const groups = [...groupedBy(findings, ({ severity, ruleId }) => `${severity} ${ruleId}`).values()];
  const causeOf = ({ rootCause }: Finding): number => rootCause ?? Infinity;
  return groups.sort(([a, ...more], [b, ...others]) => {
    const [left, right] = [causeOf(a), causeOf(b)];
    return byWeight(a, b) || others.length - more.length || (left < right ? -1 : left > right ? 1 : a.ruleId < b.ruleId ? -1 : 1);
  });
}

/**
 * The remedies of findings of one rule, each once: as it was filled where all agree, else as the rule says it, without the
 * names and ids of one place.
 */
export function remediesOf(findings: readonly Finding[], rule: Rule | undefined): string[] {
  const texts = [...new Set(findings.map(({ remediation }) => remediation.text))];
  if (texts.length < 2 || !rule) return texts.slice(0, 1);
  const templates = [rule.remediation.text, ...Object.values(rule.variants).flatMap(({ remediation }) => remediation?.text ?? [])];
  const patterns = [...new Set(templates)].map((template) => ({ template, pattern: patternOf(template) }));
  const general = texts.map((text) => {
    const fitting = patterns.find(({ pattern }) => pattern.test(text));
    return fitting ? generalText(fitting.template, rule) : text;
  });
  return [...new Set(general)];
}

/** What a template becomes when its braces are filled. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\{[A-Za-z][A-Za-z0-9_]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^]*?")}$`);
}
