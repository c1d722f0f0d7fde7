import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

// PowerShell cannot be installed from a package registry: its grammar, and the names that the script calls, are checked instead.
const source = readFileSync(join(__dirname, "../../examples/export/export-tenant.ps1"), "utf8");

/** What the script may call beside its own functions: cmdlets of PowerShell 5.1 and 7, and of Microsoft.Graph.Authentication. */
const cmdlets = [
  ...["Set-StrictMode", "Test-Path", "Get-Command", "Out-Null", "Start-Sleep", "ForEach-Object", "Where-Object", "Write-Progress"],
  ...["Write-Host", "Write-Warning", "ConvertTo-Json", "Join-Path", "Remove-Item", "New-Item", "Move-Item"],
  ...["Get-MgContext", "Connect-MgGraph", "Invoke-MgGraphRequest"],
];

interface Syntax {
  readonly hasError: boolean;
  readonly functions: readonly string[];
  readonly commands: readonly string[];
}

function syntaxOf(...scripts: string[]): Syntax[] {
  const parser = join(__dirname, "../support/powershell-syntax.cjs");
  // The optimising compiler takes 12 s for the grammar's one large function; the baseline compiler 0.2 s.
  const options = { input: JSON.stringify(scripts), encoding: "utf8" } as const;
  return JSON.parse(execFileSync(process.execPath, ["--liftoff-only", parser], options)) as Syntax[];
}

function unknownCommands({ commands, functions }: Syntax): string[] {
  return commands.filter((name) => !cmdlets.includes(name) && !functions.includes(name));
}

/** The script with one place of it changed. */
function changed(from: string, to: string): string {
  expect(source).toContain(from);
  return source.replace(from, to);
}

test("the PowerShell script parses, and calls its own functions and known cmdlets alone", () => {
  const [syntax] = syntaxOf(source) as [Syntax];
  expect(syntax.hasError).toBe(false);
  expect(syntax.functions).toContain("Export-Collection");
  expect(unknownCommands(syntax)).toEqual([]);
});

test("the check sees a bracket too few, a quote left open and a name that nothing defines", () => {
  const [bracket, quote, name] = syntaxOf(
    changed("try {\n", "try\n"),
    changed("= 'Stop'", "= 'Stop"),
    changed("Add-Refusal $Name", "Add-Refused $Name"),
  ) as [Syntax, Syntax, Syntax];
  expect([bracket.hasError, quote.hasError, name.hasError]).toEqual([true, true, false]);
  expect(unknownCommands(name)).toEqual(["Add-Refused"]);
});
