import type { Notice } from "../findings/result";
import { cappedLines } from "../report/pretty/capped-lists";
import type { Reporter } from "../report/reporter";
import { reporters } from "../report/reporters";
import { didYouMean } from "../text/suggest";
import { UsageError } from "./exit-code";
import { tell } from "./terminal";

export const formatNames: readonly string[] = reporters.map((reporter) => reporter.name);

/** One report to write. */
export interface Output {
  readonly reporter: Reporter;
  /** Undefined for standard output. */
  readonly file: string | undefined;
}

/** `--format json`, `--format json=FILE`, repeated; one of them at most can go to standard output. */
export function outputsOf(formats: readonly string[]): Output[] {
  const outputs = (formats.length > 0 ? formats : ["pretty"]).map(outputOf);
  const [first, second] = outputs.filter(({ file }) => file === undefined);
  if (first && second) {
    throw new UsageError(
      `Standard output takes one format; ${first.reporter.name} and ${second.reporter.name} were asked for. ` +
        `Write one to a file: --format ${second.reporter.name}=FILE.`,
    );
  }
  return outputs;
}

function outputOf(format: string): Output {
  const equals = format.indexOf("=");
  const name = equals < 0 ? format : format.slice(0, equals);
  const file = equals < 0 ? undefined : format.slice(equals + 1);
  const reporter = reporters.find((candidate) => candidate.name === name);
  if (!reporter) throw new UsageError(`"${name}" is not a format: use ${formatNames.join(", ")}.${didYouMean(name, formatNames)}`);
  if (file === "") throw new UsageError(`--format ${format} names no file after the equals sign.`);
  return { reporter, file };
}

/** What the run has to say about its own settings, on standard error; a report for people on standard output says it already. */
export function warnOf(notices: readonly Notice[], outputs: readonly Output[]): void {
  if (outputs.some(({ reporter, file }) => file === undefined && reporter.audience === "people")) return;
  const lines = cappedLines(
    notices,
    ({ kind }) => kind,
    ({ path, line, column, message }) => `${line === undefined ? path : `${path}:${line}:${column ?? 1}`}: ${message}`,
  );
  for (const line of lines) tell(`warning: ${line}`);
}
