import { catalogue } from "../../src/policy/catalogue";
import { type Differing, differingRules } from "../../src/policy/differences";
import type { Format, Gap } from "../../src/sources/formats";
import type { Origin } from "../../src/model/declarations";
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

/** One organisation, and what scans of it say. Each document is written and judged once, whichever tests ask. */
export class Judged {
  readonly #expected = new Map<string, Promise<string[]>>();
  readonly #carried = new Map<Format["id"], string>();
  readonly #found = new Map<Format["id"], Promise<Found>>();

  constructor(readonly organisation: Organisation) {}

  /** As far as the format can carry it, as JSON. */
  carried(format: Format): string {
    const known = this.#carried.get(format.id) ?? JSON.stringify(carried(this.organisation.content, format));
    this.#carried.set(format.id, known);
    return known;
  }

  /** What a scan says of this much of the organisation. */
  expected(content: string, origin: Origin): Promise<string[]> {
    const key = origin + content;
    const known = this.#expected.get(key) ?? verdictsOf({ "tenant.json": JSON.parse(content) }, this.organisation.config, origin);
    this.#expected.set(key, known);
    return known;
  }

  /** What a scan says of the organisation in the format. */
  found(format: Format): Promise<Found> {
    const known = this.#found.get(format.id) ?? this.#scan(format);
    this.#found.set(format.id, known);
    return known;
  }

  async #scan(format: Format): Promise<Found> {
    const { findings, undetermined } = await resultOf(written(this.organisation, format), this.organisation.config);
    const open = undetermined.flatMap(({ ruleId, subjects }) =>
      subjects.map(({ kind, displayName }) => `${ruleId}: ${kind} ${displayName}`),
    );
    return { verdicts: findings.map(verdict), undetermined: new Set(open) };
  }
}

interface Found {
  readonly verdicts: readonly string[];
  /** `symmetric-signing-key: application Orders` */
  readonly undetermined: ReadonlySet<string>;
}

export function written(organisation: Organisation, { id }: Pick<Format, "id">): Files {
  const writer = writers[id];
  if (!writer) throw new Error(`nothing writes ${id}`);
  return writer(organisation.content);
}

/** One organisation in one format, next to what it says of itself; of it, what `content` carries. */
export async function compare(judged: Judged, format: Format, content = judged.carried(format)): Promise<Comparison> {
  const expected = await judged.expected(content, format.origin);
  const { verdicts: found, undetermined: open } = await judged.found(format);
  const [missing, more] = [without(expected, found), without(found, expected)];
  const differing = differingRules(format, catalogue().rules);
  const rulesThat = (say: Differing["say"]): Set<string> =>
    new Set(differing.filter((one) => one.say === say).flatMap(({ rules }) => rules));
  const [undecided, silent, eager] = [rulesThat("undetermined"), rulesThat("nothing"), rulesThat("more")];
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
export async function isNeeded(gap: Gap, format: Format, judged: Judged): Promise<boolean> {
  const gaps = format.gaps.filter((one) => one !== gap);
  const bare = JSON.stringify(carried(judged.organisation.content, { ...format, gaps }));
  if (bare === judged.carried(format)) return false;
  const { missing, more } = await compare(judged, format, bare);
  return missing.length + more.length > 0;
}
