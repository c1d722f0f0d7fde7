import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InputError, readInputs, sourceLine } from "../../src/sources";
import { applicationOf, asNobody, folder, kindsOf, placeOf, read } from "./folder";

const manifest = '{ "appId": "6f1d6a5e-0001-4a01-8a01-00000000000a", "displayName": "Büro ✓", "identifierUris": [] }';
const bigEndian = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, "utf16le").swap16();

describe("encodings", () => {
  test.each([
    ["UTF-8", Buffer.from(manifest)],
    ["UTF-8 with byte order mark", Buffer.from(`\uFEFF${manifest}`)],
    ["UTF-16 LE", Buffer.from(`\uFEFF${manifest}`, "utf16le")],
    ["UTF-16 BE", bigEndian(manifest)],
  ])("%s", (_name, bytes) => {
    const application = applicationOf(bytes);
    expect(application.displayName).toBe("Büro ✓");
    expect(placeOf(application, ["appId"])).toMatchObject({ line: 1, column: 12, endColumn: 50 });
  });

  test("comments and trailing commas, as the portal allowed them", () => {
    const application = applicationOf(`\uFEFF{
      "appId": "", // fill in
      /* none yet */ "identifierUris": [],
    }`);
    expect(application.identifierUris).toEqual([]);
    expect(placeOf(application, ["identifierUris"])).toMatchObject({ line: 3, column: 22, endColumn: 38 });
  });

  test("JSON with comments is not NDJSON, though its second line is a whole object", () => {
    const application = applicationOf(`{"appId":"6f1d6a5e-0001-4a01-8a01-00000000000a", "keyCredentials":[
{"keyId":"k","type":"Symmetric","usage":"Sign"}
], // old key
"signInAudience":"AzureADMyOrg"}`);
    expect(application.keyCredentials).toMatchObject([{ type: "Symmetric" }]);
    expect(placeOf(application, ["keyCredentials", 0, "type"])).toMatchObject({ line: 2, column: 21 });
  });

  test("a file larger than the read buffer, and than a pipe's", () => {
    const large = {
      appId: "6f1d6a5e-0001-4a01-8a01-00000000000a",
      identifierUris: [`https://${"x".repeat(700_000)}.example`],
      notes: "é".repeat(200_000),
    };
    expect(applicationOf(large).identifierUris).toEqual(large.identifierUris);
  });
});

