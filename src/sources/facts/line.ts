import type { Collection } from "../../model/collection";
import type { Declaration } from "../../model/declarations";
import type { FoundFile } from "../files/walk";
import { type EntraPlace, EntraSource } from "../graph/source";
import type { Look } from "../input-reader";
import type { ReadResult } from "../reader";

interface Line {
  readonly file: Omit<FoundFile, "error">;
  /** Its declarations know their places in ways that a line cannot hold (a stack, a plan, a template): it is read again. */
  readonly again?: true;
  readonly look?: Omit<Look, "found"> & { readonly found?: Found };
}

type Found = Omit<ReadResult, "declarations" | "collections"> & {
  readonly declarations: readonly (Omit<Declaration, "source"> & { readonly source: EntraPlace })[];
  readonly collections: readonly Collection[];
};

/** One file with what it says. */
export function lineOf({ error: _, ...file }: FoundFile, look: Look | undefined): string {
  const { found } = look ?? {};
  const isPlain = found?.declarations.every(({ source }) => source instanceof EntraSource && source.path === file.path) ?? true;
  // Of a misread part the problem is already there, with its place.
  const line = isPlain
    ? { file, look: look && { ...look, found: found && { ...found, misread: [], unrecognised: [] } } }
    : { file, again: true };
  return JSON.stringify(line);
}

/** `look` is absent for a file that was left out, and for one that has to be read again. */
export function parseLine(text: string): { readonly file: FoundFile; readonly isAgain: boolean; readonly look: Look | undefined } {
  const { file, again, look } = JSON.parse(text) as Line;
  return { file, isAgain: again === true, look: look && { ...look, found: look.found && revived(file.path, look.found) } };
}

function revived(path: string, found: Found): ReadResult {
  const declarations = found.declarations.map((one) => ({ ...one, source: EntraSource.at(path, one.source) }) as Declaration);
  return { ...found, declarations } as ReadResult;
}
