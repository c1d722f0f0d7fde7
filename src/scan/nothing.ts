import { noConfig } from "../config";
import { version } from "../model/version";
import { resultOf } from "./judge";
import { noSuchPath } from "./paths";
import type { Run, ScanSettings } from "./settings";

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
