import type { FieldPath } from "../model/place";
import type { Declaration, DeclarationKind } from "../model/declarations";

export type Severity = "error" | "warning" | "note";
export const severities: readonly Severity[] = ["error", "warning", "note"];

/** What a rule returns for one faulty element: data, no prose. The host fills the rule's message template. */
export interface Violation {
  /** The faulty element in the subject, e.g. `["keyCredentials", 0, "type"]`. */
  readonly path: FieldPath;
  /** The element's own id (a key id, a permission id, a URI), for the fingerprint; empty where the subject itself is meant. */
  readonly element: string;
  /** Where it differs from the rule's default. */
  readonly severity?: Severity;
  /** Names another message of the rule's METADATA (`custom.variants`). */
  readonly variant?: string;
  /** Values for the message template; null where the subject does not tell one, for commands that people complete by hand. */
  readonly params?: Readonly<Record<string, string | number | readonly string[] | null>>;
  /** `ref`s of other declarations that take part, as the subject gave them. */
  readonly related?: readonly string[];
  /** Where the place is, if not in the judged declaration itself: another input's declaration of the same object. Added by the host. */
  readonly declaration?: Declaration;
}

/** Why a rule could not decide. Texts: `src/policy/reasons.ts`. */
export interface Undetermined {
  /** A code of `reasons.ts`, e.g. `absent`, `service-principals-not-exported`. */
  readonly reason: string;
  /** The fields concerned, in the subject's names: `["keyCredentials"]`. */
  readonly fields?: readonly string[];
  /** The Microsoft Graph permission for want of which the export was refused what would decide; the host adds it. */
  readonly permission?: string;
}

/** The answer of one rule for one subject. `violated` may leave some elements undetermined: both are told. */
export interface Verdict {
  readonly ruleId: string;
  readonly violations: readonly Violation[];
  readonly undetermined: readonly Undetermined[];
}

/** Who a finding is about. */
export interface SubjectIdentity {
  readonly kind: DeclarationKind;
  readonly displayName: string | null;
  readonly appId: string | null;
  readonly objectId: string | null;
  readonly urn: string | null;
  /** Where code declares it: Pulumi's URN, Terraform's resource address, Bicep's symbolic name. */
  readonly address: string | null;
}

/**
 * What would decide is nothing that the format of the declaration ever carries, so nobody is asked for it. The reason stands alone in its
 * verdict, which is no part of the undetermined ones.
 */
export const notCarried = "not-carried";
