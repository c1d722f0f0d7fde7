import { fullHeap } from "../platform/memory";
import { DomainError } from "./domain-error";

/** V8 ends a process whose heap is full with a trace of its own: a run that comes near it ends in a sentence. */
export class MemoryError extends DomainError {
  override readonly name = "MemoryError";
  readonly code = "memory";

  constructor(megabytes: number) {
    super(
      `the memory that Node.js may use (${megabytes} MB) is nearly used up, so nothing was judged. ` +
        "Allow more (NODE_OPTIONS=--max-old-space-size=8192), or judge in parts (facts, --shard, merge).",
    );
  }
}

/** Bytes of text between two looks at the heap: little, compared with any heap. */
const step = 2 * 1024 * 1024;
let since = 0;

/** Counts bytes of text that have become objects, or as much other work, and looks at the heap now and then. @throws MemoryError */
export function spend(bytes: number): void {
  since += bytes;
  if (since < step) return;
  since = 0;
  look(0);
}

/** Before a text of so many bytes becomes one value, which takes twice as much at least. @throws MemoryError */
export function reserve(bytes: number): void {
  if (bytes >= step) look(2 * bytes);
}

/** Bytes that a verdict or a finding takes, roughly: a thread that gets many looks at the heap more often. */
export const sizeOfVerdict = 1000;

function look(more: number): void {
  const full = fullHeap(more);
  if (full !== undefined) throw new MemoryError(full);
}
