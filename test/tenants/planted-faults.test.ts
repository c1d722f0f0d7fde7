import { catalogue } from "../../src/policy/catalogue";
import type { RuleId } from "../../src/policy/rule-ids";
import type { Finding } from "../../src/findings/result";
import { folderWith } from "../cli/run";
import { cases } from "../support/breadth";
import { type Example, examples } from "../support/examples";
import { faults } from "./faults";
import type { Expected, Fault } from "./faults/fault";
import { fitsAnyTenant, fromExample, placeOf } from "./faults/from-example";
import { places } from "./faults/places";
import { judgeExample, judgeTenant, now } from "./judge";
import { type Planted, plantInto } from "./planting";
import { Random } from "./random";
import type { System } from "./system";
import { type ConsentPolicy, systemsOf } from "./tenant";

/** Rounds of either kind; a few are enough to find what every planting breaks. */
const [open, closed] = [cases(4, 15), cases(1, 2)];
const atLeast = cases(50, 200);

/** Each round plants into the same correct tenant anew; in the second kind users may not consent, the third is not deployed yet. */
const rounds: readonly { readonly policy: ConsentPolicy; readonly times: number }[] = [
  ...Array.from({ length: open }, () => ({ policy: "open" as const, times: 14 })),
  ...Array.from({ length: closed }, () => ({ policy: "closed" as const, times: 100 })),
  ...Array.from({ length: closed }, () => ({ policy: "declared" as const, times: 100 })),
];

const correct = systemsOf(2000, 5);
const folder = folderWith({});
const badExamples = examples.filter((example) => example.isBad && (example.content.now ?? now) === now && fitsAnyTenant(example));
const planted: Planted[] = [];
const examplesPlanted: Planted[] = [];
const missed = new Set<string>();
const unexplained = new Set<string>();

/** The bad examples that a scan at the tenant's time finds at fault, each with what it finds. */
const examplesAlone = new Map<Example, readonly Finding[]>();

beforeAll(async () => {
  const random = new Random(50_000);
  for (const example of badExamples) examplesAlone.set(example, (await judgeExample(example)).findings);
  const fromExamples = [...examplesAlone].map(([example, alone]) => fromExample(example, alone));
  const byHand = new Set(faults.map(({ rule }) => rule));
  const all = [...faults, ...firstOfEach(fromExamples).filter(({ rule }) => !byHand.has(rule))];
  const before = {
    open: await findingsIn(correct, "open"),
    closed: await findingsIn(correct, "closed"),
    declared: await findingsIn(correct, "declared"),
  };

  const round = async (from: readonly Fault[], policy: ConsentPolicy, times: (fault: Fault) => number): Promise<Planted[]> => {
    const systems = structuredClone(correct);
    const here = plantInto(from, systems, policy, times, random);
    compare(before[policy], await findingsIn(systems, policy), here);
    return here;
  };
  for (const { policy, times } of rounds) {
    planted.push(...(await round(all, policy, (fault) => (policy === "open" || fault.policy === policy ? times : 0))));
  }
  for (const policy of ["open", "closed", "declared"] as const) examplesPlanted.push(...(await round(fromExamples, policy, () => 1)));
}, 600_000);

afterAll(() => folder.remove());

function firstOfEach(from: readonly Fault[]): Fault[] {
  return [...new Map([...from].reverse().map((fault) => [fault.rule, fault])).values()];
}

/** What is not waived, by rule and subject. */
async function findingsIn(systems: readonly System[], policy: ConsentPolicy): Promise<Map<string, Finding[]>> {
  const { findings, undetermined } = await judgeTenant(systems, policy, folder.path);
  for (const { ruleId, subjects } of undetermined) unexplained.add(`${ruleId} is undetermined: ${JSON.stringify(subjects).slice(0, 200)}`);
  const found = new Map<string, Finding[]>();
  for (const finding of findings.filter(({ waiver }) => waiver === null)) {
    const key = keyOf(finding.ruleId, finding.subject.objectId);
    found.set(key, [...(found.get(key) ?? []), finding]);
  }
  return found;
}

function keyOf(rule: string, subject: string | null): string {
  return `${rule} ${subject}`;
}

type Findings = ReadonlyMap<string, readonly Finding[]>;

function compare(before: Findings, after: Findings, here: readonly Planted[]): void {
  const explained = new Map([...before].map(([key, findings]) => [key, findings.length]));
  for (const { rule, system, expected } of here) {
    for (const each of expected) {
      const key = keyOf(each.rule, each.subject);
      // A planted finding is new: who breaks what is broken already proves nothing.
      if (before.has(key)) missed.add(`${rule} in ${system.kind}: ${each.rule} is not new`);
      explained.set(key, (explained.get(key) ?? 0) + 1);
      const found = after.get(key) ?? [];
      if (found.length === 0) missed.add(`${rule} in ${system.kind}: no ${each.rule}`);
      for (const { location } of found) {
        if (placesOf(each).includes(placeOf(location.pointer))) continue;
        missed.add(`${rule} in ${system.kind}: ${each.rule} at ${location.pointer}`);
      }
    }
  }
  for (const key of new Set([...explained.keys(), ...after.keys()])) {
    const there = after.get(key) ?? [];
    if (there.length === (explained.get(key) ?? 0)) continue;
    const cause = here.find(({ system }) => JSON.stringify(system).includes(key.split(" ")[1] ?? ""));
    unexplained.add(`${there.length} × ${key}, planted: ${cause?.rule} in ${cause?.system.kind}: ${there[0]?.message}`);
  }
}

function placesOf({ rule, places: own }: Expected): readonly string[] {
  const inExamples = (): string[] =>
    [...examplesAlone.values()].flat().flatMap(({ ruleId, location }) => (ruleId === rule ? [placeOf(location.pointer)] : []));
  return own ?? places[rule] ?? inExamples();
}

test("each planted fault is found at its application, at the right place", () => expect([...missed]).toEqual([]));

test("nothing changes but what a planting explains, and nothing is left undetermined", () => {
  expect([...unexplained].slice(0, 20)).toEqual([]);
});

test.each(catalogue().rules.map(({ id }) => id as RuleId))(`%s: planted at least ${atLeast} times`, (id) => {
  expect(planted.filter(({ rule }) => rule === id).length).toBeGreaterThanOrEqual(atLeast);
});

test("each rule's bad examples are found in a correct tenant as they are alone", () => {
  expect(examplesPlanted).toHaveLength(badExamples.length);
  expect(examplesPlanted.filter(({ rule, expected }) => !expected.some((each) => each.rule === rule))).toEqual([]);
});

test("what comes with a fault is what its rule's bad examples expect", () => {
  for (const id of new Set(planted.map(({ rule }) => rule))) {
    const allowed = examples.filter(({ rule }) => rule === id).flatMap(({ content }) => content.expect ?? []);
    const come = new Set(planted.filter(({ rule }) => rule === id).flatMap(({ expected }) => expected.map(({ rule }) => rule)));
    expect([...come].filter((other) => other !== id && !allowed.includes(other))).toEqual([]);
  }
});
