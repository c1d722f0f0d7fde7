import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ScanResult } from "../../src/findings/result";
import { expired, faulty, now } from "./inputs";
import { aadguard, folderWith } from "./run";
import { leaveOutFileWithout } from "../support/needs";

leaveOutFileWithout("git");

/** An API with a scope, and a client that asks for it. */
const scope = { id: "5778995a-e1bf-45b8-affa-663a9f3f4d05", value: "Orders.Read", isEnabled: true, type: "User" };
const api = {
  id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c21",
  appId: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a21",
  displayName: "Stock API",
  signInAudience: "AzureADMyOrg",
  identifierUris: ["api://stock"],
  api: { oauth2PermissionScopes: [scope] },
};
const client = {
  ...faulty,
  id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c22",
  appId: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a22",
  displayName: "Stock Client",
  requiredResourceAccess: [{ resourceAppId: api.appId, resourceAccess: [{ id: scope.id, type: "Scope" }] }],
};
const principal = (of: { appId: string; displayName: string }, id: string) => ({
  id,
  appId: of.appId,
  displayName: of.displayName,
  accountEnabled: true,
});
const principals = [
  principal(client, "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c31"),
  principal(api, "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c33"),
  principal(faulty, "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c32"),
];
/** Every tenant has some of Microsoft's: a list without is a filtered one. */
principals.unshift({
  ...principal({ appId: "00000003-0000-0000-c000-000000000000", displayName: "Microsoft Graph" }, "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c39"),
  appOwnerOrganizationId: "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
} as ReturnType<typeof principal>);

let folder: ReturnType<typeof folderWith>;
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: folder.path, encoding: "utf8" }).trim();
const put = (path: string, content: unknown) => {
  mkdirSync(dirname(join(folder.path, path)), { recursive: true });
  writeFileSync(join(folder.path, path), typeof content === "string" ? content : JSON.stringify(content, null, 2));
};
const commit = (message: string) => {
  git("add", "--all");
  git("commit", "--quiet", "--message", message);
};

beforeEach(() => {
  folder = folderWith({
    "export/apps.json": [faulty, expired],
    "export/api.json": api,
    "export/client.json": client,
    "export/principals.json": principals,
  });
  git("init", "--quiet", "--initial-branch", "main");
  commit("as it was");
});
afterEach(() => folder.remove());

const rules =
  "symmetric-signing-key,all-credentials-expired,unknown-scope-on-resource,client-without-service-principal,password-flow-enabled";
const run = (ref: string, paths = ["export"], cwd = folder.path) =>
  aadguard(["scan", ...paths, "--changed-since", ref, "--rule", rules, "--format", "json", "--now", now], { cwd });
const scan = (...args: Parameters<typeof run>) => {
  const { exit, stdout, stderr } = run(...args);
  const document = JSON.parse(stdout) as ScanResult;
  return { exit, stderr, document, found: document.findings.map(({ ruleId, subject }) => `${ruleId}: ${subject.displayName}`) };
};

test("where nothing has changed, nothing is judged, and the run says so", () => {
  const { exit, document, stderr } = scan("main");
  expect(exit).toBe(0);
  expect(document.findings).toEqual([]);
  expect(document.summary).toMatchObject({ scanned: 4, applications: 0, errors: 0 });
  const commit = git("rev-parse", "HEAD").slice(0, 12);
  const message = `only what has changed since main (${commit}) was judged: 8 of 8 objects are as they were, with all their neighbours.`;
  expect(document.notices).toEqual([{ kind: "unchanged-left-out", path: "export", message }]);
  expect(stderr).toBe(`aadguard: warning: export: ${message}\n`);
});

test("findings of a changed application are reported, those of another in the same file are not", () => {
  put("export/apps.json", [{ ...faulty, displayName: "Orders" }, expired]);
  const { exit, found } = scan("main");
  expect(found).toEqual(["symmetric-signing-key: Orders"]);
  expect(exit).toBe(1);
});

test("a moved, reordered or newly formatted file changes nothing", () => {
  put("export/apps.json", JSON.stringify([expired, Object.fromEntries(Object.entries(faulty).reverse())]));
  renameSync(join(folder.path, "export/client.json"), join(folder.path, "export/moved.json"));
  expect(scan("main").found).toEqual([]);
});

