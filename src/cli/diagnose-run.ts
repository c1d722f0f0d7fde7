import pc from "picocolors";
import { type Config, useOf } from "../config";
import { answerTo, type DiagnoseDocument, type RequestText } from "../diagnose";
import { flowModels } from "../diagnose/flows";
import { buildDirectories } from "../directory";
import type { Diagnostic } from "../model/diagnostic";
import { loadRules } from "../policy/wasm";
import { jsonLines } from "../text/escape";
import { diagnoseMarkdown } from "../report/diagnose/markdown";
import { diagnosePretty } from "../report/diagnose/pretty";
import { positionOf } from "../sources";
import { type ColorMode, tell, terminalWidth, wantsColor } from "./terminal";
import { type ExitCode, exitCodes, UsageError } from "./exit-code";
import { readAll } from "./progress";
import { missingPaths, noSuchPath } from "../scan/paths";
import { version } from "../model/version";
import { writeTo } from "./write";

/** What the command line asks for. */
export interface DiagnoseSettings {
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  readonly request: Partial<RequestText>;
  readonly error: string | undefined;
  readonly format: "pretty" | "json" | "markdown";
  /** The whole walk is shown. */
  readonly all: boolean;
  readonly config: Config;
  readonly now: string;
  readonly color: ColorMode;
}

/** The command itself, loaded when it is asked for: the other commands need none of it. */
export async function diagnose(settings: DiagnoseSettings): Promise<ExitCode> {
  const [missing] = missingPaths(settings.paths);
  if (missing !== undefined) throw new UsageError(`${missing}: ${noSuchPath(missing)}`);
  const intake = await readAll(settings);
  const { directories, diagnostics } = buildDirectories(intake);
  if (intake.declarations.length === 0) return nothingToWalk(intake.diagnostics);
  const walking = {
    policy: loadRules(),
    now: settings.now,
    useOf: useOf(settings.config),
    placeOf: (declaration: Parameters<ReturnType<typeof useOf>>[0], path: Parameters<typeof declaration.source.locate>[0]) =>
      positionOf(declaration.source.locate(path)),
  };
  const frame = { tool: { name: "aadguard", version: version() }, diagnostics: [...intake.diagnostics, ...diagnostics] } as const;
  const document = await answerTo(settings, directories, walking, frame);
  await writeTo(process.stdout, [rendered(document, settings)]);
  return exitCodeOf(document, intake.unreadable > 0);
}

function rendered(document: DiagnoseDocument, { format, color, all }: DiagnoseSettings): string {
  const flowTitle = (flow: string): string => flowModels[flow as keyof typeof flowModels].title;
  if (format === "json") return `${jsonLines(document)}\n`;
  if (format === "markdown") return diagnoseMarkdown(document, flowTitle);
  const colors = pc.createColors(wantsColor(color, process.stdout, process.env));
  return diagnosePretty(document, { width: terminalWidth(), colors, flowTitle, all });
}

function nothingToWalk(diagnostics: readonly Diagnostic[]): ExitCode {
  for (const { path, line, column, message } of diagnostics) {
    tell(`${path}${line === undefined ? "" : `:${line}:${column ?? 1}`}: ${message}`);
  }
  tell("no declaration found: diagnose walks through exported or declared applications.");
  return diagnostics.some(({ kind }) => kind === "unreadable") ? exitCodes.failure : exitCodes.nothing;
}

/** As in `scan`: the first that holds. */
function exitCodeOf({ verdict }: DiagnoseDocument, isUnreadable: boolean): ExitCode {
  if (verdict.status === "broken") return exitCodes.findings;
  return isUnreadable ? exitCodes.failure : exitCodes.ok;
}
