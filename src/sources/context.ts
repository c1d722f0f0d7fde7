import type { Collection } from "../model/collection";
import type { Declaration } from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";
import { readInputs } from "./intake";

export interface ContextRead {
  readonly declarations: readonly Declaration[];
  readonly collections: readonly Collection[];
  readonly diagnostics: readonly Diagnostic[];
  /** The files that were read, as users see them. */
  readonly paths?: readonly string[];
}

export const emptyContext: ContextRead = { declarations: [], collections: [], diagnostics: [] };

/**
 * Files and folders that are asked and never judged. What cannot be read of them only leaves questions open. To be read before the
 * inputs: places are looked up in what was read last. `cwd`: what their paths are shown from.
 * @throws InputError for a path that does not exist
 */
export function readContext(paths: readonly string[], cwd?: string): ContextRead {
  if (paths.length === 0) return emptyContext;
  const { declarations, collections, diagnostics, paths: read } = readInputs(paths, cwd === undefined ? {} : { cwd });
  const said = diagnostics.map((one): Diagnostic => ({
    ...one,
    kind: one.kind === "unreadable" ? "incomplete" : one.kind,
    message: `(context) ${one.message}`,
  }));
  const nothing: Diagnostic[] = paths
    .slice(0, declarations.length === 0 ? 1 : 0)
    .map((path) => ({ kind: "incomplete", path, message: "(context) nothing that can be asked was found" }));
  return { declarations, collections, diagnostics: [...said, ...nothing], paths: read };
}

/** Without what is judged itself. */
export function contextBeside(context: ContextRead, judged: readonly Declaration[]): ContextRead {
  if (context.declarations.length === 0) return context;
  const paths = new Set(judged.map(({ source }) => source.path));
  return { ...context, declarations: context.declarations.filter(({ source }) => !paths.has(source.path)) };
}
