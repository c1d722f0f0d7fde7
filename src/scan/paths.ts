import { readdirSync, readlinkSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { noConfig } from "../config";
import { version } from "../model/version";
import { didYouMean } from "../text/suggest";
import { shortened } from "../text/words";
import { resultOf } from "./judge";
import type { Run, ScanSettings } from "./settings";

/** The paths that do not exist; `-` is standard input and always does. */
export function missingPaths(paths: readonly string[]): string[] {
  return paths.filter((path) => path !== "-" && !exists(path));
}

/** A file that is there but may not be looked at is the reader's to report. */
function exists(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code !== "ENOENT" && code !== "ENOTDIR";
  }
}

/** What to say of a path that does not exist. */
export function noSuchPath(path: string): string {
  const target = targetOf(path);
  if (target !== undefined) return `It is a link to ${shortened(target)}, which does not exist; nothing was scanned.`;
  return `No such file or folder; nothing was scanned.${didYouMean(basename(path), siblings(path))}`;
}

function targetOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function siblings(path: string): string[] {
  try {
    return readdirSync(dirname(path));
  } catch {
    return [];
  }
}

/** The document of a scan that could not begin, since paths do not exist. */
export function nothingRun(missing: readonly string[], settings: ScanSettings): Run {
  const diagnostics = missing.map((path) => ({ kind: "unreadable" as const, path, message: noSuchPath(path) }));
  const unread = { files: missing.length, scanned: 0, skipped: 0, unreadable: missing.length };
  const intake = { declarations: [], collections: [], diagnostics, leftOut: [], notes: [], ...unread };
  return resultOf({ version: version(), intake, diagnostics: [], judgements: [], subjects: {}, rules: settings.rules }, [], {
    ...settings,
    config: noConfig,
    baseline: undefined,
  });
}
