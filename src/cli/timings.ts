import type { Summary } from "../findings/result";
import { now } from "../platform/stopwatch";
import type { Stage } from "../scan/settings";

const words: Readonly<Record<"start" | Stage | "report", string>> = {
  start: "start, options and rules",
  read: "read files",
  link: "link objects",
  judge: "ask the rules",
  find: "findings and places",
  report: "write reports",
};

/** `--timings`: where a scan's time went, by the clock of the thread that leads; other threads read ahead and judge meanwhile. */
export class Timings {
  readonly #stages: [name: keyof typeof words, milliseconds: number][] = [["start", now()]];
  #last = now();

  end(stage: Stage | "report"): void {
    const time = now();
    this.#stages.push([stage, time - this.#last]);
    this.#last = time;
  }

  lines({ files, applications }: Pick<Summary, "files" | "applications">): string[] {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const each = applications > 0 ? `, ${((this.#last * 1000) / applications).toFixed(0)} \u00b5s an application` : "";
    return [
      ...this.#stages.map(([name, time]) => row(words[name], time)),
      `${row("in all", this.#last)} for ${files} ${files === 1 ? "file" : "files"}${each}`,
      row("processors, all threads", (userCPUTime + systemCPUTime) / 1000),
      `${"memory at most".padEnd(width)}${(maxRSS / 1024).toFixed(0).padStart(8)} MB`,
    ];
  }
}

const width = 26;

function row(name: string, milliseconds: number): string {
  return `${name.padEnd(width)}${milliseconds.toFixed(0).padStart(8)} ms`;
}
