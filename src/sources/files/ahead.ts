import { on } from "node:events";
import { opendirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { decode } from "../../platform/decode";
import { type FoundFile, type LeftOutPath, neverEntered } from "./walk";

/** What the thread starts with. */
export interface AheadTask {
  /** Absolute. */
  readonly folder: string;
  readonly cwd: string;
  readonly exclude: readonly string[];
  /** How many batches were taken over, in shared memory: the thread waits where too many lie ready. */
  readonly taken: Int32Array;
}

/** From the thread: files in the order of the walk, and their bytes in a row; a length of -1 for a file that was not read. */
export interface AheadBatch {
  readonly files: readonly (Omit<FoundFile, "error"> & { readonly error?: { readonly code?: string; readonly message: string } })[];
  readonly bytes: ArrayBuffer;
  readonly lengths: Int32Array;
}

/** The last message: what the walk left out. */
export interface AheadEnd {
  readonly leftOut: readonly LeftOutPath[];
}

/** A file, with its text where the thread has read it: what is not a plain small file is left to the reader. */
export interface FileAhead {
  readonly file: FoundFile;
  readonly text: string | undefined;
}

/**
 * Walks a folder and reads its files on another thread, while this one parses: opening small files takes longer than
 * anything else that is done with them. Calls `onFile` for each file in the order of the walk, and returns what was left out.
 * @throws Error where the thread cannot start or ends early; what was called until then is not to be used
 */
export async function readAhead(task: Omit<AheadTask, "taken">, onFile: (found: FileAhead) => void): Promise<readonly LeftOutPath[]> {
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const workerData: AheadTask = { ...task, taken };
  const worker = new Worker(join(__dirname, "ahead-worker.js"), { workerData });
  try {
    for await (const [message] of on(worker, "message", { close: ["exit"] }) as AsyncIterable<[AheadBatch | AheadEnd]>) {
      if ("leftOut" in message) return message.leftOut;
      Atomics.add(taken, 0, 1);
      Atomics.notify(taken, 0);
      filesOf(message).forEach(onFile);
    }
    throw new Error("the thread that reads files ended early");
  } finally {
    void worker.terminate();
  }
}

function filesOf({ files, bytes, lengths }: AheadBatch): FileAhead[] {
  let start = 0;
  return files.map(({ error, ...file }, n) => {
    const length = lengths[n] ?? -1;
    const text = length < 0 ? undefined : decode(Buffer.from(bytes, start, length));
    start += Math.max(length, 0);
    return { file: error ? { ...file, error: Object.assign(new Error(error.message), error) } : file, text };
  });
}

/** Bytes: files of so many, and more, are left to the reader. */
export const largestAhead = 512 * 1024;

/** How many files and folders make a thread worth its start, and in how many folders they are looked for. */
const large = 2000;
const looks = 30;

/** Whether there is much to read in a folder, as far as a quick look tells. */
export function isLarge(folder: string): boolean {
  const folders = [folder];
  let seen = 0;
  try {
    if (!statSync(folder).isDirectory()) return false;
    for (let look = 0; look < looks && seen < large; look++) {
      const next = folders.shift();
      if (next === undefined) break;
      const entries = opendirSync(next, { bufferSize: 512 });
      try {
        for (let entry = entries.readSync(); entry && seen < large; entry = entries.readSync()) {
          if (neverEntered.has(entry.name)) continue;
          seen++;
          if (entry.isDirectory() && folders.length < looks) folders.push(join(next, entry.name));
        }
      } finally {
        entries.closeSync();
      }
    }
  } catch {
    // The walk tells what cannot be looked at.
    return false;
  }
  return seen >= large;
}
