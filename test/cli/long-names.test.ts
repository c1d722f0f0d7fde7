import { faulty, now } from "./inputs";
import { aadguard, folderWith } from "./run";

/** As long as an input may make it; people are shown its start. */
const long = "x".repeat(700);
const application = {
  ...faulty,
  displayName: `Orders ${long}`,
  identifierUris: [`api://${long}`],
  web: { redirectUris: [`http://orders.contoso.com/${long}`] },
  requiredResourceAccess: [{ resourceAppId: `0000${long}`, resourceAccess: [{ id: `0001${long}`, type: "Scope" }] }],
};
const folder = folderWith({ "export/app.json": application });
afterAll(folder.remove);

/** What is read, not what is pasted or followed: commands, code and addresses stay whole. */
function prose(text: string): string[] {
  return text.split("\n").filter((line) => !/^\s*(?:az|PowerShell): |^(?:az|\$|Update-Mg|Get-Mg)|^\s*\d+ \|/.test(line));
}

test.each([
  ["scan", "--min-severity", "note"],
  ["scan", "--format", "concise"],
  ["scan", "--format", "markdown"],
  ["scan", "--format", "github"],
  ["diagnose", "--error", "AADSTS50000", "--all"],
  ["diagnose", "--error", "AADSTS50011", "--all"],
  ["diagnose", "--error", "AADSTS500011", "--format", "markdown"],
  ["graph"],
])("names and values are cut for people: aadguard %s %s %s %s", (command, ...args) => {
  const { stdout } = aadguard([command, ...args, "export", "--now", now].filter(Boolean) as string[], { cwd: folder.path });
  expect(stdout).toMatch(/x{150}/);
  expect(prose(stdout).filter((line) => /x{201}/.test(line))).toEqual([]);
});

test("JSON keeps a name whole", () => {
  const { stdout } = aadguard(["scan", "export", "--format", "json", "--now", now], { cwd: folder.path });
  const { findings } = JSON.parse(stdout) as { findings: { subject: { displayName: string } }[] };
  expect(findings[0]?.subject.displayName).toBe(application.displayName);
});

test("an error that quotes a long name leads to its application", () => {
  const text = `AADSTS700016: Application with identifier '${application.displayName}' was not found in the directory 'Contoso'.`;
  const { stdout } = aadguard(["diagnose", "export", "--error", text, "--format", "json", "--now", now], { cwd: folder.path });
  expect((JSON.parse(stdout) as { verdict: { status: string } }).verdict.status).toBe("broken");
});
