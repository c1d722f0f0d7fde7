import { spawnSync } from "node:child_process";

/**
 * Runs commands in turn, round by round, so that a busy machine disturbs all alike.
 * @param {{name: string, args: string[], exit: number[]}[]} commands arguments for this Node; exit codes that are right
 * @returns {Map<string, number[]>} wall times in milliseconds by name
 */
export function interleaved(commands, rounds) {
  const times = new Map(commands.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const command of commands) times.get(command.name).push(wallTime(command));
  }
  return times;
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function wallTime({ name, args, exit }) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  const time = performance.now() - start;
  if (!exit.includes(status)) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return time;
}
