import { distance } from "fastest-levenshtein";
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** A path beside the missing one whose name is nearly the same. */
export function similarPath(path: string): string | undefined {
  const name = basename(path);
  let best: { name: string; distance: number } | undefined;
  for (const entry of namesIn(dirname(path))) {
    const far = distance(entry.toLowerCase(), name.toLowerCase());
    if (far <= Math.max(2, Math.floor(name.length / 4)) && (!best || far < best.distance)) best = { name: entry, distance: far };
  }
  return best && join(dirname(path), best.name);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
