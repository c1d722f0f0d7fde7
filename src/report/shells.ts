import type { Code, Command } from "../policy/catalogue";

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

/** What Markdown calls the languages of snippets. */
export const fences = {
  "pulumi-typescript": "ts",
  "pulumi-yaml": "yaml",
  "pulumi-python": "python",
  hcl: "hcl",
  bicep: "bicep",
} as const satisfies Readonly<Record<Code["language"], string>>;
