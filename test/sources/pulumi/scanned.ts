import type { ScanResult } from "../../../src/findings/result";
import { aadguard, folderWith } from "../../cli/run";

export interface Scanned {
  /** `error rule-id Subject`, sorted. */
  readonly findings: readonly string[];
  /** `rule-id Subject: reason`, sorted. */
  readonly undetermined: readonly string[];
  readonly result: ScanResult;
}

/** What `aadguard scan` says about one file; `options` in addition. */
export function scanned(content: unknown, { name = "stack.json", options = [] }: { name?: string; options?: string[] } = {}): Scanned {
  const folder = folderWith({ [name]: content });
  try {
    const { stdout, stderr } = aadguard(["scan", name, "--format", "json", "--now", "2026-11-23T00:00:00Z", ...options], {
      cwd: folder.path,
    });
    if (!stdout) throw new Error(stderr);
    const result = JSON.parse(stdout) as ScanResult;
    const findings = result.findings.map(({ severity, ruleId, subject }) => `${severity} ${ruleId} ${subject.displayName}`);
    const undetermined = result.undetermined.flatMap(({ ruleId, reason, subjects }) =>
      subjects.map(({ displayName, urn }) => `${ruleId} ${displayName ?? urn}: ${reason}`),
    );
    return { findings: findings.sort(), undetermined: undetermined.sort(), result };
  } finally {
    folder.remove();
  }
}
