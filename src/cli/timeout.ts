import { spawn } from "node:child_process";
import { constants } from "node:os";
import { type ExitCode, exitCodes, UsageError } from "./exit-code";
import { tell } from "./terminal";

/** Longer would overflow Node's timers. */
const longest = 24 * 60 * 60;

/** How long a file that is being written may take, once the time is over. */
const grace = 2000;

/** Seconds, more than none. @throws UsageError for anything else */
export function secondsOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const seconds = /^\d+(?:\.\d+)?$/.test(given) ? Number(given) : 0;
  if (seconds > 0 && seconds <= longest) return seconds;
  throw new UsageError(`--timeout ${given}: write seconds, more than 0 and at most ${longest}, such as 600.`);
}

/**
 * Runs this very command line without `--timeout` in a process of its own, and ends that one when its time is over: whatever it waits
 * for (a pipe that nobody closes, a disk that does not answer), this one does not.
 */
export function runWithin(seconds: number): Promise<ExitCode> {
  const words = process.argv.slice(1).filter((word, n, all) => !word.startsWith("--timeout=") && ![word, all[n - 1]].includes("--timeout"));
  const child = spawn(process.execPath, [...process.execArgv, ...words], { stdio: "inherit" });
  let isOver = false;
  const ended = setTimeout(() => {
    isOver = true;
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), grace).unref();
  }, seconds * 1000);
  // A terminal interrupts both: this one waits for what the other has to finish.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearTimeout(ended);
      if (isOver) {
        tell(`the scan did not finish within ${seconds} s (--timeout), so nothing was judged. Allow more time, or scan less at a time.`);
        resolve(exitCodes.failure);
      } else if (signal !== null) process.exit(128 + constants.signals[signal]);
      else resolve((code ?? exitCodes.failure) as ExitCode);
    });
  });
}
