import fc from "fast-check";
import { endOfContainer } from "../../src/sources/json/container-end";

const container = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));

test("an object or array ends where its own bracket closes, whatever its strings hold", () => {
  fc.assert(
    fc.property(container, fc.string(), fc.constantFrom(0, 2, "\t"), (value, behind, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(endOfContainer(`  ${text}${behind}`, 2)).toBe(2 + text.length);
    }),
  );
});

test.each([
  ['{"a": "\\\\"}', "a backslash before the quote"],
  ['{"a": "\\""}', "a quote"],
  ['{"a": "]}"}', "brackets"],
  ["[1, // ]\n 2]", "a line comment"],
  ["[1, /* ] */ 2]", "a block comment"],
  ['{"a": /* "{ */ [], "b": {},}', "a comment with a quote"],
])("%s: %s", (text) => {
  expect(endOfContainer(`${text} }`, 0)).toBe(text.length);
});

test("what never ends, ends with the text", () => {
  for (const text of ["[1", '["', "[/*", "[//", "{"]) expect(endOfContainer(text, 0)).toBe(text.length);
});
