import { parse as parseTolerant, type ParseError } from "jsonc-parser";
import { beginsWithLine, isLines } from "./lines";
import { problemOf, type Problem } from "./problem";
import { sequenceOf } from "./sequence";
import type { JsonNode } from "./values";

export type Parsed =
  | { readonly form: "json"; readonly value: unknown }
  | { readonly form: "lines" }
  | { readonly form: "sequence"; readonly nodes: readonly JsonNode[] }
  | { readonly form: "unreadable"; readonly problem: Problem };

/**
 * One JSON value, several line by line (NDJSON, by content), plans one after the other, or JSON with comments and trailing commas, as the portal
 * allowed them in manifests. Plain JSON takes the fast path.
 */
export function parseJson(text: string): Parsed {
  try {
    return { form: "json", value: JSON.parse(text) };
  } catch {
    const nodes = sequenceOf(text);
    if (nodes) return { form: "sequence", nodes };
    if (beginsWithLine(text)) return { form: "lines" };
    const parsed = parseWithComments(text);
    return parsed.form === "unreadable" && isLines(text) ? { form: "lines" } : parsed;
  }
}

function parseWithComments(text: string): Parsed {
  const errors: ParseError[] = [];
  let value: unknown;
  try {
    value = parseTolerant(text, errors, { allowTrailingComma: true });
  } catch (error) {
    // The parser recurses.
    if (!(error instanceof RangeError)) throw error;
    return { form: "unreadable", problem: problemOf(text) };
  }
  return errors.length === 0 && value !== undefined ? { form: "json", value } : { form: "unreadable", problem: problemOf(text) };
}
