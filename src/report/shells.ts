import type { Code, CodeTemplate, Command } from "../policy/catalogue";

/** As the commands' labels say it. */
export const shellNames: Readonly<Record<Command["shell"], string>> = { az: "az", powershell: "PowerShell" };

/** As the labels of snippets say it. */
export const languageNames: Readonly<Record<Code["language"], string>> = {
  "pulumi-typescript": "Pulumi (TypeScript)",
  "pulumi-yaml": "Pulumi (YAML)",
  "pulumi-python": "Pulumi (Python)",
  hcl: "Terraform",
  bicep: "Bicep",
};

/** A snippet's label where it stands next to those for other versions of the provider. */
export function templateName({ language, dialects }: CodeTemplate): string {
  const versions = dialects === undefined ? undefined : dialectNames[dialects.join(" ")];
  return languageNames[language] + (versions === undefined ? "" : ` (${versions})`);
}

const dialectNames: Readonly<Record<string, string>> = {
  "azuread-3": "azuread 2.44 and later",
  "azuread-2 azuread-3": "azuread 2.0 and later",
  "azuread-2": "azuread 2.0 to 2.43",
  "azuread-1 azuread-2": "azuread before 2.44",
  "azuread-1": "azuread 1.x",
};

/** What Markdown calls the languages of snippets. */
export const fences = {
  "pulumi-typescript": "ts",
  "pulumi-yaml": "yaml",
  "pulumi-python": "python",
  hcl: "hcl",
  bicep: "bicep",
} as const satisfies Readonly<Record<Code["language"], string>>;
