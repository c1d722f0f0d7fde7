import { closeSync, openSync, readSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { type AheadBatch, type AheadEnd, type AheadTask, largestAhead as largest } from "./ahead";
import { excluder } from "./exclude";
import { absolute } from "../../platform/files";
import { type FoundFile, type LeftOutPath, walk } from "./walk";

/** The thread of `ahead.ts`. */
const { folder, cwd, exclude, taken } = workerData as AheadTask;

/** Files that travel together: large enough to hide the cost of a message, small enough to start with. */
const filesInBatch = 100;
/** How many batches may lie waiting: some tens of megabytes as a rule. */
const most = 200;

let buffer = Buffer.allocUnsafeSlow(4 * largest);
let end = 0;
let files: AheadBatch["files"][number][] = [];
let lengths: number[] = [];
let sent = 0;

const leftOut: LeftOutPath[] = [];
walk(folder, { cwd, exclude: excluder(exclude, cwd), onFile: add, onLeftOut: (left) => leftOut.push(left) });
send();
parentPort?.postMessage({ leftOut } satisfies AheadEnd);

function add(file: FoundFile): void {
  const { error, ...rest } = file;
  files.push(error ? { ...rest, error: { code: error.code, message: error.message } } : rest);
  if (buffer.length - end < largest) buffer = Buffer.concat([buffer], 2 * buffer.length);
  const length = error || file.excluded || file.once ? -1 : readInto(absolute(file.path, cwd), end);
  lengths.push(length);
  end += Math.max(length, 0);
  if (files.length === filesInBatch) send();
}

/** How many bytes; -1 for a file that is too large or cannot be read. */
function readInto(path: string, at: number): number {
  try {
    const descriptor = openSync(path, "r");
    try {
      const length = readSync(descriptor, buffer, at, largest, null);
      return length < largest ? length : -1;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return -1;
  }
}

function send(): void {
  if (files.length === 0) return;
  const bytes = new Uint8Array(buffer.subarray(0, end)).buffer;
  parentPort?.postMessage({ files, bytes, lengths: Int32Array.from(lengths) } satisfies AheadBatch, [bytes]);
  files = [];
  lengths = [];
  end = 0;
  sent++;
  for (let done = Atomics.load(taken, 0); sent - done > most; done = Atomics.load(taken, 0)) Atomics.wait(taken, 0, done);
}
