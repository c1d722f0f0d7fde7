import { packageText } from "../platform";

export const scriptNames = ["az", "powershell"] as const;
export type ScriptName = (typeof scriptNames)[number];

const files: Readonly<Record<ScriptName, string>> = { az: "export-tenant.sh", powershell: "export-tenant.ps1" };

/** The script that exports where there is no Node. */
export function exportScript(name: ScriptName): string {
  return packageText(`examples/export/${files[name]}`);
}
