import type { ScanResult } from "../../src/findings/result";
import { aadguardProcess } from "../cli/run";
import { aadguardHere } from "./in-process";

export interface Scan {
  readonly exit: number | null;
  readonly result: ScanResult;
}

/** `aadguard scan … --format json`, in this process. */
export async function scan(args: readonly string[], cwd: string): Promise<Scan> {
  const { exit, stdout, stderr } = await aadguardHere(["scan", ...args, "--format", "json", "--jobs", "1"], cwd);
  expect(stderr).toBe("");
  return { exit, result: JSON.parse(stdout) as ScanResult };
}

/** The same in a process of its own, as users start it. */
export function scanAsProcess(args: readonly string[], cwd: string): Promise<Scan> {
  const { exit, stdout } = aadguardProcess(["scan", ...args, "--format", "json"], { cwd });
  return Promise.resolve({ exit, result: JSON.parse(stdout) as ScanResult });
}
