import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import type { LeftOutReason } from "../../model/diagnostic";
import { below, displayed, withSlashes } from "./display";
import type { Exclude } from "./exclude";
import { IgnoreRulesByFolder, type IgnoreRules, isIgnored, rulesAbove, withRulesOf } from "./ignored";
import { maybeDeclares } from "./other-files";
import { ownOutput } from "./own-output";
import { TrackedFiles } from "./tracked";

/** A file to read, or one that is left out: by `--exclude`, or since standard output goes to it. */
export interface FoundFile {
  /** As users see it. */
  readonly path: string;
  readonly excluded: boolean;
  /** Standard output goes to it. */
  readonly isOutput?: boolean;
  /** Nobody named it: it was met on a walk. */
  readonly walked?: boolean;
  /** A pipe (`<(az ad app list)`): it cannot be read twice. */
  readonly once?: boolean;
  /** Why a folder could not be listed; `path` is the folder then. */
  readonly error?: NodeJS.ErrnoException;
}

/** A file or folder that the walk met and does not read, as users see it. */
export interface LeftOutPath {
  readonly path: string;
  readonly reason: LeftOutReason;
}

export interface WalkOptions {
  readonly cwd: string;
  readonly exclude?: Exclude;
  /** Called for each file once, in order within a folder; `real` is its path with symbolic links resolved. */
  readonly onFile: (file: FoundFile, real: string) => void;
  /** Called for what is not read, files and folders alike; excluded files go to `onFile`. */
  readonly onLeftOut?: (left: LeftOutPath) => void;
}

const wanted = /\.(?:json|jsonc|ndjson|jsonl|tfstate)$/i;
/** Folders that hold nothing of ours, and much of others. */
export const neverEntered: ReadonlySet<string> = new Set([".git", "node_modules", ".terraform"]);

/**
 * Finds the input files below a folder, synchronously. Symbolic links are followed last, only to what lies inside the
 * folder, or in the repository around it, and was not found without them.
 */
export function walk(folder: string, options: WalkOptions): void {
  new Walk(folder, options).run();
}

/** A folder on the way: `real` with symbolic links resolved, `shown` as users see it, `inside` from the walked folder. */
interface Place {
  readonly real: string;
  readonly shown: string;
  readonly inside: string;
  readonly excluded: boolean;
  /** A folder above it, or it itself, holds a `Pulumi.yaml`. */
  readonly isInPulumiProject?: boolean;
}

class Walk {
  readonly #root: string;
  readonly #shown: string;
  readonly #options: WalkOptions;
  readonly #isOutput = ownOutput();
  readonly #visited = new Set<string>();
  readonly #tracked = new TrackedFiles();
  readonly #links: { readonly place: Place; readonly name: string }[] = [];
  /** Files that were read under a link's name, `real`. */
  readonly #linked = new Set<string>();

  constructor(folder: string, options: WalkOptions) {
    this.#root = realpathSync(folder);
    this.#shown = displayed(folder, options.cwd);
    this.#options = options;
  }

