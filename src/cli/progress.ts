import { SingleBar } from "cli-progress";

/** Milliseconds after which a scan is long enough for a progress bar. */
const patience = 1000;

export interface Progress {
  /** Files read so far, and how many there are where that is known. */
  report(done: number, total?: number): void;
  stop(): void;
}

/** A progress bar on standard error, for long scans on a terminal; silent elsewhere. */
export function progressOn(stream: NodeJS.WriteStream, started = performance.now()): Progress {
  if (!stream.isTTY) return { report: () => {}, stop: () => {} };
  const bar = new SingleBar({ stream, clearOnComplete: true, hideCursor: true, format: "reading {bar} {value} of {total} files" });
  let shown = false;
  return {
    report(done, total = done) {
      if (!shown && performance.now() - started < patience) return;
      if (!shown) bar.start(total, done);
      shown = true;
      bar.setTotal(total);
      bar.update(done);
    },
    stop() {
      if (shown) bar.stop();
    },
  };
}
