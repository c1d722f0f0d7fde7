import { join } from "node:path";
import { root } from "../lib/root.mjs";
import { compactJson } from "./compact-json.mjs";
import { readTable } from "./table.mjs";

/** When the table's sources were last read, yyyy-mm-dd: to be set with every change that rests on a new reading. */
const date = "2026-11-30";

/** The table that people edit, and the file that is made from it. */
export const table = join(root, "scripts", "data", "aadsts-codes.tsv");
export const target = "data/aadsts-codes.json";

const columns = ["code", "name", "meaning", "decidedBy", "visible", "declarations", "whereToLook", "related", "source", "confidence"];

/** Where the answer to a code is decided, as far as a reader can look there. */
const deciders = new Set([
  ...["application", "servicePrincipal", "grant", "assignment", "federatedCredential", "claimsPolicy"],
  ...["tenantPolicy", "tenant", "request", "user", "device", "conditionalAccess", "service"],
]);

/** The table as `data/aadsts-codes.json`. @throws {Error} naming the row that is not sound */
export function aadstsCodes() {
  const codes = {};
  for (const row of readTable(table, columns)) {
    const problem = problemOf(row) ?? (Object.hasOwn(codes, row.code) ? "there twice" : undefined);
    if (problem) throw new Error(`${table}: ${row.code}: ${problem}.`);
    codes[row.code] = [
      row.name || null,
      row.meaning,
      listOf(row.decidedBy),
      row.visible,
      row.declarations || null,
      row.whereToLook,
      listOf(row.related).map(Number),
      row.source,
      row.confidence,
    ];
  }
  return compactJson({ date, codes });
}

function problemOf({ code, meaning, decidedBy, visible, declarations, whereToLook, related, source, confidence }) {
  if (!/^\d{4,8}$/.test(code)) return "not a code";
  if (!meaning || !whereToLook) return "says neither what it means nor where to look";
  const unknown = listOf(decidedBy).filter((decider) => !deciders.has(decider));
  if (unknown.length > 0 || !decidedBy) return `not known where it is decided: ${unknown.join(", ")}`;
  if (!["full", "part", "no"].includes(visible)) return `visible: ${visible}`;
  if ((visible === "no") !== (declarations === "")) return "names declarations although none shows it, or none although one does";
  if (!listOf(related).every((other) => /^\d{4,8}$/.test(other))) return `related: ${related}`;
  if (!/^https:\/\//.test(source)) return `source: ${source}`;
  return ["documented", "field", "inferred"].includes(confidence) ? undefined : `confidence: ${confidence}`;
}

function listOf(cell) {
  return cell.split(",").filter(Boolean);
}
