import pc from "picocolors";
import { useOf } from "../config";
import { answerTo, type DiagnoseDocument } from "../diagnose";
import { flowModels } from "../diagnose/flows";
import { buildDirectories } from "../directory";
import type { Diagnostic } from "../model/diagnostic";
import { loadRules } from "../policy/wasm";
import { diagnoseJson } from "../report/diagnose/json";
import { diagnoseMarkdown } from "../report/diagnose/markdown";
import { diagnosePretty } from "../report/diagnose/pretty";
import { positionOf } from "../sources";
import { wantsColor } from "./color";
import type { Arguments } from "./command";
import { diagnoseSettings, type DiagnoseSettings } from "./diagnose-options";
import { exitCodes, type ExitCode } from "./exit-code";
import { readAll } from "./read-inputs";
import { missingPaths, noSuchPath } from "../scan/paths";
import { terminalWidth } from "./terminal-width";
import { tell } from "./tell";
import { UsageError } from "./usage-error";
import { version } from "../model/version";
import { writeTo } from "./write";

/** The command itself, loaded when it is asked for: the other commands need none of it. */
export async function diagnose(args: Arguments): Promise<ExitCode> {
  const settings = diagnoseSettings(args);
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
  if (format === "json") return diagnoseJson(document);
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
