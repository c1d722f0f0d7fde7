/** A format that is not JSON: how its text is told, and what to say of it. */
interface Format {
  readonly isIt: (text: string, begin: string) => boolean;
  readonly message: string;
}

const test =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

const beginsWith =
  (pattern: RegExp) =>
  (_text: string, begin: string): boolean =>
    pattern.test(begin);

/** The first that fits. Their order matters: programs quote texts of other formats. */
const formats: readonly Format[] = [
  {
    isIt: (_text, begin) => begin === "",
    message: "The file is empty. Export it again, or leave it out with --exclude.",
  },
  {
    isIt: (_text, begin) => begin.startsWith("PK\u0003\u0004"),
    message:
      "This is a zip file, as Terraform and OpenTofu save a plan: run `terraform show -json <plan> | aadguard scan -` in the configuration's folder.",
  },
  {
    isIt: (_text, begin) => begin.startsWith("SQLite format 3\0"),
    message:
      "This is an SQLite database, as ROADrecon and similar tools keep. Their copy of a tenant is not read: export it with `aadguard export <folder>`, then scan that folder.",
  },
  {
    isIt: (text) => text.includes("\0"),
    message: "This is not a text file: save it as UTF-8, or as UTF-16 with a byte order mark.",
  },
  {
    isIt: beginsWith(/^</),
    message: "This is XML or HTML, not JSON. Export it as JSON (PowerShell: ConvertTo-Json -Depth 10).",
  },
  {
    isIt: beginsWith(/^"[^"\\\n]+"\s*:/),
    message:
      "This is a part of a manifest, without the braces around it. Write { before it and } after it; the rest of the manifest is better still.",
  },
  {
    isIt: test(/^(?:import|from)\s.*\b(?:pulumi|azuread)\b|@pulumi\/azuread|Pulumi\.AzureAD|pulumi-azuread\/sdk/m),
    message: "This is a Pulumi program, not JSON. Preview it: `pulumi preview --json --show-sames | aadguard scan -`.",
  },
  {
    isIt: test(
      /^\s*(?:resource|data)\s+"\w+"\s+"[\w-]+"\s*\{|^(?:terraform|locals)\s*\{|^(?:provider|variable|module|output)\s+"[\w-]+"\s*\{/m,
    ),
    message:
      "This is a Terraform configuration, not JSON. Plan it: `terraform plan -out=tfplan`, then `terraform show -json tfplan | aadguard scan -`.",
  },
  {
    isIt: test(/^# (?:azuread|module)[\w.[\]"-]* will be |^(?:Terraform|OpenTofu) will perform the following actions/m),
    message:
      "This is a plan as Terraform prints it for people, not JSON. Save it with -out=tfplan, then `terraform show -json tfplan | aadguard scan -`.",
  },
  {
    isIt: test(/^using\s+(?:'[^']+'|none)/m),
    message:
      "This is a Bicep parameters file, which declares nothing. Compile the template: `bicep build <file> --stdout | aadguard scan -`.",
  },
  {
    isIt: test(/^(?:resource|module)\s+\w+\s+'[^']+'|^(?:extension\s+\w+|targetScope\s*=|param\s+\w+\s+\w+)/m),
    message: "This is a Bicep file, not JSON. Compile it: `bicep build <file> --stdout | aadguard scan -`.",
  },
  {
    isIt: (text, begin) =>
      /^(?:---\s*\n|name:|runtime:|description:|config:|resources:)/.test(begin) && /\btype:\s*["']?azuread:/.test(text),
    message: "This is a Pulumi program in YAML, not JSON. Preview it: `pulumi preview --json --show-sames | aadguard scan -`.",
  },
  {
    isIt: test(/^apiVersion:\s*\S*(?:azuread|entra|graphrbac)/m),
    message:
      "This is a Kubernetes manifest, not JSON. What its operator makes of it is in the tenant: scan an export (`aadguard export <folder>`).",
  },
  {
    isIt: beginsWith(/^(?:%YAML|---\s*\n|(?:-\s+)?["']?[\w.$@/-]+["']?:(?:\s|$)|#[^\n]*\n(?:#[^\n]*\n)*\s*(?:-\s+)?[\w.$-]+:(?:\s|$))/),
    message: "This is YAML, not JSON. `az` writes JSON without `--output yaml`; any other file: `yq -o=json . <file> | aadguard scan -`.",
  },
  {
    isIt: test(/^-{3,}(?:\s+-{2,})+\s*$/m),
    message:
      "This is a table for people, which leaves out most fields. Export it as JSON: `az … --output json`, in PowerShell `… | ConvertTo-Json -Depth 10`.",
  },
  {
    isIt: beginsWith(/^[A-Z]\w+\s+: .*\n(?:\s.*\n)*[A-Z]\w+\s+:/),
    message: "This is what PowerShell shows people, not JSON. Export it: `… | ConvertTo-Json -Depth 10`.",
  },
  {
    isIt: beginsWith(/^(?:"[^"\n]+"|[^\n",;\t{}[\]:=]+)(?:[,;\t](?:"[^"\n]*"|[^\n",;\t{}[\]]*))+\r?(?:\n|$)/),
    message:
      "This is CSV, in which neither keys nor permissions of an application have a place. Export the whole objects as JSON: `az ad app list --all`.",
  },
  {
    isIt: beginsWith(/^#{1,6} \S/),
    message: "This is Markdown, not JSON: of a file whose name ends in .md, the JSON code fences are read.",
  },
];

/** What a text that is not JSON is, and the way out; undefined for one that is of no known format, or damaged JSON. */
export function otherFormat(text: string): string | undefined {
  const begin = text.trimStart();
  if (/^[[{](?!\0)/.test(begin)) return undefined;
  return formats.find(({ isIt }) => isIt(text, begin))?.message;
}
