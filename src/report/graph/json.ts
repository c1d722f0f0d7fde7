import type { Graph } from "../../graph";
import { jsonLine } from "../../text/escape";

/** The graph as one document: `schemaVersion`, `tool`, `nodes` and `links`, one line each. Fields: `src/graph/callGraph.ts`. */
export function* graphJson({ nodes, links }: Graph, version: string): Iterable<string> {
  yield `{\n  "schemaVersion": 1,\n  "tool": ${jsonLine({ name: "aadguard", version })},\n`;
  yield* list("nodes", nodes);
  yield ",\n";
  yield* list("links", links);
  yield "\n}\n";
}

function* list(name: string, entries: readonly unknown[]): Iterable<string> {
  yield `  "${name}": [`;
  for (const [index, entry] of entries.entries()) yield `${index === 0 ? "" : ","}\n    ${jsonLine(entry)}`;
  yield entries.length === 0 ? "]" : "\n  ]";
}
