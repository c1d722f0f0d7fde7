import picomatch from "picomatch";
import type { Rule } from "../policy/catalogue";
import { DomainError } from "../model/domain-error";
import { didYouMean } from "../text/suggest";

/** No rule is left to ask, or none has this name. */
export class RulesError extends DomainError {
  override readonly name = "RulesError";
  readonly code = "rules";
}

/** The rules that `--rule` picks (all without it) and `--skip` leaves; both take ids and globs. */
export function selectRules(rules: readonly Rule[], wanted: readonly string[], skipped: readonly string[]): Rule[] {
  const picked = wanted.length > 0 ? matching(rules, "--rule", wanted) : new Set(rules);
  const left = matching(rules, "--skip", skipped);
  const selected = rules.filter((rule) => picked.has(rule) && !left.has(rule));
  if (selected.length === 0) throw new RulesError("--rule and --skip leave no rule to ask.");
  return selected;
}

function matching(rules: readonly Rule[], option: string, patterns: readonly string[]): Set<Rule> {
  const found = new Set<Rule>();
  for (const pattern of patterns) {
    const matches = picomatch(pattern);
    const hits = rules.filter((rule) => rule.id === pattern || matches(rule.id));
    if (hits.length === 0) throw new RulesError(unknownRule(rules, option, pattern));
    for (const rule of hits) found.add(rule);
  }
  return found;
}

function unknownRule(rules: readonly Rule[], option: string, pattern: string): string {
  const ids = rules.map((rule) => rule.id);
  const hint = didYouMean(pattern, ids);
  return `${option}: no rule is called "${pattern}".${hint || " `aadguard rules` lists them all."}`;
}
