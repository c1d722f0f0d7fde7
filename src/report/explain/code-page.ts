import type { Rule } from "../../policy/catalogue";
import type { LinkFacts } from "../../findings/link-facts";
import { codeEntry, codeTableDate, type CodeEntry } from "../../diagnose/codes/table";
import { deciderWords, visibilityWords } from "../../diagnose/codes/deciders";
import { codesOfOneCause } from "../../diagnose/codes/neighbours";
import { joined } from "../../text/words";
import { list, section, text, type Block, type Entry, type Page, type Section } from "./page";
import { articles, rootCauses, type RootCause } from "./root-causes";

const issuingFailed = "AADSTS50000";

/** Every code that a rule or a link leads to, in numeric order. */
export function codesOf(rules: readonly Rule[], links: readonly LinkFacts[]): string[] {
  const codes = new Set([issuingFailed, ...rules.flatMap(({ aadsts }) => aadsts), ...links.flatMap(({ codes: own }) => Object.keys(own))]);
  return [...codes].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/** What leads to an error code, which rules find it, and what stays invisible. */
export function codePage(code: string, rules: readonly Rule[], links: readonly LinkFacts[]): Page {
  return code === issuingFailed ? issuingFailedPage(rules, links) : otherCodePage(code, rules, links);
}

function issuingFailedPage(rules: readonly Rule[], links: readonly LinkFacts[]): Page {
  const others = rules.filter((rule) => rule.rootCause === null && rule.aadsts.includes(issuingFailed));
  return {
    title: { id: issuingFailed, text: "There was an error issuing a token" },
    facts: [],
    lead: text(
      "Microsoft names five root causes, a reader a sixth. Declarations show some of them wholly, some in part, and some not at all:",
    ),
    sections: [
      ...rootCauses.flatMap((cause) => section(`${cause.number}. ${cause.title}`, causeBlocks(cause, rules))),
      ...section("Seen with this code as well", [list(others.map(ruleEntry))]),
      ...diagnoseSection(issuingFailed, links),
      ...relatedSection(codeEntry(issuingFailed)),
      ...section("Sources", [list(articles.map(({ title, url }) => ({ text: title, url })))]),
    ],
  };
}

function causeBlocks({ number, story, shown, hidden }: RootCause, rules: readonly Rule[]): Block[] {
  return [
    ...text(story),
    { kind: "labelled", label: "Declarations show", text: shown },
    { kind: "labelled", label: "No declaration shows", text: hidden },
    ...coveringRules(number, rules),
  ];
}

/** A rule of the same cause that claims another code, or none, is told apart. */
function coveringRules(cause: number, rules: readonly Rule[]): Block[] {
  const ofCause = rules.filter(({ rootCause }) => rootCause === cause);
  const [claiming = [], around = []] = [true, false].map((claims) =>
    ofCause.filter(({ aadsts }) => aadsts.includes(issuingFailed) === claims),
  );
  return [
    claiming.length > 0 ? list(claiming.map(ruleEntry), "Rules") : { kind: "labelled", label: "Rules", text: "none" },
    ...(around.length > 0 ? [list(around.map(ruleEntry), "Around it, with other codes or none")] : []),
  ];
}

function otherCodePage(code: string, rules: readonly Rule[], links: readonly LinkFacts[]): Page {
  const entry = codeEntry(code);
  const codes = codesOfOneCause(code);
  const finders = rules.filter(({ aadsts }) => aadsts.some((each) => codes.includes(each)));
  const own = links.filter((link) => codes.some((each) => link.codes[each]?.causes.length));
  const causes = rootCauses.filter(({ number }) => finders.some((rule) => rule.rootCause === number));
  const hidden = [...causes, ...own.flatMap((link) => codes.flatMap((each) => link.codes[each] ?? []))].flatMap((each) => each.hidden);
  return {
    title: { id: code, text: entry?.meaning ?? "" },
    facts: entry ? factsOf(entry) : [],
    lead: [finderBlock(finders, own.length > 0, entry?.visible ?? "no")],
    sections: [
      ...section("Causes in a request", [list(own.flatMap((link) => codes.flatMap((each) => requestCauses(each, link))))]),
      ...diagnoseSection(code, links),
      ...section("Where to look", text(...(entry ? [sentence(entry.whereToLook)] : []))),
      ...section("No declaration shows", [list([...new Set(hidden)])]),
      ...(entry?.visible === "no" ? [] : section("Other causes", text(otherCauses(code)))),
      ...relatedSection(entry),
      ...section("Sources", [list(sourcesOfCode(code, entry, [...finders, ...own]))]),
    ],
  };
}

function factsOf({ name, decidedBy, visible, declarations }: CodeEntry): [string, string][] {
  const shown = declarations === null ? visibilityWords[visible] : `${visibilityWords[visible]}: ${declarations}`;
  return [
    ...(name === null ? [] : [["Microsoft's name", name] as [string, string]]),
    ["decided by", joined(decidedBy.map((decider) => deciderWords[decider]))],
    ["in declarations", shown],
  ];
}

function finderBlock(finders: readonly Rule[], hasLink: boolean, visible: CodeEntry["visible"]): Block {
  if (finders.length > 0)
    return list(finders.map(ruleEntry), finders.length === 1 ? "This rule finds a cause of it" : "These rules find its causes");
  if (hasLink) return { kind: "text", text: "No rule finds its causes. `aadguard diagnose` compares the request with what is declared." };
  return {
    kind: "text",
    text: visible === "no" ? "No declaration shows what it depends on." : "No rule finds its causes: compare the fields above yourself.",
  };
}

function otherCauses(code: string): string {
  return `The code can have other causes: having no finding does not prove that ${code} cannot happen.`;
}

function relatedSection(entry: CodeEntry | undefined): Section[] {
  const entries = (entry?.related ?? []).map((code): Entry => {
    const meaning = codeEntry(code)?.meaning;
    return { text: meaning === undefined ? code : `${code}: ${meaning}` };
  });
  return section("Related codes", [list(entries)]);
}

/** Links that lead to the code: by a rule, or by what the request asks. */
function diagnoseSection(code: string, links: readonly LinkFacts[]): Section[] {
  const codes = codesOfOneCause(code);
  const leading = links.flatMap(({ title, id, codes: own }) => {
    const flows = [...new Set(codes.flatMap((each) => own[each]?.flows ?? []))];
    return flows.length > 0 ? [`${title} (${id}): ${flows.join("; ")}`] : [];
  });
  const command = `To walk it: aadguard diagnose --error '${code}: …' export/`;
  const toLook = `To see where to look, with the ids of your application: aadguard diagnose --error '${code}: …' export/`;
  return section("In one token request", [list(leading), ...text(leading.length > 0 ? command : toLook)]);
}

/** Each with the link that looks for it. */
function requestCauses(code: string, { title, id, codes }: LinkFacts): string[] {
  return (codes[code]?.causes ?? []).map((cause) => `${cause}. In \`aadguard diagnose\`: ${title} (${id})`);
}

type WithSources = { readonly sources: readonly { readonly description: string; readonly url: string }[] };

function sourcesOfCode(code: string, entry: CodeEntry | undefined, all: readonly WithSources[]): Entry[] {
  const digits = code.slice("AADSTS".length);
  const found = all.flatMap((each) => sourcesOf(digits, each.sources)).map(({ url, description }): Entry => ({ text: description, url }));
  const own = entry ? [{ text: `${confidenceWords[entry.confidence]}, read ${codeTableDate()}`, url: entry.source }] : [];
  const unique = [...new Map([...own, ...found].map((source) => [source.url, source])).values()];
  return unique.sort((a, b) => (String(a.url) < String(b.url) ? -1 : 1));
}

const confidenceWords: Readonly<Record<CodeEntry["confidence"], string>> = {
  documented: "Documented by Microsoft",
  field: "Known from the field: public threads, or a copy of the service's own texts",
  inferred: "Inferred: no source describes it",
};

/** Those that name the code; all, where none does. */
function sourcesOf<T extends { readonly description: string }>(digits: string, sources: readonly T[]): readonly T[] {
  const pattern = new RegExp(`(?<!\\d)${digits}(?!\\d)`);
  const naming = sources.filter(({ description }) => pattern.test(description));
  return naming.length > 0 ? naming : sources;
}

function sentence(words: string): string {
  return /[.?!]$/.test(words) ? words : `${words}.`;
}

function ruleEntry({ id, severity, title }: Rule): Entry {
  return { text: `${id} (${severity}): ${title}`, page: id };
}
