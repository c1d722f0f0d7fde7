import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { faulty, now } from "./inputs";
import { findProgram } from "../support/needs";
import { runWarm } from "../support/warm";
import { aadguard, aadguardProcess, bin, cleanEnvironment, folderWith, type Run } from "./run";

interface Document {
  readonly summary: { readonly errors: number; readonly unreadable: number; readonly applications: number };
  readonly diagnostics: readonly { readonly kind: string; readonly path: string; readonly line?: number; readonly message: string }[];
}

const other = { ...faulty, id: "0b6f3f52-7c1d-4c0e-8a55-00000000000a", appId: "4f1c1a5e-0d4e-4f6b-9a53-00000000000a" };
const sound = { ...other, keyCredentials: [] };
const isWindows = process.platform === "win32";

function scanned(files: Readonly<Record<string, unknown>>, ...args: string[]) {
  return scannedBy(aadguard, files, args);
}

/** The same, in CI too in the process that is kept: for one more case of what has been seen in a process of its own. */
function scannedAgain(files: Readonly<Record<string, unknown>>, ...args: string[]) {
  return scannedBy(again, files, args);
}

function scannedBy(run: (args: string[], options: { cwd: string }) => Run, files: Readonly<Record<string, unknown>>, args: string[]) {
  const folder = folderWith(files);
  const { exit, stdout } = run(["scan", ".", "--format", "json", "--now", now, ...args], { cwd: folder.path });
  folder.remove();
  return { exit, document: JSON.parse(stdout) as Document };
}

function again(args: string[], { cwd }: { cwd: string }): Run {
  return runWarm(args, cwd) ?? aadguardProcess(args, { cwd });
}

/** Runs beside the tests. */
async function beside(args: readonly string[], { cwd, env }: { cwd: string; env?: NodeJS.ProcessEnv }): Promise<Run> {
  const child = spawn(process.execPath, [bin, ...args], { cwd, env: { ...cleanEnvironment(), ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const told = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) child[stream].on("data", (data: Buffer) => (told[stream] += data.toString()));
  const [exit] = (await once(child, "close")) as [number | null];
  return { exit, ...told };
}

const mkfifo = isWindows ? undefined : findProgram("mkfifo");
const heaps = ["40", "60"];
/** What takes seconds by its nature is begun before all tests. */
const slow = new Map<string, Promise<Run>>();
const many = folderWith({ "apps.ndjson": Array.from({ length: 30_000 }, (_, n) => line(n)).join("\n") });
const silent = folderWith({});
beforeAll(() => {
  for (const megabytes of heaps) {
    const env = { NODE_OPTIONS: `--max-old-space-size=${megabytes}` };
    slow.set(megabytes, beside(["scan", ".", "--quiet"], { cwd: many.path, env }));
  }
  if (!mkfifo) return;
  spawnSync(mkfifo, [join(silent.path, "pipe")]);
  slow.set("pipe", beside(["scan", "pipe", "--format", "concise"], { cwd: silent.path }));
});
afterAll(() => [many, silent].forEach((folder) => folder.remove()));

function line(n: number): string {
  const number = String(n).padStart(12, "0");
  return JSON.stringify({ ...sound, id: `0b6f3f52-7c1d-4c0e-8a55-${number}`, appId: `4f1c1a5e-0d4e-4f6b-9a53-${number}` });
}

describe("a file", () => {
  test.each([
    ["beside a sound one", { "large.json": [faulty, "x".repeat(5000)], "small.json": sound }, 2],
    ["beside a faulty one", { "large.json": [sound, "x".repeat(5000)], "small.json": faulty }, 1],
  ])("that is larger than --max-file-size, %s, is named and never passes for clean", (_, files, exit) => {
    const run = scanned(files, "--max-file-size", "4KB");
    expect(run.exit).toBe(exit);
    expect(run.document.summary).toMatchObject({ unreadable: 1, applications: 1 });
    expect(run.document.diagnostics).toContainEqual({
      kind: "unreadable",
      path: "large.json",
      line: 1,
      column: 1,
      message: expect.stringMatching(/^It has \d\.\d KB and is larger than --max-file-size allows \(4 KB\): it was not read\.$/) as string,
    });
  });

  test("in a folder with thousands of them is judged by the same limit", () => {
    const files = Object.fromEntries(Array.from({ length: 2100 }, (_, n) => [`${n}.json`, "{}"]));
    const run = scanned({ ...files, "large.json": [faulty, "x".repeat(5000)] }, "--max-file-size", "4000");
    expect(run).toMatchObject({ exit: 2, document: { summary: { unreadable: 1 } } });
  });

  test.each(["10", "1.5 MB", "1GB", "200k", "3MiB"])("size %j is understood", (size) => {
    expect(scannedAgain({ "empty.json": "{}" }, "--max-file-size", size).exit).toBe(3);
  });

  test.each(["0", "-1", "ten", "1TB", "", "1e6", "0.0001"])("size %j is refused", (size) => {
    const { exit, stderr } = again(["scan", ".", `--max-file-size=${size}`], { cwd: __dirname });
    expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringMatching(/^aadguard: --max-file-size .*2GB\.\n$/) as string });
  });
});

