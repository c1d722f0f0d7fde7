import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Language, type Node, Parser } from "web-tree-sitter";
import { root } from "../cli/run";

// There is no PowerShell where these tests run.
let parser: Parser;

beforeAll(async () => {
  await Parser.init();
  parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(require.resolve("tree-sitter-powershell/tree-sitter-powershell.wasm"))));
});

/** `line: text` of whatever the parser could not make sense of. */
function faultsIn(text: string): string[] {
  const faults: string[] = [];
  const visit = (node: Node): void => {
    if (node.isError || node.isMissing) faults.push(`${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`);
    for (const child of node.children) if (child) visit(child);
  };
  const tree = parser.parse(text);
  if (tree) visit(tree.rootNode);
  return faults;
}

const script = readFileSync(join(root, "examples/export/export-tenant.ps1"), "utf8");

test("a parser of PowerShell accepts the export script", () => expect(faultsIn(script)).toEqual([]));

test.each([
  ["a brace is missing", script.replace("foreach ($item in $all) {", "foreach ($item in $all)")],
  [
    "a parenthesis is missing",
    script.replace("function Save-Json([string] $Name, $Value) {", "function Save-Json([string] $Name, $Value {"),
  ],
  ["a string is not closed", script.replace("'ConvertTo", "ConvertTo").replace('$folder = "$target.part"', '$folder = "$target.part')],
])("and not one in which %s", (_, damaged) => {
  expect(damaged).not.toBe(script);
  expect(faultsIn(damaged)).not.toEqual([]);
});

/** The functions of the script and the commands that it uses. */
test("each function that the script calls is defined in it", () => {
  const defined = [...script.matchAll(/^function ([A-Z]\w+-\w+)/gm)].map(([, name]) => name);
  const own = /\b(?:Invoke-Graph|Test-\w+|Get-Collection|Get-Assignment|Clear-\w+|Export-\w+|Add-Refusal|Save-\w+)\b(?![.'])/g;
  const called = [...script.matchAll(own)].map(([name]) => name).filter((name) => name !== "Test-Path");
  expect([...new Set(called)].sort()).toEqual([...new Set(defined)].sort());
});

test("the policy is asked for first, pages are of 999, and the manifest is written last", () => {
  const asked = [...script.matchAll(/'v1\.0\/([a-zA-Z/]+)[^']*'/g)].map(([whole]) => whole.slice(1, -1));
  expect(asked).toEqual(expect.arrayContaining(["v1.0/servicePrincipals?$top=999", "v1.0/oauth2PermissionGrants?$top=999"]));
  const inTry = asked.slice(asked.indexOf("v1.0/policies/authorizationPolicy"));
  expect(inTry[0]).toBe("v1.0/policies/authorizationPolicy");
  expect(inTry.slice(1).every((url) => url.includes("$top=999"))).toBe(true);
  expect(script.indexOf("Save-Json export")).toBeGreaterThan(script.indexOf("Export-Collection appRoleAssignments"));
});
