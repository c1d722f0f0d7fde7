import { setTimeout as sleep } from "node:timers/promises";

/** A time before which nothing is sent: Microsoft Graph throttles the application in the tenant, not one request. */
export class Pause {
  #until = 0;

  /** `onWait`: is told the milliseconds of each wait as it begins. */
  constructor(private readonly onWait: (milliseconds: number) => void) {}

  extend(milliseconds: number): void {
    this.#until = Math.max(this.#until, Date.now() + milliseconds);
  }

  async over(): Promise<void> {
    for (let rest = this.#until - Date.now(); rest > 0; rest = this.#until - Date.now()) {
      this.onWait(rest);
      await sleep(rest);
    }
  }
}

/** Milliseconds that `Retry-After` asks for (seconds, or a date); undefined where it says nothing. */
export function retryAfter(value: string | null | undefined): number | undefined {
  if (value === null || value === undefined || value.trim() === "") return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** Milliseconds before the next try where the service does not say: half a second, doubled each time, and some chance. */
export function backoff(attempt: number): number {
  return 500 * 2 ** attempt * (1 + Math.random() / 4);
}
