import pc from "picocolors";
import { fixedSeverity, type Config } from "../config";
import type { Rule } from "../policy/catalogue";
import type { Outcome } from "../findings/outcome";
import type { Look, ReportContext, Reporter } from "../report/reporter";
import type { ScanResult } from "../findings/result";
import { summaryLine } from "../report/pretty/summary";
import { escapeControls } from "../text/escape";
import { sourceLine } from "../sources";
import { type ColorMode, tell, terminalWidth, wantsColor } from "./terminal";
import { heedInterruption } from "./interrupt";
import type { Output } from "./outputs";
import { repositoryPaths } from "./repository";
import { UsageError } from "./exit-code";
import { appendToFile, writeFile, writeTo } from "./write";

export interface ReportSettings {
  readonly outputs: readonly Output[];
  readonly color: ColorMode;
  readonly outcome: Outcome;
  readonly rules: readonly Rule[];
  readonly config: Config;
  readonly callGraph: ReportContext["callGraph"];
  readonly look: Look;
}

/**
 * Writes every report that was asked for, each to its place: one that cannot be written keeps no other from being.
 * @throws UsageError at the end, with a line for each that could not.
 */
export async function writeReports(result: ScanResult, settings: ReportSettings, elapsed: number): Promise<void> {
  const context: Omit<ReportContext, "color"> = {
    width: terminalWidth(),
    look: settings.look,
    elapsed,
    sourceLine,
    rules: withFixedSeverities(settings),
    outcome: settings.outcome,
    repositoryPath: repositoryPaths(process.cwd()),
    callGraph: settings.callGraph,
    tell,
  };
  const failures: string[] = [];
  const written: string[] = [];
  const attempt = async (write: () => void | Promise<void>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      failures.push(error.message);
    }
  };
  for (const { reporter, file } of settings.outputs) {
    const color = wantsColor(settings.color, file === undefined ? process.stdout : "file", process.env);
    await attempt(async () => {
      const look = file === undefined ? context.look : { ...context.look, quiet: false };
      const pieces = reporter.render(result, { ...context, look, color });
      if (file === undefined) await writeTo(process.stdout, pieces);
      else writeFile(file, pieces);
      if (file !== undefined) written.push(`${reporter.name}: ${file}`);
    });
    await heedInterruption();
    await attempt(() => writeBeside(reporter, result, { ...context, color: false }));
  }
  if (written.length > 0 && written.length === settings.outputs.length)
    await attempt(() => tellWritten(written, result, settings, elapsed));
  if (failures.length > 0) throw new UsageError(failures.join("\n"));
}

/** A run that writes to files alone says where to look, and what it amounts to. */
async function tellWritten(
  written: readonly string[],
  result: ScanResult,
  { look, color }: ReportSettings,
  elapsed: number,
): Promise<void> {
  const colors = pc.createColors(wantsColor(color, process.stdout, process.env));
  const lines = [...(look.quiet ? [] : written.map(escapeControls)), summaryLine(result, { elapsed }, colors)];
  await writeTo(
    process.stdout,
    lines.map((line) => `${line}\n`),
  );
}

function writeBeside({ beside }: Reporter, result: ScanResult, context: ReportContext): void {
  const file = beside && process.env[beside.variable];
  if (file) appendToFile(file, beside.render(result, context));
}

function withFixedSeverities({ rules, config }: ReportSettings): Rule[] {
  return rules.map((rule) => {
    const severity = fixedSeverity(config, rule.id);
    return severity === undefined || severity === "off" ? rule : { ...rule, severity };
  });
}
