import { catalogue } from "../../src/policy/catalogue";
import { differingRules } from "../../src/policy/differences";
import fc from "fast-check";
import { allFormats, formats, type Format, type Gap } from "../../src/sources/formats";
import { cases, inCi, oneOf } from "../support/breadth";
import { compare, isNeeded, Judged } from "./compare";
import { known, organisationOf, recipes } from "./organisation";
import { writers } from "./writers";

/** A few formats for each organisation on a developer's machine: the next organisations take the others. */
const someFormats = (n: number): Format[] => oneOf(4, formats, n);

const organisations = known.map((of) => new Judged(of()));

async function expectAgreement(judged: Judged, of: readonly Format[]): Promise<void> {
  const differing: Record<string, unknown> = {};
  for (const format of of) {
    const { missing, more } = await compare(judged, format);
    if (missing.length + more.length > 0) differing[format.id] = { missing, more };
  }
  expect(differing).toEqual({});
}

test("every format has a writer, and every writer its format", () => {
  expect(Object.keys(writers)).toEqual(expect.arrayContaining(formats.map(({ id }) => id)));
  expect(allFormats.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(writers)));
});

test.each(
  oneOf(
    8,
    organisations.map((judged, n) => [n, judged] as const),
  ),
)("a known organisation (%i) is judged alike however it is declared", (n, judged) => expectAgreement(judged, someFormats(n)));

/** Apart, so that several workers share them in CI. */
const rounds = Array.from({ length: cases(1, 10) }, (_, round) => round);

test.each(rounds)(
  "generated organisations are judged alike however they are declared (%i)",
  async (round) => {
    let n = round;
    const property = fc.asyncProperty(recipes, (recipe) => expectAgreement(new Judged(organisationOf(recipe)), someFormats(n++)));
    await fc.assert(property, { numRuns: cases(12, 100), ...(inCi ? { seed: 1000 + round } : {}) });
  },
  600_000,
);

const gaps = formats.flatMap((format) =>
  format.gaps.map((gap): [string, Gap, Format] => [`${format.id}: ${gap.fields.join(", ")}, ${gap.reason}`, gap, format]),
);

test.each(oneOf(40, gaps))("what a format cannot carry is seen to be missing: %s", async (_, gap, format) => {
  for (const judged of organisations) {
    if (await isNeeded(gap, format, judged)) return expect(gap.reason).toMatch(/^[A-Za-z].*\.$/);
  }
  throw new Error("No organisation shows that the format lacks it: the reader carries it now, or no rule reads it.");
});

const opens = formats.flatMap((format) =>
  differingRules(format, catalogue().rules).flatMap(({ rules, reason }) =>
    rules.map((rule): [string, string, Format, string] => [format.id, rule, format, reason]),
  ),
);

test.each(oneOf(12, opens))("in %s the rule %s says otherwise at times", async (_, rule, format, reason) => {
  for (const judged of organisations) {
    const { otherwise } = await compare(judged, format);
    if (otherwise.includes(rule)) return expect(reason).toMatch(/^[A-Z].*\.$/);
  }
  throw new Error("The rule decides all known organisations: take it from the list.");
});
