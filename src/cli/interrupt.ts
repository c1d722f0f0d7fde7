import { tell } from "./terminal";

/** As shells report what a signal has ended: 128 and its number. */
const endings = { SIGINT: 130, SIGTERM: 143 } as const;

let isHeard = false;

/**
 * For a file that is about to be written in one go: from now on an interruption waits until it is whole. Before that, the system ends
 * the process at once, as nothing has been begun.
 */
export function finishFileFirst(): void {
  if (isHeard) return;
  isHeard = true;
  for (const [signal, exitCode] of Object.entries(endings)) {
    process.once(signal, () => {
      tell("interrupted: each file that was written is whole, the others were not begun.");
      process.exit(exitCode);
    });
  }
}

/** Lets an interruption end the process here that came while a file was written. */
export async function heedInterruption(): Promise<void> {
  if (!isHeard) return;
  // The first turn may end the round of events that is under way; signals are looked for in the next one.
  await new Promise(setImmediate);
  await new Promise(setImmediate);
}
