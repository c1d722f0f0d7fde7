import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Finding } from "../../src/findings/result";
import { folderWith } from "../cli/run";
import type { Example } from "../support/examples";
import { scan } from "../support/scans";
import { type Bystander, bystanders } from "./bystanders";
import { tenantOf, type Tenant } from "./directory";
import { type Edit, editsOf } from "./edits";
import { filled } from "./placeholders";

export type Shell = "az" | "powershell";
/** Runs one line in a folder, before a tenant. @throws Error where it fails */
export type Runner = (line: string, tenant: Tenant, cwd: string) => Promise<void> | void;

/** A tenant, and what is found in it. */
interface Scanned {
  readonly tenant: Tenant;
  readonly findings: readonly Finding[];
}

/** A bad example as a tenant, alone and among bystanders. */
export interface Case {
  readonly example: Example;
  readonly alone: Scanned;
  readonly crowded: Scanned;
}

/** What the remedy of one finding has done. */
export interface Effect {
  readonly isGone: boolean;
  /** Rules that found nothing of the kind before, alone and among bystanders. */
  readonly fresh: readonly string[];
  readonly edits: readonly Edit[];
}

const cases = new Map<Example, Promise<Case>>();

export function caseOf(example: Example): Promise<Case> {
  const made = cases.get(example) ?? build(example);
  cases.set(example, made);
  return made;
}

export function ownFindings({ example, alone }: Case): readonly Finding[] {
  return alone.findings.filter(({ ruleId }) => ruleId === example.rule);
}

/** Does what the finding offers for a shell, all its lines in their order, and says what has changed. */
export async function effectOf({ example, alone, crowded }: Case, finding: Finding, shell: Shell, run: Runner): Promise<Effect> {
  const after = async ({ tenant }: Scanned): Promise<Scanned> => {
    const changed = structuredClone(tenant);
    const folder = folderWith({});
    copyFileSync(join(__dirname, "certificate.pem"), join(folder.path, "certificate.pem"));
    try {
      for (const { command } of finding.remediation.commands.filter((each) => each.shell === shell))
        await run(filled(command, changed), changed, folder.path);
    } finally {
      folder.remove();
    }
    return { tenant: changed, findings: await findingsIn(changed, example) };
  };
  const fresh = (before: Scanned, { findings }: Scanned): string[] =>
    findings.filter((each) => !before.findings.some((other) => isSame(other, each))).map(({ ruleId }) => ruleId);
  const done = await after(crowded);
  const isGone = !done.findings.some((each) => isSame(each, finding));
  let masked = fresh(crowded, done);
  // A bystander can have a fault of its own that only shows now; the example alone tells.
  if (masked.length > 0) masked = fresh(alone, await after(alone));
  return { isGone, fresh: [...new Set(masked)].sort(), edits: editsOf(crowded.tenant, done.tenant) };
}

function isSame(one: Finding, other: Finding): boolean {
  return one.ruleId === other.ruleId && one.fingerprint === other.fingerprint;
}

async function findingsIn(tenant: Tenant, { content }: Example): Promise<readonly Finding[]> {
  const config = content.flows ? { "aadguard.yaml": stringify({ applications: content.flows }) } : {};
  const folder = folderWith({ ...config, "export/tenant.json": tenant });
  try {
    return (await scan([join(folder.path, "export"), "--now", content.now ?? "2026-11-23T00:00:00Z"], folder.path)).result.findings;
  } finally {
    folder.remove();
  }
}

async function build(example: Example): Promise<Case> {
  const tenant = tenantOf(example.content);
  const alone = { tenant, findings: await findingsIn(tenant, example) };
  return { example, alone, crowded: await withBystanders(alone, bystanders, example) };
}

/** As many of them as leave what the rule finds, and offers, as it is: all, or in halves those that do. */
async function withBystanders(before: Scanned, those: readonly Bystander[], example: Example): Promise<Scanned> {
  const tenant = structuredClone(before.tenant);
  for (const { addTo } of those) addTo(tenant);
  const after = { tenant, findings: await findingsIn(tenant, example) };
  if (offers(before, example) === offers(after, example)) return after;
  if (those.length === 1) return before;
  const half = Math.ceil(those.length / 2);
  return withBystanders(await withBystanders(before, those.slice(0, half), example), those.slice(half), example);
}

function offers({ findings }: Scanned, { rule }: Example): string {
  const own = findings.filter(({ ruleId }) => ruleId === rule);
  return JSON.stringify(own.map(({ fingerprint, remediation }) => [fingerprint, remediation]));
}
