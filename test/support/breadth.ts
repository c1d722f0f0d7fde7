/** Whether generated cases are tried in full: in CI. On a developer's machine `npm test` takes a part of them. */
export const inFull = process.env.CI === "true";

/** All of them in CI; elsewhere one of so many, spread evenly and always the first. */
export function oneOf<T>(many: number, all: readonly T[]): T[] {
  return all.filter((_, n) => inFull || n % many === 0);
}

/** How many cases to generate: `here` on a developer's machine, `inCi` in CI. */
export function cases(here: number, inCi: number): number {
  return inFull ? inCi : here;
}
