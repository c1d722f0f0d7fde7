import { join } from "node:path";
import { stringify } from "yaml";
import type { Finding } from "../../src/findings/result";
import { folderWith, root } from "../cli/run";
import { aadGraph } from "../support/aad-graph";
import { type Dialect, microsoftGraph, powerShell } from "../support/dialect";
import { asEntraExporter } from "../support/entra-exporter";
import { type Collections, type Example, examples, isDeclared, type Json } from "../support/examples";
import { asLooseFiles } from "../support/loose-files";
import { oneOf } from "../support/breadth";
import { type Scan, scan, scanAsProcess } from "../support/scans";

/** By the names that an example's `notIn` uses. */
const dialects: Readonly<Record<string, Dialect>> = { "entra-exporter": microsoftGraph, "aad-graph": aadGraph, powershell: powerShell };

const firstBad = [...new Map(examples.filter(({ isBad }) => isBad).map((each) => [each.rule, each] as const)).values()];
const dialectNames = Object.keys(dialects);
const arrayDialects = ["aad-graph", "powershell"];

/** Scans the example's own file or, where there are any, these files in a folder `export`. */
async function run({ content, path }: Example, files: Record<string, unknown> = {}, scanning = scan): Promise<Scan> {
  const config = content.flows ? { "aadguard.yaml": stringify({ applications: content.flows }) } : {};
  const written = Object.entries(files).map(([name, each]) => [`export/${name}`, each] as const);
  const folder = folderWith({ ...config, ...Object.fromEntries(written) });
  const input = written.length > 0 ? "export" : join(root, path);
  try {
    return await scanning([input, "--now", content.now ?? "2026-11-23T00:00:00Z"], folder.path);
  } finally {
    folder.remove();
  }
}

const own = new Map<Example, Promise<Scan>>();

/** What a scan of the example's own file says. */
function ownScan(example: Example): Promise<Scan> {
  const scanned = own.get(example) ?? run(example);
  own.set(example, scanned);
  return scanned;
}

async function findingsOf(example: Example): Promise<readonly Finding[]> {
  return (await ownScan(example)).result.findings;
}

/** What has to be the same whatever the format: no place, no wording. */
function verdicts(findings: readonly Finding[] | undefined): string[] | undefined {
  return findings?.map(({ ruleId, severity, fingerprint }) => `${ruleId} ${severity} ${fingerprint}`).sort();
}

describe.each(examples.map((example) => [example.name, example] as const))("%s", (_, example) => {
  const violated = example.isBad ? [example.rule, ...(example.content.expect ?? [])].sort() : [];

  test("violates its rule and what it says, nothing else", async () => {
    const findings = await findingsOf(example);
    expect([...new Set(findings.map(({ ruleId }) => ruleId))].sort()).toEqual(violated);
    expect((await ownScan(example)).exit).toBe(findings.some(({ severity }) => severity === "error") ? 1 : 0);
  });

  test("leaves nothing open", async () => {
    expect((await ownScan(example)).result).toMatchObject({ undetermined: [], diagnostics: [] });
  });

  if (example.isBad) hasFindings(example);
  else isSeenByItsRule(example);

  test.each(oneOf(dialectNames.length, dialectNames, examples.indexOf(example)))(
    "says the same as a tenant's folder in %s",
    async (dialect) => {
      const { result } = await run(example, asEntraExporter(example.content, dialects[dialect] as Dialect));
      // What is refused when it is deployed is not a fault of what was.
      if (isDeclared(example)) expect(errorsOf(example, result.findings)).toEqual([]);
      // An exception that no longer is one fails here.
      else if (example.content.notIn?.[dialect]) expect(verdicts(result.findings)).not.toEqual(verdicts(await findingsOf(example)));
      else {
        expect(verdicts(result.findings)).toEqual(verdicts(await findingsOf(example)));
        expect(result).toMatchObject({ undetermined: [], diagnostics: [] });
      }
    },
  );
});

