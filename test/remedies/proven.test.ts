import type { Finding } from "../../src/findings/result";
import { inCi, oneOf } from "../support/breadth";
import { type Example, examples } from "../support/examples";
import { groupNeeding } from "../support/needs";
import { AzureCli, hasAzureCli } from "./az/azure-cli";
import { beyondCommands, leadsTo, looks, wider } from "./exceptions";
import { runPowerShell } from "./powershell/run";
import { type Case, caseOf, type Effect, effectOf, ownFindings, type Runner, type Shell } from "./proof";

// Each command that a rule offers is run on its bad example: the Azure CLI's by the real one, in bash, and PowerShell's by an interpreter
// of what the remedies use, both before a stand-in of Microsoft Graph that keeps what is written.

const bad = examples.filter(({ isBad }) => isBad);
const tried = oneOf(6, bad);
const seen = { leadsTo: new Set<string>(), wider: new Set<string>() };

/** The lines that a finding offers for a shell, without their ids. */
function linesOf({ ruleId, remediation }: Finding, shell: Shell): string {
  const lines = remediation.commands.filter((each) => each.shell === shell).map(({ command }) => command);
  return lines.length === 0 ? "" : `${ruleId} ${lines.join("\n").replace(/[0-9a-f]{8}-[-0-9a-f]{27}/g, "")}`;
}

async function proves(example: Example, made: Case, finding: Finding, shell: Shell, run: Runner): Promise<void> {
  const effect = await effectOf(made, finding, shell, run);
  const { isGone, edits } = effect;
  if (example.rule in looks) return expect({ isGone, edits }).toEqual({ isGone: false, edits: [] });
  expect({ isGone, unexpected: unexpected(example.rule, effect), lost: lostTooMuch(effect) }).toEqual({
    isGone: true,
    unexpected: [],
    lost: [],
  });
  expect(edits).not.toEqual([]);
  const places = new Set(edits.map(({ path }) => path.split("/").slice(0, 3).join("/")));
  const isWide =
    places.size > 1 || edits.filter(({ kind }) => kind === "added").length > 1 || edits.filter(({ kind }) => kind === "set").length > 1;
  if (isWide) seen.wider.add(example.rule);
  expect(isWide && !(example.rule in wider) ? edits : []).toEqual([]);
}

function unexpected(rule: string, { fresh: found }: Effect): string[] {
  for (const each of found) seen.leadsTo.add(`${rule} ${each}`);
  return found.filter((each) => !leadsTo[rule]?.[each]);
}

/** One element goes at most, whatever else is in the list; another place of the same key is another list. What only moved is not lost. */
function lostTooMuch({ edits }: Effect): unknown[] {
  const there = new Set(edits.filter(({ kind }) => kind === "added").map(({ value }) => JSON.stringify(value)));
  const lost = edits.filter(({ kind, value }) => kind === "lost" && !there.has(JSON.stringify(value)));
  const lists = new Set(lost.map(({ path }) => path));
  return lost.length > lists.size ? lost : [];
}

async function provesAll(example: Example, shell: Shell, run: Runner, known = new Set<string>()): Promise<void> {
  const made = await caseOf(example);
  const findings = ownFindings(made).filter((finding) => {
    const lines = linesOf(finding, shell);
    return lines !== "" && !known.has(lines) && known.add(lines);
  });
  for (const finding of findings) {
    const proof = proves(example, made, finding, shell, run);
    if (example.name in beyondCommands) await expect(proof).rejects.toThrow();
    else await proof;
  }
  expect(findings.length).toBeLessThanOrEqual(ownFindings(made).length);
}

describe("PowerShell", () => {
  test.each(tried.map((example) => [example.name, example] as const))("%s", (_, example) =>
    provesAll(example, "powershell", runPowerShell),
  );
});

groupNeeding("the Azure CLI: `npm run tools`, with Python", hasAzureCli)("az", () => {
  // Of lines that differ by their ids alone, one example's will do: the real CLI takes its time.
  const known = new Set<string>();
  const cli = new AzureCli();
  beforeAll(() => cli.start());
  afterAll(() => cli.stop());
  test.each(tried.map((example) => [example.name, example] as const))("%s", (_, example) =>
    provesAll(example, "az", (line, tenant, cwd) => cli.run(line, tenant, cwd), known),
  );
});

test("no exception that is not needed", () => {
  const rules = new Set(bad.map(({ rule }) => rule));
  const names = new Set(bad.map(({ name }) => name));
  expect([...Object.keys(looks), ...Object.keys(leadsTo), ...Object.keys(wider)].filter((rule) => !rules.has(rule))).toEqual([]);
  expect(Object.keys(beyondCommands).filter((name) => !names.has(name))).toEqual([]);
  if (!inCi) return;
  const pairs = Object.entries(leadsTo).flatMap(([rule, others]) => Object.keys(others).map((other) => `${rule} ${other}`));
  expect(pairs.filter((pair) => !seen.leadsTo.has(pair))).toEqual([]);
  if (hasAzureCli) expect(Object.keys(wider).filter((rule) => !seen.wider.has(rule))).toEqual([]);
});
