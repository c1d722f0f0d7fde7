import { groupedBy } from "../../model/grouped";
import type { SubjectIdentity } from "../../policy/verdict";
import { escapeControls } from "../../text/escape";
import type { ReportContext } from "../reporter";
import type { UndeterminedGroup } from "../../findings/result";
import { nameOf } from "../../findings/wording";
import { kindWord } from "../../model/kind-words";
import { counted, joined } from "../../text/words";
import { wrap } from "../../text/wrap";
import type { Colors } from "./style";

/** How many subjects, and how many reasons, stand below what settles them; the JSON document has all. */
const most = 3;
/** How many ways to settle verdicts are shown, those that settle most. */
const mostWays = 5;

/** What was not judged, by what would settle it (one missing export leaves many rules open), the largest part first. */
export function openVerdicts(groups: readonly UndeterminedGroup[], { width, look }: ReportContext, colors: Colors): string {
  const ways = [...groupedBy(groups, ({ settle }) => settle)].sort(([, a], [, b]) => verdictsOf(b) - verdictsOf(a));
  const shown = look.verbose ? ways : ways.slice(0, mostWays);
  const more = ways.slice(shown.length).flatMap(([, same]) => same);
  return [
    colors.bold(`Not judged: ${counted(verdictsOf(groups), "verdict")}`),
    ...shown.map(([settle, same]) => wayText(settle, same, width)),
    ...(more.length > 0 ? [`  and ${counted(verdictsOf(more), "verdict")} more: --verbose shows what settles them`] : []),
  ].join("\n");
}

function wayText(settle: string, same: readonly UndeterminedGroup[], width: number): string {
  return [
    wrap(escapeControls(settle), width, "    ", "  - "),
    wrap(`settles ${counted(verdictsOf(same), "verdict")}: ${rulesText(same)}`, width, "      ", "    "),
    wrap(`since ${escapeControls(reasonsText(same))}`, width, "      ", "    "),
    wrap(`about ${escapeControls(subjectsText(same))}`, width, "      ", "    "),
  ].join("\n");
}

function rulesText(groups: readonly UndeterminedGroup[]): string {
  return [...groupedBy(groups, ({ ruleId }) => ruleId)].map(([ruleId, same]) => `${ruleId} (${verdictsOf(same)})`).join(", ");
}

/** A verdict's reasons are joined in the document; here each is told once. */
function reasonsText(groups: readonly UndeterminedGroup[]): string {
  const counts = new Map<string, number>();
  for (const { reason, count } of groups) for (const one of reason.split("; ")) counts.set(one, (counts.get(one) ?? 0) + count);
  const reasons = [...counts].sort(([, a], [, b]) => b - a).map(([reason]) => reason);
  const more = reasons.length - most;
  return more > 0 ? `${reasons.slice(0, most).join("; ")}; and ${counted(more, "other reason")}` : reasons.join("; ");
}

function subjectsText(groups: readonly UndeterminedGroup[]): string {
  const subjects = new Map<string, SubjectIdentity>();
  for (const group of groups) for (const subject of group.subjects) subjects.set(JSON.stringify(subject), subject);
  const all = [...subjects.values()];
  const named = all.slice(0, most).map((subject) => `${kindWord(subject.kind)} "${nameOf(subject)}"`);
  const more = all.length > named.length || groups.some((group) => group.count > group.subjects.length);
  return more ? `${named.join(", ")} and others` : joined(named);
}

function verdictsOf(groups: readonly UndeterminedGroup[]): number {
  return groups.reduce((sum, group) => sum + group.count, 0);
}
