import { parseConfig } from "../../src/config";
import type { Finding, ScanResult } from "../../src/findings/result";
import type { Declaration, Origin } from "../../src/model/declarations";
import { catalogue } from "../../src/policy/catalogue";
import { judgeIntake } from "../../src/scan/judge";
import { readTexts } from "../../src/sources/texts";

export type Files = Readonly<Record<string, unknown>>;

const now = "2026-11-23T00:00:00Z";

/** Rule, application (by name: no plan knows ids) and severity. */
export function verdict({ ruleId, severity, subject }: Finding): string {
  return `${severity} ${ruleId}: ${subject.kind} ${subject.displayName}`;
}

/** What a scan of these files finds. With `as`, what they hold counts as declared or observed, whatever the format. */
export async function verdictsOf(files: Files, config: string, as?: Origin): Promise<string[]> {
  return (await resultOf(files, config, as)).findings.map(verdict);
}

export async function resultOf(files: Files, config: string, as?: Origin): Promise<ScanResult> {
  const read = readTexts(Object.entries(files).map(([path, content]) => ({ path, text: JSON.stringify(content) })));
  const declarations = as ? read.declarations.map((declaration) => from(declaration, as)) : read.declarations;
  // Of a policy that is assigned the organisation shows the id alone: a list that is not whole, and no sign of a partial deployment.
  const collections = as === "declared" ? read.collections.filter(({ complete }) => complete) : read.collections;
  const settings = {
    paths: [],
    exclude: [],
    rules: catalogue().rules,
    now,
    listUndetermined: true,
    config: parseConfig(config, "aadguard.yaml"),
  };
  return (await judgeIntake({ ...read, declarations, collections }, { ...settings, jobs: 1 })).document;
}

/** What a reader of Microsoft Graph's words makes of the same in a template: it is written to Microsoft Graph as it stands. */
function from(declaration: Declaration, origin: Origin): Declaration {
  const { kind } = declaration;
  const written = origin === "declared" && (kind === "application" || kind === "servicePrincipal") ? { isWrittenToGraph: true } : {};
  return { ...declaration, ...written, origin } as Declaration;
}
