import { packageText } from "../../platform";

/** What decides whether a code appears. */
export type Decider =
  | "application"
  | "servicePrincipal"
  | "grant"
  | "assignment"
  | "federatedCredential"
  | "claimsPolicy"
  | "tenantPolicy"
  | "tenant"
  | "request"
  | "user"
  | "device"
  | "conditionalAccess"
  | "service";

/** How much of a code's cause declarations show: all, part, or nothing. */
export type Visibility = "full" | "part" | "no";

/** One code of the token service, in our own words; the table is `scripts/data/aadsts-codes.tsv`. */
export interface CodeEntry {
  /** `AADSTS50011`. */
  readonly code: string;
  /** Microsoft's name for it, `InvalidReplyTo`; null where none is published. */
  readonly name: string | null;
  /** A sentence without its full stop. */
  readonly meaning: string;
  readonly decidedBy: readonly Decider[];
  readonly visible: Visibility;
  /** The fields that show it; null where no declaration does. */
  readonly declarations: string | null;
  readonly whereToLook: string;
  /** Codes of the same or a neighbouring cause. */
  readonly related: readonly string[];
  /** An address. */
  readonly source: string;
  /** `documented`: Microsoft says so; `field`: public threads or copies of the service's own texts do; `inferred`: nobody does. */
  readonly confidence: "documented" | "field" | "inferred";
}

type Row = readonly [
  string | null,
  string,
  readonly Decider[],
  Visibility,
  string | null,
  string,
  readonly number[],
  string,
  CodeEntry["confidence"],
];

interface Table {
  readonly date: string;
  readonly codes: Readonly<Record<string, Row>>;
}

let loaded: Table | undefined;

function table(): Table {
  return (loaded ??= JSON.parse(packageText("data/aadsts-codes.json")) as Table);
}

/** When the table's sources were read, yyyy-mm-dd. */
export function codeTableDate(): string {
  return table().date;
}

/** @param code `AADSTS50011` */
export function codeEntry(code: string): CodeEntry | undefined {
  const digits = code.slice(prefix.length);
  return Object.hasOwn(table().codes, digits) ? entryOf(digits) : undefined;
}

/** Every code of the table, in numeric order. */
export function codeEntries(): CodeEntry[] {
  return Object.keys(table().codes)
    .sort((a, b) => Number(a) - Number(b))
    .map(entryOf);
}

const prefix = "AADSTS";

function entryOf(digits: string): CodeEntry {
  const [name, meaning, decidedBy, visible, declarations, whereToLook, related, source, confidence] = table().codes[digits] as Row;
  const codes = related.map((number) => `${prefix}${number}`);
  return { code: `${prefix}${digits}`, name, meaning, decidedBy, visible, declarations, whereToLook, related: codes, source, confidence };
}
