import { closeSync, openSync, readSync } from "node:fs";
import { extname } from "node:path";
import { decode } from "../../platform/decode";

/** Infrastructure code, whatever it declares: what a module makes of it cannot be seen in its text. */
const infrastructure = new Set([".tf", ".tofu", ".bicep", ".bicepparam"]);

/** How texts of other formats declare Entra objects. */
const declarations: Readonly<Record<string, RegExp>> = {
  ".yaml":
    /\bazuread(?::|\.(?:upbound|crossplane)\.io)|Microsoft\.Graph\/|entra\.azure\.com\/|\b(?:keyCredentials|requiredResourceAccess|signInAudience):/i,
  ".csv": /^(?=.*\bappId\b)(?=.*\b(?:displayName|signInAudience|keyCredentials)\b)|^(?=.*\bapplication \(client\) id\b)/i,
  // ROADrecon's copy of a tenant: its tables have the names of Azure AD Graph.
  ".db": /^SQLite format 3\0(?=[^]*CREATE TABLE "?(?:ServicePrincipals|Applications)\b)/i,
  ".xml": /"(?:keyCredentials|requiredResourceAccess|servicePrincipalType)"/i,
  ".ps1": /^\s*AAD(?:Application|ServicePrincipal)\b/im,
};

/** JSON under another name: a copy that was put aside, what PowerShell's `>` wrote, an extension of its own or none. */
const copies = new Set(["", ".txt", ".json5", ".hjson", ".bak", ".old", ".orig", ".out", ".log", ".tmp"]);
const jsonOfOurs = /^\s*[[{][^]*["'](?:keyCredentials|requiredResourceAccess|servicePrincipalType)["']\s*:/i;

/** A Pulumi program, below a folder with a `Pulumi.yaml`. */
const programs = new Set([".ts", ".mts", ".js", ".mjs", ".py", ".cs", ".fs", ".go", ".java"]);
const usesAzureAd = /@pulumi\/azuread|pulumi_azuread|Pulumi\.AzureAD|pulumi-azuread|pulumi\.azuread/;

/** The beginning of a file, where such words stand. */
const beginning = 64 * 1024;

/** Whether a file of an extension that is not read declares Entra objects, by its text, or is infrastructure code. */
export function maybeDeclares(path: string, isInPulumiProject: boolean): boolean {
  const extension = extname(path).toLowerCase();
  if (infrastructure.has(extension)) return true;
  const pattern = patternOf(extension, isInPulumiProject);
  return pattern !== undefined && pattern.test(beginningOf(path));
}

function patternOf(extension: string, isInPulumiProject: boolean): RegExp | undefined {
  if (copies.has(extension)) return jsonOfOurs;
  if (isInPulumiProject && programs.has(extension)) return usesAzureAd;
  return declarations[extension === ".yml" ? ".yaml" : extension];
}

const buffer = Buffer.allocUnsafeSlow(beginning);

function beginningOf(path: string): string {
  try {
    const descriptor = openSync(path, "r");
    try {
      const length = readSync(descriptor, buffer, 0, beginning, null);
      return decode(buffer.subarray(0, length));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return "";
  }
}
