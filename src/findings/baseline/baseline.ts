import { DomainError } from "../../model/domain-error";
import type { Severity, SubjectIdentity } from "../../policy/verdict";

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
