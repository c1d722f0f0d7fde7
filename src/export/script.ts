import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../model/package-root";

export const scriptNames = ["az", "powershell"] as const;
export type ScriptName = (typeof scriptNames)[number];

const files: Readonly<Record<ScriptName, string>> = { az: "export-tenant.sh", powershell: "export-tenant.ps1" };

/** The script that exports where there is no Node. */
export function exportScript(name: ScriptName): string {
  return readFileSync(join(packageRoot, "examples", "export", files[name]), "utf8");
}
