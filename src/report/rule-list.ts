import type { Rule } from "../policy/catalogue";
import type { Colors } from "./pretty/style";
import { severityColor } from "./pretty/style";

/** The document of `rules --format json`. */
export function ruleList(rules: readonly Rule[]) {
  return {
    schemaVersion: 1,
    rules: rules.map(({ id, title, severity, rootCause, aadsts, group, since }) => {
      return { id, title, severity, rootCause, aadsts, group, since };
    }),
  };
}

/** All rules by group: severity, root cause and codes, with the title below. */
export function ruleTable(rules: readonly Rule[], colors: Colors): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const groups = [...new Set(rules.map(({ group }) => group))].sort();
  const blocks = groups.map((group) => {
    const lines = rules.filter((rule) => rule.group === group).map((rule) => ruleLines(rule, width, colors));
    return [colors.bold(group), ...lines].join("\n");
  });
  return `${blocks.join("\n\n")}\n\n${rules.length} rules; \`aadguard explain <rule-id>\` says more about one.\n`;
}

function ruleLines({ id, severity, rootCause, aadsts, title }: Rule, width: number, colors: Colors): string {
  const cause = rootCause === null ? "-" : `cause ${rootCause}`;
  const codes = aadsts.length > 0 ? aadsts.join(", ") : "-";
  const level = severityColor(colors, severity)(severity) + " ".repeat("warning".length - severity.length);
  return `  ${id.padEnd(width)}  ${level}  ${cause.padEnd(7)}  ${codes}\n      ${colors.dim(title)}`;
}
