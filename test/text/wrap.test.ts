import { columnsOfText, wrap } from "../../src/text/wrap";

const wide = "日本";
const combined = "e\u0301";

test.each<[string, number]>([
  ["", 0],
  ["plain ~", 7],
  [wide, 4],
  [`${combined}a`, 2],
  ["soft\u00adhyphen", 10],
  ["😀", 2],
])("%j takes %d columns", (text, columns) => expect(columnsOfText(text)).toBe(columns));

test.each([1, 7, 10, 11, 12, 40, 200])(
  "no line is wider than %d columns unless it is one word, and none has room for the next word",
  (width) => {
    const words = ["one", wide, "three", combined.repeat(3), "a-rather-long-word", "😀", "x", `${wide}${wide}`, "end", "of", "it"];
    const [first, indent] = ["- ", "    "];
    const lines = wrap(words.join("  \n "), width, indent, first).split("\n");
    expect(lines.map((line, n) => line.slice(n === 0 ? first.length : indent.length)).join(" ")).toBe(words.join(" "));
    for (const [n, line] of lines.entries()) {
      const start = n === 0 ? first : indent;
      expect(line.startsWith(start)).toBe(true);
      if (line.slice(start.length).includes(" ")) expect(columnsOfText(line)).toBeLessThanOrEqual(width);
      const [next] = (lines[n + 1] ?? "").trim().split(" ");
      if (next) expect(columnsOfText(line) + 1 + columnsOfText(next)).toBeGreaterThan(width);
    }
  },
);
