import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pack, Violation, WireResource } from "./driver";
import { aadguard, root } from "./pack-folder";
import { guid, wholeStack } from "./whole-stack";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The inputs of a resource as the azuread SDK sends them. */
function inputsOf(type: string): string[] {
  const file = type.slice("azuread:index/".length).split(":")[0];
  const source = readFileSync(join(root, "node_modules", "@pulumi", "azuread", `${file}.js`), "utf8");
  return [...new Set([...source.matchAll(/resourceInputs\["(\w+)"\] = args/g)].map(([, name]) => name ?? ""))];
}

type Path = readonly (string | number)[];

/** Every path of a value: of objects, of lists, of what they hold. */
function pathsIn(value: unknown, path: Path): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, Array.isArray(value) ? Number(name) : name]))];
}

function withUnknown(value: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return unknown;
  if (Array.isArray(value)) return value.map((inner: unknown, n) => (n === step ? withUnknown(inner, rest) : inner));
  return { ...(value as object), [step]: withUnknown((value as Record<string | number, unknown>)[step], rest) };
}

interface Case {
  readonly resource: string;
  readonly path: Path;
  readonly stack: WireResource[];
}

/** The stack with one property unknown, for each property that the SDK knows and each part of those that are given. */
function cases(stack: readonly WireResource[]): Case[] {
  return stack.flatMap((resource) => {
    const paths = new Map(inputsOf(resource.type).map((name): [string, Path] => [name, [name]]));
    for (const path of pathsIn(resource.props, [])) if (paths.has(String(path[0]))) paths.set(path.join("/"), path);
    return [...paths.values()].map((path) => {
      const props = withUnknown(resource.props, path) as WireResource["props"];
      return { resource: resource.urn, path, stack: stack.map((other) => (other === resource ? { ...other, props } : other)) };
    });
  });
}

/** Undetermined lines are what unknown values are for. */
const violations = (all: readonly Violation[]): string[] =>
  all.filter(({ policy }) => policy !== "undetermined").map(({ policy, resource, message }) => `${policy} ${resource} ${message}`);

const brief = (all: readonly Violation[]): string[] => all.map(({ policy, resource }) => `${policy} ${resource}`);

async function judged(pack: Pack, stack: readonly WireResource[]): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const resource of stack) found.push(...(await pack.analyze(resource)));
  found.push(...(await pack.analyzeStack(stack)));
  for (const { message } of found) expect(message).not.toContain("can't run policy");
  return found;
}

/** The same stack with faults, each of them known. */
const faultyStack = wholeStack.map((resource): WireResource => {
  const changed: Record<string, Record<string, unknown>> = {
    "portal-key": { type: "Symmetric" },
    "portal-orders": { scopeIds: [guid(77)] },
    "portal-consent": { claimValues: ["Orders.Reed"] },
    "api-sp": { accountEnabled: false },
  };
  return { ...resource, props: { ...resource.props, ...changed[resource.urn.split("::").pop() ?? ""] } };
});

let pack: Pack;
beforeAll(async () => {
  pack = await aadguard();
});
// Every test starts as an update: resources are asked about before they are made.
beforeEach(() => pack.previewing(false));

test("the stack of these tests is correct, and the faulty one is not", async () => {
  expect(violations(await judged(pack, wholeStack))).toEqual([]);
  expect(brief(await judged(pack, faultyStack))).toEqual(
    expect.arrayContaining([
      "symmetric-key-credential portal-key",
      "unknown-scope-on-resource portal-orders",
      "grant-of-unknown-scope portal-consent",
      "disabled-service-principal api-sp",
    ]),
  );
});

test("every input property of every resource, unknown one at a time, violates nothing in a correct stack", async () => {
  await pack.previewing(true);
  const all = cases(wholeStack);
  expect(all.length).toBeGreaterThan(200);
  const wrong: string[] = [];
  for (const { resource, path, stack } of all) {
    const found = await pack.analyzeStack(stack);
    for (const line of violations(found)) wrong.push(`${resource.split("::").pop()} ${path.join(".")}: ${line}`);
  }
  expect(wrong).toEqual([]);
});

test("unknown before a resource is made, it blocks nothing either", async () => {
  for (const { resource, stack } of cases(wholeStack)) {
    const changed = stack.find(({ urn }) => urn === resource);
    if (changed) expect(violations(await pack.analyze(changed))).toEqual([]);
  }
});

test("all of them at once: nothing is violated, and what cannot be decided is said", async () => {
  const blank = wholeStack.map((resource): WireResource => ({
    ...resource,
    props: Object.fromEntries([...inputsOf(resource.type), ...Object.keys(resource.props)].map((name) => [name, unknown])),
  }));
  const found = await judged(pack, blank);
  expect(violations(found)).toEqual([]);
  expect(found.length).toBeGreaterThan(0);
});

test("in a faulty stack an unknown property adds no violation that its known value contradicts", async () => {
  await pack.previewing(true);
  const known = new Set(brief(await pack.analyzeStack(faultyStack)));
  const more: string[] = [];
  for (const { path, resource, stack } of cases(faultyStack)) {
    const found = brief((await pack.analyzeStack(stack)).filter(({ policy }) => policy !== "undetermined"));
    for (const line of found.filter((one) => !known.has(one))) more.push(`${resource.split("::").pop()} ${path.join(".")}: ${line}`);
  }
  expect(more).toEqual([]);
});