test("an assignment that did not change is judged where what it names did", () => {
  const id = "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c51";
  const resource = (type: string, attributes: object) => {
    const instances = [{ schema_version: 0, attributes }];
    return { mode: "managed", type, name: "desk", provider: 'provider["registry.terraform.io/hashicorp/azuread"]', instances };
  };
  const assigns = resource("azuread_app_role_assignment", {
    app_role_id: "df021288-bdef-4463-88db-98f22de89214",
    principal_object_id: id,
    resource_object_id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c39",
  });
  const named = { object_id: id, client_id: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a51", display_name: "Desk" };
  const state = (...resources: object[]) => ({ version: 4, serial: 1, lineage: "a", resources });
  put("infra/main.tfstate", state(assigns, resource("azuread_service_principal", named)));
  commit("a state");
  put("infra/main.tfstate", state(assigns, resource("azuread_application", named)));
  const args = ["scan", "infra", "--changed-since", "HEAD", "--rule", "wrong-kind-of-id", "--format", "json", "--now", now];
  const { findings } = JSON.parse(aadguard(args, { cwd: folder.path }).stdout) as ScanResult;
  expect(findings.map(({ subject }) => subject.address)).toEqual(["azuread_app_role_assignment.desk"]);
});

test("a new file counts before git knows it, and what is committed on the branch counts too", () => {
  put("export/new.json", {
    ...faulty,
    id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c41",
    appId: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a41",
    displayName: "New",
  });
  expect(scan("main").found).toContain("symmetric-signing-key: New");
  git("checkout", "--quiet", "-b", "branch");
  commit("new");
  expect(scan("main").found).toContain("symmetric-signing-key: New");
  expect(scan("HEAD").found).toEqual([]);
});

test("a changed neighbour makes an application's findings count, the old ones too", () => {
  put("export/api.json", { ...api, api: { oauth2PermissionScopes: [{ ...scope, id: scope.id.replace(/5$/, "6") }] } });
  expect(scan("main").found.sort()).toEqual(["symmetric-signing-key: Stock Client", "unknown-scope-on-resource: Stock Client"]);
  put("export/api.json", { ...api, displayName: "Stock" });
  expect(scan("main").found).toEqual(["symmetric-signing-key: Stock Client"]);
});

test("so does one that is gone", () => {
  put("export/principals.json", principals.slice(0, 3));
  expect(scan("main").found.sort()).toEqual(["client-without-service-principal: Orders API", "symmetric-signing-key: Orders API"]);
  put("export/principals.json", principals);
  rmSync(join(folder.path, "export/api.json"));
  expect(scan("main").found).toEqual(["symmetric-signing-key: Stock Client"]);
});

test("so does a grant: to both of its ends, and to nobody else", () => {
  const grant = (scope: string) => ({
    id: "grant-1",
    clientId: principals[1]?.id,
    resourceId: principals[2]?.id,
    consentType: "AllPrincipals",
    scope,
  });
  put("export/grants.json", { value: [grant("Orders.Read")] });
  commit("granted");
  put("export/grants.json", { value: [grant("Orders.Read Orders.Write")] });
  expect(scan("HEAD").found).toEqual(["symmetric-signing-key: Stock Client"]);
  expect(scan("HEAD").document.summary).toMatchObject({ applications: 2, servicePrincipals: 2 });
});

test("a fact about the whole tenant concerns everyone: its consent policy, say", () => {
  put("export/policy.json", { id: "authorizationPolicy", defaultUserRolePermissions: { permissionGrantPoliciesAssigned: [] } });
  expect(scan("main").found.sort()).toEqual([
    "all-credentials-expired: Billing Daemon",
    "client-without-service-principal: Billing Daemon",
    "symmetric-signing-key: Orders API",
    "symmetric-signing-key: Stock Client",
  ]);
});

test("so does a flow that is declared now", () => {
  put("aadguard.yaml", `applications: [{ match: { appId: ${faulty.appId} }, flows: [ropc] }]\n`);
  expect(scan("main").found.sort()).toEqual(["password-flow-enabled: Orders API", "symmetric-signing-key: Orders API"]);
  commit("declared");
  expect(scan("HEAD").found).toEqual([]);
});

test("what the other branch has changed meanwhile does not count", () => {
  git("checkout", "--quiet", "-b", "branch");
  git("checkout", "--quiet", "main");
  put("export/apps.json", [{ ...faulty, displayName: "Orders" }, expired]);
  commit("over there");
  git("checkout", "--quiet", "branch");
  expect(scan("main").found).toEqual([]);
});

test("works from a folder below and with single files, and leaves repository and index alone", () => {
  put("export/apps.json", [{ ...faulty, displayName: "Orders" }, expired]);
  const before = git("status", "--porcelain");
  expect(scan("main", ["apps.json"], join(folder.path, "export")).found).toEqual(["symmetric-signing-key: Orders"]);
  expect(scan("main", ["client.json", join(folder.path, "export/apps.json")], join(folder.path, "export")).found).toEqual([
    "symmetric-signing-key: Orders",
  ]);
  expect(scan("main", ["."], join(folder.path, "export")).found).toEqual(["symmetric-signing-key: Orders"]);
  expect(git("status", "--porcelain")).toBe(before);
});

test("works from the repository's root, for all of it", () => {
  put("export/apps.json", [{ ...faulty, displayName: "Orders" }, expired]);
  expect(scan("main", ["."]).found).toEqual(["symmetric-signing-key: Orders"]);
  expect(scan("main", []).found).toEqual(["symmetric-signing-key: Orders"]);
  expect(scan("main", [folder.path, "export"]).found).toEqual(["symmetric-signing-key: Orders"]);
});

describe("an object that is declared twice", () => {
  const sound = { ...faulty, keyCredentials: [] };

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["the faulty one comes before the other", { "export/m.json": [sound] }, { "export/a.json": [faulty] }],
    ["the faulty one comes after the other", { "export/m.json": [sound] }, { "export/z.json": [faulty] }],
    ["in the same file", { "export/m.json": [sound] }, { "export/m.json": [sound, faulty] }],
    ["in the same file, the other way round", { "export/m.json": [sound] }, { "export/m.json": [faulty, sound] }],
    ["one of two is changed", { "export/m.json": [sound], "export/n.json": [sound] }, { "export/n.json": [faulty] }],
  ])("is judged where a contradiction is new: %s", (_what, before, after) => {
    put("export/apps.json", [expired]);
    for (const [path, content] of Object.entries(before)) put(path, content);
    commit("before");
    for (const [path, content] of Object.entries(after)) put(path, content);
    const { exit, found, document } = scan("HEAD", ["."]);
    expect(found).toEqual([`symmetric-signing-key: ${faulty.displayName}`]);
    expect(exit).toBe(1);
    expect(document.diagnostics).toContainEqual(expect.objectContaining({ kind: "conflict" }));
  });
});