function errorsOf({ rule }: Example, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ ruleId, severity }) => ruleId === rule && severity === "error");
}

function hasFindings(example: Example): void {
  test("says all that a message or a command needs", async () => {
    const findings = await findingsOf(example);
    expect(findings.length).toBeGreaterThan(0);
    for (const { message, remediation } of findings) {
      for (const text of [message, remediation.text, ...remediation.commands.map(({ command }) => command)]) {
        expect(text).not.toMatch(/\{[A-Za-z]+\}|undefined|\[object|NaN/);
      }
      expect(message).not.toMatch(/[<>]/);
    }
  });

  test("points into the file", async () => {
    for (const { location } of await findingsOf(example)) {
      const keys = location.pointer.split("/").slice(1);
      expect(keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], example.content)).toBeDefined();
      expect(location.line).toBeGreaterThan(1);
    }
  });
}

/** An example without anything that its rule looks at would be good whatever the rule says. */
function isSeenByItsRule(example: Example): void {
  test("has what its rule judges, with a definite answer, and the field that the rule's findings point to", async () => {
    const { result } = await ownScan(example);
    const { judged, undetermined } = result.coverage.find(({ ruleId }) => ruleId === example.rule) ?? {};
    expect(judged).toBeGreaterThan(0);
    expect(undetermined).toBe(0);
    const bad = examples.filter(({ rule, isBad }) => isBad && rule === example.rule);
    const found = (await Promise.all(bad.map(findingsOf))).flat().filter(({ ruleId }) => ruleId === example.rule);
    expect(found.filter(({ location }) => hasField(example.content, location.pointer))).not.toEqual([]);
  });
}

/** Whether an object of the same collection has the field, whatever its elements. */
function hasField(content: Collections, pointer: string): boolean {
  const [, collection = "", ...steps] = pointer.split("/");
  const listed = content[collection as keyof Collections];
  const fields = /^\d+$/.test(steps[0] ?? "") ? steps.slice(1) : steps;
  const end = fields.findIndex((step) => /^\d+$/.test(step));
  const field = end < 0 ? fields : fields.slice(0, end);
  return [listed]
    .flat()
    .some((object) => field.reduce<unknown>((value, step) => (value as Json | undefined)?.[step], object) !== undefined);
}

test.each(oneOf(20, examples).map((example) => [example.name, example] as const))(
  "%s: a process of its own says the same",
  async (_, example) => {
    expect(await run(example, {}, scanAsProcess)).toEqual(await ownScan(example));
  },
);

describe.each(arrayDialects)("arrays in %s", (dialect) => {
  const carried = firstBad.filter((example) => !isDeclared(example) && !example.content.notIn?.[dialect]);
  // A single rule's example may be one that the dialect cannot carry.
  if (carried.length === 0) return;
  test.each(carried.map((example) => [example.name, example] as const))("%s", async (_, example) => {
    const { result } = await run(example, asLooseFiles(example.content, dialects[dialect] as Dialect));
    expect(verdicts(result.findings)).toEqual(verdicts(await findingsOf(example)));
    expect(result).toMatchObject({ undetermined: [], diagnostics: [] });
  });
});

test("every rule has a bad and a good example", () => {
  const kinds = new Map<string, Set<boolean>>();
  for (const { rule, isBad } of examples) kinds.set(rule, (kinds.get(rule) ?? new Set()).add(isBad));
  expect([...kinds].filter(([, of]) => of.size < 2)).toEqual([]);
});

test("an exception names a front end and a reason", () => {
  const frontEnds: readonly string[] = [...dialectNames, "pulumi"];
  const isException = ([frontEnd, reason]: [string, string]): boolean => frontEnds.includes(frontEnd) && /^[A-Z].*\.$/s.test(reason);
  const others = examples.flatMap(({ content }) => Object.entries(content.notIn ?? {}).filter((entry) => !isException(entry)));
  expect(others).toEqual([]);
});
