import type { Declaration } from "../model/declarations";
import type { SubjectIdentity, Verdict } from "./verdict";

export interface Judgement {
  readonly subject: SubjectIdentity;
  readonly declaration: Declaration;
  /** Only those that are violated or undetermined; what is missing is satisfied. */
  readonly verdicts: readonly Verdict[];
  /** The declaration behind a `ref` of a violation. */
  related(ref: string): { readonly identity: SubjectIdentity; readonly declaration: Declaration } | undefined;
}
