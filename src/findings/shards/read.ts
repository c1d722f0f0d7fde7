import { parseJson } from "../../sources/json/parse";
import type { ScanResult } from "../result";
import { ShardError } from "./shard";

/** A shard's document from its text. @throws ShardError where it is none that this version reads */
export function parseShardDocument(text: string, path: string): ScanResult {
  const parsed = parseJson(text);
  if (parsed.form === "unreadable") {
    const { line, column, message } = parsed.problem;
    throw new ShardError(`${path}:${line}:${column}: ${message}`);
  }
  const document = (parsed.form === "json" ? parsed.value : undefined) as Partial<ScanResult> | null | undefined;
  if (document?.tool?.name !== "aadguard" || !lists.every((name) => Array.isArray(document[name])))
    throw new ShardError(`${path}: this is not a document of "aadguard scan --shard … --format json".`);
  if (document.schemaVersion !== 1) throw new ShardError(`${path}: a document of another version of aadguard.`);
  return document as ScanResult;
}

const lists = ["findings", "undetermined", "coverage", "leftOut", "diagnostics", "notices"] as const;
