import { readFileSync } from "node:fs";
import { DomainError } from "../../model/domain-error";
import { severities, type Severity, type SubjectIdentity } from "../../policy/verdict";
import { parseJson } from "../../sources/json/parse";

/** The findings that a team knows of, and works off in its own time; whatever is not among them is new. */
export interface Baseline {
  /** The file, as users see it. */
  readonly path: string;
  readonly findings: readonly KnownFinding[];
  /** Whether it was found where it is usual, and named by nobody: that is said then. */
  readonly isFound?: boolean;
}

/** The file that is written where none is named. */
export const usualBaseline = "aadguard-baseline.json";

/** What of a finding is kept: whom and what it is about, for people who read the file, and its fingerprint. */
export interface KnownFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly subject: SubjectIdentity;
  readonly fingerprint: string;
}

/** A baseline that cannot be used; the message starts with the place. */
export class BaselineError extends DomainError {
  override readonly name = "BaselineError";
  readonly code = "baseline";
}

/** @throws BaselineError where the file cannot be read, or is not a baseline. */
export function readBaseline(path: string): Baseline {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new BaselineError(`${path}: ${unreadable((error as NodeJS.ErrnoException).code)}`);
  }
  return baselineFrom(text, path);
}

/** The same, of a text; `shownAs` is what messages call it. @throws BaselineError where it is not a baseline. */
export function baselineFrom(text: string, path: string, shownAs = path): Baseline {
  return { path, findings: parseBaseline(text, shownAs) };
}

/** The file's text: a line for each finding, in an order that does not depend on places, so that changes read well. */
export function baselineText(findings: readonly KnownFinding[]): string {
  const lines = findings
    .map(({ ruleId, severity, subject, fingerprint }) => JSON.stringify({ ruleId, severity, subject, fingerprint }))
    .sort();
  const list = lines.length === 0 ? "[]" : `[\n    ${lines.join(",\n    ")}\n  ]`;
  return `{\n  "schemaVersion": 1,\n  "findings": ${list}\n}\n`;
}

function parseBaseline(text: string, path: string): KnownFinding[] {
  const parsed = parseJson(text.replace(/^\ufeff/, ""));
  if (parsed.form === "unreadable") {
    const { line, column, message } = parsed.problem;
    throw new BaselineError(`${path}:${line}:${column}: ${message}`);
  }
  const content = (parsed.form === "json" ? parsed.value : undefined) as { schemaVersion?: unknown; findings?: unknown } | null | undefined;
  if (!Array.isArray(content?.findings)) throw new BaselineError(`${path}: this is not a baseline: "aadguard baseline update" writes one.`);
  if (content.schemaVersion !== 1) throw new BaselineError(`${path}: a baseline of another version of aadguard: write it anew.`);
  const wrong = content.findings.findIndex((entry: unknown) => !isKnownFinding(entry));
  if (wrong >= 0) throw new BaselineError(`${path}: entry ${wrong + 1} of "findings" is none: "aadguard baseline update" writes them.`);
  return content.findings as KnownFinding[];
}

function isKnownFinding(entry: unknown): entry is KnownFinding {
  const { ruleId, severity, subject, fingerprint } = (entry ?? {}) as Partial<Record<keyof KnownFinding, unknown>>;
  return (
    typeof ruleId === "string" &&
    severities.includes(severity as Severity) &&
    typeof subject === "object" &&
    subject !== null &&
    typeof fingerprint === "string" &&
    /^[0-9a-f]{64}$/.test(fingerprint)
  );
}

function unreadable(code = "unknown error"): string {
  if (code === "ENOENT" || code === "ENOTDIR") return 'there is no such baseline: "aadguard baseline update" writes one.';
  if (code === "EISDIR") return "this is a folder; a baseline is a file.";
  return `the baseline cannot be read (${code}).`;
}
