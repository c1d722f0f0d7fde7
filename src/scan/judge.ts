import { useOf, withStacks } from "../config";
import { buildDirectories, type Context, type Directory } from "../directory";
import { reserve } from "../model/memory";
import type { Intake } from "../model/collection";
import type { Declaration } from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";
import { type CallGraph, callGraphOf } from "../graph";
import { judge, prepare } from "../policy/engine";
import { withPartVerdicts } from "../policy/part-verdicts";
import { explainReason } from "../policy/reasons";
import { assemble, type Outcome } from "../findings/assemble";
import { positionOf } from "../sources/position";
import type { Changes } from "./changed-since";
import { Decisions } from "./decisions";
import { lackingOf } from "./required";
import type { Run, ScanSettings } from "./settings";
import { judgedBy, markOf } from "./shard";
import { version } from "../model/version";

/** What was read, and what is only asked. */
export type Inputs = Intake & { readonly context?: Context & { readonly diagnostics: readonly Diagnostic[] } };

/** Bytes that linking takes for each declaration, roughly: see `reserve`. */
const sizeOfLinks = 100;

/** Links and judges what was read. `changesOf`: what has changed of it, where only that is judged. */
export async function judgeIntake(
  intake: Inputs,
  settings: ScanSettings,
  changesOf?: (directories: readonly Directory[]) => Changes,
): Promise<Run> {
  reserve(intake.declarations.length * sizeOfLinks);
  const evaluator = prepare(intake.declarations.length, { jobs: settings.jobs });
  const read = { ...intake, declarations: withStacks(intake.declarations, settings.config) };
  const { directories, diagnostics: told } = buildDirectories(read, positionOf);
  const diagnostics = [...told, ...(intake.context?.diagnostics ?? [])];
  const rules = new Set(settings.rules.map((rule) => rule.id));
  const changes = changesOf?.(directories);
  settings.onStage?.("link");
  const { now, config } = settings;
  const { judgements: judged, subjects } = await judge(
    directories,
    { now, rules, useOf: useOf(config), only: onlyOf(settings, changes) },
    evaluator,
  );
  const judgements = withPartVerdicts(judged);
  settings.onStage?.("judge");
  const outcome = { version: version(), intake, diagnostics, judgements, subjects, rules: settings.rules };
  const run = resultOf(outcome, directories, settings, changes);
  settings.onStage?.("find");
  return run;
}

function onlyOf({ shard }: ScanSettings, changes: Changes | undefined): ((declaration: Declaration) => boolean) | undefined {
  return shard ? judgedBy(shard) : changes?.concern;
}

/** The document, and what else can be said of the run. */
export function resultOf(outcome: Outcome, directories: readonly Directory[], settings: ScanSettings, changes?: Changes): Run {
  const { listUndetermined } = settings;
  const decisions = new Decisions(settings, outcome.intake, changes?.leftOut);
  const assembled = assemble(outcome, {
    positionOf,
    explainReason,
    listUndetermined,
    settle: (findings) => decisions.settle(findings),
    noticesOf: (findings, undetermined) => decisions.noticesOf(findings, undetermined),
  });
  const lacking = lackingOf(settings.required ?? [], directories, outcome.intake);
  const { shard } = settings;
  const document = shard ? { ...assembled, shard: { ...markOf(shard, outcome.intake, settings), lacking } } : assembled;
  const callGraph = (): CallGraph =>
    callGraphOf({
      directories,
      judgements: outcome.judgements,
      findings: document.findings,
      listUndetermined,
      only: onlyOf(settings, changes),
    });
  const { declarations, paths = [] } = outcome.intake;
  return { document, paths, declarations: declarations.length, lacking, comparable: decisions.run, callGraph };
}
