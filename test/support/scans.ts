import { spawn } from "node:child_process";
import { once } from "node:events";
import type { ScanResult } from "../../src/findings/result";
import { bin, cleanEnvironment } from "../cli/run";

export interface Scan {
  readonly exit: number | null;
  readonly result: ScanResult;
}

/** `aadguard scan … --format json` in a process of its own. */
export async function scan(args: readonly string[], cwd: string): Promise<Scan> {
  const child = spawn(process.execPath, [bin, "scan", ...args, "--format", "json"], {
    cwd,
    env: cleanEnvironment(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [exit] = (await once(child, "close")) as [number | null];
  return { exit, result: JSON.parse(Buffer.concat(chunks).toString()) as ScanResult };
}

/** Does the work for each item, at most two at a time. */
export async function twoAtATime<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all([worker(), worker()]);
  return results;
}
