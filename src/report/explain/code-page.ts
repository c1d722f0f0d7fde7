import type { Rule } from "../../policy/catalogue";
import type { LinkFacts } from "../../findings/link-facts";
import { list, section, text, type Block, type Entry, type Page, type Section } from "./page";
import { articles, rootCauses, type RootCause } from "./root-causes";

const issuingFailed = "AADSTS50000";

/** Every code that `explain` can say something about, in numeric order. */
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
  const finders = rules.filter(({ aadsts }) => aadsts.includes(code));
  const own = links.filter(({ codes }) => codes[code]?.causes.length);
  const causes = rootCauses.filter(({ number }) => finders.some((rule) => rule.rootCause === number));
  const sources = [...finders, ...own]
    .flatMap((each) => sourcesOf(code, each.sources))
    .map(({ url, description }): Entry => ({ text: description, url }));
  return {
    title: { id: code, text: "" },
    facts: [],
    lead: [
      finders.length > 0
        ? list(finders.map(ruleEntry), finders.length === 1 ? "This rule finds what leads to it" : "These rules find what leads to it")
        : { kind: "text", text: "No rule finds what leads to it: it depends on the request, or on what no declaration shows." },
    ],
    sections: [
      ...section("What leads to it in a request", [list(own.flatMap((link) => requestCauses(code, link)))]),
      ...diagnoseSection(code, links),
      ...section("No declaration shows", [
        list([...new Set([...causes, ...own.flatMap(({ codes }) => codes[code] ?? [])].flatMap(({ hidden }) => hidden))]),
      ]),
      ...section("Other causes", text(`The code can have causes beside these: no finding does not prove that ${code} cannot happen.`)),
      ...section("Sources", [
        list([...new Map(sources.map((entry) => [entry.url, entry])).values()].sort((a, b) => (String(a.url) < String(b.url) ? -1 : 1))),
      ]),
    ],
  };
}

/** Links that lead to the code: by a rule, or by what the request asks. */
function diagnoseSection(code: string, links: readonly LinkFacts[]): Section[] {
  const leading = links.flatMap(({ title, id, codes }) => {
    const facts = codes[code];
    return facts ? [`${title} (${id}): ${facts.flows}`] : [];
  });
  return section("In one token request", [list(leading), ...text(`To walk it: aadguard diagnose --error '${code}: …' export/`)]);
}

/** Each with the link that looks for it. */
function requestCauses(code: string, { title, id, codes }: LinkFacts): string[] {
  return (codes[code]?.causes ?? []).map((cause) => `${cause}. In \`aadguard diagnose\`: ${title} (${id})`);
}

/** Those that name the code; all, where none does. */
function sourcesOf<T extends { readonly description: string }>(code: string, sources: readonly T[]): readonly T[] {
  const digits = new RegExp(`(?<!\\d)${code.slice("AADSTS".length)}(?!\\d)`);
  const naming = sources.filter(({ description }) => digits.test(description));
  return naming.length > 0 ? naming : sources;
}

function ruleEntry({ id, severity, title }: Rule): Entry {
  return { text: `${id} (${severity}): ${title}`, page: id };
}
