import { parseJson } from "../../sources/json/parse";
import { isActive } from "../weight";
import { byDiagnosticPlace, byName, byPlace, byRuleAndReason } from "../order";
import type { Notice, RuleCoverage, ScanResult, Summary, UndeterminedGroup } from "../result";
import { namedSubjects } from "../undetermined";
import { nameOfShard, ShardError, type ShardMark } from "./shard";

/** A shard's document and where it was read from. */
export interface ShardDocument {
  readonly path: string;
  readonly result: ScanResult;
}

/** The whole run, as far as its documents tell. */
export interface MergedRun extends Pick<ShardMark, "declarations" | "lacking"> {
  readonly result: ScanResult;
}

/**
 * The document of the whole run, in whatever order its shards come: what one run over the same inputs writes.
 * @throws ShardError where a shard is missing or there twice, or is of another run; it names each
 */
export function mergeShards(documents: readonly ShardDocument[]): MergedRun {
  const shards = documents.map(({ path, result }) => ({ path, result, mark: markOf(path, result) }));
  const first = shards[0];
  if (!first) throw new ShardError("There is no shard to merge.");
  checkRun(shards);
  const results = shards.sort((a, b) => a.mark.number - b.mark.number).map(({ result }) => result);
  const whole: ScanResult = { ...first.result };
  delete (whole as { shard?: ShardMark }).shard;
  const findings = results.flatMap((result) => result.findings).sort(byPlace);
  const result: ScanResult = {
    ...whole,
    summary: summaryOf(results, findings),
    findings,
    undetermined: groupsOf(results.flatMap(({ undetermined }) => undetermined)),
    coverage: coverageOf(results),
    diagnostics: [...whole.diagnostics].sort(byDiagnosticPlace),
    notices: noticesOf(results),
  };
  const { declarations, lacking } = first.mark;
  return { result, declarations, lacking };
}

interface Marked extends ShardDocument {
  readonly mark: ShardMark;
}

function markOf(path: string, { shard }: ScanResult): ShardMark {
  if (shard) return shard;
  throw new ShardError(`${path}: this is the document of a whole run; only those of "aadguard scan --shard" can be merged.`);
}

function checkRun(shards: readonly Marked[]): void {
  const [first] = shards;
  if (!first) return;
  const troubles: string[] = [];
  const seen = new Map<number, Marked>();
  for (const one of shards) {
    const { mark, path } = one;
    const before = seen.get(mark.number);
    if (mark.of !== first.mark.of) troubles.push(`${path} is ${nameOfShard(mark)}, and ${first.path} is ${nameOfShard(first.mark)}.`);
    else if (mark.run !== first.mark.run || one.result.tool.version !== first.result.tool.version)
      troubles.push(`${path} (${nameOfShard(mark)}) and ${first.path} are of different runs: other inputs, rules, settings or versions.`);
    else if (before) troubles.push(`${nameOfShard(mark)} is there twice: ${before.path} and ${path}.`);
    else seen.set(mark.number, one);
  }
  for (let number = 1; number <= first.mark.of && troubles.length === 0; number++)
    if (!seen.has(number)) troubles.push(...missing(first.mark.of, seen));
  if (troubles.length > 0) throw new ShardError(troubles.join("\n"));
}

function missing(of: number, seen: ReadonlyMap<number, unknown>): string[] {
  const numbers = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !seen.has(number));
  return numbers.map((number) => `${nameOfShard({ number, of })} is missing.`);
}

function summaryOf(results: readonly ScanResult[], findings: ScanResult["findings"]): Summary {
  const sum = (field: keyof Summary): number => results.reduce((total, { summary }) => total + (summary[field] ?? 0), 0);
  const active = findings.filter(isActive);
  const notCarried = sum("notCarried");
  const count = (severity: string): number => active.filter((finding) => finding.severity === severity).length;
  return {
    // Each shard has seen all files.
    ...(results[0]?.summary as Summary),
    applications: sum("applications"),
    servicePrincipals: sum("servicePrincipals"),
    errors: count("error"),
    warnings: count("warning"),
    notes: count("note"),
    waived: sum("waived"),
    baselined: sum("baselined"),
    undetermined: sum("undetermined"),
    ...(notCarried > 0 ? { notCarried } : {}),
  };
}

function groupsOf(all: readonly UndeterminedGroup[]): UndeterminedGroup[] {
  const groups = new Map<string, UndeterminedGroup>();
  for (const group of all) {
    const key = JSON.stringify([group.ruleId, group.reason, group.settle]);
    const known = groups.get(key);
    groups.set(key, known ? joined(known, group) : group);
  }
  return [...groups.values()].sort(byRuleAndReason);
}

function joined(a: UndeterminedGroup, b: UndeterminedGroup): UndeterminedGroup {
  const subjects = [...a.subjects, ...b.subjects].sort(byName).slice(0, namedSubjects);
  return { ...a, count: a.count + b.count, subjects };
}

/** All shards ask the same rules, and list them in the same order. */
function coverageOf(results: readonly ScanResult[]): RuleCoverage[] {
  const [first] = results;
  return (first?.coverage ?? []).map(({ ruleId }, index) => {
    const rows = results.map(({ coverage }) => coverage[index]);
    const sum = (field: "judged" | "undetermined" | "notCarried"): number => rows.reduce((total, row) => total + (row?.[field] ?? 0), 0);
    const notCarried = sum("notCarried");
    return { ruleId, judged: sum("judged"), undetermined: sum("undetermined"), ...(notCarried > 0 ? { notCarried } : {}) };
  });
}

/** A waiver fits a finding of the run where it fits one of any shard's. */
function noticesOf(results: readonly ScanResult[]): Notice[] {
  const [first, ...others] = results.map(({ notices }) => notices);
  const told = others.map((notices) => new Set(notices.map((notice) => JSON.stringify(notice))));
  return (first ?? []).filter((notice) => told.every((one) => one.has(JSON.stringify(notice))));
}

/** A shard's document from its text. @throws ShardError where it is none that this version reads */
export function parseShardDocument(text: string, path: string): ScanResult {
  const parsed = parseJson(text);
  if (parsed.form === "unreadable") {
    const { line, column, message } = parsed.problem;
    throw new ShardError(`${path}:${line}:${column}: ${message}`);
  }
  const document = (parsed.form === "json" ? parsed.value : undefined) as Partial<ScanResult> | null | undefined;
  if (document?.tool?.name !== "aadguard" || !lists.every((name) => Array.isArray(document[name])))
    throw new ShardError(`${path}: this is not a document of "aadguard scan --shard … --format json".`);
  if (document.schemaVersion !== 1) throw new ShardError(`${path}: a document of another version of aadguard.`);
  return document as ScanResult;
}

const lists = ["findings", "undetermined", "coverage", "leftOut", "diagnostics", "notices"] as const;
