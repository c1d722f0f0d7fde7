import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { relative, sep } from "node:path";
import { below, displayed, withSlashes } from "./display";
import type { Exclude } from "./exclude";
import { ownOutput } from "./own-output";
import { type IgnoreRules, isIgnored, rulesAbove, withRulesOf } from "./ignored";

/** A file to read, or one that is left out: by `--exclude`, or since standard output goes to it. */
export interface FoundFile {
  /** As users see it. */
  readonly path: string;
  readonly excluded: boolean;
  /** A pipe (`<(az ad app list)`): it cannot be read twice. */
  readonly once?: boolean;
  /** Why a folder could not be listed; `path` is the folder then. */
  readonly error?: NodeJS.ErrnoException;
}

export interface WalkOptions {
  readonly cwd: string;
  readonly exclude?: Exclude;
  /** Called for each file once, in order within a folder; `real` is its path with symbolic links resolved. */
  readonly onFile: (file: FoundFile, real: string) => void;
  /** Called for what `.gitignore` leaves out and for links that lead out of the folder or nowhere, files and folders alike. */
  readonly onLeftOut?: (path: string) => void;
  /** Called for infrastructure code, which is not read. */
  readonly onCode?: (path: string) => void;
}

const wanted = /\.(?:json|jsonc|ndjson|jsonl|tfstate)$/i;
/** Code that becomes an input once a tool has made JSON of it. */
const code = /\.(?:tf|tofu|bicep)$/i;
/** Folders that hold nothing of ours, and much of others. */
export const neverEntered: ReadonlySet<string> = new Set([".git", "node_modules", ".terraform"]);

/**
 * Finds the input files below a folder, synchronously. Symbolic links are followed last, only to what lies inside the
 * folder and was not found without them.
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
}

class Walk {
  readonly #root: string;
  readonly #shown: string;
  readonly #options: WalkOptions;
  readonly #isOutput = ownOutput();
  readonly #visited = new Set<string>();
  readonly #links: { readonly place: Place; readonly name: string; readonly rules: IgnoreRules }[] = [];

  constructor(folder: string, options: WalkOptions) {
    this.#root = realpathSync(folder);
    this.#shown = displayed(folder, options.cwd);
    this.#options = options;
  }

  run(): void {
    this.#folder({ real: this.#root, shown: this.#shown, inside: "", excluded: false }, rulesAbove(this.#root));
    for (let link = this.#links.shift(); link; link = this.#links.shift()) this.#follow(link.place, link.name, link.rules);
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
    const rules = entries.some((entry) => entry.name === ".gitignore") ? withRulesOf(place.real, above) : above;
    entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    for (const entry of entries) {
      if (entry.isSymbolicLink()) this.#links.push({ place, name: entry.name, rules });
      else if (entry.isDirectory()) this.#enter(this.#childOf(place, entry.name), entry.name, rules);
      else if (!entry.isFile()) continue;
      else if (wanted.test(entry.name)) this.#file(this.#childOf(place, entry.name), rules);
      else if (code.test(entry.name)) this.#options.onCode?.(this.#childOf(place, entry.name).shown);
    }
  }

  #enter(place: Place, name: string, rules: IgnoreRules): void {
    if (neverEntered.has(name) || this.#visited.has(place.real)) return;
    if (rules.length > 0 && isIgnored(rules, place.real, true)) this.#options.onLeftOut?.(place.shown);
    else this.#folder(place, rules);
  }

  #file(place: Place, rules: IgnoreRules): void {
    if (rules.length > 0 && isIgnored(rules, place.real, false)) this.#options.onLeftOut?.(place.shown);
    else this.#options.onFile({ path: place.shown, excluded: place.excluded || this.#isOutput?.(place.real) === true }, place.real);
  }

  #follow(from: Place, name: string, rules: IgnoreRules): void {
    const link = this.#childOf(from, name);
    let real: string;
    let isFolder: boolean;
    try {
      real = realpathSync(link.real);
      isFolder = statSync(real).isDirectory();
    } catch {
      // It leads nowhere.
      this.#options.onLeftOut?.(link.shown);
      return;
    }
    if (!(real + sep).startsWith(this.#root + sep)) {
      this.#options.onLeftOut?.(link.shown);
      return;
    }
    const target: Place = { ...link, real };
    if (isFolder) {
      if (
        !withSlashes(relative(this.#root, real))
          .split("/")
          .some((part) => neverEntered.has(part))
      )
        this.#enter(target, name, rules);
    } else if (wanted.test(name) && !wanted.test(real) && !this.#visited.has(real)) {
      // Any other target is found under its own name, or left out on purpose.
      this.#visited.add(real);
      this.#file(target, rules);
    }
  }

  #childOf(place: Place, name: string): Place {
    const shown = below(place.shown, name, this.#options.cwd);
    const inside = place.inside === "" ? name : `${place.inside}/${name}`;
    return {
      real: place.real.endsWith(sep) ? place.real + name : place.real + sep + name,
      shown,
      inside,
      excluded: place.excluded || (this.#options.exclude?.(shown, inside) ?? false),
    };
  }
}