  run(): void {
    this.#folder({ real: this.#root, shown: this.#shown, inside: "", excluded: false }, rulesAbove(this.#root));
    if (this.#links.length === 0) return;
    const rules = new IgnoreRulesByFolder(this.#root);
    for (let link = this.#links.shift(); link; link = this.#links.shift()) this.#follow(link.place, link.name, rules);
  }

  #folder(place: Place, above: IgnoreRules): void {
    this.#visited.add(place.real);
    let entries: Dirent[];
    try {
      entries = readdirSync(place.real, { withFileTypes: true });
    } catch (error) {
      this.#options.onFile({ path: place.shown, excluded: place.excluded, error: error as NodeJS.ErrnoException }, place.real);
      return;
    }
    const rules = holds(entries, ".gitignore") ? withRulesOf(place.real, above) : above;
    const isProject = holds(entries, "Pulumi.yaml") || holds(entries, "Pulumi.yml");
    const here = isProject ? { ...place, isInPulumiProject: true } : place;
    entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    for (const entry of entries) this.#entry(entry, here, rules);
  }

  #entry(entry: Dirent, folder: Place, rules: IgnoreRules): void {
    if (entry.isSymbolicLink()) this.#links.push({ place: folder, name: entry.name });
    else if (entry.isDirectory()) this.#enter(this.#childOf(folder, entry.name), entry.name, rules);
    else if (!wanted.test(entry.name)) this.#other(entry, folder, rules);
    else if (entry.isFile()) this.#file(this.#childOf(folder, entry.name), rules);
    else this.#leaveOut(this.#childOf(folder, entry.name), "not a regular file");
  }

  #enter(place: Place, name: string, rules: IgnoreRules): void {
    if (this.#visited.has(place.real) || name === ".git") return;
    if (neverEntered.has(name)) this.#leaveOut(place, "dependency folder");
    else if (rules.length > 0 && isIgnored(rules, place.real, true)) this.#ignoredFolder(place);
    else this.#folder(place, rules);
  }

  /** What git tracks in it is read; the rest is not looked at. */
  #ignoredFolder(place: Place): void {
    this.#leaveOut(place, "gitignored");
    for (const path of this.#tracked.below(place.real)) {
      const names = path.slice(place.real.length + 1).split(sep);
      if (names.some((name) => neverEntered.has(name)) || !wanted.test(path)) continue;
      const file = names.reduce<Place>((folder, name) => this.#childOf(folder, name), place);
      const stats = lstatSync(path, { throwIfNoEntry: false });
      if (stats?.isFile()) this.#found(file);
    }
  }

  #file(place: Place, rules: IgnoreRules): void {
    if (rules.length > 0 && isIgnored(rules, place.real, false) && !this.#tracked.has(place.real)) this.#leaveOut(place, "gitignored");
    else this.#found(place);
  }

  #found({ shown, excluded, real }: Place): void {
    if (this.#linked.has(real)) return;
    const isOutput = this.#isOutput?.(real) === true;
    this.#options.onFile({ path: shown, excluded: excluded || isOutput, isOutput, walked: true }, real);
  }

  /** A file whose extension is not read. */
  #other(entry: Dirent, folder: Place, rules: IgnoreRules): void {
    if (!entry.isFile() || !this.#options.onLeftOut) return;
    const place = this.#childOf(folder, entry.name);
    if (!maybeDeclares(place.real, folder.isInPulumiProject ?? false)) return;
    const isLeftToGit = rules.length > 0 && isIgnored(rules, place.real, false) && !this.#tracked.has(place.real);
    this.#leaveOut(place, place.excluded ? "excluded" : isLeftToGit ? "gitignored" : "other extension");
  }

  #follow(from: Place, name: string, rules: IgnoreRulesByFolder): void {
    const link = this.#childOf(from, name);
    const real = unlessThrown(() => realpathSync(link.real));
    const stats = real === undefined ? undefined : unlessThrown(() => statSync(real));
    const mayBeRead = wanted.test(name) || (real !== undefined && wanted.test(real));
    if (real === undefined || stats === undefined || !rules.isKnown(real)) {
      // It leads nowhere, or elsewhere.
      if (mayBeRead || stats?.isDirectory() !== false) this.#leaveOut(link, "link");
      return;
    }
    const target: Place = { ...link, real };
    if (stats.isDirectory()) {
      const inside = withSlashes(relative(rules.rootOf(real), real)).split("/");
      if (inside.some((part) => neverEntered.has(part))) this.#leaveOut(link, "dependency folder");
      else this.#enter(target, name, rules.of(dirname(real)));
    } else if (mayBeRead && !this.#linked.has(real)) {
      // What stands in a folder that was entered has been found under its own name.
      if (wanted.test(real) && this.#visited.has(dirname(real))) return;
      if (!stats.isFile()) this.#leaveOut(target, "not a regular file");
      else if (!wanted.test(real) || !isWithin(real, this.#root)) {
        this.#file(target, rules.of(dirname(real)));
        this.#linked.add(real);
      } else if (!this.#isFoundAsTracked(real)) this.#leaveOut(link, "link");
    }
  }

  /** Of a file in a folder that was not entered. */
  #isFoundAsTracked(real: string): boolean {
    const inside = real.slice(this.#root.length).split(sep);
    return !inside.some((name) => neverEntered.has(name)) && this.#tracked.has(real);
  }

  #leaveOut({ shown }: Place, reason: LeftOutReason): void {
    this.#options.onLeftOut?.({ path: shown, reason });
  }

  #childOf(place: Place, name: string): Place {
    const shown = below(place.shown, name, this.#options.cwd);
    const inside = place.inside === "" ? name : `${place.inside}/${name}`;
    return {
      real: place.real.endsWith(sep) ? place.real + name : place.real + sep + name,
      shown,
      inside,
      excluded: place.excluded || (this.#options.exclude?.(shown, inside) ?? false),
      isInPulumiProject: place.isInPulumiProject,
    };
  }
}

function holds(entries: readonly Dirent[], name: string): boolean {
  for (const entry of entries) if (entry.name === name) return true;
  return false;
}

function isWithin(path: string, folder: string): boolean {
  return (path + sep).startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function unlessThrown<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
