import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { commitOf, fileAt, type Revision, RevisionError } from "../changes";
import { type Config, configFrom, configurationFile, noConfig } from "../config";
import { type Baseline, baselineFrom, readBaseline, usualBaseline } from "../findings/baseline";
import type { Notice } from "../findings/result";
import { readText } from "../platform/files";
import type { Arguments } from "./command";
import { configurationOf, foundAbove, usualConfiguration, usualPlaces } from "./configuration";
import { UsageError } from "./exit-code";
import { single } from "./options";

/** What people have decided beforehand, and what is to be said about where that stands. */
interface Decided {
  readonly config: Config;
  readonly baseline: Baseline | undefined;
  readonly origin: readonly Notice[];
}

/** The configuration and the baseline of the working tree; with `--decisions-from` those of a git revision. */
export function decisionsOf(args: Arguments): Decided {
  const named = { config: single("--config", args.config), baseline: single("--baseline", args.baseline) };
  const ref = single("--decisions-from", args["decisions-from"]);
  if (ref === undefined) {
    const config = configurationOf(named.config);
    return { config, baseline: baselineOf(named.baseline, config), origin: foundAbove(named.config, config) };
  }
  try {
    return new Decisions(ref).read(named);
  } catch (error) {
    throw error instanceof RevisionError ? new UsageError(`--decisions-from: ${error.message}`) : error;
  }
}

/** Reads the files of a revision, and remembers what there is to say about each. */
class Decisions {
  private readonly revision: Revision;
  private readonly name: string;
  private readonly origin: Notice[] = [];

  constructor(private readonly ref: string) {
    this.revision = commitOf(ref, process.cwd());
    const { commit } = this.revision;
    const short = commit.slice(0, 12);
    this.name = ref === commit ? short : `${ref} (${short})`;
  }

  read(named: { readonly config: string | undefined; readonly baseline: string | undefined }): Decided {
    const config = this.config(named.config);
    return { config, baseline: this.baseline(named.baseline, config.path), origin: this.origin };
  }

  private config(given: string | undefined): Config {
    for (const path of given === undefined ? usualPlaces() : [given]) {
      const text = this.textOf(path);
      if (text !== null) return configFrom(text, path, `${this.ref}:${path}`);
    }
    if (given !== undefined && !existsSync(given)) this.refuse(given);
    const path = given ?? usualConfiguration() ?? configurationFile;
    this.say(path, `${this.name} does not have this file, so no rule is off, nothing is declared, and nothing is waived.`);
    return noConfig;
  }

  /** The same places as without a revision: from the current folder, or else next to the configuration. */
  private baseline(given: string | undefined, configuration: string | undefined): Baseline | undefined {
    if (given === none) return undefined;
    const beside = configuration === undefined ? undefined : join(dirname(configuration), given ?? usualBaseline);
    const places = given === undefined ? [beside] : [given, ...(isAbsolute(given) ? [] : [beside])];
    const known = [...new Set(places.filter((place) => place !== undefined))];
    for (const path of known) {
      const text = this.textOf(path);
      if (text !== null) return { ...baselineFrom(text, path, `${this.ref}:${path}`), isFound: given === undefined };
    }
    const here = known.find((path) => existsSync(path));
    if (given !== undefined && here === undefined) this.refuse(given);
    if (here !== undefined) this.say(here, `${this.name} does not have this file, so every finding counts.`);
    return undefined;
  }

  private textOf(path: string): string | null {
    const text = fileAt(this.revision, process.cwd(), path);
    if (text === null) return null;
    const change = isAsHere(path, text) ? "" : "; what differs here does not count yet";
    this.say(path, `this file is read as it is at ${this.name}${change}.`);
    return text;
  }

  /** A name with a mistake in it must not pass for a file that is still to come. */
  private refuse(given: string): never {
    throw new RevisionError(`${given} is neither at ${this.name} nor here.`);
  }

  private say(path: string, message: string): void {
    this.origin.push({ kind: "decisions-from", path, message });
  }
}

function isAsHere(path: string, text: string): boolean {
  try {
    return plain(readText(path)) === plain(text);
  } catch {
    return false;
  }
}

/** However a checkout writes line ends. */
function plain(text: string): string {
  return text.replaceAll("\r\n", "\n").trimEnd();
}

/** What `--baseline` takes for none. */
const none = "none";

/**
 * The baseline that is named, from the current folder or else next to the configuration; where none is named, the one that
 * `baseline update` has written next to the configuration.
 */
function baselineOf(given: string | undefined, { path }: Config): Baseline | undefined {
  if (given === none) return undefined;
  const beside = path === undefined ? undefined : join(dirname(path), given ?? usualBaseline);
  const isBeside = beside !== undefined && existsSync(beside);
  if (given === undefined) return isBeside ? { ...readBaseline(beside), isFound: true } : undefined;
  return readBaseline(isBeside && !isAbsolute(given) && !existsSync(given) ? beside : given);
}
