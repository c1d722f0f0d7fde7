import type pc from "picocolors";
import type { KnownFinding } from "../findings/baseline";
import { escapeControls } from "../text/escape";
import type { Finding } from "../findings/result";
import { nameOf } from "../findings/wording";
import { placeText } from "../report/pretty/style";

type Colors = ReturnType<typeof pc.createColors>;

/** One line for each known and each new finding: `new    error    rule-id  Orders API  export/orders.json:4:15`. */
export function baselineTable(
  known: readonly KnownFinding[],
  gone: readonly KnownFinding[],
  fresh: readonly Finding[],
  colors: Colors,
): string[] {
  const isGone = new Set(gone);
  const rows = [
    ...known.map((finding) => ({ state: isGone.has(finding) ? "gone" : "known", finding, place: "" })),
    ...fresh.map((finding) => ({ state: "new", finding: finding as KnownFinding, place: placeText(finding.location) })),
  ];
  const width = Math.max(0, ...rows.map(({ finding }) => finding.ruleId.length));
  const paint = { gone: colors.green, new: colors.red, known: (text: string) => text };
  return rows.map(({ state, finding, place }) => {
    const start = `${paint[state as keyof typeof paint](state.padEnd(5))}  ${finding.severity.padEnd(7)}  ${finding.ruleId.padEnd(width)}`;
    return `${start}  ${escapeControls(`${nameOf(finding.subject)}`)}${place && `  ${place}`}`;
  });
}
