import type { Notice } from "../findings/result";
import type { Diagnostic } from "../model/diagnostic";
import { type ExitCode, exitCodes, UsageError } from "./exit-code";
import { scan } from "../scan/scan";
import type { Run, ScanSettings } from "../scan/settings";
import { missingPaths, noSuchPath } from "../scan/paths";
import { withProgress } from "./progress";
import { tell } from "./terminal";
import { optimiseLater } from "./tiering";

/**
 * Judges inputs for a command that draws conclusions from the whole of them (what is gone, what an application does):
 * nothing may be left unread. Where something is, that is told, and the exit code to end with is returned.
 */
export async function judgeAll(settings: ScanSettings): Promise<Run | ExitCode> {
  const [missing] = missingPaths(settings.paths);
  if (missing !== undefined) throw new UsageError(`${missing}: ${noSuchPath(missing)}`);
  optimiseLater(settings.paths);
  const judged = await withProgress((onProgress) => scan({ ...settings, onProgress }));
  return gapsIn(judged.document.diagnostics, judged.declarations, settings.paths) ?? judged;
}

/** Tells what keeps a command from seeing the whole, and how to end then; undefined where nothing does. */
export function gapsIn(diagnostics: readonly Diagnostic[], declarations: number, paths: readonly string[]): ExitCode | undefined {
  const unreadable = diagnostics.filter(({ kind }) => kind === "unreadable");
  if (tellUnread(unreadable)) return exitCodes.failure;
  if (declarations > 0) return undefined;
  tell(`no declaration was found in ${paths.join(", ")}, so nothing was done.`);
  return exitCodes.nothing;
}

/** What seems to be gone may have stood in a file that a walk skips since it is not JSON any more. Whether there is one. */
export function tellUnparsed(notices: readonly Notice[]): boolean {
  return tellUnread(notices.filter(({ kind }) => kind === "not-json"));
}

function tellUnread(unread: readonly (Diagnostic | Notice)[]): boolean {
  for (const { path, line, column, message } of unread) tell(`${path}${line === undefined ? "" : `:${line}:${column ?? 1}`}: ${message}`);
  if (unread.length > 0) tell("not everything could be read, so nothing was done.");
  return unread.length > 0;
}
