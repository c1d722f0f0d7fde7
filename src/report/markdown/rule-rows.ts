import type { Finding } from "../../findings/result";
import type { Rule } from "../../policy/catalogue";
import { clip } from "../../text/sentences";
import { byRule } from "../by-rule";
import { remediesOf } from "../general-remedy";
import type { Budget } from "./budget";
import { code, escapeMarkdown } from "./escape";

const longestRemedy = 250;

export const ruleTableHead = "| Rule | Severity | Findings | What to do |\n| --- | --- | --- | --- |";

/** A row for each rule that found something, with one remedy: where not every finding has room, at least every rule has. */
export function ruleRows(findings: readonly Finding[], rules: readonly Rule[], budget: Budget): readonly string[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return budget.first(
    byRule(findings).map((same) => {
      const [{ severity, ruleId }] = same;
      const [remedy = ""] = remediesOf(same, byId.get(ruleId));
      return `| ${code(ruleId)} | ${severity} | ${same.length} | ${escapeMarkdown(clip(remedy, longestRemedy))} |`;
    }),
  );
}
