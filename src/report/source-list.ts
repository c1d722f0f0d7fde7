import type { Format, Gap } from "../model/input-format";
import { groupedBy } from "../model/grouped";
import type { Rule } from "../policy/catalogue";
import { differingRules } from "../policy/differences";
import { kindWordMany } from "../model/kind-words";
import { escapeControls } from "../text/escape";
import { joined } from "../text/words";
import { wrap } from "../text/wrap";
import type { Colors } from "./pretty/style";

/** The document of `sources --format json`. */
export function sourceList(formats: readonly Format[], rules: readonly Rule[]) {
  return {
    schemaVersion: 1,
    sources: formats.map((format) => {
      const { id, title, reader, writtenBy, origin, shows, gaps, rest } = format;
      const open = differingRules(format, rules);
      return { id, title, reader, writtenBy, origin, shows, gaps, open, ...(rest === undefined ? {} : { rest }) };
    }),
  };
}

/** What writes each format, what it shows, and what it can never show; formats of which the same can be said stand together. */
export function sourceText(
  formats: readonly Format[],
  rules: readonly Rule[],
  { width, colors }: { readonly width: number; readonly colors: Colors },
): string {
  const groups = groupedBy(formats, ({ origin, shows, gaps, circumstances, rest }) =>
    JSON.stringify([origin, shows, gaps, circumstances, rest]),
  );
  const blocks = [...groups.values()].map((group) => groupText(group, rules, width, colors));
  return `${blocks.join("\n\n")}\n\n${wrap(`${formats.length} formats. ${afterword}`, width)}\n`;
}

const afterword =
  "Each is known by its content, whatever the file's name. What a format never shows, no rule decides there; " +
  "`--format json` has all of it, field by field.";

function groupText(group: readonly [Format, ...Format[]], rules: readonly Rule[], width: number, colors: Colors): string {
  const [format] = group;
  const { origin, shows, gaps, rest } = format;
  const entry = (label: string, text: string): string => wrap(escapeControls(text), width, " ".repeat(13), `  ${label.padEnd(9)}  `);
  return [
    ...group.flatMap(({ id, title, writtenBy }) => [`${colors.bold(title)} ${colors.dim(`(${id})`)}`, entry("from", writtenBy)]),
    entry(
      "is",
      origin === "declared" ? "declared: not deployed yet, or code that was" : "observed: what a tenant has, or what is written to it",
    ),
    entry(
      "shows",
      shows.length > 0 ? joined(shows.map(kindWordMany)) : "no declarations: only which tenant the files next to it belong to",
    ),
    ...(rest === undefined ? [] : [entry("rest", rest)]),
    ...gaps.map((gap) => entry("never", `${fieldsText(gap)}: ${gap.reason}`)),
    ...differingRules(format, rules).map(({ rules: ids, say, reason }) => entry(says[say], `${ids.join(", ")}: ${reason}`)),
  ].join("\n");
}

const says = { undetermined: "open", nothing: "silent", more: "says more", weaker: "lower severity" } as const;

/** `applications[].web.redirectUris`, `applications[].tags` → `web.redirectUris, tags of applications`. */
function fieldsText(gap: Gap): string {
  const byKind = new Map<string, string[]>();
  for (const field of gap.fields) {
    const [, kind = field, name] = /^(\w+)\[\]\.(.+)$/.exec(field) ?? [];
    byKind.set(kind, [...(byKind.get(kind) ?? []), ...(name === undefined ? [] : [name])]);
  }
  const texts = [...byKind].map(([kind, names]) => (names.length > 0 ? `${names.join(", ")} of ${wordsOf(kind)}` : wordsOf(kind)));
  return [joined(texts), ...conditions(gap)].join(" ");
}

/** Of which objects it is said, where not of all. */
function conditions({ ofOthers, ofItself, where = {}, unless = {} }: Gap): string[] {
  return [
    ...(ofOthers ? ["that exist already"] : []),
    ...(ofItself ? ["that refer to themselves"] : []),
    ...Object.entries(where).map(([name, values]) => `where ${name} is ${valuesText(values)}`),
    ...Object.entries(unless).map(([name, values]) => `unless ${name} is ${valuesText(values)}`),
  ];
}

function valuesText(values: readonly unknown[]): string {
  return values.length > 3 ? `one of ${values.length} known values` : joined(values.map(String), "or");
}

/** `servicePrincipals` → `service principals`. */
function wordsOf(collection: string): string {
  return collection.replace(/^oauth2PermissionGrants$/, "delegatedGrants").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
