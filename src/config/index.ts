/** `aadguard.yaml`, for the command line and the policy pack alike. */
import type * as Loader from "./load";

export { combined } from "./combine";
export { withStacks } from "./elsewhere";
export { fixedSeverity, useOf } from "./uses";
export { type Config, ConfigError, configurationFile, flows, type Match, noConfig, type Waiver } from "./config";
export { configSchema } from "./schema";

export const loadConfig: typeof Loader.loadConfig = (...given) => loader().loadConfig(...given);
export const configFrom: typeof Loader.configFrom = (...given) => loader().configFrom(...given);
export const parseConfig: typeof Loader.parseConfig = (...given) => loader().parseConfig(...given);

/** YAML and JSON Schema take longer to load than a small scan takes: only where there is a file to read. */
function loader(): typeof Loader {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("./load") as typeof Loader;
}
