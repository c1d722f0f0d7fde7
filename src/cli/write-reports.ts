import { fixedSeverity, type Config } from "../config";
import type { Rule } from "../policy/catalogue";
import type { Outcome } from "../findings/outcome";
import type { ReportContext, Reporter } from "../report/reporter";
import type { ScanResult } from "../findings/result";
import { sourceLine } from "../sources";
import { wantsColor, type ColorMode } from "./color";
import type { Output } from "./outputs";
import { repositoryPaths } from "./repository";
import { tell } from "./tell";
import { UsageError } from "./usage-error";
import { appendToFile, writeFile, writeTo } from "./write";

export interface ReportSettings {
  readonly outputs: readonly Output[];
  readonly color: ColorMode;
  readonly outcome: Outcome;
  readonly rules: readonly Rule[];
  readonly config: Config;
  readonly callGraph: ReportContext["callGraph"];
}

/**
 * Writes every report that was asked for, each to its place: one that cannot be written keeps no other from being.
 * @throws UsageError at the end, with a line for each that could not.
 */
export async function writeReports(result: ScanResult, settings: ReportSettings, elapsed: number): Promise<void> {
  const context: Omit<ReportContext, "color"> = {
    width: process.stdout.columns ?? 100,
    elapsed,
    sourceLine,
    rules: withFixedSeverities(settings),
    outcome: settings.outcome,
    repositoryPath: repositoryPaths(process.cwd()),
    callGraph: settings.callGraph,
    tell,
  };
  const failures: string[] = [];
  const attempt = async (write: () => void | Promise<void>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      failures.push(error.message);
    }
  };
  for (const { reporter, file } of settings.outputs) {
    const color = wantsColor(settings.color, file === undefined ? process.stdout : {}, process.env);
    await attempt(async () => {
      const pieces = reporter.render(result, { ...context, color });
      if (file === undefined) await writeTo(process.stdout, pieces);
      else writeFile(file, pieces);
    });
    await attempt(() => writeBeside(reporter, result, { ...context, color: false }));
  }
  if (failures.length > 0) throw new UsageError(failures.join("\n"));
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
