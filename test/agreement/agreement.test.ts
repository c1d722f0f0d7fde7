import { catalogue } from "../../src/policy/catalogue";
import { differingRules } from "../../src/policy/differences";
import fc from "fast-check";
import { formats, type Format, type Gap } from "../../src/sources/formats";
import { cases, inCi, oneOf } from "../support/breadth";
import { compare, Expectations, isNeeded } from "./compare";
import { known, type Organisation, organisationOf, recipes } from "./organisation";
import { writers } from "./writers";

/** A few formats for each organisation on a developer's machine: the next organisations take the others. */
const someFormats = (n: number): Format[] => oneOf(4, formats, n);

async function expectAgreement(organisation: Organisation, of: readonly Format[]): Promise<void> {
  const expectations = new Expectations(organisation);
  const differing: Record<string, unknown> = {};
  for (const format of of) {
    const { missing, more } = await compare(organisation, format, expectations);
    if (missing.length + more.length > 0) differing[format.id] = { missing, more };
  }
  expect(differing).toEqual({});
}

test("every format has a writer, and every writer its format", () => {
  expect(Object.keys(writers).sort()).toEqual(formats.map(({ id }) => id).sort());
});

test.each(
  oneOf(
    8,
    known.map((of, n) => [n, of] as const),
  ),
)("a known organisation (%i) is judged alike however it is declared", (n, of) => expectAgreement(of(), someFormats(n)));

/** Apart, so that several workers share them in CI. */
const rounds = Array.from({ length: cases(1, 10) }, (_, round) => round);

test.each(rounds)(
  "generated organisations are judged alike however they are declared (%i)",
  async (round) => {
    let n = round;
    const property = fc.asyncProperty(recipes, (recipe) => expectAgreement(organisationOf(recipe), someFormats(n++)));
    await fc.assert(property, { numRuns: cases(12, 100), ...(inCi ? { seed: 1000 + round } : {}) });
  },
  600_000,
);

const gaps = formats.flatMap((format) =>
  format.gaps.map((gap): [string, Gap, Format] => [`${format.id}: ${gap.fields.join(", ")}, ${gap.reason}`, gap, format]),
);

test.each(oneOf(40, gaps))("what a format cannot carry is seen to be missing: %s", async (_, gap, format) => {
  for (const of of known) {
    if (await isNeeded(gap, format, of())) return expect(gap.reason).toMatch(/^[A-Za-z].*\.$/);
  }
  throw new Error("No organisation shows that the format lacks it: the reader carries it now, or no rule reads it.");
});

const opens = formats.flatMap((format) =>
  differingRules(format, catalogue().rules).flatMap(({ rules, reason }) =>
    rules.map((rule): [string, string, Format, string] => [format.id, rule, format, reason]),
  ),
);

test.each(oneOf(12, opens))("in %s the rule %s says otherwise at times", async (_, rule, format, reason) => {
  for (const of of known) {
    const organisation = of();
    const { otherwise } = await compare(organisation, format, new Expectations(organisation));
    if (otherwise.includes(rule)) return expect(reason).toMatch(/^[A-Z].*\.$/);
  }
  throw new Error("The rule decides all known organisations: take it from the list.");
});
