import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { now } from "../cli/inputs";
import { aadguard, folderWith, root } from "../cli/run";
import { describeWithXmlSchema, multitool, xmlErrors } from "../support/checkers";

/**
 * Each report of the faulty example tenant, as text that people read. After a change that is meant, write them anew:
 * UPDATE_SNAPSHOTS=1 npx jest test/report/snapshots.test.ts
 */
const files = {
  sarif: "contoso.sarif",
  junit: "contoso.junit.xml",
  github: "contoso.github.txt",
  gitlab: "contoso.gitlab.json",
  markdown: "contoso.md",
};
type Format = keyof typeof files;
const formats = Object.keys(files) as Format[];

const out = folderWith({});
afterAll(out.remove);
const run = aadguard(
  ["scan", "examples/contoso-tenant", "--now", now, ...formats.flatMap((format) => ["--format", `${format}=${join(out.path, format)}`])],
  { env: { GITHUB_STEP_SUMMARY: join(out.path, "summary") } },
);
const written = (name: string) => readFileSync(join(out.path, name), "utf8");

test("several formats in one run go each to its file, and standard output says where, and the counts", () => {
  const lines = run.stdout.trimEnd().split("\n");
  expect(run).toMatchObject({ exit: 1, stderr: "" });
  expect(lines.slice(0, -1)).toEqual(formats.map((format) => `${format}: ${join(out.path, format)}`));
  expect(lines.at(-1)).toMatch(/^\d+ errors, \d+ warnings, \d+ notes, .*; [\d.]+ m?s$/);
  for (const format of formats) expect(written(format).length).toBeGreaterThan(1000);
});

test.each(formats)("the %s report of the example tenant", (format) => {
  const file = join(root, "test", "report", "snapshots", files[format]);
  const text = format === "sarif" ? shortened(written(format)) : written(format);
  if (process.env.UPDATE_SNAPSHOTS) {
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, "utf8"));
});

test("the job's summary is the pull request's comment without its mark", () => {
  expect(`<!-- aadguard -->\n${written("summary")}`).toBe(written("markdown"));
});

describeWithXmlSchema("the documents", () => {
  test("are valid for readers of others", async () => {
    expect(multitool(written("sarif")).filter((line) => !/SARIF2005.*informationUri/.test(line))).toEqual([]);
    expect(await xmlErrors(written("junit"))).toEqual([]);
  });
});

/** The document laid out for reading; of rules that read alike, one whole and the ids of the others. */
function shortened(document: string): string {
  const log = JSON.parse(document) as Log;
  for (const { tool } of log.runs) {
    tool.driver.version = tool.driver.semanticVersion = "VERSION";
    tool.driver.rules = tool.driver.rules?.map((rule) => (rule.id === "symmetric-signing-key" ? rule : { id: rule.id }));
  }
  return `${JSON.stringify(log, null, 2)}\n`;
}
