import ignore, { type Ignore } from "ignore";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { withSlashes } from "./display";

/** The `.gitignore` files that apply to a folder, outermost first; each with the folder it stands in. */
export type IgnoreRules = readonly { readonly folder: string; readonly rules: Ignore }[];

/**
 * The rules of the folders above, up to the root of the git repository; none outside of a repository. A folder that
 * these rules leave out was named on purpose (exports are seldom committed): then they do not count inside of it.
 */
export function rulesAbove(folder: string): IgnoreRules {
  const above: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) above.unshift(at);
    if (existsSync(join(at, ".git"))) break;
    if (dirname(at) === at) return [];
  }
  const rules = above.reduce<IgnoreRules>((known, at) => withRulesOf(at, known), []);
  return isIgnored(rules, folder, true) ? [] : rules;
}

/** The rules that apply to folders anywhere in a walked folder, or in the repository around it: for what links lead to. */
export class IgnoreRulesByFolder {
  readonly #repository: string | undefined;
  readonly #known = new Map<string, IgnoreRules>();

  /** @param root the walked folder, with symbolic links resolved */
  constructor(readonly root: string) {
    this.#repository = repositoryOf(root);
    this.#known.set(root, withRulesOf(root, rulesAbove(root)));
  }

  /** Whether a path lies in the walked folder or in its repository. */
  isKnown(path: string): boolean {
    return isBelow(path, this.root) || (this.#repository !== undefined && isBelow(path, this.#repository));
  }

  /** The walked folder, or the repository for what lies outside of that. */
  rootOf(path: string): string {
    return isBelow(path, this.root) ? this.root : (this.#repository ?? this.root);
  }

  of(folder: string): IgnoreRules {
    let rules = this.#known.get(folder);
    if (!rules) {
      const parent = dirname(folder);
      rules = withRulesOf(folder, folder === this.#repository || parent === folder || !this.isKnown(parent) ? [] : this.of(parent));
      this.#known.set(folder, rules);
    }
    return rules;
  }
}

function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return undefined;
  }
}

function isBelow(path: string, folder: string): boolean {
  return (path + sep).startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The rules with those of the folder's own `.gitignore`, where it has one. */
export function withRulesOf(folder: string, rules: IgnoreRules): IgnoreRules {
  try {
    const text = readFileSync(join(folder, ".gitignore"), "utf8");
    return [...rules, { folder, rules: ignore({ ignorecase: false }).add(text) }];
  } catch {
    // There is none, or it cannot be read: git does not heed it either.
    return rules;
  }
}

/** As git decides, for a path below the folders of the chain: the last rule that matches, in the innermost file that has one. */
export function isIgnored(chain: IgnoreRules, path: string, isFolder: boolean): boolean {
  let ignored = false;
  for (const { folder, rules } of chain) {
    const name = withSlashes(path.slice(folder.endsWith(sep) ? folder.length : folder.length + 1));
    if (name === "") continue;
    const result = rules.test(isFolder ? `${name}/` : name);
    if (result.ignored) ignored = true;
    else if (result.unignored) ignored = false;
  }
  return ignored;
}
