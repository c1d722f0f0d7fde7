import type { Declaration } from "../../model/declarations";
import type { FieldPath, Locus } from "../../model/place";
import { isUnknown } from "../../model/unknown";
import type { Judgement } from "../../policy/engine";
import type { Undetermined } from "../../policy/verdict";
import { escapeLine } from "../../text/escape";
import { counted } from "../../text/words";
import type { Report } from "./report";
import { isSettleable, settleInProgram } from "./settle";

interface Open {
  readonly properties: Set<string>;
  readonly rules: Set<string>;
  readonly settle: Set<string>;
}

export interface UndeterminedSettings {
  readonly asks: (ruleId: string) => boolean;
  /** A line for each resource, naming the properties that cannot be seen and the rules that wait for them; else one line for all. */
  readonly details: boolean;
}

/** What the program or its deployment can settle. */
export function undeterminedLines(judgements: readonly Judgement[], { asks, details }: UndeterminedSettings): Report[] {
  const open = new Map<string, Open>();
  for (const { declaration, verdicts } of judgements) {
    for (const { ruleId, undetermined } of verdicts) {
      if (!asks(ruleId)) continue;
      for (const reason of undetermined.filter(isSettleable)) note(open, declaration, ruleId, reason);
    }
  }
  if (open.size === 0) return [];
  if (!details) return [{ message: summaryOf([...open.values()]) }];
  return [...open].sort(([a], [b]) => (a < b ? -1 : 1)).map(([urn, entry]) => ({ urn, message: lineOf(entry) }));
}

/** A first preview knows few values: what follows from that is one thing, and no list. */
function summaryOf(entries: readonly Open[]): string {
  const rules = new Set(entries.flatMap((entry) => [...entry.rules]));
  const [resources, wait] = [counted(entries.length, "resource"), rules.size === 1 ? "1 rule waits" : `${rules.size} rules wait`];
  return (
    `${resources} with values that cannot be seen yet: ${wait} for them. ` +
    "To list them, give `undetermined` the option `details`, or run " +
    "`pulumi preview --json --show-sames > preview.json && npx aadguard scan preview.json`."
  );
}

function note(open: Map<string, Open>, declaration: Declaration, ruleId: string, undetermined: Undetermined): void {
  for (const { urn, pointer } of placesOf(declaration, undetermined)) {
    if (!urn) continue;
    const entry = open.get(urn) ?? { properties: new Set(), rules: new Set(), settle: new Set() };
    open.set(urn, entry);
    const property = pointer.split("/")[1];
    if (property) entry.properties.add(property);
    entry.rules.add(ruleId);
    entry.settle.add(settleInProgram(undetermined));
  }
}

/**
 * Where the unknown values stand; the field itself where its own value is not what is unknown. What is known by its link
 * (a service principal of an application in another tenant of the stack, say) is not an open question.
 */
function placesOf(declaration: Declaration, { reason, fields = [] }: Undetermined): Locus[] {
  // What is missing stands elsewhere, in a tenant that a provider does not say: none of its own properties is unknown.
  if (reason === "partial-run") return [declaration.source.locate([])];
  const values = declaration as unknown as Record<string, unknown>;
  const open = fields.filter((field) => !declaration.references?.[field]);
  if (fields.length && !open.length) return [];
  const places = open.flatMap((field) => {
    const paths = unknownPathsAt(values, field.split("."), []);
    return (paths.length ? paths : [field.split(".")]).map((path) => declaration.source.locate(path));
  });
  // What the program does not write (a key's id) is unknown too, but never the question where something else is.
  const written = places.filter(({ pointer }) => pointer);
  return written.length ? written : places.length ? places : [declaration.source.locate([])];
}

/** Rules name the parts of a list's elements by the list: `keyCredentials.type`. */
function unknownPathsAt(value: unknown, [step, ...rest]: FieldPath, path: FieldPath): FieldPath[] {
  if (step === undefined || isUnknown(value)) return unknownPaths(value, path);
  if (Array.isArray(value)) return value.flatMap((element, index) => unknownPathsAt(element, [step, ...rest], [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return unknownPathsAt((value as Record<string, unknown>)[step], rest, [...path, step]);
}

/** A client id that is known by its link is not what is missing. */
function unknownPaths(value: unknown, path: FieldPath): FieldPath[] {
  if (isUnknown(value)) return [path];
  if (typeof value !== "object" || value === null) return [];
  const linked = "reference" in value;
  return Object.entries(value).flatMap(([name, inner]) => {
    if (linked && (name === "resourceAppId" || name === "appId")) return [];
    return unknownPaths(inner, [...path, Array.isArray(value) ? Number(name) : name]);
  });
}

function lineOf({ properties, rules, settle }: Open): string {
  const names = [...properties].sort().join(", ");
  const what = names ? `not known yet: ${names}` : "not known yet";
  return escapeLine(`${what}; undetermined: ${[...rules].sort().join(", ")}. ${[...settle].sort().join(" ")}`);
}
