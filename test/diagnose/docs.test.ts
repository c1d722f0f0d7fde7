import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { catalogue } from "../../src/policy/catalogue";
import { linkDefinitions } from "../../src/diagnose/links";
import { allUses } from "../../src/diagnose/walk";
import { everyFlow } from "../../src/diagnose/flows";
import { aadguard, root } from "../cli/run";

const textOf = (path: string): string => readFileSync(join(root, path), "utf8");

test("docs/diagnose.md names every field of the document and of a link", () => {
  const page = textOf("docs/diagnose.md");
  const args = ["diagnose", "--error", "AADSTS50000: …", "--format", "json", "examples/contoso-tenant"];
  const document = JSON.parse(aadguard(args).stdout);
  const parts = [
    document,
    document.error,
    document.request,
    document.request.client,
    document.verdict,
    document.links[0],
    document.others[0],
  ];
  const more = [
    document.tried,
    document.links[0].evidence[0],
    document.links.find(({ remediation }: { remediation: object | null }) => remediation).remediation,
  ];
  for (const field of [...parts, ...more].flatMap((part: object) => Object.keys(part)))
    expect(page).toMatch(new RegExp(`\`${field}(\\[\\])?\``));
});

test("docs/diagnose.md explains every option", () => {
  const page = textOf("docs/diagnose.md");
  const options = Array.from(aadguard(["diagnose", "--help"]).stdout.matchAll(/^ .*?(--[a-z-]+) {2,}/gm), ([, name = ""]) => name);
  for (const name of options.filter((option) => !["--help", "--version"].includes(option))) expect(page).toContain(`\`${name}\``);
});

test("every rule is a link's, but for those of which docs/flows.md says why not", () => {
  const named = new Set(linkDefinitions.flatMap((link) => allUses(link).map(({ rule }) => rule)));
  const all = catalogue().rules.map(({ id }) => id);
  expect([...named].filter((id) => !all.includes(id))).toEqual([]);
  const [, paragraph = ""] = /^(Rules that are not a link:[^]*?)\n\n/m.exec(textOf("docs/flows.md")) ?? [];
  const told = Array.from(paragraph.matchAll(/`([a-z-]+)`/g), ([, id]) => id).filter((id) => all.includes(id ?? ""));
  expect(all.filter((id) => !named.has(id))).toEqual(told.sort());
});

test("docs/flows.md has every flow and every link", () => {
  const page = textOf("docs/flows.md");
  for (const flow of everyFlow) expect(page).toContain(`| \`${flow}\``);
  for (const { id } of linkDefinitions) expect(page).toContain(`| \`${id}\``);
});

test.each(["docs/diagnose.md", "docs/flows.md", "examples/stories/README.md", "docs/codes/README.md", "docs/codes/AADSTS50000.md"])(
  "the links of %s lead somewhere",
  (path) => {
    const targets = Array.from(textOf(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, target = ""]) => join(root, dirname(path), target));
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((target) => !existsSync(target))).toEqual([]);
  },
);
