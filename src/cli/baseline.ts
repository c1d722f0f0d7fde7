import { existsSync } from "node:fs";
import { type Baseline, baselineText, goneFrom, type KnownFinding, readBaseline, updated, usualBaseline } from "../findings/baseline";
import { cappedLines } from "../report/pretty/capped";
import { escapeControls } from "../text/escape";
import { counted } from "../text/words";
import { baselineTable } from "./baseline-table";
import { outputColors } from "./color";
import type { Arguments, Command } from "./command";
import { exitCodes, type ExitCode } from "./exit-code";
import { judgeAll, tellUnparsed } from "./judge-all";
import type { Run } from "../scan/settings";
import { judgeOptions, judgeSettingsOf } from "./judge-options";
import { titleOf } from "../scan/gone-notices";
import { oneOf, single } from "./options";
import { UsageError } from "./usage-error";
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
