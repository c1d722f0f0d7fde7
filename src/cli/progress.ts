import type { SingleBar } from "cli-progress";
import type { Intake } from "../model/collection";
import { now } from "../platform/stopwatch";
import { readInputsAhead } from "../sources";
import { standardError } from "./standard-error";

/** Milliseconds after which a scan is long enough for a progress bar. */
const patience = 1000;

/** The bar's own handler would swallow the first Ctrl-C; a cursor that was hidden would stay so. */
export const interruptible = { gracefulExit: false, hideCursor: false };

interface Progress {
  /** Files read so far, and how many there are where that is known. */
  report(done: number, total?: number): void;
  stop(): void;
}

/** A progress bar on standard error, for long scans on a terminal; silent elsewhere. */
export async function progressOn(stream: NodeJS.WriteStream, started = now()): Promise<Progress> {
  if (!stream.isTTY) return { report: () => {}, stop: () => {} };
  const { SingleBar: Bar } = await import("cli-progress");
  let bar: SingleBar | undefined;
  return {
    report(done, total) {
      if (!bar && now() - started < patience) return;
      if (!bar) {
        const format = total === undefined ? "reading {value} files" : "reading {bar} {value} of {total} files, {left}";
        bar = new Bar({ stream, clearOnComplete: true, ...interruptible, format });
        bar.start(total ?? done, done, { left: timeLeft(now() - started, done, total) });
      }
      bar.setTotal(total ?? done);
      bar.update(done, { left: timeLeft(now() - started, done, total) });
    },
    stop: () => bar?.stop(),
  };
}

/** At the pace so far; `passed`: milliseconds. */
function timeLeft(passed: number, done: number, total = done): string {
  const seconds = Math.ceil((passed / Math.max(done, 1)) * ((total - done) / 1000));
  return seconds < 100 ? `${seconds} s left` : `${Math.round(seconds / 60)} min left`;
}

/** Work that reports how many files it has read, with a bar on standard error. */
export async function withProgress<T>(work: (onProgress: Progress["report"]) => Promise<T>): Promise<T> {
  const progress = await progressOn(standardError());
  try {
    return await work(progress.report);
  } finally {
    progress.stop();
  }
}

interface ReadSettings {
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  /** Threads that read; by default as many as there are processors, up to four. */
  readonly jobs?: number;
}

/** All declarations of some paths, with a progress bar where it takes long. */
export function readAll({ paths, exclude, jobs }: ReadSettings): Promise<Intake> {
  return withProgress((onProgress) => readInputsAhead(paths, { exclude, threads: jobs, onProgress }));
}
