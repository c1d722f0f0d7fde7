import type { SingleBar } from "cli-progress";
import type { ExportProgress } from "../export";
import { interruptible } from "./progress";

/** Milliseconds. Shorter waits are not worth a line, and shorter exports no bar. */
const patience = { line: 5_000, bar: 1_000, between: 15_000 };

export interface ProgressOfExport {
  readonly report: (progress: ExportProgress) => void;
  stop(): void;
}

/** A line that is drawn anew on a terminal; elsewhere a sentence now and then, so that nobody takes a wait for a hang. */
export async function exportProgress(stream: NodeJS.WriteStream, tell: (message: string) => void): Promise<ProgressOfExport> {
  return stream.isTTY ? onTerminal(stream) : inLines(tell);
}

async function onTerminal(stream: NodeJS.WriteStream): Promise<ProgressOfExport> {
  const { SingleBar: Bar } = await import("cli-progress");
  const started = Date.now();
  let bar: SingleBar | undefined;
  let last: ExportProgress | undefined;
  const draw = (): void => {
    if (!last || (!bar && Date.now() - started < patience.bar)) return;
    if (!bar) {
      bar = new Bar({ stream, clearOnComplete: true, ...interruptible, format: "exporting: {requests} requests, {objects} objects{wait}" });
      bar.start(1, 0, { requests: 0, objects: 0, wait: "" });
    }
    const seconds = Math.ceil((last.waitingUntil - Date.now()) / 1000);
    bar.update(0, { ...last, wait: seconds > 0 ? `, waiting ${seconds} s (Microsoft Graph asks for it)` : "" });
  };
  const timer = setInterval(draw, 500);
  timer.unref();
  return {
    report(progress) {
      last = progress;
      draw();
    },
    stop() {
      clearInterval(timer);
      bar?.stop();
      bar = undefined;
    },
  };
}

function inLines(tell: (message: string) => void): ProgressOfExport {
  let told = Date.now();
  let toldUntil = 0;
  return {
    report({ requests, objects, waitingUntil }) {
      const now = Date.now();
      if (waitingUntil - now > patience.line && waitingUntil > toldUntil + 1000) {
        toldUntil = waitingUntil;
        tell(`Microsoft Graph asks to wait ${Math.ceil((waitingUntil - now) / 1000)} seconds.`);
      } else if (now - told > patience.between) {
        told = now;
        tell(`${requests} requests, ${objects} objects so far.`);
      }
    },
    stop: () => {},
  };
}
