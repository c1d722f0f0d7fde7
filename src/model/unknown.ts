/**
 * Three ways of not having a value, kept apart everywhere:
 *
 * - **absent** (`undefined`): the input does not hold the field. An export made with `$select` leaves fields out;
 *   that says nothing about them.
 * - **unknown** (`Unknown`): the input says that there is a value, but not which: a Pulumi output at preview, an ARM
 *   expression, a `${{PLACEHOLDER}}`, an object that PowerShell cut to its type name.
 * - **empty** (`null`, `[]`, `""`): known to be nothing.
 */
export type UnknownReason =
  /** An output that the engine computes at deployment (Pulumi, Terraform). */
  | "computed"
  /** A template's placeholder or expression: `${{APP_ID}}`, `[parameters('id')]`, `<client id>`. */
  | "placeholder"
  /** A date of which day and month may change places: `01/02/2026`. */
  | "date"
  /** A name where an id belongs, which no table of ours resolves. */
  | "name"
  /** An export that was cut off (PowerShell's default depth). */
  | "truncated"
  /** A secret that stays closed. */
  | "secret"
  /** A permission type that is neither `Scope` nor `Role`: what is asked for cannot be told. */
  | "permission-type"
  /** Of a grant for one user: whether it is the user of a request, who is named by an address and not by an id. */
  | "user"
  /** An application that was there before the program: parts of it may have been made by hand. */
  | "imported"
  /** Computed when the stack was last deployed or refreshed, and perhaps old: what is there proves that it is, no more. */
  | "stale"
  /** The input leaves out resources that may write it: a preview without unchanged ones. */
  | "partial-run"
  /** For facts that rest on a field which the input does not hold; the field itself is simply left out. */
  | "absent";

export interface Unknown {
  readonly $unknown: UnknownReason;
  /** In a list: no element, but the end of what can be seen. More may follow. */
  readonly open?: true;
  /**
   * What the value is equal to, wherever this stands again: the attribute that it is made from (`azuread_application.web.client_id`),
   * or, among a resource's permissions, the one of this kind and name (`scope:Orders.Read`).
   */
  readonly same?: string;
}

/** A fact that rests on something that cannot be seen, and why: the code of a reason. */
export interface UnknownFact {
  readonly $unknown: string;
  /** The field that it rests on, where that is another declaration's: `oauth2PermissionScopes`, `appRoleAssignments.principalId`. */
  readonly field?: string;
}

/** A field of a declaration: known (`T`), unknown, or absent (`undefined`). */
export type Field<T> = T | Unknown | undefined;

/** A list whose elements may be unknown one by one (`[api.clientId]` at a first preview). */
export type FieldList<T> = Field<Field<T>[]>;

const reasons: readonly UnknownReason[] = [
  "computed",
  "placeholder",
  "date",
  "name",
  "truncated",
  "secret",
  "permission-type",
  "user",
  "imported",
  "stale",
  "partial-run",
  "absent",
];
const markersOf = (more: Pick<Unknown, "open">): Record<string, Unknown> =>
  Object.fromEntries(reasons.map((reason) => [reason, Object.freeze({ $unknown: reason, ...more })]));
const markers = markersOf({});
const openEnds = markersOf({ open: true });

export function unknown(reason: UnknownReason): Unknown {
  return markers[reason] as Unknown;
}

/** For the end of a list: more elements may exist, for all that can be seen. */
export function openEnd(reason: UnknownReason): Unknown {
  return openEnds[reason] as Unknown;
}

/** An unknown value that is known to equal others: see `Unknown.same`. */
export function unknownAs(reason: UnknownReason, same: string): Unknown {
  return Object.freeze({ $unknown: reason, same });
}

/** Of a value that is made up at deployment (a random id): it equals nothing but itself. `of`: what makes it. */
export function madeUp(of: string): Unknown {
  return unknownAs("computed", `${newMark}${of}`);
}

/** Whether a name of `nameOfValue` is that of a value which is made up at deployment. */
export function isMadeUp(name: string): boolean {
  return name.startsWith(`\0${newMark}`);
}

const newMark = "new:";

/**
 * A name under which a value is found again, without regard to case: the text itself, or what an unknown one is known to equal.
 * No text of an input is the name of an unknown one.
 */
export function nameOfValue(value: Field<string | null>): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value.toLowerCase();
  return isUnknown(value) && value.same !== undefined ? `\0${value.same}` : undefined;
}

export function isOpenEnd(value: unknown): boolean {
  return isUnknown(value) && value.open === true;
}

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === "object" && value !== null && (value as Partial<Unknown>).$unknown !== undefined;
}

/** True for a value that is neither absent nor unknown; `null` and `[]` are known. */
export function isKnown<T>(value: Field<T>): value is T {
  return value !== undefined && !isUnknown(value);
}

/** Known to hold at least one element, seen or unseen; otherwise the reason why that cannot be told. */
export function isFilled(list: Field<readonly unknown[] | null>): boolean | Unknown {
  if (!isKnown(list)) return list ?? unknown("absent");
  if (list?.some((element) => !isOpenEnd(element))) return true;
  const end = list?.find(isUnknown);
  return end ? unknown(end.$unknown) : false;
}

/** The value where it is known, else `undefined`. */
export function known<T>(value: Field<T>): T | undefined {
  return isKnown(value) ? value : undefined;
}

/** The elements of a list that can be seen. */
export function knownElements<T>(list: Field<readonly Field<T>[]>): T[] {
  return ((known(list) ?? []) as readonly Field<T>[]).filter((element): element is Field<T> & T => isKnown(element));
}

/** Which of two values for the same field counts, the higher one: a null hides no value, nor does what cannot be seen. */
export function certainty(value: unknown): 0 | 1 | 2 | 3 {
  if (value === undefined) return 0;
  if (value === null) return 1;
  return isUnknown(value) ? 2 : 3;
}
