import { type Field, unknown, unknownAs } from "../../model/unknown";
import { holdsPlaceholder, isMarker, isNamePlaceholder, isVariable } from "./placeholder";

/**
 * Readers of single values. All take what `JSON.parse` returned: `undefined` stays absent, `null` stays null, and a
 * value of a type that does not belong there is unknown, never a guess.
 */
export type ReadValue<T> = (raw: unknown) => Field<T | null>;

/** An id, or a name in its place (Teams Toolkit writes "Microsoft Graph"). A damaged GUID stays as it is written. */
export function id(raw: unknown): Field<string | null> {
  if (typeof raw === "string") {
    if (raw.length === 36 && raw.charCodeAt(8) === 45) return raw;
    return raw.trim() === "" || holdsPlaceholder(raw) ? unknown("placeholder") : raw;
  }
  return otherwise(raw);
}

/** The id of a permission: a template writes the same variable where it is defined and where it is asked for. */
export function permissionId(raw: unknown): Field<string | null> {
  return typeof raw === "string" && isVariable(raw) ? unknownAs("placeholder", raw.trim()) : id(raw);
}

/** A text that has to match others: a permission's value, a URI, a type. */
export function text(raw: unknown): Field<string | null> {
  if (typeof raw === "string") return holdsPlaceholder(raw) ? unknown("placeholder") : raw;
  return otherwise(raw);
}

/** A text for people: `VoiceTrainer${{SUFFIX}}` says enough to be kept. */
export function name(raw: unknown): Field<string | null> {
  if (typeof raw === "string") return isNamePlaceholder(raw) ? unknown("placeholder") : raw;
  return otherwise(raw);
}

/** A word that tools write themselves, `<nil>` included. */
export function word(raw: unknown): Field<string | null> {
  return raw === "<nil>" ? raw : text(raw);
}

/** Older `az ad sp` writes `"True"`. */
export function flag(raw: unknown): Field<boolean | null> {
  if (typeof raw === "boolean") return raw;
  if (typeof raw === "string") {
    const word = raw.toLowerCase();
    if (word === "true") return true;
    if (word === "false") return false;
  }
  return otherwise(raw);
}

/** Whether there is an object at all; what stands in it is not read. */
export function presence(raw: unknown): Field<boolean | null> {
  return typeof raw === "object" && raw !== null ? true : otherwise(raw);
}

export function integer(raw: unknown): Field<number | null> {
  if (typeof raw === "number") return raw;
  if (typeof raw === "string" && /^\d+$/.test(raw)) return Number(raw);
  return otherwise(raw);
}

/** A thumbprint or label; the AzureAD module writes it as a list of bytes. */
export function identifier(raw: unknown): Field<string | null> {
  if (Array.isArray(raw) && raw.every((byte) => typeof byte === "number")) return Buffer.from(raw as number[]).toString("base64");
  return text(raw);
}

/** null and absent as they are; everything else has the wrong type. */
function otherwise(raw: unknown): Field<null> {
  if (raw === undefined || raw === null) return raw;
  return isMarker(raw) ? raw : unknown("placeholder");
}
