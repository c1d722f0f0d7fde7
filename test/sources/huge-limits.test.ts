import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Intake } from "../../src/model/collection";
import { type IntakeOptions, positionOf, readInputs, sourceLine } from "../../src/sources";
import { inWords } from "../../src/sources/misread";
import { sightOf, tiny } from "./huge-sight";
import { folder, kindsOf, read } from "./folder";

const app = (n: number): Record<string, unknown> => ({
  appId: `6f1d6a5e-0001-4a01-8a01-${String(n).padStart(12, "0")}`,
  identifierUris: [],
});
const apps = (count: number): Record<string, unknown>[] => Array.from({ length: count }, (_, n) => app(n));
const piecewise = (content: unknown, split: IntakeOptions["split"] = tiny(64)): Intake => read({ "x.json": content }, ["."], { split });

describe("what a file that is read piece by piece can say", () => {
  test("exactly 100 applications are where tools stop", () => {
    expect(piecewise(apps(99))).toMatchObject({ diagnostics: [], collections: [{ count: 99, complete: true }] });
    expect(piecewise(apps(100))).toMatchObject({
      diagnostics: [{ kind: "incomplete", message: expect.stringContaining("Exactly 100 applications") }],
      collections: [{ count: 100, complete: false }],
    });
  });

  test("a link to a further page behind the objects, and a context there that says what they are", () => {
    const grants = [{ id: "a", clientId: "b" }];
    expect(piecewise({ value: apps(3), "@odata.nextLink": "https://graph.microsoft.com/v1.0/x" })).toMatchObject({
      diagnostics: [{ kind: "incomplete", message: expect.stringContaining("@odata.nextLink") }],
      collections: [{ count: 3, complete: false }],
    });
    const { declarations } = piecewise({
      value: grants,
      "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#oauth2PermissionGrants",
    });
    expect(kindsOf(declarations)).toEqual(["oauth2PermissionGrant"]);
  });

  test("a damaged line of NDJSON is told, the others count, and more may exist", () => {
    const [first, , third] = apps(3).map((one) => JSON.stringify(one));
    expect(piecewise(`${first}\n  {"appId": nothing}\n${third}\n`)).toMatchObject({
      unreadable: 1,
      diagnostics: [{ kind: "unreadable", line: 2, column: 13 }],
      collections: [{ count: 2, complete: false }],
    });
  });

  test("an element that is damaged far into the file makes it unreadable, and the files beside it incomplete", () => {
    const text = JSON.stringify(apps(500), null, 1).replace('"6f1d6a5e-0001-4a01-8a01-000000000321"', "6f");
    const line = text.split("\n").findIndex((one) => one.includes("6f,")) + 1;
    const intake = read({ "x.json": text, "y.json": [app(1)] }, ["."], { split: { ...tiny(64), above: 1000 } });
    expect(intake.diagnostics).toMatchObject([{ kind: "unreadable", path: "x.json", line, column: 13 }]);
    expect(intake.collections).toMatchObject([{ path: "y.json", complete: false }]);
  });

  test("a file that was cut off, and one with another value behind the list", () => {
    const text = JSON.stringify(apps(50));
    expect(piecewise(text.slice(0, -1)).diagnostics).toMatchObject([
      { column: text.length, message: expect.stringContaining("ends too early") },
    ]);
    expect(piecewise(text.slice(0, -3)).diagnostics).toMatchObject([
      { column: text.length - 2, message: expect.stringContaining("cut off") },
    ]);
    expect(piecewise(`[\n{}\n]\n\n{}`).diagnostics).toMatchObject([
      { line: 5, column: 1, message: expect.stringContaining("another value") },
    ]);
  });

  test("a page of users is skipped like a smaller one", () => {
    const users = { "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users", value: [{ id: "x" }] };
    expect(piecewise(users)).toMatchObject({ skipped: 1, unreadable: 0, diagnostics: [] });
  });
});

