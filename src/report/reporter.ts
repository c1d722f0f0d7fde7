import type { CallGraph } from "../graph";
import type { Rule } from "../policy/catalogue";
import type { LinePart } from "../model/place";
import type { Outcome } from "../findings/outcome";
import type { Severity } from "../policy/verdict";
import type { ScanResult } from "../findings/result";

/** One output format. `render` yields the text piece by piece, so that no output has to fit into one string. */
export interface Reporter {
  readonly name: string;
  /** People who were told on standard error that nothing was scanned need no report of it; programs do. */
  readonly audience: "people" | "programs";
  render(result: ScanResult, context: ReportContext): Iterable<string>;
  /** Another text for a file that an environment variable names; it is appended there. */
  readonly beside?: { readonly variable: string; render(result: ScanResult, context: ReportContext): Iterable<string> };
}

export const groupings = ["rule", "application", "none"] as const;

/** By what findings stand together in the terminal. */
export type Grouping = (typeof groupings)[number];

/** What people want to see of a report, and how; what programs read is always whole. */
export interface Look {
  /** The lowest severity that is shown, the rest is counted; undefined leaves it to the format. */
  readonly minSeverity?: Severity;
  readonly groupBy: Grouping;
  /** Every finding whole, with its fingerprint, and no list cut. */
  readonly verbose: boolean;
  /** The summary line alone. */
  readonly quiet: boolean;
}

export const usualLook: Look = { groupBy: "rule", verbose: false, quiet: false };

/** What a reporter may use besides the result. */
export interface ReportContext {
  readonly color: boolean;
  readonly look: Look;
  /** Columns of the terminal. */
  readonly width: number;
  /** Milliseconds that the scan took. */
  readonly elapsed: number;
  /** A line of an input (from 1), where it can be had; of one that is too long for a text, the part around the column. */
  readonly sourceLine: (path: string, line: number, column: number) => string | LinePart | undefined;
  /** The rules that were asked, with the severities that the configuration fixes. */
  readonly rules: readonly Rule[];
  /** How the run ends, and why. */
  readonly outcome: Outcome;
  /** A path of the result as the repository around it says it: relative to its root, with `/`; absolute where it lies outside. */
  readonly repositoryPath: (path: string) => string;
  /** Each application's verdicts, and who calls whom; made when first asked, since most reports need neither. */
  readonly callGraph: () => CallGraph;
  /** Tells people something about the report itself: what was cut from it. */
  readonly tell: (message: string) => void;
}
