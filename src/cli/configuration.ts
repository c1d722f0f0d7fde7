import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { type Config, configurationFile, fixedSeverity, loadConfig, noConfig } from "../config";
import type { Notice } from "../findings/result";
import { upToRoot } from "../platform/repository";
import type { Rule } from "../policy/catalogue";
import { UsageError } from "./exit-code";
import { tell } from "./terminal";

/** What `--config` names, else the usual file; without either, nothing is decided. */
export function configurationOf(given: string | undefined): Config {
  const path = given ?? usualConfiguration();
  return path === undefined ? noConfig : loadConfig(path);
}

/** The same for a command whose result has no place for notices: where nobody named the file that decides, a line says so. */
export function toldConfigurationOf(given: string | undefined): Config {
  const config = configurationOf(given);
  for (const { path, message } of foundAbove(given, config)) tell(`${path}: ${message}`);
  return config;
}

/** `aadguard.yaml` of the current folder or the nearest one above it, up to the repository's root; without a repository, of the current folder alone. */
export function usualConfiguration(): string | undefined {
  return usualPlaces().find((path) => existsSync(path));
}

/** Where the usual file may be, the nearest first, from the current folder. */
export function usualPlaces(): string[] {
  const here = process.cwd();
  return upToRoot(here).map((folder) => join(relative(here, folder), configurationFile));
}

/** Nobody named a file above the current folder, and it decides all the same. */
export function foundAbove(given: string | undefined, { path }: Config): Notice[] {
  if (given !== undefined || path === undefined || path === configurationFile) return [];
  const message = "this configuration was found above the current folder and applies; --config names another one.";
  return [{ kind: "configuration-found", path, message }];
}

/** The rules that the file does not switch off. */
export function withoutOff(rules: readonly Rule[], config: Config): Rule[] {
  const left = rules.filter(({ id }) => fixedSeverity(config, id) !== "off");
  if (left.length === 0) throw new UsageError(`${config.path ?? configurationFile} switches every rule off that was asked for.`);
  return left;
}
