import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTokenError, type TokenError } from "../../src/diagnose/error-text";

interface Corpus {
  readonly ids: Readonly<Record<string, string>>;
  readonly texts: readonly { readonly text: string; readonly fields: Partial<TokenError> }[];
}

const corpus = JSON.parse(readFileSync(join(__dirname, "corpus", "fields.json"), "utf8")) as Corpus;

/** With the ids in place of their names. */
function filled<T>(value: T): T {
  const names = Object.keys(corpus.ids).join("|");
  return JSON.parse(JSON.stringify(value).replace(new RegExp(`\\{(${names})\\}`, "g"), (_, name: string) => corpus.ids[name] ?? "")) as T;
}

test("the corpus has texts of many codes and every field", () => {
  expect(corpus.texts.length).toBeGreaterThanOrEqual(70);
  const fields = new Set(
    corpus.texts.flatMap(({ fields }) => Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [name]))),
  );
  const all = Object.keys(readTokenError("AADSTS50000: x")).filter((name) => name !== "message");
  expect(all.filter((name) => !fields.has(name))).toEqual([]);
});

test.each(corpus.texts.map(filled).map(({ text, fields }) => [text, fields] as const))("%s", (text, fields) => {
  const code = /AADSTS\d+/.exec(text)?.[0];
  expect(readTokenError(text)).toMatchObject({ ...(code ? { code } : {}), ...fields });
});

// The same text as it comes out of other hands.
const forms: readonly (readonly [string, (text: string) => string])[] = [
  ["in capitals of nothing but the code", (text) => text.replace(/AADSTS/g, "aadsts")],
  ["as a JSON response", (text) => JSON.stringify({ error: "invalid_request", error_description: text })],
  [
    "as a JSON response within a log line",
    (text) => `[ERR] ${JSON.stringify(JSON.stringify({ error: "x_y", error_description: text }))} at Contoso.Orders`,
  ],
  ["as HTML", (text) => text.replace(/&/g, "&amp;").replace(/'/g, "&#39;").replace(/"/g, "&quot;")],
  ["with typographic quotes", (text) => text.replace(/'([^']*)'/g, "‘$1’")],
  ["with a line for each sentence", (text) => text.replace(/\. /g, ".\n")],
  ["wrapped by a terminal", (text) => text.replace(/(.{40,60}) /g, "$1\n")],
  ["indented in a log", (text) => `Unhandled exception:\n    ${text}\n    at Contoso.Orders.Program.Main() in /src/Program.cs:line 12`],
];

describe.each(forms)("%s", (_, form) => {
  test("has the same values", () => {
    const plain = corpus.texts.map(filled).filter(({ text }) => text.startsWith("AADSTS"));
    const misread = plain.flatMap(({ text, fields }) => {
      const read = readTokenError(form(text)) as unknown as Record<string, unknown>;
      return Object.entries(fields)
        .filter(([name, value]) => JSON.stringify(read[name]) !== JSON.stringify(value))
        .map(([name, value]) => ({ text: form(text), name, value, read: read[name] }));
    });
    expect(misread).toEqual([]);
  });
});
