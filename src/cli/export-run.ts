import { resolve } from "node:path";
import {
  checkAccess,
  type CollectionName,
  collections,
  type ConnectOptions,
  type ExportOutcome,
  exportScript,
  exportTenant,
  Staging,
  tokenSourceOf,
} from "../export";
import { type CloudName, clouds } from "../model/clouds";
import type { ExportManifest } from "../model/export-manifest";
import { version } from "../model/version";
import { type ExitCode, exitCodes } from "./exit-code";
import { exportProgress } from "./export-progress";
import { tell } from "./terminal";
import { writeTo } from "./write";
import { standardError } from "./standard-error";

export const layouts = ["collections", "objects"] as const;

/** What the command line asks for. */
export interface ExportSettings {
  readonly folder: string | undefined;
  readonly cloud: CloudName;
  readonly layout: (typeof layouts)[number];
  readonly tenant: string | undefined;
  readonly command: string | undefined;
  readonly resume: boolean;
  /** Milliseconds. */
  readonly timeout: number;
}

export async function printScript(name: "az" | "powershell"): Promise<ExitCode> {
  await writeTo(process.stdout, [exportScript(name)]);
  return exitCodes.ok;
}

/** What could be exported; exit 1 where something would be refused. */
export async function check(settings: ExportSettings): Promise<ExitCode> {
  const { tenantId, checked } = await checkAccess(connectOptions(settings));
  const width = Math.max(...checked.map(({ name }) => name.length));
  const lines = checked.map(({ name, result }) => {
    const what =
      result.status === "refused"
        ? `refused: ask for ${result.permission} (${result.problem})`
        : "problem" in result
          ? `failed: ${result.problem}`
          : "yes";
    return `${name.padEnd(width)}  ${what}\n`;
  });
  await writeTo(process.stdout, [`tenant ${tenantId ?? "unknown"}, ${settings.cloud}\n`, ...lines]);
  return exitCodeOf(checked.map(({ result }) => result));
}

export async function exportTo(name: string, settings: ExportSettings): Promise<ExitCode> {
  const folder = resolve(name);
  const staging = new Staging(folder);
  if (settings.resume && !staging.exists) tell(`Nothing to resume next to ${name}: the export starts from the beginning.`);
  if (!settings.resume && staging.exists)
    tell(`${name}.part has an interrupted export: this one begins anew; --resume would go on with it.`);
  const onInterrupt = (): void => {
    tell(`Interrupted: nothing was written to ${name}. "aadguard export ${name} --resume" goes on.`);
    process.exit(130);
  };
  process.once("SIGINT", onInterrupt);
  const progress = await exportProgress(standardError(), tell);
  try {
    const options = { ...connectOptions(settings), onProgress: progress.report };
    const outcome = await exportTenant({ ...options, folder, layout: settings.layout, resume: settings.resume });
    progress.stop();
    for (const line of summaryOf(outcome, name)) tell(line);
    return exitCodeOf(Object.values(outcome.manifest.collections));
  } finally {
    progress.stop();
    process.off("SIGINT", onInterrupt);
  }
}

function connectOptions({ cloud: name, command, tenant, timeout }: ExportSettings): ConnectOptions {
  const cloud = clouds[name];
  const optional = { ...(command === undefined ? {} : { command }), ...(tenant === undefined ? {} : { tenant }) };
  const tokens = tokenSourceOf({ cloud, env: process.env, ...optional });
  const graphUrl = process.env["AADGUARD_GRAPH_URL"];
  return { cloud, tokens, version: version(), timeout, ...(graphUrl ? { graphUrl } : {}), ...(tenant === undefined ? {} : { tenant }) };
}

/** 0 complete, 1 parts were refused, 2 something failed. */
function exitCodeOf(results: readonly { readonly status: string }[]): ExitCode {
  if (results.some(({ status }) => status === "failed")) return exitCodes.failure;
  return results.some(({ status }) => status === "refused") ? exitCodes.findings : exitCodes.ok;
}

function summaryOf({ manifest, tenantName, written, requests }: ExportOutcome, name: string): string[] {
  const entries = Object.entries(manifest.collections) as [CollectionName, ExportManifest["collections"][string]][];
  const counts = entries
    .filter(([collection]) => collections[collection].isCounted)
    .map(([collection, { count }]) => `${count} ${collections[collection].words}`);
  const tenant = [manifest.tenantId ?? "unknown", ...(tenantName === undefined ? [] : [`(${tenantName})`])].join(" ");
  const lines = [`tenant ${tenant}: ${counts.join(", ")}; ${requests} requests.`];
  const rights = new Map<string, string[]>();
  for (const [collection, { status, permission, problem }] of entries) {
    const { words } = collections[collection];
    if (status === "refused") rights.set(permission ?? "", [...(rights.get(permission ?? "") ?? []), words]);
    else if (status === "failed") lines.push(`Not exported: ${words}. ${problem ?? ""}.`);
  }
  for (const [permission, words] of rights)
    lines.push(
      `Refused: ${words.join(", ")}. Ask for the Microsoft Graph permission ${permission}; docs/export.md says how. What rests on it stays undetermined.`,
    );
  const failed = entries.some(([, { status }]) => status === "failed");
  if (failed) lines.push(`"aadguard export ${name} --resume" asks again for what is missing.`);
  lines.push(written ? `Written to ${name}. Now run: aadguard scan ${name}` : `${name} stays as it was: an earlier, whole export.`);
  return lines;
}
