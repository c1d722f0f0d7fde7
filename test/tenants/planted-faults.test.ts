import { catalogue } from "../../src/policy/catalogue";
import type { Finding } from "../../src/report/result";
import { folderWith } from "../cli/run";
import { examples } from "../support/examples";
import { judgeTenant } from "./judge";
import { type Planted, plantInto } from "./planting";
import { Random } from "./random";
import type { System } from "./system";
import { type ConsentPolicy, systemsOf } from "./tenant";

const plantings = 200;

/** Rounds of one planting each into the same correct tenant; in the second kind of tenant users may not consent. */
const rounds: readonly { readonly policy: ConsentPolicy; readonly times: number }[] = [
  ...Array.from({ length: 15 }, () => ({ policy: "open" as const, times: 14 })),
  ...Array.from({ length: 2 }, () => ({ policy: "closed" as const, times: 100 })),
];

const correct = systemsOf(2000, 5);
const folder = folderWith({});
const planted: Planted[] = [];
const missed: string[] = [];
const unexplained: string[] = [];
const pointers = new Map<string, Set<string>>();

beforeAll(async () => {
  const random = new Random(50_000);
  const before = { open: await findingsIn(correct, "open"), closed: await findingsIn(correct, "closed") };
  for (const { policy, times } of rounds) {
    const systems = structuredClone(correct);
    const here = plantInto(systems, policy, (fault) => (policy === "open" || fault.policy === "closed" ? times : 0), random);
    planted.push(...here);
    compare(before[policy], await findingsIn(systems, policy), here);
  }
}, 120_000);

afterAll(() => folder.remove());

/** What is open, by rule and subject. */
async function findingsIn(systems: readonly System[], policy: ConsentPolicy): Promise<Map<string, Finding>> {
  const { findings, undetermined } = await judgeTenant(systems, policy, folder.path);
  for (const { ruleId, subjects } of undetermined) unexplained.push(`${ruleId} is undetermined: ${JSON.stringify(subjects).slice(0, 200)}`);
  return new Map(
    findings.filter(({ waiver }) => waiver === null).map((finding) => [keyOf(finding.ruleId, finding.subject.objectId), finding]),
  );
}

function keyOf(rule: string, subject: string | null): string {
  return `${rule} ${subject}`;
}

function compare(before: ReadonlyMap<string, Finding>, after: ReadonlyMap<string, Finding>, here: readonly Planted[]): void {
  const explained = new Set<string>();
  for (const { rule, system, expected } of here) {
    for (const each of expected) {
      const key = keyOf(each.rule, each.subject);
      explained.add(key);
      const found = after.get(key);
      if (!found) missed.push(`${rule} in ${system.kind}: no ${each.rule}`);
      else pointers.set(each.rule, (pointers.get(each.rule) ?? new Set()).add(found.location.pointer.replace(/\d+/g, "0")));
    }
  }
  for (const [key, { ruleId, subject, message }] of after) {
    if (explained.has(key) || before.has(key)) continue;
    const cause = here.find(({ system }) => JSON.stringify(system).includes(subject.objectId ?? ""));
    unexplained.push(`${ruleId} at ${subject.displayName} (planted: ${cause?.rule}): ${message}`);
  }
  for (const [key, { subject }] of before) if (!after.has(key)) unexplained.push(`gone: ${key} ${subject.displayName}`);
}

test("each planted fault is found at its application", () => expect([...new Set(missed)]).toEqual([]));

test("nothing else is found that was not there before", () => expect([...new Set(unexplained)].slice(0, 30)).toEqual([]));

test.each(catalogue().rules.map(({ id }) => id))(`%s: at least ${plantings} plantings`, (id) => {
  expect(planted.filter(({ rule }) => rule === id).length).toBeGreaterThanOrEqual(plantings);
});

test("what comes with a fault is what its rule's bad examples expect", () => {
  for (const { rule, expected } of planted) {
    const allowed = new Set(examples.filter((example) => example.rule === rule).flatMap(({ content }) => content.expect ?? []));
    expect(expected.map((each) => each.rule).filter((id) => id !== rule && !allowed.has(id))).toEqual([]);
  }
});

test("pointers", () => {
  if (process.env.SHOW) console.log(JSON.stringify(Object.fromEntries([...pointers].map(([k, v]) => [k, [...v]])), null, 1));
});
