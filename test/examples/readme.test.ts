import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { catalogue } from "../../src/policy/catalogue";
import { aadguard, root } from "../cli/run";

const textOf = (path: string): string => readFileSync(join(root, path), "utf8");
const readme = textOf("README.md");

/** What a text shows as the output of a command: a marker, then a block; a line `…` in it stands for lines left out. */
function shownOutputs(text: string): { args: string[]; parts: string[] }[] {
  const blocks = text.matchAll(/<!-- output of: aadguard (.*?) -->\n\n```text\n([\s\S]*?)```\n/g);
  return [...blocks].map(([, command = "", block = ""]) => ({ args: command.split(" "), parts: block.split(/^…\n/m).filter(Boolean) }));
}

/** The time that a scan takes is the only thing in its output that changes. */
const timeless = (text: string): string => text.replace(/; [\d.]+ m?s$/m, "; <time>");

test("the README starts with the two commands", () => {
  const [first] = readme.matchAll(/```sh\n([\s\S]*?)```/g);
  expect(first?.[1]).toBe("npm ci && npx aadguard scan examples/contoso-tenant\nnpm ci && npm test\n");
});

test("the output that the README shows is the real one", () => {
  const outputs = shownOutputs(readme);
  expect(outputs.map(({ args }) => args.join(" "))).toEqual(["scan examples/contoso-tenant"]);
  for (const { args, parts } of outputs) {
    const real = timeless(aadguard(args).stdout);
    expect(parts.filter((part) => !real.includes(timeless(part)))).toEqual([]);
    const places = parts.map((part) => real.indexOf(timeless(part)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(real.endsWith(timeless(parts.at(-1) ?? ""))).toBe(true);
  }
});

test("the README is short", () => expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(10_000));

test("docs/root-causes.md leads to the page of every rule", () => {
  const linked = [...textOf("docs/root-causes.md").matchAll(/\[([a-z-]+)\]\(\.\.\/policies\/[a-z_]+\/([a-z-]+)\/README\.md\)/g)].map(
    ([, name, folder]) => {
      expect(folder).toBe(name);
      return name;
    },
  );
  expect(linked.sort()).toEqual(catalogue().rules.map(({ id }) => id));
});

test("docs/scan.md explains every option of scan", () => {
  const [, options = ""] = /## Options of `scan`([\s\S]*?)\n## /.exec(textOf("docs/scan.md")) ?? [];
  const explained = new Set(Array.from(options.matchAll(/`(--[a-z-]+)/g), ([, name]) => name));
  const real = Array.from(aadguard(["scan", "--help"]).stdout.matchAll(/^ .*?(--[a-z-]+) {2,}/gm), ([, name]) => name);
  for (const name of real.filter((name) => name !== "--help" && name !== "--version")) expect(explained).toContain(name);
  for (const name of explained) expect(real).toContain(name);
});

test.each([
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "SECURITY.md",
  "docs/architecture.md",
  "docs/inputs.md",
  "docs/root-causes.md",
  "docs/scan.md",
  "docs/result.md",
  "examples/contoso-tenant/README.md",
  "examples/contoso-clean/README.md",
  "examples/export/README.md",
  "examples/manifests/README.md",
])("the links of %s lead somewhere", (path) => {
  const targets = Array.from(textOf(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, target = ""]) => join(root, dirname(path), target));
  expect(targets.filter((target) => !existsSync(target))).toEqual([]);
});

describe("docs/result.md", () => {
  test("names every field of the document and of a finding", () => {
    const page = textOf("docs/result.md");
    const document = JSON.parse(aadguard(["scan", "examples/contoso-tenant", "--format", "json"]).stdout);
    const fields = (value: object): string[] => Object.keys(value);
    const [finding] = document.findings;
    const all = [document, document.summary, finding, finding.subject, finding.location, document.coverage[0]].flatMap(fields);
    for (const field of all) expect(page).toMatch(new RegExp(`\`${field}(\\[\\])?\``));
  });
});
