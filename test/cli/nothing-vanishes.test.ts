import { faulty, now } from "./inputs";
import { aadguard, folderWith } from "./run";

/** What stands in any envelope, under any type and any spelling is judged, or named. */
interface Scan {
  readonly exit: number | null;
  readonly summary: { readonly applications: number; readonly servicePrincipals: number };
  readonly findings: readonly { readonly ruleId: string; readonly location: { readonly pointer: string } }[];
  readonly diagnostics: readonly { readonly kind: string; readonly pointer?: string; readonly message: string }[];
}

function scan(content: unknown, rule = "symmetric-signing-key"): Scan {
  const folder = folderWith({ "input.json": content });
  const { exit, stdout, stderr } = aadguard(["input.json", "--rule", rule, "--format", "json", "--now", now], { cwd: folder.path });
  folder.remove();
  expect(stderr).toBe("");
  return { exit, ...JSON.parse(stdout) };
}

const graph = "https://graph.microsoft.com/v1.0/$metadata#";
const principal = {
  id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c09",
  appId: faulty.appId,
  displayName: "Orders API",
  servicePrincipalType: "Application",
};
const blueprint = { "@odata.type": "#microsoft.graph.agentIdentityBlueprint", ...faulty };
const pascal = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(pascal);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key.charAt(0).toUpperCase() + key.slice(1), pascal(child)]));
};
const { keyCredentials, ...others } = faulty;

test.each<[string, unknown, string]>([
  ["a derived type", blueprint, ""],
  ["a derived type in an array", [blueprint], "/0"],
  ["a derived type in a page", { "@odata.context": `${graph}applications`, value: [blueprint] }, "/value/0"],
  ["a derived type in NDJSON", `${JSON.stringify(blueprint)}\n${JSON.stringify({ ...others, appId: principal.id })}`, "/0"],
  ["a type of a later day", { "@odata.type": "#microsoft.graph.applicationOfTomorrow", ...faulty }, ""],
  [
    "the type of something else",
    { "@odata.context": `${graph}applications/$entity`, "@odata.type": "#microsoft.graph.user", ...faulty },
    "",
  ],
  ["a misspelt context", { "@odata.context": `${graph}aplications`, value: [faulty] }, "/value/0"],
  ["a page of directory objects", { "@odata.context": `${graph}directoryObjects`, value: [{ id: "u" }, faulty] }, "/value/1"],
  [
    "a $batch response",
    { responses: [{ id: "1", status: 200, body: { "@odata.context": `${graph}applications`, value: [faulty] } }] },
    "/responses/0/body/value/0",
  ],
  ["an object of a $batch response", { responses: [{ id: "1", status: 200, body: faulty }] }, "/responses/0/body"],
  ["what instantiate returns", { application: faulty, servicePrincipal: principal }, "/application"],
  [
    "AzureHound",
    {
      data: [
        { kind: "AZUser", data: { id: "u" } },
        { kind: "AZApp", data: faulty },
      ],
      meta: { type: "azure" },
    },
    "/data/1/data",
  ],
  ["any envelope", { a: { "b/c": [1, { d: faulty }] } }, "/a/b~1c/1/d"],
  ["an envelope in a list", [{ tenant: "x", app: faulty }], "/0/app"],
  ["a property of another application", { ...others, appId: principal.id, id: principal.appId, extra: { inner: faulty } }, "/extra/inner"],
  ["collections beside something else", { tool: "x", applications: [faulty] }, "/applications/0"],
  ["capitals of its own", { ...others, KEYCREDENTIALS: keyCredentials }, ""],
])("%s is opened", (_what, content, pointer) => {
  const { exit, findings } = scan(content);
  expect(exit).toBe(1);
  expect(findings).toHaveLength(1);
  expect(findings[0]?.location.pointer).toMatch(new RegExp(`^${pointer.replace(/[$]/g, "\\$")}/(keyCredentials/0/type|KEYCREDENTIALS.*)$`));
});

test("Az PowerShell names lists in the singular", () => {
  const az = {
    ...(pascal(others) as object),
    KeyCredential: pascal(keyCredentials),
    AppRole: [],
    IdentifierUri: ["api://orders"],
    Web: { RedirectUri: ["https://orders.contoso.example/cb"], ImplicitGrantSetting: { EnableIdTokenIssuance: false } },
    Api: { Oauth2PermissionScope: [], PreAuthorizedApplication: [] },
  };
  const { findings } = scan([az], "symmetric-signing-key");
  expect(findings).toMatchObject([{ location: { pointer: "/0/KeyCredential/0/Type" } }]);
});

test("an element that is not read is named, and its list is not complete", () => {
  const { diagnostics } = scan([others, { name: "x" }, 7]);
  expect(diagnostics).toMatchObject([
    { kind: "incomplete", message: expect.stringContaining("2 of the elements") },
    { kind: "unrecognised", pointer: "/1" },
    { kind: "unrecognised", pointer: "/2" },
  ]);
});

