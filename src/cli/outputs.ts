import type { Reporter } from "../report/reporter";
import { reporters } from "../report/reporters";
import { didYouMean } from "../text/suggest";
import { UsageError } from "./usage-error";

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
