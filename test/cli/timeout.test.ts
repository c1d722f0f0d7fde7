import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { faulty, now } from "./inputs";
import { aadguardProcess, folderWith, root } from "./run";

const program = join(root, "dist/cli/main.js");
const folder = folderWith({ "app.json": faulty });
afterAll(folder.remove);

test("a scan that is done in time ends as it does without --timeout", () => {
  const args = ["scan", "app.json", "--now", now, "--format", "json"];
  const plain = aadguardProcess(args, { cwd: folder.path });
  for (const option of [["--timeout", "600"], ["--timeout=600"]]) {
    const timed = aadguardProcess([...args, ...option], { cwd: folder.path });
    expect({ exit: timed.exit, stdout: timed.stdout }).toEqual({ exit: plain.exit, stdout: plain.stdout });
  }
});

test("a pipe that nobody closes does not hold it up, and nothing passes for clean", async () => {
  const child = spawn(process.execPath, [program, "scan", "-", "--timeout", "1"], { stdio: ["pipe", "pipe", "pipe"] });
  let told = "";
  child.stderr.on("data", (data: Buffer) => (told += data.toString()));
  child.stdin.write('{"value": [');
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => child.once("exit", (...end) => resolve(end)));
  expect({ code, signal }).toEqual({ code: 2, signal: null });
  expect(told).toBe(
    "aadguard: the scan did not finish within 1 s (--timeout), so nothing was judged. Allow more time, or scan less at a time.\n",
  );
});

test.each(["0", "-5", "ten", "1e3", "", "99999999"])("--timeout %j is refused", (given) => {
  const { status, stderr } = spawnSync(process.execPath, [program, "scan", "app.json", `--timeout=${given}`], {
    cwd: folder.path,
    encoding: "utf8",
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^aadguard: .*--timeout.*\n$/);
});
