import type { Finding } from "../../../findings/result";

/** What the filters say; an empty text leaves the choice open. */
export interface Criteria {
  readonly text: string;
  readonly severity: string;
  readonly rule: string;
  /** `1` to `6`, or `none`. */
  readonly rootCause: string;
  /** A part of the name, or an id. */
  readonly application: string;
  /** `active`, `waived` or `baselined`. */
  readonly state: string;
}

export const everything: Criteria = { text: "", severity: "", rule: "", rootCause: "", application: "", state: "" };

/** Whether a finding is one that the filters leave. */
export function matches(finding: Finding, criteria: Criteria): boolean {
  const { severity, rule, rootCause, application, state, text } = criteria;
  if (severity && finding.severity !== severity) return false;
  if (rule && finding.ruleId !== rule) return false;
  if (rootCause && String(finding.rootCause ?? "none") !== rootCause) return false;
  if (state && stateOf(finding) !== state) return false;
  if (application && !names(finding).some((name) => holds(name, application))) return false;
  return !text || texts(finding).some((part) => holds(part, text));
}

export function stateOf({ waiver, baselineState }: Finding): "active" | "waived" | "baselined" {
  if (waiver) return "waived";
  return baselineState === "unchanged" ? "baselined" : "active";
}

function names({ subject }: Finding): (string | null)[] {
  return [subject.displayName, subject.appId, subject.objectId, subject.address];
}

function texts(finding: Finding): (string | null)[] {
  return [...names(finding), finding.ruleId, finding.message, finding.location.path, ...finding.aadsts];
}

function holds(text: string | null, part: string): boolean {
  return text?.toLowerCase().includes(part.trim().toLowerCase()) ?? false;
}
