import type { LinkFacts } from "../../findings/link-facts";
import { generalText } from "../../findings/wording";
import { kindWordMany } from "../../model/kind-words";
import { packageText } from "../../platform";
import type { Remedy, Rule } from "../../policy/catalogue";
import { joined } from "../../text/words";
import { fences, templateName } from "../shells";
import { type Block, list, type Page, section, type Section, text } from "./page";
import { rootCauses } from "./root-causes";

/** One example of a rule, short enough for a page. */
interface RuleExample {
  /** The whole file, from the root of the repository. */
  readonly path: string;
  readonly description: string;
  /** Lines of JSON: the object with the field that the rule looks at. */
  readonly snippet: readonly string[];
}

interface RuleExamples {
  readonly bad: RuleExample;
  readonly good: RuleExample;
}

let loaded: Readonly<Record<string, RuleExamples>> | undefined;

/** The examples of `policies/<group>/<rule-id>/examples`, generated into the bundle: an installed package holds no others. */
export function examplesOf(ruleId: string): RuleExamples | undefined {
  loaded ??= JSON.parse(packageText("policies/bundle/examples.json")) as typeof loaded;
  return loaded?.[ruleId];
}

/** Everything about one rule: why, what it says, what to do, and when it is not a fault. */
export function rulePage(rule: Rule, examples: RuleExamples | undefined, links: readonly LinkFacts[]): Page {
  const cause = rootCauses.find(({ number }) => number === rule.rootCause);
  const messages = [rule.message, ...Object.values(rule.variants).map(({ message }) => message)].map((message) =>
    generalText(message, rule),
  );
  return {
    title: { id: rule.id, text: rule.title },
    facts: facts(rule),
    lead: [],
    sections: [
      ...section("Why", text(...paragraphs(rule.description))),
      ...(cause ? section(`Root cause ${cause.number} of AADSTS50000`, text(cause.title)) : []),
      ...section("It says", [list(messages)]),
      ...exampleSection("Bad", examples?.bad),
      ...exampleSection("Good", examples?.good),
      ...remedySection("What to do", rule.remediation, rule),
      ...Object.entries(rule.variants).flatMap(([name, { remediation }]) =>
        remediation ? remedySection(`What to do (${name.replace(/[-_]/g, " ")})`, remediation, rule) : [],
      ),
      ...section("Before calling it a false alarm", [list(rule.falsePositives)]),
      ...section("To declare, waive or turn off", acceptance(rule.id)),
      ...section("In a token request", [list(usesOf(rule.id, links))]),
      ...section("Sources", [list(rule.sources.map(({ url, description }) => ({ text: description, url })))]),
    ],
  };
}

function facts({ severity, highestSeverity, aadsts, subjects, group, since }: Rule): [string, string][] {
  const level = highestSeverity === severity ? severity : `${severity}, up to ${highestSeverity}`;
  const codes = aadsts.length > 0 ? aadsts.join(", ") : "none claimed";
  return Object.entries({ severity: level, "leads to": codes, judges: joined(subjects.map(kindWordMany)), group, since });
}

function exampleSection(heading: string, example: RuleExample | undefined): Section[] {
  if (!example) return [];
  const lines = example.snippet.length > 0 ? [{ kind: "code", language: "json", lines: example.snippet } as const] : [];
  return section(heading, [...text(example.description), ...lines, { kind: "labelled", label: "Whole file", text: example.path }]);
}

function remedySection(heading: string, { text: advice, commands, code }: Remedy, rule: Rule): Section[] {
  return section(heading, [
    ...text(generalText(advice, rule)),
    ...commands.map(({ shell, command }): Block => {
      return { kind: "code", language: shell === "az" ? "sh" : "powershell", lines: [generalText(command, rule)] };
    }),
    ...code.map((template): Block => {
      const lines = generalText(template.text, rule).split("\n");
      return { kind: "code", label: templateName(template), language: fences[template.language], lines };
    }),
  ]);
}

/** Accepting a finding is said in aadguard.yaml: by what the application does, for one finding, or for the rule. */
function acceptance(id: string): Block[] {
  const yaml = [
    "applications:",
    '  - { match: { displayName: "orders-*" }, flows: [authorizationCode], daemonOnly: false }',
    "waivers:",
    `  - { rule: ${id}, match: { appId: … }, reason: "…", owner: …, expires: 2027-01-31 }`,
    `rules: { ${id}: off }`,
  ];
  return [
    ...text(
      "In aadguard.yaml: what only people know about an application, one finding that is accepted for a time, or the rule as a whole.",
    ),
    { kind: "code", language: "yaml", lines: yaml },
    ...text(`For one run: aadguard scan --skip ${id}`),
  ];
}

function usesOf(id: string, links: readonly LinkFacts[]): string[] {
  return links
    .filter(({ ruleIds }) => ruleIds.includes(id))
    .map(({ title, id: link, flows }) => `${title} (${link}), a link of \`aadguard diagnose\`: ${flows}`);
}

/** METADATA separates paragraphs by empty lines. */
function paragraphs(whole: string): string[] {
  return whole.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
}
