import { noConfig, useOf } from "../config";
import { buildDirectories, type Directory } from "../directory";
import type { Intake } from "../model/collection";
import { type CallGraph, callGraphOf } from "../graph";
import { judge, prepare } from "../policy/engine";
import { explainReason } from "../policy/reasons";
import { assemble, type Outcome } from "../findings/assemble";
import { positionOf } from "../sources";
import { type Changes, changesSince, type earlierInputs } from "./changed-since";
import { Decisions } from "./decisions";
import type { Run, ScanSettings } from "./settings";
import { noSuchPath } from "./paths";
import { version } from "../model/version";

/** Links and judges what was read. `earlier`: what the inputs were at the revision of `--changed-since`. */
export async function judgeIntake(intake: Intake, earlier: ReturnType<typeof earlierInputs>, settings: ScanSettings): Promise<Run> {
  const evaluator = prepare(intake.declarations.length, { jobs: settings.jobs });
  const { directories, diagnostics } = buildDirectories(intake);
  const rules = new Set(settings.rules.map((rule) => rule.id));
  const changes = earlier && changesSince(earlier, directories, settings);
  const { now, config } = settings;
  const { judgements, subjects } = await judge(directories, { now, rules, useOf: useOf(config), only: changes?.concern }, evaluator);
  const outcome = { version: version(), intake, diagnostics, judgements, subjects, rules: settings.rules };
  return resultOf(outcome, directories, settings, changes);
}

/** The document of a scan that could not begin, since paths do not exist. */
export function nothingRun(missing: readonly string[], settings: ScanSettings): Run {
  const diagnostics = missing.map((path) => ({ kind: "unreadable" as const, path, message: noSuchPath(path) }));
  const unread = { files: missing.length, scanned: 0, skipped: 0, unreadable: missing.length };
  const intake = { declarations: [], collections: [], diagnostics, leftOut: [], ...unread };
  return resultOf({ version: version(), intake, diagnostics: [], judgements: [], subjects: {}, rules: settings.rules }, [], {
    ...settings,
    config: noConfig,
    baseline: undefined,
  });
}

function resultOf(outcome: Outcome, directories: readonly Directory[], settings: ScanSettings, changes?: Changes): Run {
  const { listUndetermined } = settings;
  const decisions = new Decisions(settings, outcome.intake, changes?.leftOut);
  const document = assemble(outcome, {
    positionOf,
    explainReason,
    listUndetermined,
    settle: (findings) => decisions.settle(findings),
    noticesOf: (findings, undetermined) => decisions.noticesOf(findings, undetermined),
  });
  const callGraph = (): CallGraph =>
    callGraphOf({ directories, judgements: outcome.judgements, findings: document.findings, listUndetermined, only: changes?.concern });
  return { document, declarations: outcome.intake.declarations.length, comparable: decisions.run, callGraph };
}
