import { catalogue, type Rule } from "../policy/catalogue";
import { codeEntries, codeEntry, codeTableDate } from "../diagnose/codes/table";
import { linkFacts } from "../diagnose/link-facts";
import { codePage } from "../report/explain/code-page";
import { codeTable, type PageLook, terminalPage } from "../report/explain/terminal";
import { codeDocument, codeList, ruleDocument } from "../report/explain/document";
import { examplesOf, rulePage } from "../report/explain/rule-page";
import { severityColor } from "../report/pretty/style";
import { outputColors, terminalWidth } from "./terminal";
import type { Arguments, Command } from "./command";
import { type ExitCode, exitCodes, UsageError } from "./exit-code";
import { oneOf, single } from "./options";
import { didYouMean } from "../text/suggest";
import { writeTo } from "./write";

const formats = ["pretty", "json"] as const;

export const explainCommand: Command = {
  usage: "explain [topic]",
  description: "Explain a rule or an AADSTS code",
  words: { "": topics, format: () => formats },
  options: (yargs) =>
    yargs
      .positional("topic", { type: "string", describe: "A rule id, or a code such as AADSTS50000" })
      .option("list", { type: "boolean", describe: "List all known codes, with their meanings and the rules that find their causes" })
      .option("format", { type: "string", nargs: 1, describe: `${formats.join(" or ")} [pretty]` })
      .example("$0 explain AADSTS50000", "The six root causes, and which rules cover each")
      .example("$0 explain --list", "Every code that is known"),
  run: explain,
};

async function explain(args: Arguments): Promise<ExitCode> {
  const format = oneOf("--format", args.format, formats, "pretty");
  const topic = single("explain", args.topic);
  if (args.list && topic !== undefined) throw new UsageError("explain takes a topic or --list, not both.");
  if (!args.list && !topic) throw new UsageError("explain takes a rule id (see `aadguard rules`), a code such as AADSTS50000, or --list.");
  const { pretty, document } = topic ? answerOf(topic) : listAnswer();
  await writeTo(process.stdout, [format === "json" ? `${JSON.stringify(document(), null, 2)}\n` : pretty(look())]);
  return exitCodes.ok;
}

/** What is said about a topic, for people and for programs. */
interface Answer {
  readonly pretty: (look: Omit<PageLook, "paint">) => string;
  readonly document: () => object;
}

function look(): Omit<PageLook, "paint"> {
  return { width: terminalWidth(), colors: outputColors() };
}

function topics(): string[] {
  return [...catalogue().rules.map(({ id }) => id), ...codeEntries().map(({ code }) => code)];
}

function listAnswer(): Answer {
  const list = codeList(catalogue().rules);
  return { pretty: (look) => codeTable(list, look), document: () => list };
}

function answerOf(topic: string): Answer {
  const { rules } = catalogue();
  const rule = rules.find(({ id }) => id === topic.toLowerCase());
  if (rule) return ruleAnswer(rule, rules);
  const digits = /^(?:AADSTS)?(\d+)$/i.exec(topic.trim())?.[1];
  if (digits === undefined) throw new UsageError(`No rule is called "${topic}".${hint(topic)}`);
  return codeAnswer(`AADSTS${digits}`, rules);
}

function ruleAnswer(rule: Rule, rules: readonly Rule[]): Answer {
  const links = linkFacts(rules);
  return {
    pretty: (look) =>
      terminalPage(rulePage(rule, examplesOf(rule.id), links), { ...look, paint: severityColor(look.colors, rule.severity) }),
    document: () => ruleDocument(rule, links),
  };
}

/** A number that the table lacks may be a real code all the same: nothing is suggested in its place. */
function codeAnswer(code: string, rules: readonly Rule[]): Answer {
  const entry = codeEntry(code);
  if (!entry) {
    const number = code.slice("AADSTS".length);
    const known = `${codeEntries().length} codes that are known here (read ${codeTableDate()})`;
    throw new UsageError(
      `${code} is not among the ${known}. Microsoft may know it: https://login.microsoftonline.com/error?code=${number}`,
    );
  }
  const links = linkFacts(rules);
  return {
    pretty: (look) => terminalPage(codePage(code, rules, links), { ...look, paint: look.colors.bold }),
    document: () => codeDocument(entry, rules, links),
  };
}

function hint(topic: string): string {
  const ids = catalogue().rules.map(({ id }) => id);
  return didYouMean(topic, ids) || " `aadguard rules` lists all rules and their codes, `aadguard explain --list` all codes.";
}
