import { catalogue } from "../../src/policy/catalogue";
import { type Differing, differingRules } from "../../src/policy/differences";
import type { Format, Gap } from "../../src/sources/formats";
import { carried } from "./carried";
import type { Organisation } from "./organisation";
import { type Files, resultOf, verdict, verdictsOf } from "./verdicts";
import { writers } from "./writers";

export interface Comparison {
  /** Of the organisation as far as the format can carry it, and not of the format. */
  readonly missing: readonly string[];
  /** Of the format alone. */
  readonly more: readonly string[];
  /** Rules that say otherwise in the format, as its data has it. */
  readonly otherwise: readonly string[];
}

/** What a scan of the organisation says, by what of it is carried. */
export class Expectations {
  readonly #known = new Map<string, Promise<string[]>>();

  constructor(private readonly organisation: Organisation) {}

  of(format: Pick<Format, "gaps" | "origin">): Promise<string[]> {
    const content = carried(this.organisation.content, format);
    const key = format.origin + JSON.stringify(content);
    const known = this.#known.get(key) ?? verdictsOf({ "tenant.json": content }, this.organisation.config, format.origin);
    this.#known.set(key, known);
    return known;
  }
}

export function written(organisation: Organisation, { id }: Pick<Format, "id">): Files {
  const writer = writers[id];
  if (!writer) throw new Error(`nothing writes ${id}`);
  return writer(organisation.content);
}

/** One organisation in one format, beside what it says of itself. */
export async function compare(organisation: Organisation, format: Format, expectations: Expectations): Promise<Comparison> {
  const expected = await expectations.of(format);
  const result = await resultOf(written(organisation, format), organisation.config);
  const found = result.findings.map(verdict);
  const [missing, more] = [without(expected, found), without(found, expected)];
  const differing = differingRules(format, catalogue().rules);
  const rulesThat = (say: Differing["say"]): Set<string> =>
    new Set(differing.filter((one) => one.say === say).flatMap(({ rules }) => rules));
  const [undecided, silent, eager] = [rulesThat("undetermined"), rulesThat("nothing"), rulesThat("more")];
  const open = new Set(
    result.undetermined.flatMap(({ ruleId, subjects }) => subjects.map(({ kind, displayName }) => `${ruleId}: ${kind} ${displayName}`)),
  );
  const weaker = rulesThat("weaker");
  const isOpen = (one: string): boolean =>
    (weaker.has(ruleIn(one)) && more.some((other) => isWeaker(other, one))) ||
    silent.has(ruleIn(one)) ||
    (undecided.has(ruleIn(one)) && open.has(one.replace(/^\w+ /, "")));
  const isMore = (one: string): boolean =>
    eager.has(ruleIn(one)) || (weaker.has(ruleIn(one)) && missing.some((other) => isWeaker(one, other)));
  return {
    missing: missing.filter((one) => !isOpen(one)),
    more: more.filter((one) => !isMore(one)),
    otherwise: [...missing.filter(isOpen), ...more.filter(isMore)].map(ruleIn),
  };
}

/** The same of the same subject, with a lower severity. */
function isWeaker(one: string, other: string): boolean {
  const [a, b] = [one, other].map((each) => /^(\w+) (.*)$/s.exec(each) ?? []);
  const order = ["note", "warning", "error"];
  return a?.[2] === b?.[2] && order.indexOf(a?.[1] ?? "") < order.indexOf(b?.[1] ?? "");
}

/** `error symmetric-signing-key: application …` */
const ruleIn = (one: string): string => /^\w+ ([^:]+):/.exec(one)?.[1] ?? "";

function without(list: readonly string[], others: readonly string[]): string[] {
  return list.filter((one) => !others.includes(one));
}

/** Whether the format is seen to lack what the gap says: without the gap, it would be expected to say something else. */
export async function isNeeded(gap: Gap, format: Format, organisation: Organisation): Promise<boolean> {
  const rest = { ...format, gaps: format.gaps.filter((one) => one !== gap) };
  const [as, bare] = [format, rest].map((one) => JSON.stringify(carried(organisation.content, one)));
  if (as === bare) return false;
  const { missing, more } = await compare(organisation, rest, new Expectations(organisation));
  return missing.length + more.length > 0;
}
