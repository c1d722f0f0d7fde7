import { spawnSync, type SpawnSyncOptions } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inCi } from "../support/breadth";
import { runWarm } from "../support/warm";

export const root = join(__dirname, "..", "..");
/** The command as users start it; jest's global setup builds it. */
export const bin = join(root, "dist", "cli", "main.js");

export interface Run {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string | Buffer;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Runs the built command line, with a fixed width and without colours of the environment: in CI each time in a process of its
 * own, elsewhere in one that is kept for a file's tests, where neither standard input nor the environment counts.
 */
export function aadguard(args: readonly string[], options: RunOptions = {}): Run {
  const isPlain = options.stdin === undefined && options.env === undefined;
  const warm = !inCi && isPlain ? runWarm(args, options.cwd ?? root) : undefined;
  return warm ?? aadguardProcess(args, options);
}

/** The same, always in a process of its own. */
export function aadguardProcess(args: readonly string[], { cwd = root, stdin = "", env = {} }: RunOptions = {}): Run {
  const options: SpawnSyncOptions = { cwd, input: stdin, env: { ...cleanEnvironment(), ...env }, maxBuffer: 1 << 28, encoding: "utf8" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], options);
  return { exit: status, stdout: String(stdout), stderr: String(stderr) };
}

export function cleanEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of ["NO_COLOR", "FORCE_COLOR", "COLUMNS", "NODE_OPTIONS"]) delete env[name];
  return env;
}

/** A folder with the given files (objects are written as JSON); removed by `remove`. */
export function folderWith(files: Readonly<Record<string, unknown>>): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "aadguard-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content, null, 2));
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
