import { closeSync, openSync, readSync } from "node:fs";
import { extname } from "node:path";

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

/** A Pulumi program, below a folder with a `Pulumi.yaml`. */
const programs = new Set([".ts", ".mts", ".js", ".mjs", ".py", ".cs", ".fs", ".go", ".java"]);
const usesAzureAd = /@pulumi\/azuread|pulumi_azuread|Pulumi\.AzureAD|pulumi-azuread|pulumi\.azuread/;

/** The beginning of a file, where such words stand. */
const beginning = 64 * 1024;

/** Whether a file of an extension that is not read declares Entra objects, by its text, or is infrastructure code. */
export function maybeDeclares(path: string, isInPulumiProject: boolean): boolean {
  const extension = extname(path).toLowerCase();
  if (infrastructure.has(extension)) return true;
  const pattern =
    declarations[extension === ".yml" ? ".yaml" : extension] ?? (isInPulumiProject && programs.has(extension) ? usesAzureAd : undefined);
  return pattern !== undefined && pattern.test(beginningOf(path));
}

const buffer = Buffer.allocUnsafeSlow(beginning);

function beginningOf(path: string): string {
  try {
    const descriptor = openSync(path, "r");
    try {
      return buffer.toString("utf8", 0, readSync(descriptor, buffer, 0, beginning, null));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return "";
  }
}