describe("what cannot be read piece by piece", () => {
  const other = "Arrays of Entra objects, pages of them (value) and NDJSON are read in any size";
  test.each([
    ["a single object", app(1), other],
    ["several collections in one object", { applications: apps(3) }, other],
    ["a page that says it is one object", { "@odata.context": "https://x/$metadata#applications/$entity", value: [], appId: "x" }, other],
    ["a list under two names", { value: apps(1), Value: apps(1) }, other],
    ["a list of permissions, which is a part of an application", [{ resourceAppId: "r", resourceAccess: [] }], other],
    ["a stack export", { version: 3, deployment: { resources: [{ urn: "urn:pulumi:a", type: "x" }] }, value: [] }, other],
    ["a text", '"x"', other],
    ["XML", "<Objs/>", "This is XML"],
    ["white space", "\n ".repeat(99), "The file is empty"],
    ["a comment", `[\n${JSON.stringify(app(1))}, // one\n${JSON.stringify(app(2))}]`, "Comments and trailing commas"],
    ["a trailing comma", '{"value": [{"appId": "x"},]}', "Comments and trailing commas"],
    ["a trailing comma in an element", '[{"appId": "x",}]', "Comments and trailing commas"],
  ])("%s is told, and read as one text where it fits into one", (_name, content, message) => {
    const refused = piecewise(content);
    expect(refused).toMatchObject({
      unreadable: 1,
      declarations: [],
      diagnostics: [{ kind: "unreadable", message: expect.stringContaining(message) }],
    });
    const root = folder({ "x.json": content });
    expect(sightOf(root, { above: 0 })).toEqual(sightOf(root));
  });

  test("a comment is told with its place", () => {
    expect(piecewise("[\n{},\n  /* none */ {}]").diagnostics).toMatchObject([{ line: 3, column: 3 }]);
  });

  test("an element or a line that is larger than a piece may be", () => {
    const limits = { ...tiny(64), piece: 200 };
    const large = { ...app(1), notes: "x".repeat(300) };
    expect(piecewise(apps(9), limits)).toMatchObject({ unreadable: 0, scanned: 1 });
    expect(piecewise([app(1), large], limits).diagnostics).toMatchObject([{ kind: "unreadable", message: expect.stringContaining(other) }]);
    const lines = [app(1), app(2), large].map((one) => JSON.stringify(one)).join("\n");
    expect(piecewise(lines, limits).diagnostics).toMatchObject([{ kind: "unreadable", message: expect.stringContaining(other) }]);
  });

  test("standard input that is too large says what to do", () => {
    const stdin = (): Buffer => {
      throw Object.assign(new Error(), { code: "ERR_STRING_TOO_LONG" });
    };
    expect(readInputs(["-"], { stdin, cwd: folder({}) }).diagnostics).toMatchObject([
      { message: expect.stringContaining("Save it to a file") },
    ]);
    expect(inWords({ code: "ERR_FS_FILE_TOO_LARGE" })).toContain("Save it to a file");
  });
});

describe("a file of one line", () => {
  const secret = "Zm9vYmFyYmF6cXV4";
  const withSecret = (n: number): object => ({
    ...app(n),
    keyCredentials: [{ keyId: "k", type: "Symmetric", usage: "Sign", key: secret }],
  });
  const many = Array.from({ length: 300 }, (_, n) => (n % 50 === 7 ? `text ${n}` : n % 50 === 9 ? null : withSecret(n)));

  test.each([
    ["array", many],
    ["page", { "@odata.count": 1, value: many, "@odata.nextLink": "x" }],
  ])("%s: the source line of a finding is the same, and only what is near it is read", (_name, content) => {
    const root = folder({ "x.json": JSON.stringify(content) });
    const whole = sightOf(root, undefined, false);
    expect(sightOf(root, tiny(512), false)).toEqual(whole);
    const line = JSON.stringify(content);
    for (const column of [1, 5000, 20_000, line.length - 3]) {
      const part = sourceLine("x.json", 1, column);
      if (typeof part !== "object") throw new Error("the whole line");
      expect(part.text.length).toBeLessThan(line.length / 2);
      expect(line.slice(part.start, part.start + part.text.length)).toBe(part.text);
      expect(part.start).toBeLessThan(column);
      expect(part.isCut).toBe(part.start + part.text.length < line.length);
    }
  });

  test("of a line that ends with the file, the next one does not exist", () => {
    const root = folder({ "x.json": "[{},\r\n{}]" });
    readInputs(["."], { cwd: root, split: tiny(4) });
    expect([1, 2, 3].map((line) => sourceLine("x.json", line))).toEqual(["[{},", "{}]", undefined]);
    writeFileSync(join(root, "x.json"), "[");
    expect(sourceLine("x.json", 2)).toBeUndefined();
  });
});

test("lines of NDJSON are source lines as they are", () => {
  const root = folder({ "x.json": '{"a":1}\r\n\r\n{"b":2}\n' });
  readInputs(["."], { cwd: root, split: tiny(4) });
  expect([1, 2, 3, 4, 5].map((line) => sourceLine("x.json", line))).toEqual(['{"a":1}', "", '{"b":2}', "", undefined]);
});

test.each([
  ["array", "[\n {},\n {}]", "/1/appId", 3],
  ["NDJSON", "{}\n{}\n", "/1/appId", 2],
])("a file that is gone (%s): what was seen of it keeps its line, and there is no crash", (_name, content, pointer, line) => {
  const root = folder({ "x.json": content });
  readInputs(["."], { cwd: root, split: tiny(4) });
  rmSync(join(root, "x.json"));
  expect(positionOf({ path: "x.json", pointer })).toMatchObject({ path: "x.json", line });
  expect(sourceLine("x.json", line, 1) ?? "").toBe("");
});
