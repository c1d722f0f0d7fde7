import type { Expected, Fault } from "./faults/fault";
import type { Random } from "./random";
import type { System } from "./system";
import type { ConsentPolicy } from "./tenant";

export interface Planted extends Fault {
  readonly system: System;
  readonly expected: readonly Expected[];
}

/** Plants each fault of such a tenant so many times, no two into one system. Faults that fit few kinds choose first. */
export function plantInto(
  faults: readonly Fault[],
  systems: readonly System[],
  policy: ConsentPolicy,
  times: (fault: Fault) => number,
  random: Random,
): Planted[] {
  const free = shuffled(systems, random).filter(({ kind }) => !kind.startsWith("disabled-"));
  const planted: Planted[] = [];
  const possible = faults.filter((fault) => fault.policy === undefined || fault.policy === policy);
  for (const fault of byRarity(possible, systems, random)) {
    let left = times(fault);
    for (let at = free.length - 1; at >= 0 && left > 0; at--) {
      const system = free[at] as System;
      const expected = fault.plant(system, random);
      if (!expected) continue;
      planted.push({ ...fault, system, expected });
      free.splice(at, 1);
      left--;
    }
  }
  return planted;
}

function byRarity(possible: readonly Fault[], systems: readonly System[], random: Random): Fault[] {
  const samples = [...new Map(systems.map((system) => [system.kind, system])).values()];
  const kindsFor = (fault: Fault): number => samples.filter((system) => fault.plant(structuredClone(system), random)).length;
  const ranks = new Map(possible.map((fault) => [fault, kindsFor(fault)]));
  return [...possible].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const drawn = list.map((item) => ({ item, rank: random.next() }));
  return drawn.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}
