import { join } from "node:path";
import { readFileSync } from "node:fs";
import { faulty, now, selected } from "./inputs";
import { aadguard, folderWith } from "./run";

/*
 * A named file of a format that is not read: what it is, and the way out.
 */

const appId = "3d0f6f1e-1111-4c1e-9a60-0c5f0d5e0001";

test.each<[string, string, RegExp]>([
  [
    "Terraform",
    'resource "azuread_application" "orders" {\n  display_name = "Orders"\n}\n',
    /Terraform configuration, not JSON\. Plan it: `terraform plan/,
  ],
  ["Terraform after a comment", '# ours\nlocals {\n  name = "Orders"\n}\n', /Terraform configuration/],
  [
    "a plan for people",
    "Terraform will perform the following actions:\n\n  # azuread_application.orders will be created\n",
    /`terraform show -json tfplan/,
  ],
  [
    "Bicep",
    "extension microsoftGraphV1\nresource app 'Microsoft.Graph/applications@v1.0' = {\n  uniqueName: 'orders'\n}\n",
    /Bicep file, not JSON\. Compile it/,
  ],
  ["parameters of Bicep", "using './main.bicep'\n\nparam name = 'orders'\n", /Bicep parameters file/],
  [
    "YAML of az",
    `- appId: ${appId}\n  displayName: Orders\n  keyCredentials: []\n`,
    /This is YAML, not JSON\. `az` writes JSON without `--output yaml`/,
  ],
  ["YAML of one object", `appId: ${appId}\ndisplayName: Orders\n`, /This is YAML/],
  ["YAML with a document mark", `---\n# orders\nappId: ${appId}\n`, /This is YAML/],
  [
    "a Pulumi program in YAML",
    "name: orders\nruntime: yaml\nresources:\n  app:\n    type: azuread:Application\n",
    /Pulumi program in YAML.*`pulumi preview --json/,
  ],
  [
    "a Pulumi program",
    'import * as azuread from "@pulumi/azuread";\nnew azuread.Application("orders", { displayName: "Orders" });\n',
    /Pulumi program, not JSON/,
  ],
  ["a Pulumi program in Python", 'import pulumi_azuread as azuread\napp = azuread.Application("orders")\n', /Pulumi program, not JSON/],
  [
    "a Kubernetes manifest",
    "apiVersion: applications.azuread.upbound.io/v1beta1\nkind: Application\nmetadata:\n  name: orders\n",
    /Kubernetes manifest/,
  ],
  ["the portal's CSV", `displayName,appId,createdDateTime\nOrders,${appId},2026-01-01\n`, /This is CSV.*`az ad app list --all`/],
  [
    "CSV with headings for people",
    `Display name,Application (client) ID,Certificates & secrets\nOrders,${appId},"Current, 2"\n`,
    /This is CSV/,
  ],
  ["CSV in quotes", `"Display name";"App ID";"Owner's name"\n"Orders; old";"${appId}";""\n`, /This is CSV/],
  ["ROADrecon's database", `SQLite format 3\0\u0010\0${appId}`, /SQLite database.*ROADrecon.*`aadguard export <folder>`/],
  ["TSV of az", `${appId}\tOrders\tAzureADMyOrg\n`, /This is CSV/],
  [
    "a table of az",
    `AppId                                 DisplayName\n------------------------------------  -----------\n${appId}  Orders\n`,
    /a table for people/,
  ],
  ["a list of PowerShell", `Id          : 1\nAppId       : ${appId}\nDisplayName : Orders\n`, /what PowerShell shows people/],
  [
    "a part of a manifest",
    '"requiredResourceAccess": [\n  { "resourceAppId": "x", "resourceAccess": [] }\n],\n',
    /without the braces around it\. Write \{ before it/,
  ],
  ["Markdown that calls itself otherwise", "# Orders\n\nSome words.\n", /This is Markdown/],
])("%s", (_what, text, message) => {
  const folder = folderWith({ "input.txt": text });
  const { exit, stdout } = aadguard(["scan", "input.txt", "--format", "json", "--now", now], { cwd: folder.path });
  folder.remove();
  const { diagnostics } = JSON.parse(stdout);
  expect({ exit, diagnostics }).toEqual({
    exit: 2,
    diagnostics: [expect.objectContaining({ kind: "unreadable", path: "input.txt", message: expect.stringMatching(message) })],
  });
});

test("damaged JSON is not taken for anything else", () => {
  const folder = folderWith({ "input.json": '{"appId": "x", "displayName": "# Orders, and: more"\n"keyCredentials": []}' });
  const { stdout } = aadguard(["scan", "input.json", "--format", "json"], { cwd: folder.path });
  folder.remove();
  expect(JSON.parse(stdout).diagnostics[0]).toMatchObject({
    line: 2,
    column: 1,
    message: "This is not valid JSON: a comma is missing here.",
  });
});

describe("a named Markdown file", () => {
  const fence = (content: string, language = "json") => `\`\`\`${language}\n${content}\n\`\`\`\n`;
  const scan = (text: string, name = "README.md", ...args: string[]) => {
    const folder = folderWith({ [name]: text });
    const { exit, stdout } = aadguard(["scan", ...(args.length > 0 ? args : [name]), "--format", "json", "--now", now], {
      cwd: folder.path,
    });
    folder.remove();
    return { exit, ...JSON.parse(stdout) };
  };
  const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length;
  const key = '"type": "Symmetric"';
  const faultyText = JSON.stringify(faulty, null, 2);

  test("is read by its code fences of JSON, with their lines", () => {
    const text = `# Orders\n\nRun it:\n\n${fence("az login", "sh")}\nThe manifest:\n\n${fence(faultyText)}\n${fence(JSON.stringify(selected))}`;
    const { exit, findings, summary } = scan(text);
    expect({ exit, summary }).toMatchObject({ exit: 1, summary: { files: 1, scanned: 1, applications: 2 } });
    expect(findings).toContainEqual(expect.objectContaining({ ruleId: "symmetric-signing-key" }));
    const { location } = findings.find(({ ruleId }: { ruleId: string }) => ruleId === "symmetric-signing-key");
    expect(location).toMatchObject({ path: "README.md", line: lineOf(text, key) });
    const line = text.split("\n")[location.line - 1] ?? "";
    expect(line.slice(location.column - 1, location.endColumn - 1)).toBe('"Symmetric"');
  });

  test("in whatever fence: tildes, comments, in a list, without a language, a part of a manifest", () => {
    const part = faultyText.trim().slice(1, -1).trim();
    for (const text of [
      `~~~~jsonc\n// ours\n${faultyText}\n~~~~\n`,
      `1. Do this:\n\n   \`\`\`json\n${faultyText.replace(/^/gm, "   ")}\n   \`\`\`\n`,
      `\`\`\`\n${faultyText}\n\`\`\`\n`,
      `${fence("not json {", "json")}${fence(`${part},`)}`,
    ]) {
      const { exit, findings } = scan(text);
      expect({ text, exit }).toEqual({ text, exit: 1 });
      expect(findings.find(({ ruleId }: { ruleId: string }) => ruleId === "symmetric-signing-key").location.line).toBe(lineOf(text, key));
    }
  });

  test("gives a field twice, and both are judged", () => {
    const twice = faultyText.trim().replace(/\}$/, ',"keyCredentials": []}');
    expect(scan(fence(twice))).toMatchObject({ exit: 1, diagnostics: [expect.objectContaining({ kind: "conflict" })] });
  });

  test("proves nothing complete", () => {
    const principals = JSON.stringify([
      {
        id: appId,
        appId,
        displayName: "x",
        servicePrincipalType: "Application",
        appOwnerOrganizationId: "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
      },
    ]);
    const { findings } = scan(`${fence(JSON.stringify(faulty))}${fence(principals)}`);
    expect(findings.map(({ ruleId }: { ruleId: string }) => ruleId)).not.toContain("client-without-service-principal");
  });

  test("without a fence of JSON is not read, and a walk passes over it", () => {
    expect(scan("# Orders\n").diagnostics).toEqual([
      expect.objectContaining({ kind: "unreadable", message: expect.stringContaining("Markdown without a code fence of JSON") }),
    ]);
    expect(scan(fence(faultyText), "README.md", ".")).toMatchObject({ exit: 3, summary: { files: 0 } });
  });

  test("ours among them", () => {
    const readme = join(__dirname, "../../examples/manifests/README.md");
    expect(readFileSync(readme, "utf8")).not.toContain("```json");
    expect(aadguard(["scan", readme]).exit).toBe(2);
  });
});

test("a device without an end ends", () => {
  const { exit, stdout } = aadguard(["scan", "/dev/zero", "/dev/null", "--format", "json"]);
  expect({ exit, messages: JSON.parse(stdout).diagnostics.map(({ message }: { message: string }) => message) }).toEqual({
    exit: 2,
    messages: [expect.stringContaining("The file is empty"), "It is a device without an end, not a file."],
  });
});
