import fc from "fast-check";
import { findNodeAtLocation, type Node, parse, parseTree } from "jsonc-parser";
import { JsonNavigator } from "../../src/sources/json/navigator";
import { endOfValue } from "../../src/sources/json/values";
import { cases } from "../support/breadth";

/** What may stand between tokens of a manifest. */
const blank = fc.oneof(
  { weight: 5, arbitrary: fc.constant("") },
  fc.constantFrom(" ", "\t", "\n", "\r\n  ", '/* { " ] */', '// [ "\n', "/**/"),
);

/** A JSON text with comments and trailing commas anywhere. */
const commented = fc.gen().map((draw) => {
  const gap = (): string => draw(() => blank);
  const write = (value: unknown): string => {
    const list = Array.isArray(value);
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const members = Object.entries(value).map(
      ([key, inner]) => `${gap()}${list ? "" : `${JSON.stringify(key)}${gap()}:${gap()}`}${write(inner)}${gap()}`,
    );
    const trailing = members.length > 0 && draw(fc.boolean) ? "," : "";
    return `${list ? "[" : "{"}${members.join(",")}${trailing}${gap()}${list ? "]" : "}"}`;
  };
  return `${gap()}${write(draw(() => fc.jsonValue({ maxDepth: 4 })))}${gap()}`;
});

test("every value is found where a parser sees it", () => {
  fc.assert(
    fc.property(commented, (text) => {
      const tree = parseTree(text, [], { allowTrailingComma: true });
      if (!tree) throw new Error(text);
      const navigator = new JsonNavigator(text, false);
      const check = (node: Node, path: readonly (string | number)[]): void => {
        const { node: found } = navigator.find(path.map((step) => `/${String(step).replace(/~/g, "~0").replace(/\//g, "~1")}`).join(""));
        expect(found.start).toBe(node.offset);
        // The whole document goes to the end of the text.
        if (path.length > 0) expect(found.end).toBe(node.offset + node.length);
        if (node.type === "array") node.children?.forEach((child, index) => check(child, [...path, index]));
        const names = new Set(node.type === "object" ? node.children?.map(({ children }) => String(children?.[0]?.value)) : []);
        // Of a name that stands twice the last one counts, as for `JSON.parse`; `findNodeAtLocation` takes the first.
        for (const name of names) {
          const twice = node.children?.filter(({ children }) => children?.[0]?.value === name) ?? [];
          const child = twice.length === 1 ? findNodeAtLocation(node, [name]) : twice.at(-1)?.children?.[1];
          if (child) check(child, [...path, name]);
        }
      };
      check(tree, []);
    }),
    { numRuns: cases(150, 500) },
  );
});

test("the generated texts hold what they are meant to", () => {
  const texts = fc.sample(commented, { numRuns: cases(100, 300), seed: 1 });
  for (const text of texts) expect(parse(text, [], { allowTrailingComma: true })).toBeDefined();
  expect(texts.some((text) => text.includes("/*"))).toBe(true);
  expect(texts.some((text) => /,\s*[\]}]/.test(text))).toBe(true);
});

test("what never ends, ends with the text", () => {
  for (const text of ["[1", '["', "[/*", "[//", "{", '"', "1"]) expect(endOfValue(text, 0)).toBe(text.length);
});
