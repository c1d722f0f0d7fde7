import type { DiagnosticKind } from "../model/diagnostic";
import type { LeftOutReason } from "../model/left-out";
import { counted } from "../text/words";
import type { ScanResult } from "./result";

/** What a strict run does not put up with, in the order in which it is said. */
const kinds: readonly DiagnosticKind[] = ["incomplete", "conflict", "unrecognised", "truncated"];

/** What people decided to leave out, and what is nobody's declaration. */
const accepted: ReadonlySet<LeftOutReason> = new Set(["excluded", "dependency folder"]);

/** What keeps a run from vouching for its inputs: `3 incomplete`, `1 gitignored path left out`; empty where nothing does. */
export function gapsOf({ diagnostics, leftOut }: Pick<ScanResult, "diagnostics" | "leftOut">): string[] {
  const said = kinds.flatMap((kind) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.kind === kind).length;
    return count > 0 ? [`${count} ${kind}`] : [];
  });
  const left = leftOut.filter(({ reason }) => !accepted.has(reason));
  return [...said, ...left.map(({ reason, count }) => `${counted(count, "path")} left out (${reason})`)];
}
