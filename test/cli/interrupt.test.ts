import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cleanUp, graphOf } from "../export/run";
import { smallTenant } from "../export/tenant";
import { faulty, now } from "./inputs";
import { aadguard, bin, cleanEnvironment, folderWith } from "./run";

/** Ctrl-C reaches a whole group of processes: the shell, which says how the program ended, and the program. */
function started(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}) {
  const script = 'trap : INT TERM; "$@"; echo "ended with $?"';
  const child = spawn("sh", ["-c", script, "sh", process.execPath, bin, ...args], {
    cwd,
    detached: true,
    env: { ...cleanEnvironment(), ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (text) => (said.stdout += String(text)));
  child.stderr.on("data", (text) => (said.stderr += String(text)));
  const ended = new Promise<typeof said & { readonly exit: number }>((resolve) =>
    child.on("close", () => resolve({ ...said, exit: Number(/ended with (\d+)/.exec(said.stdout)?.[1]) })),
  );
  return { ended, interrupt: (signal: NodeJS.Signals = "SIGINT") => signalGroup(child, signal) };
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, signal);
}

async function until(holds: () => boolean, every: number): Promise<void> {
  for (const end = Date.now() + 60_000; !holds();) {
    if (Date.now() > end) throw new Error("It did not come to that within a minute.");
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

let folder: ReturnType<typeof folderWith>;
beforeEach(() => {
  folder = folderWith({});
});
afterEach(async () => {
  folder.remove();
  await cleanUp();
});

/** Enough of them for a report that takes its time. */
function manyFaulty(): string {
  const hex = (n: number) => n.toString(16).padStart(12, "0");
  const ids = (n: number) => ({ id: `0b6f3f52-7c1d-4c0e-8a55-${hex(n)}`, appId: `4f1c1a5e-0d4e-4f6b-9a53-${hex(n)}` });
  return JSON.stringify(Array.from({ length: 4000 }, (_, n) => ({ ...faulty, ...ids(n) })));
}

test("a scan that waits for its input ends with 130, and has written nothing", async () => {
  const { ended, interrupt } = started(["scan", "-", "--format", "json=report.json", "--timings"], folder.path);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  interrupt();
  expect((await ended).exit).toBe(130);
  expect(readdirSync(folder.path)).toEqual([]);
});

const formats = ["--format", "json=report.json", "--format", "sarif=report.sarif"];

test.each([
  ["scan", (): string[] => ["scan", "apps.json", "--now", now, "--rule", "symmetric-signing-key", ...formats]],
  [
    "merge",
    (): string[] => {
      const shard = ["scan", "apps.json", "--now", now, "--rule", "symmetric-signing-key", "--shard", "1/1", "--format", "json=shard.json"];
      expect(aadguard(shard, { cwd: folder.path }).exit).toBe(1);
      return ["merge", "shard.json", ...formats];
    },
  ],
])("%s that is interrupted while it writes finishes that file, begins no other, and ends with 130", async (_, argsOf) => {
  writeFileSync(join(folder.path, "apps.json"), manyFaulty());
  const args = argsOf();
  const { ended, interrupt } = started(args, folder.path);
  await until(() => readdirSync(folder.path).some((name) => /^report\.json\.\d+\.part$/.test(name)), 1);
  interrupt();
  const { exit, stderr } = await ended;
  expect({ exit, stderr }).toEqual({
    exit: 130,
    stderr: "aadguard: interrupted: each file that was written is whole, the others were not begun.\n",
  });
  expect(readdirSync(folder.path).filter((name) => name.startsWith("report"))).toEqual(["report.json"]);
  expect(JSON.parse(readFileSync(join(folder.path, "report.json"), "utf8")).summary.errors).toBe(4000);
});

test("an export that is interrupted ends with 130, leaves nothing that looks like one, and says how to go on", async () => {
  const { graph, url, cwd } = await graphOf(smallTenant(), undefined, { delay: 200 });
  const { ended, interrupt } = started(["export", "export"], cwd, { AADGUARD_GRAPH_URL: url, AADGUARD_GRAPH_TOKEN: "first" });
  await until(() => graph.requests.length > 2, 10);
  interrupt();
  const { exit, stderr } = await ended;
  expect({ exit, stderr }).toEqual({
    exit: 130,
    stderr: expect.stringContaining('Interrupted: nothing was written to export. "aadguard export export --resume" goes on.'),
  });
  expect(existsSync(join(cwd, "export"))).toBe(false);
});
