import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { scan } from "../../src/scan/scan";
import { parseConfig } from "../../src/config";
import { packageRoot } from "../../src/platform";
import { catalogue } from "../../src/policy/catalogue";
import type { ScanResult } from "../../src/findings/result";
import type { Example } from "../support/examples";
import type { System } from "./system";
import { type ConsentPolicy, configText, tenantDocument } from "./tenant";

export const now = "2026-11-23T00:00:00Z";

/** Scans the tenant as the command line does: a file of JSON, an `aadguard.yaml`, every rule. */
export async function judgeTenant(systems: readonly System[], policy: ConsentPolicy, folder: string): Promise<ScanResult> {
  const path = join(folder, "tenant.json");
  writeFileSync(path, JSON.stringify(tenantDocument(systems, policy)));
  return judge(path, configText(systems));
}

/** Scans a bad example, at the tenant's time. */
export function judgeExample({ path, content }: Example): Promise<ScanResult> {
  return judge(join(packageRoot, path), stringify({ applications: content.flows ?? [] }));
}

async function judge(path: string, text: string): Promise<ScanResult> {
  const config = parseConfig(text, "aadguard.yaml");
  const { rules } = catalogue();
  const { document } = await scan({ paths: [path], exclude: [], rules, now, listUndetermined: true, config, jobs: 1 });
  return document;
}
