import { existsSync } from "node:fs";
import { type Config, configurationFile, fixedSeverity, loadConfig, noConfig } from "../config";
import type { Rule } from "../policy/catalogue";
import { UsageError } from "./usage-error";

/** What `--config` names; else `aadguard.yaml` of the current folder, where there is one; nothing else is looked for. */
export function configurationOf(given: string | undefined): Config {
  const path = given ?? (existsSync(configurationFile) ? configurationFile : undefined);
  return path === undefined ? noConfig : loadConfig(path);
}

/** The rules that the file does not switch off. */
export function withoutOff(rules: readonly Rule[], config: Config): Rule[] {
  const left = rules.filter(({ id }) => fixedSeverity(config, id) !== "off");
  if (left.length === 0) throw new UsageError(`${config.path ?? configurationFile} switches every rule off that was asked for.`);
  return left;
}
