import { existsSync } from "node:fs";
import type pc from "picocolors";
import { type Baseline, baselineText, goneFrom, type KnownFinding, readBaseline, updated, usualBaseline } from "../findings/baseline";
import type { Finding } from "../findings/result";
import { nameOf } from "../findings/wording";
import { cappedLines } from "../report/pretty/capped-lists";
import { placeText } from "../report/pretty/style";
import { titleOf } from "../scan/decisions";
import type { Run } from "../scan/settings";
import { escapeControls } from "../text/escape";
import { counted } from "../text/words";
import type { Arguments, Command } from "./command";
import { type ExitCode, exitCodes, UsageError } from "./exit-code";
import { judgeAll, tellUnparsed } from "./judge-all";
import { judgeOptions, judgeSettingsOf } from "./judge-options";
import { oneOf, single } from "./options";
import { outputColors } from "./terminal";
import { writeFile, writeTo } from "./write";

const actions = ["update", "prune", "show"] as const;

export const baselineCommand: Command = {
  usage: "baseline [action] [paths..]",
  description: "Keep the findings that are known, so that `scan --baseline` fails for new ones only",
  takesPaths: true,
  words: { "": () => actions },
  options: (yargs) =>
    judgeOptions(yargs)
      .positional("action", {
        type: "string",
        describe: "update: what is found now is known; prune: take out what is gone; show: what is known, gone and new",
      })
      .option("baseline", { type: "string", nargs: 1, describe: `The file [${usualBaseline}]` })
      .example("$0 baseline update export/", "Start with a tenant as it is")
      .example(`$0 scan export/ --baseline ${usualBaseline}`, "Fail for what is new"),
  run: baseline,
};

async function baseline(args: Arguments): Promise<ExitCode> {
  const given = single("baseline", args.action);
  if (given === undefined) throw new UsageError(`baseline needs to know what to do: ${actions.join(", ")}.`);
  const action = oneOf("baseline", given, actions, "show");
  const path = single("--baseline", args.baseline) ?? usualBaseline;
  const known: Baseline = action === "update" && !existsSync(path) ? { path, findings: [] } : readBaseline(path);
  const judged = await judgeAll({ ...judgeSettingsOf(args), baseline: known });
  if (typeof judged === "number") return judged;
  if (action !== "show" && goneFrom(known, judged.comparable).length > 0 && tellUnparsed(judged.document.notices)) return exitCodes.failure;
  const lines = { update, prune, show }[action](known, judged);
  await writeTo(
    process.stdout,
    [...lines].map((line) => `${line}\n`),
  );
  return exitCodes.ok;
}

function* update(known: Baseline, { document, comparable }: Run): Iterable<string> {
  const findings = updated(known, comparable);
  writeFile(known.path, [baselineText(findings)], "baseline");
  const added = document.findings.filter(({ baselineState, waiver }) => baselineState === "new" && waiver === null).length;
  const gone = goneFrom(known, comparable).length;
  yield `${known.path}: ${counted(findings.length, "known finding")} (${added} new, ${gone} gone).`;
}

function* prune(known: Baseline, { comparable }: Run): Iterable<string> {
  const gone = new Set(goneFrom(known, comparable));
  const left = known.findings.filter((finding) => !gone.has(finding));
  if (gone.size > 0) writeFile(known.path, [baselineText(left)], "baseline");
  yield* goneLines([...gone]);
  yield `${known.path}: ${counted(left.length, "known finding")} (${gone.size} gone).`;
}

function* show(known: Baseline, { document, comparable }: Run): Iterable<string> {
  const colors = outputColors();
  const gone = goneFrom(known, comparable);
  const fresh = document.findings.filter(({ baselineState, waiver }) => baselineState === "new" && waiver === null);
  yield* baselineTable(known.findings, gone, fresh, colors);
  yield `${known.path}: ${counted(known.findings.length, "known finding")}, ${gone.length} of them gone; ${counted(fresh.length, "new finding")}.`;
}

function goneLines(gone: readonly KnownFinding[]): string[] {
  return cappedLines(
    gone,
    () => "gone",
    (finding) => `gone: ${escapeControls(titleOf(finding))}`,
  );
}

type Colors = ReturnType<typeof pc.createColors>;

/** One line for each known and each new finding: `new    error    rule-id  Orders API  export/orders.json:4:15`. */
function baselineTable(known: readonly KnownFinding[], gone: readonly KnownFinding[], fresh: readonly Finding[], colors: Colors): string[] {
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
