import { closeSync, openSync, readSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { chunkSize, chunkStates, type ReadAheadTask, type ReadChunk } from "./read-ahead";

/** The thread of `read-ahead.ts`: reads chunk after chunk, until all are read or taken. */
const { paths, states, port } = workerData as ReadAheadTask;

/** Larger files are left to the reader of the texts. */
const largest = 512 * 1024;
/** How many chunks may lie waiting: a quarter of a gigabyte at the very worst, a few megabytes as a rule. */
const most = 256;

const last = states.length - 1;
let buffer = Buffer.allocUnsafeSlow(2 * largest);

for (let chunk = 0; chunk < last; chunk++) {
  waitForRoom(chunk);
  const { free, ahead, ready } = chunkStates;
  if (Atomics.compareExchange(states, chunk, free, ahead) !== free) continue;
  const message = read(chunk);
  port.postMessage(message, [message.bytes, message.lengths.buffer as ArrayBuffer]);
  Atomics.store(states, chunk, ready);
  Atomics.notify(states, chunk);
}

function waitForRoom(chunk: number): void {
  for (let taken = Atomics.load(states, last); chunk - taken > most; taken = Atomics.load(states, last)) Atomics.wait(states, last, taken);
}

function read(chunk: number): ReadChunk {
  const files = paths.slice(chunk * chunkSize, (chunk + 1) * chunkSize);
  const lengths = new Int32Array(files.length);
  let end = 0;
  files.forEach((path, n) => {
    if (buffer.length - end < largest) buffer = Buffer.concat([buffer], 2 * buffer.length);
    const length = path === null ? -1 : readInto(path, end);
    lengths[n] = length;
    end += Math.max(length, 0);
  });
  return { chunk, bytes: new Uint8Array(buffer.subarray(0, end)).buffer, lengths };
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
