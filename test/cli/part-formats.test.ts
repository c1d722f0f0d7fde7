import { aadguard, folderWith } from "./run";

/*
 * Formats that declare a part of an object: what they never declare is said once for each format, and not asked of each rule. Nothing
 * about that is ever an all-clear.
 */

const now = ["--now", "2026-01-01T00:00:00Z"];
const graph = "00000003-0000-0000-c000-000000000000";
const asked = [{ resourceAppId: graph, resourceAccess: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }] }];
const others = {
  resourceAppId: "9b1d7f0e-3f4e-4f62-8f6b-0a5f0f6d8e11",
  resourceAccess: ["Scope", "Role"].map((type, n) => ({ id: `11111111-2222-4333-8444-55555555555${n}`, type })),
};
const askedOfOthers = [...asked, others];
const teams = [{ appId: "1fec8e78-bce4-4aaf-ab1b-5451cc387264", permissionIds: ["4d9a77f6-3b16-4d3e-9d0b-fd53a2b5f0c1"] }];
const template = {
  id: "${{AAD_APP_OBJECT_ID}}",
  appId: "${{AAD_APP_CLIENT_ID}}",
  name: "meetings-tab",
  accessTokenAcceptedVersion: 2,
  signInAudience: "AzureADMyOrg",
  requiredResourceAccess: [{ resourceAppId: "Microsoft Graph", resourceAccess: [{ id: "User.Read", type: "Scope" }] }],
  oauth2Permissions: [{ id: "4d9a77f6-3b16-4d3e-9d0b-fd53a2b5f0c1", isEnabled: true, type: "User", value: "access_as_user" }],
  replyUrlsWithType: [{ url: "https://tab.contoso.example/auth-end.html", type: "Web" }],
};
const entity = "https://graph.microsoft.com/v1.0/$metadata#applications";
const appId = "7bb1b6ce-0c1a-4a90-9a3c-9b2f2a5c2c11";
const filledIn = { ...template, id: "0f0cb2b3-7c9e-4b2e-a5a8-2a1d6b6e0a77", appId };
const body = { displayName: "orders-web", signInAudience: "AzureADMyOrg", requiredResourceAccess: asked };
const symmetric = { keyId: "5a0d6a4e-2f0b-4a63-8d0e-4dd1a2f1b0c9", type: "Symmetric", usage: "Sign", endDateTime: "2027-01-01T00:00:00Z" };

interface Coverage {
  readonly ruleId: string;
  readonly judged: number;
  readonly undetermined: number;
  readonly notCarried?: number;
}

function scan(files: Readonly<Record<string, unknown>>, ...options: string[]) {
  const folder = folderWith(files);
  const { exit, stdout } = aadguard(["scan", ".", ...now, "--format", "json", ...options], { cwd: folder.path });
  folder.remove();
  return { exit, document: JSON.parse(stdout) };
}

const inputs: readonly (readonly [string, unknown, RegExp])[] = [
  [
    "a template of Teams Toolkit",
    template,
    /^This template declares no credentials, service principal or consent: they are made by `teamsapp provision`/,
  ],
  ["a template that is filled in", filledIn, /^This template declares no credentials/],
  ["permissions alone", asked, /^This list declares one field of an application/],
  [
    "roles alone",
    [{ id: appId, value: "Orders.All", allowedMemberTypes: ["Application"], isEnabled: true }],
    /^This list declares one field/,
  ],
  ["a body with three fields", body, /^This body of a request declares some fields/],
  ["a body that asks for an API of elsewhere", { ...body, requiredResourceAccess: askedOfOthers }, /^This body of a request declares/],
  ["a body for many tenants", { ...body, signInAudience: "AzureADMultipleOrgs", requiredResourceAccess: askedOfOthers }, /^This body/],
  ["permissions of an API of elsewhere", askedOfOthers, /^This list declares one field of an application/],
  ["a template that asks for an API of elsewhere", { ...template, requiredResourceAccess: askedOfOthers }, /^This template declares/],
  ["a filled-in template with pre-authorised clients", { ...filledIn, preAuthorizedApplications: teams }, /^This template declares/],
  ["a body with one field", { requiredResourceAccess: asked }, /^This body of a request declares some fields/],
];

test.each(inputs)("%s gives one line, and no question that nobody can answer", (_, input, line) => {
  const { exit, document } = scan({ "input.json": input });
  expect(exit).toBe(0);
  expect(document.diagnostics).toEqual([{ kind: "incomplete", path: "input.json", message: expect.stringMatching(line) }]);
  expect(document.undetermined).toEqual([]);
  expect(document.summary.undetermined).toBe(0);
  expect(document.summary.notCarried).toBeGreaterThan(10);
});

test("a body that makes a service principal is not asked for what Microsoft Graph makes with it", () => {
  const { exit, document } = scan({ "principal.json": { appId, appRoleAssignmentRequired: true } });
  expect(exit).toBe(0);
  expect(document.diagnostics).toEqual([expect.objectContaining({ kind: "incomplete", path: "principal.json" })]);
  expect(document.undetermined).toEqual([]);
  expect(document.summary.notCarried).toBeGreaterThan(5);
});

test("a rule that was not asked has judged nothing", () => {
  const { document } = scan({ "input.json": template });
  const coverage = document.coverage as Coverage[];
  const of = (id: string) => coverage.find(({ ruleId }) => ruleId === id);
  expect(of("symmetric-signing-key")).toEqual({ ruleId: "symmetric-signing-key", judged: 0, undetermined: 0, notCarried: 1 });
  expect(of("retired-azure-ad-graph")).toEqual({ ruleId: "retired-azure-ad-graph", judged: 1, undetermined: 0 });
  expect(coverage.reduce((sum, { notCarried = 0 }) => sum + notCarried, 0)).toBe(document.summary.notCarried);
});

