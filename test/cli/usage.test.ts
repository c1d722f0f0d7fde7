import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { aadguard, folderWith, root } from "./run";

describe("a mistake in the command line exits 2 with a hint, on standard error only", () => {
  test.each([
    [["scna"], 'There is no command and no path "scna". Did you mean "scan"?'],
    [["explian", "AADSTS50000"], 'There is no command and no path "explian". Did you mean "explain"?'],
    [["scan", "--fromat", "json"], 'There is no option --fromat. Did you mean "--format"?'],
    [["scan", "--no-color"], 'There is no option --no-color. Did you mean "--color"?'],
    [["scan", "-q"], "There is no option -q."],
    [["scan", "--format"], "--format needs a value."],
    [
      ["scan", "--format", "jsn"],
      '"jsn" is not a format: use pretty, concise, json, sarif, junit, github, gitlab, markdown, html. Did you mean "json"?',
    ],
    [["scan", "--format", "json="], "names no file"],
    [["scan", "--format", "json", "--format", "pretty"], "Standard output takes one format"],
    [["scan", "--format", "json=a", "--format", "pretty=a"], "Two formats are to be written to a"],
    [
      ["scan", "--fail-on", "warnings"],
      '"warnings" is not a valid value of --fail-on: use error, warning, note, never. Did you mean "warning"?',
    ],
    [["scan", "--fail-on", "error", "--fail-on", "note"], "--fail-on can be given once only"],
    [
      ["scan", "--min-severity", "warnings"],
      '"warnings" is not a valid value of --min-severity: use error, warning, note. Did you mean "warning"?',
    ],
    [["scan", "--group-by", "rules"], '"rules" is not a valid value of --group-by: use rule, application, none. Did you mean "rule"?'],
    [["scan", "--quiet", "--verbose"], "--verbose and --quiet contradict each other"],
    [["scan", "--undetermined", "no"], '"no" is not a valid value of --undetermined: use ignore, warn, fail.'],
    [["scan", "--color", "yes"], '"yes" is not a valid value of --color: use auto, always, never.'],
    [["scan", "--rule", "symetric-signing-key"], 'no rule is called "symetric-signing-key". Did you mean "symmetric-signing-key"?'],
    [["scan", "--skip", "no-such-*"], '--skip: no rule is called "no-such-*".'],
    [["scan", "--rule", "symmetric-*", "--skip", "*"], "leave no rule to ask"],
    [["rules", "--format", "yaml"], '"yaml" is not a valid value of --format: use pretty, json.'],
    [["rules", "extra"], '"extra" is one argument too many.'],
    [["explain"], "explain takes a rule id"],
    [["explain", "symmetric-singing-key"], 'No rule is called "symmetric-singing-key". Did you mean "symmetric-signing-key"?'],
    [["explain", "AADSTS59999"], "AADSTS59999 is not among the"],
    [["explain", "a", "b"], '"b" is one argument too many.'],
  ])("%j", (args, message) => {
    const { exit, stdout, stderr } = aadguard(args);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(/^aadguard: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });

  test.each([
    "",
    "today",
    "2026-11-23",
    "2026-02-30T00:00:00Z",
    "2026-11-23T24:00:00Z",
    "2026-11-23T00:00:00",
    "2026-11-23 00:00:00Z",
    "1795392000",
  ])("--now takes RFC 3339 only, not %j", (now) => {
    const { exit, stderr } = aadguard(["scan", `--now=${now}`]);
    expect(exit).toBe(2);
    expect(stderr).toContain("--now takes a time as RFC 3339 writes it, such as 2026-11-23T00:00:00Z");
  });
});

describe("a path that does not exist", () => {
  const folder = folderWith({ "export.json": [] });
  afterAll(folder.remove);

  test("exits 2 and says which, with a hint", () => {
    expect(aadguard(["scan", "exprot.json"], { cwd: folder.path })).toEqual({
      exit: 2,
      stdout: "",
      stderr: 'aadguard: exprot.json: No such file or folder; nothing was scanned. Did you mean "export.json"?\n',
    });
  });

  test("is called a link where it is one, and no hint repeats its name", () => {
    symlinkSync("gone.json", join(folder.path, "link.json"));
    expect(aadguard(["scan", "link.json"], { cwd: folder.path })).toEqual({
      exit: 2,
      stdout: "",
      stderr: "aadguard: link.json: It is a link to gone.json, which does not exist; nothing was scanned.\n",
    });
  });

  test("is told to programs in the document they wait for", () => {
    const { exit, stdout } = aadguard(["scan", "export.json", "nowhere", "--format", "json"], { cwd: folder.path });
    expect(exit).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { files: 1, scanned: 0, skipped: 0, unreadable: 1 },
      findings: [],
      diagnostics: [{ kind: "unreadable", path: "nowhere", message: "No such file or folder; nothing was scanned." }],
    });
  });

  test("is shown with its control characters escaped", () => {
    expect(aadguard(["scan", "a\u001b[31mb"], { cwd: folder.path }).stderr).toContain("a\\u001b[31mb");
  });
});

describe("help and version", () => {
  test("--help tells commands, options and exit codes on standard output", () => {
    const { exit, stdout, stderr } = aadguard(["--help"]);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    for (const text of ["aadguard scan", "aadguard explain", "aadguard rules", "--fail-on", "--undetermined", "3 no"])
      expect(stdout).toContain(text);
  });

  test("-h works for a command", () => {
    expect(aadguard(["scan", "-h"])).toMatchObject({ exit: 0, stdout: expect.stringContaining("--exclude") });
  });

  test("--version is the package's", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(aadguard(["--version"])).toEqual({ exit: 0, stdout: `${version}\n`, stderr: "" });
  });
});
