import type { Config } from "./config";

/** Two configurations as one: entries of both; a severity of the second counts. Each entry keeps the name of its file. */
export function combined(first: Config, second: Config): Config {
  const named = <T extends object>(entries: readonly T[], path: string | undefined): T[] =>
    path === undefined ? [...entries] : entries.map((entry) => ({ path, ...entry }));
  return {
    path: first.path ?? second.path,
    rules: new Map([...first.rules, ...second.rules]),
    rulePlaces: new Map([
      ...(first.rulePlaces ?? []),
      ...[...(second.rulePlaces ?? [])].map(([id, place]) => [id, { path: second.path, ...place }] as const),
    ]),
    applications: [...first.applications, ...named(second.applications, second.path)],
    exclude: [...first.exclude, ...second.exclude],
    context: [...first.context, ...second.context],
    stacks: [...first.stacks, ...second.stacks],
    waivers: [...first.waivers, ...named(second.waivers, second.path)],
  };
}
