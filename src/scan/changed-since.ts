import { changedDeclarations, type Revision, RevisionError, revisionOf, type Side, withOldTree } from "../changes";
import { type Config, ConfigError, configurationFile, noConfig, parseConfig, useOf } from "../config";
import { buildDirectories, type Context, type Directory } from "../directory";
import type { Declaration } from "../model/declarations";
import type { Notice } from "../findings/result";
import { counted } from "../text/words";
import { readInputs } from "../sources";
import type { ScanSettings } from "./settings";

/** The inputs as they were at `--changed-since`; `undefined` without it. To be read before those of now: places are looked up last. */
export function earlierInputs(settings: ScanSettings, context: Context): Earlier | undefined {
  const { changedSince, paths } = settings;
  if (changedSince === undefined) return undefined;
  if (paths.includes("-"))
    throw new RevisionError("changes are found between files of a git repository; standard input has no earlier state.");
  return earlier(changedSince, settings, context);
}

export interface Earlier extends Side {
  readonly revision: Revision;
}

function earlier(ref: string, { paths, exclude, config, now, limits }: ScanSettings, context: Context): Earlier {
  const folder = process.cwd();
  const revision = revisionOf(ref, folder);
  return withOldTree(revision, folder, { paths, file: config.path ?? configurationFile }, (tree) => {
    const { directories } = buildDirectories({ ...readInputs(tree.paths, { exclude, limits, cwd: tree.cwd }), context });
    return { revision, directories, settings: { now, useOf: useOf(earlierConfig(tree.text, config)) } };
  });
}

/** The configuration as it was: a flow that is declared now and was not then changes what is judged. */
function earlierConfig(text: string | null | undefined, config: Config): Config {
  if (text === undefined) return config;
  try {
    return text === null ? noConfig : parseConfig(text, configurationFile);
  } catch (error) {
    if (error instanceof ConfigError) return noConfig;
    throw error;
  }
}

export interface Changes {
  /** Whether a declaration has changed, or a neighbour of it. */
  readonly concern: (declaration: Declaration) => boolean;
  /** Nobody should take the run for a whole one. */
  readonly leftOut: Notice;
}

export function changesSince(earlier: Earlier, directories: readonly Directory[], settings: ScanSettings): Changes {
  const { changedSince = "", paths, now, config } = settings;
  const changed = changedDeclarations({ directories, settings: { now, useOf: useOf(config) } }, earlier);
  // What has another value besides may have got that one only now.
  for (const { conflicted = [] } of directories) for (const declaration of conflicted) changed.add(declaration);
  const all = directories.flatMap(({ applications, servicePrincipals, grants }) => [...applications, ...servicePrincipals, ...grants]);
  const left = all.filter((declaration) => !changed.has(declaration)).length;
  return {
    concern: (declaration) => changed.has(declaration),
    leftOut: {
      kind: "unchanged-left-out",
      path: paths[0] ?? ".",
      message:
        `only what has changed since ${changedSince} (${earlier.revision.commit.slice(0, 12)}) was judged: ` +
        `${left} of ${counted(all.length, "object")} are as they were, with all their neighbours.`,
    },
  };
}
