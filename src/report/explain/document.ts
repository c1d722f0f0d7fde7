import type { Rule } from "../../policy/catalogue";
import { codesOfOneCause } from "../../diagnose/codes/neighbours";
import { codeEntries, codeEntry, codeTableDate, type CodeEntry } from "../../diagnose/codes/table";
import type { LinkFacts } from "../../findings/link-facts";

/** A rule that finds what leads to a code. */
export type FindingRule = Pick<Rule, "id" | "severity" | "title">;

/** What `explain AADSTSnnnnn --format json` prints. */
export interface CodeDocument extends Omit<CodeEntry, "related" | "source"> {
  readonly schemaVersion: 1;
  readonly kind: "code";
  readonly rules: readonly FindingRule[];
  /** Links of `aadguard diagnose` that lead to it. */
  readonly links: readonly { readonly id: string; readonly title: string; readonly causes: readonly string[] }[];
  readonly related: readonly { readonly code: string; readonly meaning: string | null }[];
  readonly source: string;
  /** When the table's sources were read, yyyy-mm-dd. */
  readonly date: string;
}

/** What `explain <rule-id> --format json` prints. */
export interface RuleDocument {
  readonly schemaVersion: 1;
  readonly kind: "rule";
  readonly rule: Rule;
  readonly links: readonly { readonly id: string; readonly title: string; readonly flows: string }[];
}

/** What `explain --list --format json` prints. */
export interface CodeListDocument {
  readonly schemaVersion: 1;
  readonly date: string;
  readonly codes: readonly (Omit<CodeEntry, "source" | "confidence"> & { readonly rules: readonly string[] })[];
}

export function codeDocument(entry: CodeEntry, rules: readonly Rule[], links: readonly LinkFacts[]): CodeDocument {
  const codes = codesOfOneCause(entry.code);
  return {
    schemaVersion: 1,
    kind: "code",
    ...entry,
    rules: findersOf(entry.code, rules).map(({ id, severity, title }) => ({ id, severity, title })),
    links: links.flatMap(({ id, title, codes: own }) => {
      const facts = codes.flatMap((code) => own[code] ?? []);
      return facts.length > 0 ? [{ id, title, causes: [...new Set(facts.flatMap(({ causes }) => causes))] }] : [];
    }),
    related: entry.related.map((code) => ({ code, meaning: codeEntry(code)?.meaning ?? null })),
    date: codeTableDate(),
  };
}

export function ruleDocument(rule: Rule, links: readonly LinkFacts[]): RuleDocument {
  const own = links.filter(({ ruleIds }) => ruleIds.includes(rule.id)).map(({ id, title, flows }) => ({ id, title, flows }));
  return { schemaVersion: 1, kind: "rule", rule, links: own };
}

export function codeList(rules: readonly Rule[]): CodeListDocument {
  const codes = codeEntries().map(({ code, name, meaning, decidedBy, visible, declarations, whereToLook, related }) => {
    const finders = findersOf(code, rules).map(({ id }) => id);
    return { code, name, meaning, decidedBy, visible, declarations, whereToLook, related, rules: finders };
  });
  return { schemaVersion: 1, date: codeTableDate(), codes };
}

/** The rules that find what leads to a code, by its own number or by one of the same cause. */
function findersOf(code: string, rules: readonly Rule[]): readonly Rule[] {
  const codes = codesOfOneCause(code);
  return rules.filter(({ aadsts }) => aadsts.some((each) => codes.includes(each)));
}
