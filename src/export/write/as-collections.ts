import { textOf } from "../answer";
import type { CollectionName } from "../collections";
import type { Sink } from "./files";
import type { Section } from "./sections";

/** What Microsoft Graph calls the set, where that is not the file's name. */
const sets: Partial<Record<CollectionName, string>> = {
  authorizationPolicy: "policies/authorizationPolicy/$entity",
  claimsMappingPolicies: "policies/claimsMappingPolicies",
};

export const collectionFiles = (names: readonly CollectionName[]): string[] => names.map((name) => `${name}.json`);

/** One file for each collection: a page as Microsoft Graph writes it. `further`: where the rest of an unfinished one begins. */
export function writeCollection(files: Sink, graph: string, section: Section, further: string | undefined): void {
  const { name, result, objects, count } = section;
  // What could not be read at all has no file: an empty page would say that there is nothing.
  if (result.status !== "complete" && count === 0) return;
  const context = `${graph}/v1.0/$metadata#${sets[name] ?? name}`;
  if (name === "authorizationPolicy") {
    for (const object of objects) files.write(`${name}.json`, [json({ "@odata.context": context, ...object }, ""), "\n"]);
    return;
  }
  files.write(`${name}.json`, page(context, objects, result.status === "complete" ? undefined : (textOf(further) ?? graph)));
}

function* page(context: string, objects: Iterable<object>, next: string | undefined): Generator<string> {
  yield `{\n  "@odata.context": ${JSON.stringify(context)},\n`;
  if (next !== undefined) yield `  "@odata.nextLink": ${JSON.stringify(next)},\n`;
  yield '  "value": [';
  let separator = "\n    ";
  for (const object of objects) {
    yield separator + json(object, "    ");
    separator = ",\n    ";
  }
  yield separator.startsWith(",") ? "\n  ]\n}\n" : "]\n}\n";
}

function json(object: object, indentation: string): string {
  const text = JSON.stringify(object, null, 2);
  return indentation === "" ? text : text.replaceAll("\n", `\n${indentation}`);
}
