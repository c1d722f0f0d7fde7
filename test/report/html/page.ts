import { join } from "node:path";
import { now } from "../../cli/inputs";
import { aadguard, folderWith, type Run } from "../../cli/run";
import type { Browser, Visit } from "../../support/browser";

export interface Written {
  readonly file: string;
  readonly run: Run;
  remove(): void;
}

/** Scans, and writes the HTML report. */
export function htmlReportOf(args: readonly string[], cwd?: string): Written {
  const out = folderWith({});
  const file = join(out.path, "report.html");
  const run = aadguard(["scan", ...args, "--now", now, "--format", `html=${file}`], { cwd });
  return { file, run, remove: out.remove };
}

/** Opens a report and waits until its picture is drawn. */
export async function opened(browser: Browser, file: string, options?: Parameters<Browser["open"]>[1]): Promise<Visit> {
  const visit = await browser.open(file, options);
  await visit.page.waitForSelector("#picture[data-state=ready]", { timeout: 240_000 });
  return visit;
}