describe("files that cannot be read", () => {
  const problemOf = (content: string | Buffer): unknown => read({ "bad.json": content }, ["bad.json"]).diagnostics;

  test.each([
    ["", 1, 1, "The file is empty"],
    [" \n ", 2, 2, "The file is empty"],
    ['{\n  "appId": "x",\n  "identifierUris": [', 3, 22, "ends too early"],
    ['{\n  "appId": "x"\n  "displayName": "y"\n}', 3, 3, "a comma is missing"],
    ["{ appId: 1 }", 1, 3, "neither a string in quotes"],
    ["<Objs/>", 1, 1, "XML"],
    ['{\n"a": 1\n}\n{\n"a": 2\n}', 4, 1, "another value follows"],
    ['"appId": "x"', 1, 8, "without the braces around it"],
  ])("%j", (content, line, column, message) => {
    expect(problemOf(content)).toEqual([{ kind: "unreadable", path: "bad.json", line, column, message: expect.stringContaining(message) }]);
  });

  test("UTF-16 without byte order mark", () => {
    expect(problemOf(Buffer.from(manifest, "utf16le"))).toMatchObject([{ message: expect.stringContaining("byte order mark") }]);
  });

  test("a known field that is nested too deeply is a diagnostic too, and the others count", () => {
    const { declarations, diagnostics } = read({
      "a.json": `{"appId":"x","AppId":"6f1d6a5e-0001-4a01-8a01-00000000000a","KeyCredentials":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      "b.json": manifest,
    });
    expect(kindsOf(declarations)).toContain("application");
    expect(diagnostics).toMatchObject([{ kind: "unreadable", path: "a.json", message: expect.stringContaining("deep") }]);
  });

  test("a document that is nested too deeply is a diagnostic, no crash", () => {
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    expect(problemOf(deep)).toMatchObject([{ kind: "unreadable", message: expect.stringContaining("deep") }]);
    expect(problemOf(`// comment\n${deep}`)).toMatchObject([{ kind: "unreadable", message: expect.stringContaining("deep") }]);
  });

  test("the scan goes on, and every file is counted once", () => {
    const intake = read({ "a.json": '{"appId"', "b.json": manifest, "c.json": { name: "package", version: "1.0.0" } });
    expect(intake).toMatchObject({ files: 3, scanned: 1, skipped: 1, unreadable: 1 });
    expect(kindsOf(intake.declarations)).toEqual(["application"]);
  });

  test("a named path that cannot be looked at is one of them, and the others count", () => {
    const root = folder({ "a.json": manifest, "locked/b.json": manifest });
    symlinkSync("second", join(root, "first"));
    symlinkSync("first", join(root, "second"));
    chmodSync(root, 0o755);
    chmodSync(join(root, "locked"), 0);
    const long = "x".repeat(300);
    const intake = asNobody(() => readInputs(["a.json", "locked/b.json", "locked", "first", long], { cwd: root }));
    chmodSync(join(root, "locked"), 0o755);
    expect(kindsOf(intake.declarations)).toEqual(["application"]);
    expect(intake).toMatchObject({ files: 5, scanned: 1, unreadable: 4 });
    expect(intake.diagnostics.map(({ path, message }) => [path, message])).toEqual([
      ["first", "Its symbolic links lead in a circle."],
      ["locked", "No permission to read it."],
      ["locked/b.json", "No permission to read it."],
      [long, "Its name is too long."],
    ]);
  });

  test("a file and a folder without permission", () => {
    const root = folder({ "a.json": manifest, "b/b.json": manifest, "c.json": manifest });
    chmodSync(root, 0o755);
    chmodSync(join(root, "a.json"), 0);
    chmodSync(join(root, "b"), 0);
    const intake = asNobody(() => readInputs(["."], { cwd: root }));
    chmodSync(join(root, "b"), 0o755);
    expect(intake).toMatchObject({ scanned: 1, unreadable: 2 });
    expect(intake.diagnostics.map(({ path, message }) => [path, message])).toEqual([
      ["a.json", "No permission to read it."],
      ["b", "No permission to read it."],
    ]);
  });
});

describe("named paths", () => {
  test("a file is read whatever its name", () => {
    expect(read({ "app.js": manifest }, ["app.js"]).scanned).toBe(1);
  });

  test("a path that does not exist is an error that names it, and a similar one", () => {
    const files = { "export/applications.json": manifest };
    expect(() => read(files, ["export/aplications.json"])).toThrow(InputError);
    expect(() => read(files, ["export/aplications.json"])).toThrow("export/aplications.json. Did you mean export/applications.json?");
    expect(() => read(files, ["nothing/here"])).toThrow(/^There is no file or folder nothing\/here\.$/);
  });

  test("the same file counts once, however it is named", () => {
    expect(read({ "a/b.json": manifest }, ["a", "a/b.json", "./a/../a/b.json", "."])).toMatchObject({ files: 1, scanned: 1 });
  });

  test("standard input", () => {
    const intake = readInputs(["-", "-"], { cwd: folder({}), stdin: () => Buffer.from(`\uFEFF${manifest}`, "utf16le") });
    expect(intake).toMatchObject({ files: 1, scanned: 1 });
    expect(placeOf(intake.declarations[0], ["displayName"])).toMatchObject({ path: "<stdin>", line: 1, column: 67 });
    expect(sourceLine("<stdin>", 1)).toBe(manifest);
  });

  test("progress is told after each file", () => {
    const told: (number | undefined)[][] = [];
    read({ "a.json": manifest, "b.json": "{" }, ["."], { onProgress: (...progress) => told.push(progress) });
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  test("source lines have no line end, and there is none beyond the last", () => {
    const root = folder({ "a.json": "{\r\n}\n" });
    readInputs(["a.json"], { cwd: root });
    expect([1, 2, 3, 4].map((line) => sourceLine("a.json", line))).toEqual(["{", "}", "", undefined]);
    expect(sourceLine("missing.json", 1)).toBeUndefined();
  });

  test("a folder has no extension that counts", () => {
    const root = folder({ "a.json/b.json": manifest });
    mkdirSync(join(root, "empty.json"));
    writeFileSync(join(root, "note.txt"), "{");
    expect(readInputs(["."], { cwd: root })).toMatchObject({ files: 1, scanned: 1 });
  });
});
