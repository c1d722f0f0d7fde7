import pc from "picocolors";
import { catalogue } from "../policy/catalogue";
import { linkFacts } from "../diagnose/link-facts";
import type { Severity } from "../policy/verdict";
import { codePage, codesOf } from "../report/explain/code-page";
import { examplesOf } from "../report/explain/examples";
import type { Page } from "../report/explain/page";
import { rulePage } from "../report/explain/rule-page";
import { terminalPage } from "../report/explain/terminal";
import { severityColor } from "../report/pretty/style";
import { wantsColor } from "./color";
import type { Arguments, Command } from "./command";
import { exitCodes, type ExitCode } from "./exit-code";
import { single } from "./options";
import { didYouMean } from "../text/suggest";
import { UsageError } from "./usage-error";
import { writeTo } from "./write";

export const explainCommand: Command = {
  usage: "explain [topic]",
  description: "Explain a rule, or what leads to an AADSTS code",
  words: { "": topics },
  options: (yargs) =>
    yargs
      .positional("topic", { type: "string", describe: "A rule id, or a code such as AADSTS50000" })
      .example("$0 explain AADSTS50000", "The six root causes, and which rules cover each"),
  run: explain,
};

async function explain(args: Arguments): Promise<ExitCode> {
  const topic = single("explain", args.topic);
  if (!topic) throw new UsageError("explain takes a rule id (see `aadguard rules`) or a code such as AADSTS50000.");
  const colors = pc.createColors(wantsColor("auto", process.stdout, process.env));
  const { page, severity } = pageOf(topic);
  const paint = severity ? severityColor(colors, severity) : colors.bold;
  await writeTo(process.stdout, [terminalPage(page, { width: process.stdout.columns ?? 100, colors, paint })]);
  return exitCodes.ok;
}

function topics(): string[] {
  const { rules } = catalogue();
  return [...rules.map(({ id }) => id), ...codesOf(rules, linkFacts(rules))];
}

function pageOf(topic: string): { page: Page; severity?: Severity } {
  const { rules } = catalogue();
  const links = linkFacts(rules);
  const rule = rules.find(({ id }) => id === topic.toLowerCase());
  if (rule) return { page: rulePage(rule, examplesOf(rule.id), links), severity: rule.severity };
  const digits = /^(?:AADSTS)?(\d+)$/i.exec(topic)?.[1];
  const codes = codesOf(rules, links);
  if (digits === undefined) throw new UsageError(`No rule is called "${topic}".${hint(topic, [...rules.map(({ id }) => id), ...codes])}`);
  if (codes.includes(`AADSTS${digits}`)) return { page: codePage(`AADSTS${digits}`, rules, links) };
  const near = didYouMean(
    digits,
    codes.map((code) => code.slice("AADSTS".length)),
  );
  throw new UsageError(`Nothing is known here about what leads to AADSTS${digits}.${near.replace(/"(\d+)"/g, '"AADSTS$1"')}`);
}

function hint(topic: string, topics: readonly string[]): string {
  return didYouMean(topic, topics) || " `aadguard rules` lists all rules and their codes.";
}
