export const inCi = process.env.CI === "true";

/** Whether generated cases are tried in full: in CI, and for one rule. Elsewhere `npm test` takes a part of them. */
const inFull = inCi || process.env.AADGUARD_RULE !== undefined;

/** All of them where cases are tried in full; elsewhere one of so many, spread evenly, from the one at `first` on. */
export function oneOf<T>(many: number, all: readonly T[], first = 0): T[] {
  return all.filter((_, n) => inFull || n % many === first % many);
}

/** How many cases to generate: `some` on a developer's machine, `all` in CI. */
export function cases(some: number, all: number): number {
  return inFull ? all : some;
}
