import type { Diagnostic } from "../model/diagnostic";

interface Language {
  readonly files: RegExp;
  readonly name: string;
  readonly command: string;
}

const languages: readonly Language[] = [
  {
    files: /\.(?:tf|tofu)$/i,
    name: "a Terraform configuration",
    command: "`terraform plan -out=tfplan`, then `terraform show -json tfplan | aadguard scan -`",
  },
  { files: /\.bicep$/i, name: "a Bicep file", command: "`bicep build <file> --stdout | aadguard scan -`" },
];

/** Where nothing was found to read: what the code that lies there takes to become an input. One diagnostic for each language. */
export function notesOnCode(paths: readonly string[]): Diagnostic[] {
  return languages.flatMap(({ files, name, command }) => {
    const [first, ...others] = paths.filter((path) => files.test(path)).sort();
    if (first === undefined) return [];
    const more = others.length === 0 ? "" : others.length === 1 ? " (1 other file is one too)" : ` (${others.length} other files are too)`;
    return [{ kind: "incomplete", path: first, message: `This is ${name}${more}, which is not read itself. Run ${command}.` }];
  });
}
