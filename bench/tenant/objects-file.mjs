import { closeSync, openSync, writeSync } from "node:fs";
import { blankApplication, kinds } from "./application.mjs";
import { randomSource } from "./random.mjs";

const inTurn = ["web", "spa", "native", "api", "idle"];

/**
 * Writes sound applications as one JSON array, or as NDJSON, compact, one after the other: a gigabyte is never in memory.
 * @returns {{applications: number, files: number, bytes: number}}
 */
export function writeObjects(path, applications, seed, form) {
  const random = randomSource(seed);
  const [begin, between, end] = form === "array" ? ["[", ",\n", "]\n"] : ["", "\n", "\n"];
  const file = openSync(path, "w");
  let bytes = 0;
  let text = begin;
  for (let index = 0; index < applications; index++) {
    const app = blankApplication(random, index);
    kinds[inTurn[index % inTurn.length]](app, random);
    text += (index === 0 ? "" : between) + JSON.stringify(app);
    if (text.length > 1 << 20 || index === applications - 1) {
      bytes += writeSync(file, index === applications - 1 ? text + end : text);
      text = "";
    }
  }
  closeSync(file);
  return { applications, files: 1, bytes };
}
