import { linkFacts } from "../diagnose/link-facts";
import { catalogue } from "../policy/catalogue";
import { codePage } from "../report/explain/code-page";
import { codeDocument, ruleDocument } from "../report/explain/document";
import { examplesOf, rulePage } from "../report/explain/rule-page";
import { markdownPage } from "../report/explain/markdown";
import { codeEntry } from "../diagnose/codes/table";

export interface Explanation {
  /** What `explain --format json` prints. */
  readonly document: object;
  /** The page, as Markdown. */
  readonly markdown: string;
}

/**
 * What is known about a rule (`symmetric-signing-key`) or a code (`AADSTS50000`, `50000`).
 * @returns undefined where no rule has this id, and no table lists the code
 */
export function explain(topic: string): Explanation | undefined {
  const { rules } = catalogue();
  const links = linkFacts(rules);
  const linkTo = (id: string): string => `#${id}`;
  const rule = rules.find(({ id }) => id === topic.toLowerCase());
  if (rule) return { document: ruleDocument(rule, links), markdown: markdownPage(rulePage(rule, examplesOf(rule.id), links), linkTo) };
  const digits = /^(?:AADSTS)?(\d+)$/i.exec(topic.trim())?.[1];
  const entry = digits === undefined ? undefined : codeEntry(`AADSTS${digits}`);
  return entry && { document: codeDocument(entry, rules, links), markdown: markdownPage(codePage(entry.code, rules, links), linkTo) };
}
