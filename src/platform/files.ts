import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { isAbsolute, sep } from "node:path";
import { decode } from "./decode";

/** Most manifests fit: one read without asking for the size first, into memory that is used again. */
const buffer = Buffer.allocUnsafeSlow(256 * 1024);

/** Reads a file synchronously: for small files several times faster than promises. Throws what `fs` throws. */
export function readText(path: string): string;
/** Undefined for a file of more than `most` bytes. */
export function readText(path: string, most: number): string | undefined;
export function readText(path: string, most = Infinity): string | undefined {
  const descriptor = openSync(path, "r");
  try {
    const length = readSync(descriptor, buffer, 0, buffer.length, null);
    if (length > most || (length === buffer.length && fstatSync(descriptor).size > most)) return undefined;
    if (length < buffer.length) return decode(buffer.subarray(0, length));
    return decode(Buffer.concat([buffer, readFileSync(descriptor)]));
  } finally {
    closeSync(descriptor);
  }
}

/** A pipe gives what it has at a time, and can be read only once. */
export function readPipe(path: string): string {
  const descriptor = openSync(path, "r");
  try {
    return decode(fstatSync(descriptor).isCharacterDevice() ? readDevice(descriptor) : readFileSync(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

/** Some devices have no end (`/dev/zero`): more than anybody types or pastes is not read. */
const mostOfDevice = 64 * 1024 * 1024;

function readDevice(descriptor: number): Buffer {
  const chunks: Buffer[] = [];
  for (let size = 0; size <= mostOfDevice;) {
    const chunk = Buffer.allocUnsafe(1024 * 1024);
    const length = readSync(descriptor, chunk, 0, chunk.length, null);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
    size += length;
  }
  throw Object.assign(new Error("a device without an end"), { code: "ERR_DEVICE_WITHOUT_END" });
}

/** The file behind a displayed path. */
export function absolute(path: string, cwd: string): string {
  return isAbsolute(path) ? path : `${cwd}${sep}${path}`;
}

/** Standard input to its end. A pipe that has nothing yet says EAGAIN. */
export function readStandardInput(): Buffer {
  const chunks: Buffer[] = [];
  for (;;) {
    try {
      const chunk = Buffer.allocUnsafe(64 * 1024);
      const length = readSync(0, chunk, 0, chunk.length, null);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // Windows says EOF at the end of a pipe.
      if (code === "EOF") return Buffer.concat(chunks);
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
