import { sizeOfVerdict, spend } from "../model/memory";
import type { Intake } from "../model/collection";
import type { DeclarationKind } from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";
import type { Locus } from "../model/place";
import type { Rule } from "../policy/catalogue";
import type { Judgement } from "../policy/engine";
import { isNotCarried, isOpen } from "../policy/part-verdicts";
import { findingsOf } from "./findings";
import { identityOf } from "./fingerprint";
import { byDiagnosticPlace, byPlace } from "./order";
import { isActive } from "./weight";
import type { Finding, Notice, RuleCoverage, ScanResult, Summary } from "./result";
import type { Location } from "../model/place";
import { groupUndetermined, type ExplainReason, type UndeterminedVerdict } from "./undetermined";

/** What a scan has found out, before it is put into words. */
export interface Outcome {
  readonly version: string;
  readonly intake: Intake;
  /** What linking the declarations has to say (`merged`), besides `intake.diagnostics`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly judgements: readonly Judgement[];
  /** How many subjects of each kind were judged. */
  readonly subjects: Readonly<Partial<Record<DeclarationKind, number>>>;
  /** The rules that ran. */
  readonly rules: readonly Rule[];
}

export interface AssembleOptions {
  readonly positionOf: (locus: Locus) => Location;
  readonly explainReason: ExplainReason;
  /** False leaves the list of undetermined verdicts empty; the counts stay. */
  readonly listUndetermined: boolean;
  /** What was decided about findings beforehand: severities, waivers, a baseline. Gets them sorted, and keeps their order. */
  readonly settle?: (findings: readonly Finding[]) => readonly Finding[];
  /** What is to be said about those decisions. */
  readonly noticesOf?: (findings: readonly Finding[], undetermined: readonly UndeterminedVerdict[]) => readonly Notice[];
}

/** Verdicts to findings: messages, places, remedies and fingerprints added; one fault, one finding; everything sorted. */
export function assemble(outcome: Outcome, options: AssembleOptions): ScanResult {
  const found = findingsOf(outcome.judgements, outcome.rules, options.positionOf).sort(byPlace);
  const findings = options.settle?.(found) ?? found;
  const unsettled = undeterminedOf(outcome.judgements);
  const undetermined = unsettled.filter(isOpen);
  const notCarried = unsettled.filter(isNotCarried);
  return {
    schemaVersion: 1,
    tool: { name: "aadguard", version: outcome.version },
    summary: summaryOf(outcome, findings, undetermined.length, notCarried.length),
    findings,
    undetermined: options.listUndetermined ? groupUndetermined(undetermined, options.explainReason) : [],
    coverage: coverageOf(outcome, undetermined, notCarried),
    leftOut: outcome.intake.leftOut,
    diagnostics: [...outcome.intake.diagnostics, ...outcome.diagnostics].sort(byDiagnosticPlace),
    notices: [
      ...(options.noticesOf?.(findings, unsettled) ?? []),
      ...outcome.intake.notes.map((note): Notice => ({ kind: "not-json", ...note })),
    ],
  };
}

function undeterminedOf(judgements: readonly Judgement[]): UndeterminedVerdict[] {
  return judgements.flatMap(({ subject, verdicts }) => {
    spend(sizeOfVerdict * verdicts.length);
    return verdicts
      .filter(({ undetermined }) => undetermined.length > 0)
      .map(({ ruleId, undetermined }) => ({ ruleId, subject: identityOf(subject), undetermined }));
  });
}

function coverageOf(
  { rules, subjects }: Outcome,
  undetermined: readonly UndeterminedVerdict[],
  notCarried: readonly UndeterminedVerdict[],
): RuleCoverage[] {
  const [open, unasked] = [countedByRule(undetermined), countedByRule(notCarried)];
  return rules
    .map((rule) => {
      const all = rule.subjects.reduce((sum, kind) => sum + (subjects[kind] ?? 0), 0);
      const undetermined = open.get(rule.id) ?? 0;
      const notCarried = unasked.get(rule.id) ?? 0;
      return { ruleId: rule.id, judged: all - undetermined - notCarried, undetermined, ...(notCarried > 0 ? { notCarried } : {}) };
    })
    .sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1));
}

function countedByRule(verdicts: readonly UndeterminedVerdict[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId } of verdicts) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}

function summaryOf({ intake, subjects }: Outcome, findings: readonly Finding[], undetermined: number, notCarried: number): Summary {
  const active = findings.filter(isActive);
  const waived = findings.filter((finding) => finding.waiver !== null).length;
  const count = (severity: string) => active.filter((finding) => finding.severity === severity).length;
  return {
    files: intake.files,
    scanned: intake.scanned,
    skipped: intake.skipped,
    applications: subjects.application ?? 0,
    servicePrincipals: subjects.servicePrincipal ?? 0,
    errors: count("error"),
    warnings: count("warning"),
    notes: count("note"),
    waived,
    baselined: findings.length - active.length - waived,
    undetermined,
    ...(notCarried > 0 ? { notCarried } : {}),
    unreadable: intake.unreadable,
  };
}
