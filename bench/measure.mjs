import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const gnuTime = "/usr/bin/time";
const preload = fileURLToPath(new URL("usage.cjs", import.meta.url));

/**
 * Runs commands in turn, round by round, so that a busy machine disturbs all alike.
 * @param {{name: string, program?: string, args: string[], exit: number[], cwd?: string}[]} commands arguments for this Node, or for
 *   `program`; exit codes that are right
 * @returns {Map<string, {wall: number, user?: number, memory?: number}[]>} by name: milliseconds by the clock and of user processor time
 *   of all threads, the most memory in MB; the last ones of other programs than Node only where GNU time is installed
 */
export function usages(commands, rounds) {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-usage-"));
  try {
    const found = new Map(commands.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const command of commands) found.get(command.name).push(usageOf(command, join(folder, "usage.json")));
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As `usages`, by the clock alone. */
export function interleaved(commands, rounds) {
  const found = usages(commands, rounds);
  return new Map([...found].map(([name, list]) => [name, list.map(({ wall }) => wall)]));
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function usageOf({ name, program = process.execPath, args, exit, cwd }, file) {
  const isNode = program === process.execPath;
  const [first, words] = isNode ? [program, ["--require", preload, ...args]] : watched(program, args, file);
  const start = performance.now();
  const { status, stderr, error } = spawnSync(first, words, {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    env: { ...process.env, AADGUARD_USAGE: file },
    maxBuffer: 1 << 28,
  });
  const wall = performance.now() - start;
  if (error || !exit.includes(status)) throw new Error(`${name} ended with ${error?.message ?? status}: ${stderr}`);
  return { wall, ...accountIn(file) };
}

/** GNU time, where there is one, writes the account of what is no Node. */
function watched(program, args, file) {
  writeFileSync(file, "{}");
  if (!existsSync(gnuTime)) return [program, args];
  return [gnuTime, ["--quiet", "--output", file, "--format", '{"user":%U,"system":%S,"kilobytes":%M}', program, ...args]];
}

function accountIn(file) {
  const { user, system, memory, kilobytes } = JSON.parse(readFileSync(file, "utf8"));
  return kilobytes === undefined ? { user, system, memory } : { user: user * 1000, system: system * 1000, memory: kilobytes / 1024 };
}
