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

/** One scan, and the examples that it is about. */
interface Task {
  readonly examples: readonly Example[];
  /** What is written, below the folder `export`; nothing: the example's own file is scanned. */
  readonly files?: Record<string, unknown>;
}

/** Everything that was scanned, each as its documents tell it. */
const own = new Map<Example, Scan>();
const folders = new Map<string, Scan>();
const arrays = new Map<string, Scan>();

const firstBad = [...new Map(examples.filter(({ isBad }) => isBad).map((each) => [each.rule, each] as const)).values()];
const dialectNames = Object.keys(dialects);
const arrayDialects = ["aad-graph", "powershell"];

beforeAll(async () => {
  const tasks: (Task & { readonly keep: (done: Scan) => void })[] = [];
  for (const example of examples) tasks.push({ examples: [example], keep: (done) => own.set(example, done) });
  for (const name of dialectNames) {
    for (const group of groupsFor(name)) {
      const keep = (done: Scan): void => group.forEach((example) => folders.set(`${name} ${example.name}`, done));
      tasks.push({ examples: group, files: tenants(group, dialects[name] as Dialect), keep });
    }
  }
  for (const name of arrayDialects) {
    for (const example of firstBad) {
      const files = asLooseFiles(example.content, dialects[name] as Dialect);
      tasks.push({ examples: [example], files, keep: (done) => arrays.set(`${name} ${example.name}`, done) });
    }
  }
  for (const task of tasks) task.keep(await run(task));
}, 600_000);

/** Examples that one scan can hold, each as a tenant of its own: judged at one time and by one aadguard.yaml. */
function groupsFor(dialect: string): Example[][] {
  const groups = new Map<string, Example[]>();
  for (const example of examples) {
    const { now, flows, notIn } = example.content;
    const key = JSON.stringify([now, flows, notIn?.[dialect] && example.name]);
    groups.set(key, [...(groups.get(key) ?? []), example]);
  }
  return [...groups.values()];
}

function tenants(group: readonly Example[], dialect: Dialect): Record<string, unknown> {
  return Object.assign({}, ...group.map(({ name, content }) => below(name, asEntraExporter(content, dialect))));
}

async function run({ examples: [first], files = {} }: Task, scanning = scan): Promise<Scan> {
  const { content, path } = first as Example;
  const config = content.flows ? { "aadguard.yaml": stringify({ applications: content.flows }) } : {};
  const folder = folderWith({ ...config, ...below("export", files) });
  const input = Object.keys(files).length > 0 ? "export" : join(root, path);
  try {
    return await scanning([input, "--now", content.now ?? "2026-11-23T00:00:00Z"], folder.path);
  } finally {
    folder.remove();
  }
}

function below(folder: string, files: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]));
}

function findingsOf(example: Example): readonly Finding[] {
  return own.get(example)?.result.findings ?? [];
}

/** What has to be the same whatever the format: no place, no wording. */
function verdicts(findings: readonly Finding[] | undefined): string[] | undefined {
  return findings?.map(({ ruleId, severity, fingerprint }) => `${ruleId} ${severity} ${fingerprint}`).sort();
}

describe.each(examples.map((example) => [example.name, example] as const))("%s", (name, example) => {
  const violated = example.isBad ? [example.rule, ...(example.content.expect ?? [])].sort() : [];

  test("violates its rule and what it says, nothing else", () => {
    expect([...new Set(findingsOf(example).map(({ ruleId }) => ruleId))].sort()).toEqual(violated);
    expect(own.get(example)?.exit).toBe(findingsOf(example).some(({ severity }) => severity === "error") ? 1 : 0);
  });

  test("leaves nothing open", () => {
    expect(own.get(example)?.result).toMatchObject({ undetermined: [], diagnostics: [] });
  });

  if (example.isBad) hasFindings(example);
  else isSeenByItsRule(example);

  test.each(dialectNames)("says the same as a tenant's folder in %s", (dialect) => {
    const found = folders.get(`${dialect} ${name}`)?.result.findings.filter(({ location }) => location.path.startsWith(`export/${name}/`));
    // What is refused when it is deployed is no fault of what was.
    if (isDeclared(example)) expect(found?.filter(({ ruleId, severity }) => ruleId === example.rule && severity === "error")).toEqual([]);
    // An exception that no longer is one fails here.
    else if (example.content.notIn?.[dialect]) expect(verdicts(found)).not.toEqual(verdicts(findingsOf(example)));
    else expect(verdicts(found)).toEqual(verdicts(findingsOf(example)));
  });
});

