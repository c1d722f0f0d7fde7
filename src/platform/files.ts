import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { isAbsolute, resolve, sep } from "node:path";
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

/** Bytes of a file. Throws what `fs` throws. */
export function fileSize(path: string): number {
  return statSync(path).size;
}

/** Some devices have no end (`/dev/zero`): more than anybody types or pastes is not read. */
const mostOfDevice = 64 * 1024 * 1024;

/** V8 has no longer string: more of a pipe, which may have no end either, would be read for nothing. */
const mostOfPipe = 512 * 1024 * 1024;

/** Names of standard input that cannot be opened where it is a socket, which is what Node.js gives the programs that it starts. */
const standardInputs: ReadonlySet<string> = new Set(["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"]);

/** A pipe gives what it has at a time, and can be read only once. Throws what `fs` throws, and where it is longer than may be. */
export function readPipe(path: string, most = Infinity): string {
  if (standardInputs.has(resolve(path))) return decode(readStandardInput(most));
  const kind = statSync(path);
  // Without its writer a named pipe could not even be opened.
  const isNamedPipe = kind.isFIFO() && !/^\/(?:dev|proc)\//.test(resolve(path));
  const descriptor = openSync(path, isNamedPipe ? constants.O_RDONLY | constants.O_NONBLOCK : "r");
  try {
    return decode(kind.isCharacterDevice() ? readDevice(descriptor) : readToEnd(descriptor, most, isNamedPipe));
  } finally {
    closeSync(descriptor);
  }
}

function readDevice(descriptor: number): Buffer {
  const bytes = readUpTo(descriptor, mostOfDevice);
  if (bytes === undefined) throw Object.assign(new Error("a device without an end"), { code: "ERR_DEVICE_WITHOUT_END" });
  return bytes;
}

function readToEnd(descriptor: number, most: number, isNamedPipe = false): Buffer {
  const bytes = readUpTo(descriptor, Math.min(most, mostOfPipe), isNamedPipe);
  if (bytes === undefined)
    throw Object.assign(new Error("too long"), { code: most < mostOfPipe ? "ERR_ABOVE_LIMIT" : "ERR_STRING_TOO_LONG" });
  return bytes;
}

/** The file behind a displayed path. */
export function absolute(path: string, cwd: string): string {
  return isAbsolute(path) ? path : `${cwd}${sep}${path}`;
}

/** Standard input to its end. Throws where it is longer than may be. */
export function readStandardInput(most = Infinity): Buffer {
  return readToEnd(0, most);
}

/** Milliseconds in which a named pipe has to get a program that writes to it. */
const patience = 5000;

/** Undefined where there is more. A pipe that has nothing yet says EAGAIN; a named one is at its end as long as it has no writer. */
function readUpTo(descriptor: number, most: number, isNamedPipe = false): Buffer | undefined {
  const chunks: Buffer[] = [];
  let chunk = Buffer.allocUnsafe(64 * 1024);
  let end = 0;
  let waits = isNamedPipe ? patience / pauseLength : 0;
  for (let size = 0; size <= most;) {
    const length = readNow(descriptor, chunk, end);
    if (length === 0 && waits === 0) return Buffer.concat([...chunks, chunk.subarray(0, end)]);
    if (!length) {
      waits = length === undefined ? 0 : waits - 1;
      if (length === 0 && waits === 0) throw Object.assign(new Error("nobody writes to it"), { code: "ERR_NO_WRITER" });
      pause();
      continue;
    }
    waits = 0;
    size += length;
    end += length;
    if (end < chunk.length) continue;
    chunks.push(chunk);
    chunk = Buffer.allocUnsafe(1024 * 1024);
    end = 0;
  }
  return undefined;
}

/** How many bytes were read; 0 at the end, undefined where there is nothing yet. */
function readNow(descriptor: number, into: Buffer, at: number): number | undefined {
  try {
    return readSync(descriptor, into, at, into.length - at, null);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // Windows says EOF at the end of a pipe.
    if (code === "EOF") return 0;
    if (code !== "EAGAIN") throw error;
    return undefined;
  }
}

const pauseLength = 10;

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseLength);
}
