import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { RunError } from "@pulumi/pulumi";
import { combined, type Config, configurationFile, noConfig } from "../../config";
import type * as Loader from "../../config/load";
import { upToRoot } from "../../platform/repository";

/** What decides, and what is to be said about which file that is. */
export interface FoundConfig {
  readonly config: Config;
  readonly notice?: string;
}

/**
 * `$AADGUARD_CONFIG`, else `aadguard.yaml` next to the program's `Pulumi.yaml` or in the nearest folder above, up to the repository's
 * root, else in the pack's own folder. A relative `$AADGUARD_CONFIG` counts from where `pulumi` was started; the pack itself runs in
 * its own folder.
 * @throws RunError for a mistake in the file
 */
export function fileConfig(project: string | undefined): FoundConfig {
  const named = process.env.AADGUARD_CONFIG;
  const path = named ? resolve(process.env.PWD ?? ".", named) : usualFile(project);
  if (!path) return { config: noConfig };
  const fromProject = relative(project ?? process.cwd(), path).replace(/\\/g, "/");
  const isAbove = !named && project !== undefined && upToRoot(project).slice(1).includes(dirname(path));
  // From the project's folder where it is in there or was looked for from there: what people know it by.
  const shown = fromProject.startsWith("..") && !isAbove ? path : fromProject;
  const config = explained(() => loader().loadConfig(path, shown));
  // As the scanner says it: nobody named a file above the project, and it decides all the same.
  if (!isAbove) return { config };
  return {
    config,
    notice: `${shown}: this configuration was found above the project's folder and applies; AADGUARD_CONFIG names another one.`,
  };
}

function usualFile(project: string | undefined): string | undefined {
  const folders = [...(project === undefined ? [] : upToRoot(project)), process.cwd()];
  return folders.map((folder) => join(folder, configurationFile)).find((path) => existsSync(path));
}

/**
 * The file's settings and those of the policy `configuration` (`--policy-pack-config`). Paths of `context` there count from the
 * project.
 * @throws RunError for a mistake in them
 */
export function withOptions(config: Config, options: Readonly<Record<string, unknown>>, project: string | undefined): Config {
  // Of `aadguard.yaml` they are files; the pack's are resources.
  const others = Object.fromEntries(Object.entries(options).filter(([name]) => name !== "exclude"));
  if (Object.keys(others).length === 0) return config;
  const own = explained(() => loader().parseConfig(JSON.stringify(others, undefined, 2), "configuration of the policy pack"));
  return combined(config, { ...own, context: own.context.map((one) => resolve(project ?? process.env.PWD ?? ".", one)) });
}

/** Most packs have no such file: its reader (YAML, JSON Schema) is loaded where there is one. */
function loader(): typeof Loader {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("../../config/load") as typeof Loader;
}

/** Pulumi shows the message of a `RunError` alone, without the stack. */
function explained<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new RunError((error as Error).message);
  }
}
