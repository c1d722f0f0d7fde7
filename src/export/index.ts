import { packageText } from "../platform";
export { type Checked, checkAccess } from "./check";
export { collections, type CollectionName } from "./collections";
export { ExportError } from "./answer";
export { type ConnectOptions, exportTenant, type ExportOutcome, type ExportProgress } from "./run";
export { Staging } from "./staging";
export { tokenSourceOf } from "./token/sources";

type ScriptName = "az" | "powershell";

const files: Readonly<Record<ScriptName, string>> = { az: "export-tenant.sh", powershell: "export-tenant.ps1" };

/** The script that exports where there is no Node. */
export function exportScript(name: ScriptName): string {
  return packageText(`examples/export/${files[name]}`);
}