function hasFindings(example: Example): void {
  test("says all that a message or a command needs", () => {
    expect(findingsOf(example).length).toBeGreaterThan(0);
    for (const { message, remediation } of findingsOf(example)) {
      for (const text of [message, remediation.text, ...remediation.commands.map(({ command }) => command)]) {
        expect(text).not.toMatch(/\{[A-Za-z]+\}|undefined|\[object|NaN/);
      }
      expect(message).not.toMatch(/[<>]/);
    }
  });

  test("points into the file", () => {
    for (const { location } of findingsOf(example)) {
      const keys = location.pointer.split("/").slice(1);
      expect(keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], example.content)).toBeDefined();
      expect(location.line).toBeGreaterThan(1);
    }
  });
}

/** An example without anything that its rule looks at would be good whatever the rule says. */
function isSeenByItsRule(example: Example): void {
  test("has what its rule judges, with a definite answer, and the field that the rule's findings point to", () => {
    const { judged, undetermined } = own.get(example)?.result.coverage.find(({ ruleId }) => ruleId === example.rule) ?? {};
    expect(judged).toBeGreaterThan(0);
    expect(undetermined).toBe(0);
    const bad = examples.filter(({ rule, isBad }) => isBad && rule === example.rule);
    const places = bad
      .flatMap((each) => findingsOf(each).filter(({ ruleId }) => ruleId === each.rule))
      .map(({ location }) => location.pointer);
    expect(places.filter((pointer) => hasField(example.content, pointer))).not.toEqual([]);
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
    expect(await run({ examples: [example] }, scanAsProcess)).toEqual(own.get(example));
  },
);

test.each(dialectNames)("tenants' folders in %s leave nothing open", (dialect) => {
  const whole = examples.filter(({ content }) => !content.notIn?.[dialect]).map(({ name }) => folders.get(`${dialect} ${name}`)?.result);
  expect(whole.flatMap((result) => result?.undetermined)).toEqual([]);
  expect(whole.flatMap((result) => result?.diagnostics)).toEqual([]);
});

describe.each(arrayDialects)("arrays in %s", (dialect) => {
  test.each(firstBad.filter((example) => !isDeclared(example) && !example.content.notIn?.[dialect]).map((example) => [example.name, example] as const))(
    "%s",
    (name, example) => {
      const scanned = arrays.get(`${dialect} ${name}`);
      expect(verdicts(scanned?.result.findings)).toEqual(verdicts(findingsOf(example)));
      expect(scanned?.result).toMatchObject({ undetermined: [], diagnostics: [] });
    },
  );
});

test("every rule has a bad and a good example", () => {
  const kinds = new Map<string, Set<boolean>>();
  for (const { rule, isBad } of examples) kinds.set(rule, (kinds.get(rule) ?? new Set()).add(isBad));
  expect([...kinds].filter(([, of]) => of.size < 2)).toEqual([]);
});

test("an exception names a front end and a reason", () => {
  for (const { content } of examples) {
    for (const [dialect, reason] of Object.entries(content.notIn ?? {})) {
      expect([...dialectNames, "pulumi"]).toContain(dialect);
      expect(reason).toMatch(/^[A-Z].*\.$/s);
    }
  }
});