describe("a string", () => {
  const long = "n".repeat(3000);
  test.each([
    ["a name", { "app.json": { ...faulty, displayName: long } }, 1],
    ["full of quotes", { "app.json": { ...sound, displayName: '"'.repeat(3000) } }, 2],
    ["in a page", { "page.json": { value: [sound, { ...sound, description: long }] } }, 2],
    ["in NDJSON", { "apps.ndjson": `${JSON.stringify(sound)}\n${JSON.stringify({ ...sound, notes: long })}\n` }, 2],
    ["in a list of tags", { "body.json": [{ ...sound, tags: [long] }, faulty] }, 1],
  ])("that is longer than --max-string-length, %s, is named with its place", (_, files, exit) => {
    const run = scannedAgain(files, "--max-string-length", "1000");
    expect(run.exit).toBe(exit);
    expect(run.document.diagnostics).toContainEqual(
      expect.objectContaining({
        kind: "unreadable",
        message: "This string has 3000 characters, more than --max-string-length allows (1000): it was taken for unknown.",
      }),
    );
    expect(JSON.stringify(run.document)).not.toMatch(/n{500}|(?:\\"){500}/);
  });

  test("is named in a code fence of Markdown too", () => {
    const page = `# Manifest\n\n\`\`\`json\n${JSON.stringify({ ...sound, displayName: long })}\n\`\`\`\n`;
    const { exit, document } = scannedAgain({ "page.md": page }, "page.md", "--max-string-length", "1000");
    expect(exit).toBe(2);
    expect(document.diagnostics).toContainEqual(expect.objectContaining({ kind: "unreadable", path: "page.md", line: 4 }));
  });

  test("counts as unknown: no rule judges what it stood for", () => {
    const redirect = `http://orders.contoso.com/${long}`;
    const run = scanned({ "app.json": { ...sound, web: { redirectUris: [redirect] } } }, "--max-string-length", "1000");
    expect(run.document.summary).toMatchObject({ errors: 0, unreadable: 1 });
    expect(scannedAgain({ "app.json": { ...sound, web: { redirectUris: [redirect] } } }).document.summary).toMatchObject({ unreadable: 0 });
  });

  test("in a file with nothing of ours is nobody's business", () => {
    const run = scanned({ "app.json": sound, "other.json": { text: long } }, "--max-string-length", "1000");
    expect(run).toMatchObject({ exit: 0, document: { diagnostics: [] } });
  });

  test("of a hundred million characters neither ends the run nor gets into a report", () => {
    const folder = folderWith({ "app.json": JSON.stringify({ ...faulty, displayName: "LONG" }).replace("LONG", "y".repeat(100_000_000)) });
    const { exit, stdout, stderr } = aadguardProcess(["scan", ".", "--now", now], { cwd: folder.path });
    folder.remove();
    expect(exit).toBe(1);
    expect(stdout + stderr).toMatch(/This string has 100000000 characters, more than --max-string-length allows \(16777216\)/);
    expect((stdout + stderr).length).toBeLessThan(20_000);
  });
});

test("a name of a million characters is cut in every report for people", () => {
  const folder = folderWith({ "app.json": { ...faulty, displayName: `Orders ${"y".repeat(1_000_000)}` } });
  const formats = ["concise", "markdown", "github", "gitlab", "junit"];
  const files = formats.flatMap((format) => ["--format", `${format}=report.${format}`]);
  const { exit, stdout } = aadguard(["scan", "app.json", "--now", now, "--format", "pretty", ...files], { cwd: folder.path });
  expect(exit).toBe(1);
  const reports = formats.map((format) => [format, readFileSync(join(folder.path, `report.${format}`), "utf8")] as const);
  for (const [format, report] of [["pretty", stdout] as const, ...reports]) {
    const seen = { format, isShort: !/y{300}/.test(report), isNamed: /Orders y{100}/.test(report) };
    expect(seen).toEqual({ format, isShort: true, isNamed: true });
  }
  folder.remove();
});

test("declarations beyond --max-declarations are not judged, and their files are named", () => {
  const files = {
    "a.json": sound,
    "b.json": faulty,
    "c.json": { ...faulty, id: sound.id.replace("a", "b"), appId: sound.appId.replace("a", "b") },
  };
  expect(scanned(files, "--max-declarations", "3")).toMatchObject({ exit: 1, document: { summary: { unreadable: 0, applications: 3 } } });
  const run = scanned(files, "--max-declarations", "1");
  expect(run).toMatchObject({ exit: 2, document: { summary: { unreadable: 2, applications: 1 } } });
  expect(run.document.diagnostics.filter(({ kind }) => kind === "unreadable").map(({ path, message }) => [path, message])).toEqual(
    ["b.json", "c.json"].map((path) => [
      path,
      "With this file the run has more declarations than --max-declarations allows (1): the rest of it was not judged.",
    ]),
  );
});

(isWindows ? describe.skip : describe)("what has no end", () => {
  async function endless(...args: string[]) {
    const child = spawn(process.execPath, [bin, "scan", ...args, "--format", "concise"], {
      env: cleanEnvironment(),
      stdio: ["pipe", "ignore", "pipe"],
    });
    let told = "";
    child.stderr?.on("data", (data: Buffer) => (told += data.toString()));
    const block = Buffer.alloc(1024 * 1024, "[1],\n");
    const write = (): void => {
      while (child.stdin?.write(block)) continue;
    };
    child.stdin?.on("drain", write).on("error", () => undefined);
    write();
    const [exit] = (await once(child, "close")) as [number];
    return { exit, told };
  }

  test.each(["-", "/dev/stdin"])("a pipe without an end (%s) ends at --max-file-size", async (input) => {
    const { exit, told } = await endless(input, "--max-file-size", "20MB");
    expect(exit).toBe(2);
    expect(told).toMatch(/It is larger than --max-file-size allows \(20 MB\): it was not read\./);
  });

  test("a device without an end ends", () => {
    const { exit, stderr } = aadguardProcess(["scan", "/dev/zero", "--format", "concise"]);
    expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringContaining("a device without an end") as string });
  });

  (mkfifo ? test : test.skip)("a named pipe waits for its writer, and not for ever", async () => {
    const folder = folderWith({ "app.json": faulty });
    const pipe = join(folder.path, "pipe");
    spawnSync(mkfifo as string, [pipe]);
    expect(await slow.get("pipe")).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining("It is a pipe, and no program writes to it.") as string,
    });
    const child = spawn(process.execPath, [bin, "scan", pipe, "--format", "json", "--now", now], { env: cleanEnvironment() });
    let document = "";
    child.stdout.on("data", (data: Buffer) => (document += data.toString()));
    setTimeout(
      () => spawn(process.execPath, ["-e", `fs.writeFileSync(${JSON.stringify(pipe)}, ${JSON.stringify(JSON.stringify(faulty))})`]),
      300,
    );
    expect((await once(child, "close"))[0]).toBe(1);
    expect((JSON.parse(document) as Document).summary.applications).toBe(1);
    folder.remove();
  });
});

describe("a heap that is too small", () => {
  test.each(heaps)("of %s MB ends the run in a sentence, before V8 does", async (megabytes) => {
    const { exit, stdout, stderr } = (await slow.get(megabytes)) as Run;
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(/^aadguard: the memory that Node\.js may use \(\d+ MB\) is nearly used up, so nothing was judged\. [^\n]*\n$/);
  });
});
