import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ScanResult } from "../../src/findings/result";
import { aadguardProcess } from "../cli/run";
import { script } from "./engine";

const head = `
terraform {
  required_providers {
    azuread = { source = "hashicorp/azuread" }
    random  = { source = "hashicorp/random" }
    msgraph = { source = "microsoft/msgraph" }
    azapi   = { source = "azure/azapi" }
  }
}
`;

export interface PlanSettings {
  readonly spelling?: "1" | "2" | "3";
  /** A configuration that is applied before: what is planned changes it. */
  readonly before?: string;
  readonly options?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

/** The JSON that the real engine makes of a configuration's plan. */
export function planOf(configuration: string, { spelling = "3", before, options = [], files = {} }: PlanSettings = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-plan-"));
  // Elsewhere: the folder's own states are left out.
  const elsewhere = mkdtempSync(join(tmpdir(), "aadguard-state-"));
  try {
    const write = (main: string): void => {
      for (const [name, text] of Object.entries({ ...files, "main.tf": head + main })) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
    };
    const run = (...args: string[]): string => {
      const { status, stdout, stderr } = script("tofu-plan.mjs", folder, "--spelling", spelling, ...args);
      if (status !== 0) throw new Error(stderr);
      return stdout;
    };
    const state: string[] = [];
    if (before !== undefined) {
      write(before);
      const applied = JSON.parse(run("--apply")) as { stateFile: string };
      writeFileSync(join(elsewhere, "before.tfstate"), applied.stateFile);
      state.push("--state", join(elsewhere, "before.tfstate"));
    }
    write(configuration);
    return run(...state, "--", ...options);
  } finally {
    for (const one of [folder, elsewhere]) rmSync(one, { recursive: true, force: true });
  }
}

export interface Judged {
  readonly exit: number | null;
  readonly result: ScanResult;
  /** `rule@address` of errors and warnings. */
  readonly found: readonly string[];
  /** `rule@address` of what could not be decided. */
  readonly open: readonly string[];
}

/** What the command line says of a plan that is piped to it. */
export function judged(plan: string | Buffer, ...args: readonly string[]): Judged {
  const { exit, stdout } = aadguardProcess(["-", "--format", "json", "--now", "2026-11-23T00:00:00Z", ...args], { stdin: plan });
  const result = JSON.parse(stdout) as ScanResult;
  const found = result.findings.filter(({ severity }) => severity !== "note").map(({ ruleId, subject }) => `${ruleId}@${subject.address}`);
  const open = result.undetermined.flatMap(({ ruleId, subjects }) => subjects.map(({ address }) => `${ruleId}@${address}`));
  return { exit, result, found: [...new Set(found)].sort(), open: [...new Set(open)].sort() };
}
