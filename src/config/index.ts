import type { Config } from "./config";
import type * as Loader from "./load";
export { withStacks } from "./uses";
export { fixedSeverity, useOf } from "./uses";
export { type Config, ConfigError, configurationFile, flows, type Match, noConfig, type Waiver } from "./config";
export { configSchema } from "./schema";

/** `aadguard.yaml`, for the command line and the policy pack alike. */

export const loadConfig: typeof Loader.loadConfig = (...given) => loader().loadConfig(...given);
export const configFrom: typeof Loader.configFrom = (...given) => loader().configFrom(...given);
export const parseConfig: typeof Loader.parseConfig = (...given) => loader().parseConfig(...given);

/** YAML and JSON Schema take longer to load than a small scan takes: only where there is a file to read. */
function loader(): typeof Loader {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("./load") as typeof Loader;
}

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
