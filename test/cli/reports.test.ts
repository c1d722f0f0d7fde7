import { readFileSync } from "node:fs";
import { join } from "node:path";
import { faulty, now } from "./inputs";
import { aadguard, folderWith } from "./run";

const keys = ["--rule", "symmetric-signing-key"];
const folder = folderWith({
  "faulty.json": faulty,
  "broken.json": '{\n  "appId": "4f1c1a5e",\n  "keyCredentials": [{ "key": "c2VjcmV0" "type": 1 }]\n}',
});
const inFolder = { cwd: folder.path };
afterAll(folder.remove);

describe("the pretty report", () => {
  test("frames the faulty line, and tells remedy and counts", () => {
    const { exit, stdout, stderr } = aadguard(["scan", "faulty.json", "--now", now, ...keys], inFolder);
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: "" });
    const [first, ...rest] = stdout.replace(/; [\d.]+ m?s$/m, "; TIME").split("\n");
    expect(first).toMatch(/^error\[symmetric-signing-key\]: Orders API /);
    expect(rest.slice(0, 6)).toEqual([
      " --> faulty.json:9:15",
      "  |",
      '9 |       "type": "Symmetric",',
      "  |               ^^^^^^^^^^^",
      "  |",
      "  = prevents: AADSTS50000",
    ]);
    expect(rest.slice(-2)).toEqual([
      "1 error, 0 warnings, 0 notes, 0 undetermined, 0 unreadable in 1 file (1 scanned, 0 skipped), 1 application, 0 service principals; TIME",
      "",
    ]);
  });

  test("names files that could not be read with line and column, and goes on", () => {
    const { stdout } = aadguard(["scan", ".", "--now", now, ...keys], inFolder);
    expect(stdout).toMatch(/^unreadable: broken\.json:3:\d+: /m);
    expect(stdout).toContain("error[symmetric-signing-key]");
  });

  test("is without colours unless they are wanted", () => {
    const escapes = (env: NodeJS.ProcessEnv, ...args: string[]) =>
      aadguard(["scan", "faulty.json", ...keys, ...args], { ...inFolder, env }).stdout.includes("\u001b[");
    expect(escapes({})).toBe(false);
    expect(escapes({}, "--color", "always")).toBe(true);
    expect(escapes({ NO_COLOR: "1" }, "--color", "always")).toBe(true);
    expect(escapes({}, "--color", "never")).toBe(false);
  });
});

describe("reports to files", () => {
  test("stand beside one on standard output", () => {
    const out = folderWith({});
    const file = join(out.path, "result.json");
    const { exit, stdout } = aadguard(
      ["scan", "faulty.json", "--now", now, "--format", "pretty", "--format", `json=${file}`, ...keys],
      inFolder,
    );
    expect(exit).toBe(1);
    expect(stdout).toContain("error[symmetric-signing-key]");
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ summary: { files: 1, errors: 1 } });
    out.remove();
  });

  test("that cannot be written are exit 2 with the reason", () => {
    const { exit, stdout, stderr } = aadguard(["scan", "faulty.json", "--format", "json=nowhere/result.json"], inFolder);
    expect({ exit, stdout, stderr }).toEqual({
      exit: 2,
      stdout: "",
      stderr: "aadguard: The report cannot be written to nowhere/result.json (ENOENT): its folder does not exist.\n",
    });
  });
});