test("an answer of Microsoft Graph that refuses is recognised, with the permission that it names", () => {
  const message = "Insufficient privileges. Required: Application.Read.All, Directory.Read.All";
  const { exit, diagnostics } = scan({ error: { code: "Authorization_RequestDenied", message } });
  expect(exit).toBe(3);
  expect(diagnostics).toMatchObject([
    { kind: "incomplete", message: expect.stringContaining("Grant one of Application.Read.All, Directory.Read.All") },
  ]);
});

test("a list and its element in one: both are read", () => {
  const [key] = keyCredentials;
  expect(scan({ ...others, keyCredentials: { value: [], ...key } }).exit).toBe(1);
  expect(scan({ ...others, keyCredentials: { value: [key], type: "AsymmetricX509Cert", usage: "Verify" } }).exit).toBe(1);
});

describe("a file of a walk that is not JSON", () => {
  const scanFolder = (files: Readonly<Record<string, unknown>>, paths: readonly string[] = ["."]) => {
    const folder = folderWith(files);
    const { exit, stdout } = aadguard([...paths, "--format", "json", "--now", now], { cwd: folder.path });
    folder.remove();
    return { exit, ...JSON.parse(stdout) };
  };
  const files = { "appsettings.json": "", "template.json": '{"name": {{ name }}, "x": 1}' };

  test("and holds nothing of ours is skipped with a note", () => {
    expect(scanFolder(files)).toMatchObject({
      exit: 3,
      summary: { files: 2, skipped: 2, unreadable: 0 },
      diagnostics: [],
      notices: [
        { kind: "not-json", path: "appsettings.json" },
        { kind: "not-json", path: "template.json", line: 1 },
      ],
    });
  });

  test("is unreadable where it was named, looks like ours, or is called as an export is", () => {
    expect(scanFolder(files, ["template.json"])).toMatchObject({ exit: 2, summary: { unreadable: 1 } });
    expect(scanFolder({ ...files, "x.json": '{"appId": {{ id }}, "keyCredentials": []}' })).toMatchObject({
      exit: 2,
      summary: { unreadable: 1 },
    });
    expect(scanFolder({ ...files, "servicePrincipals.json": "" })).toMatchObject({ exit: 2, summary: { unreadable: 1 } });
  });
});

test("a list in AdditionalProperties beside the list itself is read too", () => {
  const key = { keyId: "c0000000-0000-4000-8000-00000000000a", type: "Symmetric", usage: "Sign" };
  const app = {
    Id: "a0000000-0000-4000-8000-000000000001",
    AppId: "d0000000-0000-4000-8000-000000000001",
    DisplayName: "x",
    KeyCredentials: [],
  };
  const both = { ...app, AdditionalProperties: { keyCredentials: [key] } };
  for (const files of [
    { "a.json": both },
    {
      "a.ndjson": `${JSON.stringify(app)}\n${JSON.stringify({ ...both, Id: "a0000000-0000-4000-8000-000000000002", AppId: "d0000000-0000-4000-8000-000000000002" })}\n`,
    },
  ]) {
    const folder = folderWith(files);
    const { exit, stdout } = aadguard(["scan", ".", "--rule", "symmetric-signing-key", "--format", "json", "--now", now], {
      cwd: folder.path,
    });
    folder.remove();
    expect({ exit, summary: JSON.parse(stdout).summary }).toMatchObject({ exit: 1, summary: { errors: 1 } });
  }
});

describe("a field given twice in a line of NDJSON", () => {
  const key = { keyId: "c0000000-0000-4000-8000-00000000000a", type: "Symmetric", usage: "Sign" };
  const line = (n: number, more: string): string =>
    `{"id":"a0000000-0000-4000-8000-00000000000${n}","appId":"d0000000-0000-4000-8000-00000000000${n}","displayName":"line ${n}",${more}}`;
  const keys = JSON.stringify([key]);

  test.each([
    ["by the same name", `"keyCredentials":${keys},"keyCredentials":[]`],
    ["by the same name, the key last", `"keyCredentials":[],"keyCredentials":${keys}`],
    ["in other capitals", `"KeyCredentials":${keys},"keyCredentials":[]`],
    ["in other capitals, the key first", `"keyCredentials":${keys},"KeyCredentials":[]`],
  ])("%s is judged with each value", (_what, twice) => {
    const folder = folderWith({
      "apps.ndjson": `${line(1, '"keyCredentials":[]')}\n${line(2, twice)}\n${line(3, '"keyCredentials":[]')}\n`,
    });
    const { exit, stdout } = aadguard(["scan", ".", "--rule", "symmetric-signing-key", "--format", "json", "--now", now], {
      cwd: folder.path,
    });
    folder.remove();
    const { findings, diagnostics } = JSON.parse(stdout);
    expect({ exit, subjects: findings.map(({ subject }: { subject: { displayName: string } }) => subject.displayName) }).toEqual({
      exit: 1,
      subjects: ["line 2"],
    });
    expect(findings[0].location.line).toBe(2);
    expect(diagnostics).toEqual([expect.objectContaining({ kind: "conflict", path: "apps.ndjson", line: 2 })]);
  });
});
