import { readFileSync } from "node:fs";
import { join } from "node:path";
import { aadguard, folderWith, root } from "../cli/run";
import { judged } from "./plans";

const documentOf = (name: string): object => JSON.parse(readFileSync(join(root, "examples/terraform", name), "utf8")) as object;
const [faulty, corrected, state] = ["faulty/plan.json", "corrected/plan.json", "faulty/state.json"].map(documentOf);
const line = JSON.stringify(faulty);
const pretty = JSON.stringify(faulty, null, 2);
const { found: faults } = judged(line);

describe("several documents in one file", () => {
  test.each<[string, string]>([
    ["over many lines", `${pretty}\n${JSON.stringify(corrected, null, 2)}\n`],
    ["without a line break between", line + JSON.stringify(corrected)],
    ["one on a line, the next over many", `${line}\n${JSON.stringify(corrected, null, 2)}`],
    ["the other way round", `${pretty}\n${JSON.stringify(corrected)}`],
    ["as an array", JSON.stringify([faulty, corrected], null, 2)],
    [
      "as an array of wrappers",
      JSON.stringify([
        { stack: "a", plan: faulty },
        { stack: "b", plan: corrected },
      ]),
    ],
    ["as wrappers, line by line", `${JSON.stringify({ plan: faulty })}\n${JSON.stringify({ plan: corrected })}\n`],
    [
      "with a log before, between and behind them",
      `04:01:22.113 INFO   Unit a\n[terragrunt] {b} running\n${pretty}\n04:01:23.101 INFO   Unit b\n${JSON.stringify(corrected)}\ntime=2026-11-23 level=info msg=done\n`,
    ],
  ])("%s: each is judged", (_what, text) => {
    const { found, result } = judged(text);
    expect(found).toEqual(faults);
    expect(result.summary).toMatchObject({ applications: 24, scanned: 1, unreadable: 0 });
  });

  test("a plan and a state beside each other", () => {
    const { result } = judged(`${pretty}\n${JSON.stringify(state, null, 2)}`);
    expect(result.summary).toMatchObject({ applications: 24, scanned: 1 });
  });

  test("places are those of the file", () => {
    const text = `INFO   Unit a\n${JSON.stringify(corrected, null, 2)}\n${pretty}\n`;
    const lines = text.split("\n");
    const { result } = judged(text);
    const places = result.findings.filter(({ ruleId }) => ruleId === "symmetric-key-credential").map(({ location }) => location);
    expect(places.length).toBeGreaterThan(0);
    const begin = lines.lastIndexOf("{") + 1;
    for (const place of places) {
      expect(place.line).toBeGreaterThan(begin);
      expect(lines[place.line - 1]).toContain(`"${place.pointer.split("/").at(-1) ?? ""}"`);
    }
  });

  test("one that is cut off is unreadable, in one sentence", () => {
    const { exit, result } = judged(`${pretty}\n${pretty.slice(0, 3000)}`);
    expect(exit).toBe(2);
    expect(result.diagnostics).toHaveLength(1);
  });
});

test.each([
  ["a wrapper", JSON.stringify({ plan: faulty, exit_code: 2 })],
  ["the log of the program that ran it", `04:01:22.113 INFO   Downloading\n${line}\n`],
  ["the same, over many lines", `time=2026 level=info msg="x"\n${pretty}\n\nReleasing state lock.\n`],
  ["the same with CRLF", `INFO x\r\n${pretty.replaceAll("\n", "\r\n")}\r\nINFO y\r\n`],
])("a plan in %s is judged", (_what, text) => {
  const { found, result } = judged(text);
  expect(found).toEqual(faults);
  expect(result.summary.applications).toBe(12);
});

test("a plan in a code fence of Markdown is still read", () => {
  const inputs = folderWith({ "plan.md": `# Plan\n\n\`\`\`json\n${pretty}\n\`\`\`\n` });
  const { stdout } = aadguard(["plan.md", "--format", "json"], { cwd: inputs.path });
  inputs.remove();
  expect(JSON.parse(stdout)).toMatchObject({ summary: { applications: 12 } });
});
