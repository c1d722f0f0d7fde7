import type { Run } from "sarif";
import { leftOut } from "../../findings/weight";
import { jsonLine, jsonLines } from "../../text/escape";
import type { ReportContext, Reporter } from "../reporter";
import type { Finding, ScanResult } from "../../findings/result";
import { invocationOf, notificationDescriptors } from "./invocation";
import { withinLimits, type Limits } from "./limits";
import { resultOf } from "./result";
import { descriptorOf } from "./rule";

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), with what GitHub code scanning requires of it. */
export const sarif: Reporter = {
  name: "sarif",
  audience: "programs",
  render: (result, context) => renderSarif(result, context),
};

export function renderSarif(result: ScanResult, context: ReportContext, limits?: Limits): readonly string[] {
  const { findings } = result;
  const texts = resultTexts(result, context);
  const documentOf = (kept: readonly Finding[]) => documentPieces(result, context, texts(kept), cutText(findings, kept));
  const { kept, document } = withinLimits(findings, documentOf, limits);
  const cut = cutText(findings, kept);
  if (cut) context.tell(`sarif: ${cut}`);
  return document;
}

function cutText(findings: readonly Finding[], kept: readonly Finding[]): string {
  const lacking = leftOut(findings, kept);
  return lacking && `${lacking} are left out of this file: GitHub code scanning takes 25,000 results and 10 MB of a file, gzipped.`;
}

/** One line for each finding; made once, however often the file has to be cut. */
function resultTexts({ findings }: ScanResult, { rules, repositoryPath }: ReportContext): (kept: readonly Finding[]) => string[] {
  const ruleIndex = indexOf(rules);
  const hasSuppressions = findings.some(({ waiver }) => waiver !== null);
  const occurrences = new Map<string, number>();
  const texts = new Map<Finding, string>();
  for (const finding of findings) {
    const occurrence = (occurrences.get(finding.fingerprint) ?? 0) + 1;
    occurrences.set(finding.fingerprint, occurrence);
    texts.set(finding, jsonLine(resultOf(finding, { repositoryPath, ruleIndex, hasSuppressions, occurrence })));
  }
  return (kept) => kept.map((finding) => texts.get(finding) ?? "");
}

function documentPieces(result: ScanResult, context: ReportContext, results: readonly string[], cut: string): string[] {
  const { rules, repositoryPath, outcome } = context;
  const run: Omit<Run, "results"> = {
    tool: {
      driver: {
        name: result.tool.name,
        version: result.tool.version,
        semanticVersion: result.tool.version,
        rules: rules.map(descriptorOf),
        notifications: [...notificationDescriptors],
      },
    },
    invocations: [invocationOf(result, { repositoryPath, outcome, ruleIndex: indexOf(rules), cut })],
    columnKind: "utf16CodeUnits",
    properties: { summary: result.summary },
  };
  const before = `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [{
${fieldLines(run)},
    "results": [`;
  return [
    before,
    ...results.map((text, index) => `${index === 0 ? "" : ","}\n      ${text}`),
    `${results.length > 0 ? "\n    " : ""}]\n  }]\n}\n`,
  ];
}

function fieldLines(run: Omit<Run, "results">): string {
  return jsonLines(run, "  ").split("\n").slice(1, -1).join("\n");
}

function indexOf(rules: ReportContext["rules"]): Map<string, number> {
  return new Map(rules.map(({ id }, index) => [id, index]));
}