test("several files of a format share its line", () => {
  const { document } = scan({ "a/aad.manifest.json": template, "b/aad.manifest.json": { ...filledIn, name: "other" }, "c.json": asked });
  const messages = document.diagnostics.map(({ path, message }: { path: string; message: string }) => [path, message]);
  expect(messages).toEqual([
    ["a/aad.manifest.json", expect.stringMatching(/The same is true of 1 more file\.$/)],
    ["c.json", expect.stringMatching(/^This list .* has whole objects\.$/)],
  ]);
});

test("what is to be filled in is still asked for", () => {
  const { document } = scan({ "input.json": { ...template, identifierUris: ["api://${{TAB_DOMAIN}}/orders"] } });
  expect(document.undetermined).toEqual([
    expect.objectContaining({ ruleId: "identifier-uri-with-capitals", reason: "`identifierUris` contains a placeholder" }),
  ]);
});

test.each([
  ["a body", { ...body, keyCredentials: [symmetric] }],
  ["a bare list", [symmetric]],
  ["a template", { ...template, keyCredentials: [symmetric] }],
])("a key that %s does declare is found", (_, input) => {
  const { exit, document } = scan({ "input.json": input });
  expect(exit).toBe(1);
  expect(document.findings).toContainEqual(expect.objectContaining({ ruleId: "symmetric-signing-key", severity: "error" }));
});

test("a gate that lets nothing stay open does not pass", () => {
  expect(scan({ "input.json": template }, "--undetermined", "fail").exit).toBe(1);
  expect(scan({ "input.json": template }, "--strict").exit).toBe(2);
  expect(scan({ "input.json": template }, "--undetermined", "ignore").document.summary.notCarried).toBeGreaterThan(10);
});

test("objects of an export that left fields out are asked for: that can be made whole", () => {
  const { document } = scan({
    "list.json": [
      { appId, displayName: "orders-web", requiredResourceAccess: asked },
      { displayName: "b", requiredResourceAccess: [] },
    ],
  });
  expect(document.summary.notCarried).toBeUndefined();
  expect(document.summary.undetermined).toBeGreaterThan(10);
});

test("an answer of Microsoft Graph with selected fields is asked for the rest: it is no body of a request", () => {
  const { document } = scan({ "answer.json": { "@odata.context": `${entity}(displayName,requiredResourceAccess)/$entity`, ...body } });
  expect(document.summary.notCarried).toBeUndefined();
  expect(document.summary.undetermined).toBeGreaterThan(10);
});

test("what a body refers to is judged where the run has it", () => {
  const api = { appId: others.resourceAppId, displayName: "Orders API", id: filledIn.id, servicePrincipalType: "Application" };
  const exposed = {
    ...api,
    oauth2PermissionScopes: [{ id: others.resourceAccess[1]?.id, value: "Orders.Read", isEnabled: true, type: "User" }],
  };
  const { exit, document } = scan({
    "body.json": { ...body, requiredResourceAccess: [others] },
    "api.json": [{ ...exposed, appRoles: [] }],
  });
  expect(exit).toBe(1);
  expect(document.findings).toContainEqual(expect.objectContaining({ ruleId: "wrong-permission-type" }));
});

test("a template beside an export of its application is part of that one", () => {
  const exported = {
    id: filledIn.id,
    appId,
    displayName: "meetings-tab",
    signInAudience: "AzureADMyOrg",
    keyCredentials: [symmetric],
    passwordCredentials: [],
  };
  const { exit, document } = scan({ "template.json": filledIn, "export.json": [exported] });
  expect(exit).toBe(1);
  expect(document.summary.notCarried).toBeUndefined();
  expect(document.summary.applications).toBe(1);
});

test.each([
  ["pretty", /^incomplete: input\.json: This template declares no credentials/m],
  ["markdown", /This template declares no credentials/],
  ["html", /This template declares no credentials/],
  ["sarif", /This template declares no credentials/],
  ["junit", /not asked of 1 subject, whose format never shows what decides/],
  ["github", /\d+ not asked for/],
  ["concise", /\d+ not asked for/],
])("--format %s says it", (format, text) => {
  const folder = folderWith({ "input.json": template });
  const { stdout, stderr } = aadguard(["scan", "input.json", ...now, "--format", format], { cwd: folder.path });
  folder.remove();
  expect(stdout + stderr).toMatch(text);
  expect(stdout + stderr).not.toMatch(/nothing found(?! in what could be judged)|nothing that was read is left open/);
});

test("shards count them together", () => {
  const folder = folderWith({ "a.json": template, "b.json": asked, "c.json": body, "d.json": { ...body, displayName: "orders-api" } });
  const run = (...args: string[]) => aadguard([...args, ...(args[0] === "scan" ? now : [])], { cwd: folder.path });
  const shards = [1, 2].map((n) => {
    run("scan", "a.json", "b.json", "c.json", "d.json", "--shard", `${n}/2`, "--format", `json=shard-${n}.json`);
    return `shard-${n}.json`;
  });
  const merged = JSON.parse(run("merge", ...shards, "--format", "json").stdout);
  const whole = JSON.parse(run("scan", "a.json", "b.json", "c.json", "d.json", "--format", "json").stdout);
  folder.remove();
  expect(merged).toEqual(whole);
  expect(whole.summary.notCarried).toBeGreaterThan(40);
});
