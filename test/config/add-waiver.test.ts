import { addWaiver } from "../../src/config/add-waiver";
import { ConfigError, parseConfig } from "../../src/config";

const fingerprint = "ab".repeat(32);
const waiver = { fingerprint, reason: "moved in May", expires: "2027-01-31" };
const added = (text: string, more = {}) => addWaiver(text, { ...waiver, ...more }, "aadguard.yaml").text;
const other = { rule: "symmetric-signing-key", match: "{ urn: u }", reason: "r", expires: "2027-01-01" };
const flowOther = `{ rule: ${other.rule}, match: ${other.match}, reason: r, expires: 2027-01-01 }`;
const entry = (indent: string) =>
  `${indent}- fingerprint: ${fingerprint}\n${indent}  reason: moved in May\n${indent}  expires: 2027-01-31\n`;

describe("a waiver is added at the end of the list, and nothing else changes", () => {
  test.each([
    ["an empty file", "", `waivers:\n${entry("  ")}`],
    ["comments only", "# ours\n", `# ours\n\nwaivers:\n${entry("  ")}`],
    ["no list", "rules:   {}  # none\nexclude:\n    - a", `rules:   {}  # none\nexclude:\n    - a\n\nwaivers:\n${entry("  ")}`],
    ["a name without a list", "waivers:  # later\n\nrules: {}\n", `waivers:  # later\n${entry("  ")}\nrules: {}\n`],
    ["an empty list", "waivers: []   # none\nrules: {}\n", `waivers:   # none\n${entry("  ")}rules: {}\n`],
    [
      "a list, its comments and the blank line behind it",
      `waivers:\n    # first\n    - rule: symmetric-signing-key\n      match: {urn:   u} # us\n      reason: >-\n        long\n        story\n      expires: "2027-01-01"  # soon\n\n# next\nrules: {}\n`,
      `waivers:\n    # first\n    - rule: symmetric-signing-key\n      match: {urn:   u} # us\n      reason: >-\n        long\n        story\n      expires: "2027-01-01"  # soon\n${entry("    ")}\n# next\nrules: {}\n`,
    ],
    ["a list without indent", `waivers:\n- ${flowOther} # x\nrules: {}`, `waivers:\n- ${flowOther} # x\n${entry("")}rules: {}`],
    ["a last line without an end", `waivers:\n  - ${flowOther}`, `waivers:\n  - ${flowOther}\n${entry("  ")}`],
    [
      "a list in brackets",
      `waivers: [ ${flowOther},  # x\n ]\n`,
      `waivers: [ ${flowOther}, { fingerprint: ${fingerprint}, reason: moved in May, expires: 2027-01-31 },  # x\n ]\n`,
    ],
    [
      "a file in braces",
      "{ rules: {}, waivers: [] }",
      `{ rules: {}, waivers: [{ fingerprint: ${fingerprint}, reason: moved in May, expires: 2027-01-31 }] }`,
    ],
    [
      "a file in braces without a list",
      "{ rules: {} }",
      `{ rules: {}, waivers: [{ fingerprint: ${fingerprint}, reason: moved in May, expires: 2027-01-31 }] }`,
    ],
    ["a byte order mark", "\ufeffwaivers: []\n", `\ufeffwaivers:\n${entry("  ")}`],
    ["Windows' line ends", "rules: {}\r\n", `rules: {}\r\n\r\nwaivers:\r\n${entry("  ").replaceAll("\n", "\r\n")}`],
  ])("%s", (_, before, after) => {
    expect(added(before)).toBe(after);
    expect(parseConfig(after, "aadguard.yaml").waivers.at(-1)).toMatchObject(waiver);
  });
});

test("with its rule, its owner, and a comment that says what it is about", () => {
  expect(added("", { rule: "symmetric-signing-key", owner: "identity@contoso.com", about: "Orders\nAPI" })).toBe(
    `waivers:\n  # Orders\\u000aAPI\n  - rule: symmetric-signing-key\n    fingerprint: ${fingerprint}\n    reason: moved in May\n` +
      "    owner: identity@contoso.com\n    expires: 2027-01-31\n",
  );
});

test.each([
  "yes: no",
  "# x",
  "5",
  "true",
  "a # b",
  '"q"',
  "it's",
  "line\nbreak",
  "\u0085\u009b[31m",
  "é, [x] {y}",
  "-",
  "*a",
  "a: b",
  " a ",
])("a reason is kept as it is: %j", (reason) => {
  for (const text of ["", "{ waivers: [] }"]) {
    expect(parseConfig(added(text, { reason }), "aadguard.yaml").waivers[0]?.reason).toBe(reason);
  }
});

test("its place is told", () => {
  expect(addWaiver("# ours\n", waiver, "aadguard.yaml")).toMatchObject({ line: 4, column: 5 });
});

test("where nothing can be added, the entry is shown, to be added by hand", () => {
  expect(() => added(`waivers: &all\n  - &first ${flowOther}\n`)).toThrow(
    new ConfigError(
      "aadguard.yaml: the waiver cannot be added to a list that is written like this; add it by hand: " +
        `{ fingerprint: ${fingerprint}, reason: moved in May, expires: 2027-01-31 }`,
    ),
  );
});

test("a file with mistakes is not touched", () => {
  expect(() => added("waiver: []\n")).toThrow(ConfigError);
});
