import { jsonLines } from "../text/escape";
import type { Reporter } from "./reporter";

/** The result document. */
export const json: Reporter = {
  name: "json",
  audience: "programs",
  /** List by list and entry by entry: the text of a large tenant's document is longer than one string should be. */
  *render(result) {
    const fields = Object.entries(result);
    for (const [index, [name, value]] of fields.entries()) {
      yield `${index === 0 ? "{" : ","}\n  ${JSON.stringify(name)}: `;
      if (Array.isArray(value)) yield* list(value);
      else yield jsonLines(value, "  ");
    }
    yield "\n}\n";
  },
};

function* list(entries: readonly unknown[]): Iterable<string> {
  if (entries.length === 0) return yield "[]";
  for (const [index, value] of entries.entries()) yield `${index === 0 ? "[" : ","}\n    ${jsonLines(value, "    ")}`;
  yield "\n  ]";
}
