import { availableParallelism } from "node:os";

/** Threads that a run uses unless it is told otherwise, the first one among them. */
export function defaultThreads(): number {
  return Math.min(availableParallelism(), 4);
}
