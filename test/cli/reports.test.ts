import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { faulty, now } from "./inputs";
import { aadguard, bin, cleanEnvironment, folderWith } from "./run";

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
      "  = leads to: AADSTS50000",
    ]);
    expect(rest.slice(-5, -3)).toEqual([
      "1 error, 0 warnings, 0 notes, 0 undetermined, 0 unreadable in 1 file (1 scanned, 0 skipped), 1 application, 0 service principals; TIME",
      "Next: `aadguard explain symmetric-signing-key` shows the cause and the fix. `--format",
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
  test("keep no other from being written, and each that cannot be is told", () => {
    const out = folderWith({});
    const xml = join(out.path, "u.xml");
    const formats = ["sarif=nowhere/x.sarif", "github=nowhere/g.txt", `junit=${xml}`, "json"].flatMap((format) => ["--format", format]);
    const { exit, stdout, stderr } = aadguard(["scan", "faulty.json", "--now", now, ...formats], {
      ...inFolder,
      env: { GITHUB_STEP_SUMMARY: "nowhere/summary.md" },
    });
    expect(exit).toBe(2);
    expect(stderr.split("\n")).toEqual([
      ...["nowhere/x.sarif", "nowhere/g.txt", "nowhere/summary.md"].map(
        (path) => `aadguard: The report cannot be written to ${path} (ENOENT): its folder does not exist.`,
      ),
      "",
    ]);
    expect(readFileSync(xml, "utf8")).toContain("</testsuites>");
    expect(JSON.parse(stdout)).toMatchObject({ summary: { errors: 1 } });
    out.remove();
  });

  test.each([
    ["one another", ["in.json", "--format", "json=a.json", "--format", "sarif=./a.json"], "Two formats are to be written to ./a.json."],
    ["one another by a link", ["in.json", "--format", "json=out/a.json", "--format", "sarif=link/a.json"], "Two formats are to be"],
    ["an input", ["in.json", "--format", "json=./in.json"], "--format json=./in.json would write over an input"],
    ["an input by a link", [".", "link.json", "--format", "json=in.json"], "--format json=in.json would write over an input"],
    ["the baseline", ["in.json", "--baseline", "b.json", "--format", "json=b.json"], "would write over the baseline"],
    ["the configuration", ["in.json", "--format", "json=aadguard.yaml"], "would write over the configuration"],
    ["an input of a walk", [".", "--format", "json=in.json"], "--format json=in.json would write over in.json, which was read"],
    [
      "an input of a walk by a link",
      [".", "--format", "json=link.json"],
      "--format json=link.json would write over in.json, which was read",
    ],
    ["JSON of others", [".", "--format", "json=package.json"], "would write over package.json, which was read"],
    ["a damaged input", [".", "--format", "sarif=cut.json"], "would write over cut.json, which was read"],
    ["context", ["in.json", "--config", "context.yaml", "--format", "json=out/api.json"], "would write over out/api.json, which was read"],
  ])("never replace %s", (_, args, message) => {
    const others = {
      "package.json": { name: "x" },
      "cut.json": '{"appId": "',
      "context.yaml": "context: [out]\n",
      "out/api.json": { ...faulty, keyCredentials: [] },
    };
    const files = {
      ...others,
      "in.json": faulty,
      "b.json": { schemaVersion: 1, findings: [] },
      "aadguard.yaml": "rules: {}\n",
      "out/.keep": "",
    };
    const own = folderWith(files);
    symlinkSync("out", join(own.path, "link"));
    symlinkSync("in.json", join(own.path, "link.json"));
    const { exit, stdout, stderr } = aadguard(["scan", ...args, "--now", now], { cwd: own.path });
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(JSON.parse(readFileSync(join(own.path, "in.json"), "utf8"))).toEqual(faulty);
    expect(existsSync(join(own.path, "a.json"))).toBe(false);
    expect(readFileSync(join(own.path, "package.json"), "utf8")).toContain('"name"');
    own.remove();
  });

  test.each(["json", "sarif", "gitlab"])(
    "replace an earlier one (%s) in the folder that is scanned, in whatever state of the tenant",
    (format) => {
      const own = folderWith({ "in.json": { ...faulty, keyCredentials: [] } });
      const run = () => aadguard(["scan", ".", "--now", now, "--format", `${format}=report.json`], { cwd: own.path });
      expect(run()).toMatchObject({ stderr: "", exit: 0 });
      writeFileSync(join(own.path, "in.json"), JSON.stringify(faulty));
      expect(run()).toMatchObject({ stderr: "", exit: 1 });
      expect(run()).toMatchObject({ stderr: "", exit: 1 });
      expect(readFileSync(join(own.path, "report.json"), "utf8")).toContain("symmetric-signing-key");
      expect(readdirSync(own.path).sort()).toEqual(["in.json", "report.json"]);
      own.remove();
    },
  );

  test("leave the old one whole where the new one cannot be written to its end", () => {
    const own = folderWith({ "in.json": faulty });
    const run = (limit: string) =>
      spawnSync("sh", ["-c", `ulimit -f ${limit}; trap '' XFSZ; exec "$NODE" "$BIN" scan in.json --now ${now} --format html=report.html`], {
        cwd: own.path,
        encoding: "utf8",
        env: { ...cleanEnvironment(), NODE: process.execPath, BIN: bin, NODE_COMPILE_CACHE: "" },
      });
    expect(run("unlimited").status).toBe(1);
    const before = readFileSync(join(own.path, "report.html"), "utf8");
    expect(before.length).toBeGreaterThan(20000);
    const { status, stderr } = run("8");
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining("The report cannot be written to report.html (EFBIG)"),
    });
    expect(readFileSync(join(own.path, "report.html"), "utf8")).toBe(before);
    expect(readdirSync(own.path).sort()).toEqual(["in.json", "report.html"]);
    own.remove();
  });

  test("may replace those of an earlier run in the folder that is scanned, and go to a device twice", () => {
    const own = folderWith({ "in.json": faulty });
    const formats = ["json=report.json", "sarif=/dev/null", "junit=/dev/null"].flatMap((format) => ["--format", format]);
    for (const time of [1, 2]) {
      const { exit, stderr } = aadguard(["scan", ".", "--now", now, ...formats], { cwd: own.path });
      expect({ time, exit, stderr }).toEqual({ time, exit: 1, stderr: "" });
    }
    own.remove();
  });

  test.each([
    ["scan . --format json", 1],
    ["graph . --format json", 0],
  ])("that the shell makes in the folder that is scanned are skipped (%s > report.json)", (command, code) => {
    const own = folderWith({ "in.json": faulty });
    const script = `"$NODE" "$BIN" ${command} --now ${now} > report.json`;
    const { status, stderr } = spawnSync("sh", ["-c", script], {
      cwd: own.path,
      encoding: "utf8",
      env: { ...cleanEnvironment(), NODE: process.execPath, BIN: bin },
    });
    expect({ status, stderr }).toEqual({ status: code, stderr: "" });
    const document = JSON.parse(readFileSync(join(own.path, "report.json"), "utf8"));
    if (code === 1) expect(document).toMatchObject({ summary: { files: 2, scanned: 1, skipped: 1, unreadable: 0 } });
    else expect(document.nodes).not.toEqual([]);
    own.remove();
  });

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