test("a waiver is not called unused, nor a known finding gone, where not all was judged", () => {
  put("aadguard.yaml", "waivers: [{ rule: symmetric-signing-key, match: { displayName: orders* }, reason: r, expires: 2027-01-31 }]\n");
  aadguard(["baseline", "update", "export", "--now", now], { cwd: folder.path });
  commit("decided");
  const { stdout } = aadguard(
    ["scan", "export", "--changed-since", "HEAD", "--baseline", "aadguard-baseline.json", "--format", "json", "--now", now],
    { cwd: folder.path },
  );
  expect((JSON.parse(stdout) as ScanResult).notices.map(({ kind }) => kind)).toEqual(["unchanged-left-out"]);
});

describe("ends the run with a message", () => {
  const refused = (result: { exit: number | null; stdout: string; stderr: string }, message: string) => {
    expect({ exit: result.exit, stdout: result.stdout }).toEqual({ exit: 2, stdout: "" });
    expect(result.stderr).toMatch(/^aadguard: --changed-since: .*\n$|^aadguard: --changed-since compares .*\n$/);
    expect(result.stderr).toContain(message);
  };

  test.each(["nowhere", "", "--upload-pack=x", "main^99"])("for a revision that is none: %j", (ref) => {
    const result = aadguard(["scan", "export", `--changed-since=${ref}`, "--format", "json"], { cwd: folder.path });
    refused(result, `"${ref}" is not a revision that this clone has. In a pipeline, fetch the whole history`);
  });

  test("for a revision without common history", () => {
    git("checkout", "--quiet", "--orphan", "other");
    commit("another beginning");
    refused(run("main"), '"main" and the current branch have no common history in this clone.');
  });

  test("outside of a repository, for inputs outside, and for standard input", () => {
    const outside = folderWith({ "app.json": faulty });
    refused(run("main", ["."], outside.path), "This folder is in no git repository that can be read");
    refused(run("main", [join(outside.path, "app.json")]), "app.json is outside the git repository");
    outside.remove();
    refused(run("main", ["-"]), "standard input has no earlier state.");
  });

  test("without git", () => {
    const result = aadguard(["scan", "export", "--changed-since", "main"], { cwd: folder.path, env: { PATH: folder.path } });
    refused(result, "git is not installed, or not on the PATH");
  });
});
