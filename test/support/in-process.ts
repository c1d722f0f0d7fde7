import { Writable } from "node:stream";
import { run } from "../../src/cli/program";
import type { Run } from "../cli/run";

let last: Promise<unknown> = Promise.resolve();

/**
 * The command line with these arguments in this process, for tests where many runs count and the process does not: the
 * start of one takes longer than all the work on a small input. One run at a time, each in its folder.
 */
export function aadguardHere(args: readonly string[], cwd: string): Promise<Run> {
  const turn = last.then(() => runHere(args, cwd));
  last = turn.catch(() => undefined);
  return turn;
}

async function runHere(args: readonly string[], cwd: string): Promise<Run> {
  const before = { cwd: process.cwd(), stdout: process.stdout, stderr: process.stderr };
  const [stdout, stderr] = [new Kept(), new Kept()];
  const streams = (out: unknown, error: unknown): unknown =>
    Object.defineProperties(process, { stdout: { value: out, configurable: true }, stderr: { value: error, configurable: true } });
  process.chdir(cwd);
  streams(stdout, stderr);
  try {
    const exit = await run(args);
    return { exit, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    streams(before.stdout, before.stderr);
    process.chdir(before.cwd);
  }
}

/** Stands in for a stream that is not a terminal, and keeps what is written. */
class Kept extends Writable {
  private readonly chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: unknown, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }

  text(): string {
    return Buffer.concat(this.chunks).toString();
  }
}
