import type { Code, Command } from "../policy/catalogue";
import type { Severity, SubjectIdentity } from "../policy/verdict";
import type { Diagnostic, LeftOut } from "../model/diagnostic";
import type { Location } from "../model/place";
import type { ShardMark } from "./shards/shard";

/**
 * The outcome of a scan. The interface fields of the JSON document (`--format json`) are exactly these; a reporter
 * needs nothing else. Everything is sorted: findings by path, line, column, rule id, pointer.
 */
export interface ScanResult {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: "aadguard"; readonly version: string };
  readonly summary: Summary;
  readonly findings: readonly Finding[];
  readonly undetermined: readonly UndeterminedGroup[];
  readonly coverage: readonly RuleCoverage[];
  /** Files that the walk met and did not read, by reason. */
  readonly leftOut: readonly LeftOut[];
  readonly diagnostics: readonly Diagnostic[];
  readonly notices: readonly Notice[];
  /** Only in the document of `scan --shard`: which part of which run it is. Files, diagnostics and what was left out are the whole run's. */
  readonly shard?: ShardMark;
}

/** What people should know about the run's own settings; changes no exit code. */
export interface Notice {
  readonly kind:
    | "waiver-expired"
    | "waiver-unused"
    | "waiver-for-all"
    | "waiver-long"
    | "rule-off"
    | "application-unused"
    | "configuration-found"
    | "baseline-found"
    | "baseline-gone"
    | "decisions-from"
    | "unchanged-left-out"
    | "not-json";
  /** The settings' own file. */
  readonly path: string;
  /** 1-based, where there is a place in the file. */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

export interface Summary {
  readonly files: number;
  readonly scanned: number;
  readonly skipped: number;
  readonly applications: number;
  readonly servicePrincipals: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly waived: number;
  /** Findings that the baseline knows; as waived ones, no part of errors, warnings and notes. */
  readonly baselined: number;
  readonly undetermined: number;
  /**
   * Verdicts that were not asked for: the format of the declaration never shows what decides them, as a diagnostic says once for each
   * format. No part of `undetermined`; absent where there are none.
   */
  readonly notCarried?: number;
  readonly unreadable: number;
}

export interface Related extends SubjectIdentity {
  readonly location: Location | null;
}

export interface Remediation {
  readonly text: string;
  readonly commands: readonly Command[];
  /** What to write in the languages of the declaration; empty for what was exported. */
  readonly code: readonly Code[];
}

export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly rootCause: number | null;
  readonly aadsts: readonly string[];
  readonly message: string;
  readonly subject: SubjectIdentity;
  readonly location: Location;
  readonly related: readonly Related[];
  readonly remediation: Remediation;
  /** SHA-256 (hex) over rule id, the subject's appId (else object id, else URN) and the element's own id. */
  readonly fingerprint: string;
  /** Its first 12 digits, as people write it. */
  readonly shortFingerprint: string;
  readonly waiver: { readonly reason: string; readonly owner: string | null; readonly expires: string } | null;
  /** In SARIF's words; absent where no baseline was given. */
  readonly baselineState?: "new" | "unchanged";
}

export interface UndeterminedGroup {
  readonly ruleId: string;
  readonly reason: string;
  /** What would settle it. */
  readonly settle: string;
  readonly count: number;
  /** The first 20. */
  readonly subjects: readonly SubjectIdentity[];
}

export interface RuleCoverage {
  readonly ruleId: string;
  /** Subjects with a definite answer. */
  readonly judged: number;
  readonly undetermined: number;
  /** As in `Summary`: neither judged nor undetermined. */
  readonly notCarried?: number;
}
