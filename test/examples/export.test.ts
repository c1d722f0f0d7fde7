import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { ScanResult } from "../../src/findings/result";
import { aadguard, root } from "../cli/run";
import { leaveOutFileWithout } from "../support/needs";

leaveOutFileWithout("bash");

const script = join(root, "examples", "export", "export-tenant.sh");
const fakeAz = join(__dirname, "fake-az");

type Answers = Record<string, unknown>;

/** Runs the script in a new folder, with an `az` that gives these answers. */
function run(answers: Answers, arguments_ = ["export"], env: NodeJS.ProcessEnv = {}) {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-export-"));
  writeFileSync(join(folder, "answers.json"), JSON.stringify(answers));
  const environment = { ...process.env, PATH: `${fakeAz}${delimiter}${process.env.PATH}`, FAKE_AZ: folder, RETRY_SECONDS: "0", ...env };
  const { status, stderr } = spawnSync("bash", [script, ...arguments_], { cwd: folder, env: environment, encoding: "utf8" });
  const written = join(folder, "export");
  const files = existsSync(written) ? readdirSync(written).sort() : [];
  const read = (name: string) => JSON.parse(readFileSync(join(written, name), "utf8"));
  return { folder, status, stderr, files, read, text: (name: string) => readFileSync(join(written, name), "utf8") };
}

const graph = "https://graph.microsoft.com/v1.0";
const ids = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `5e1f0000-0000-4000-8000-${String(from + index).padStart(12, "0")}`);
const applicationsUrl = "GET /applications?$top=999&$expand=federatedIdentityCredentials";

/** A tenant with two pages of applications and 25 service principals on two pages. */
function tenant(changes: Answers = {}): Answers {
  const page = (kind: string, value: unknown[], rest?: string) => ({
    "@odata.context": `${graph}/$metadata#${kind}`,
    ...(rest === undefined ? {} : { "@odata.nextLink": rest }),
    value,
  });
  const servicePrincipals = ids(0, 25).map((id) => ({ id, appId: id.replace("5e1f", "a001"), appRoles: [{ id: ids(90, 91)[0] }] }));
  const assignments = Object.fromEntries(
    servicePrincipals.map(({ id }) => [`GET /servicePrincipals/${id}/appRoleAssignedTo`, [page("appRoleAssignments", [])]]),
  );
  return {
    [applicationsUrl]: [page("applications", [{ id: ids(40, 41)[0] }], `${graph}/applications?$skiptoken=two`)],
    "GET /applications?$skiptoken=two": [page("applications", [{ id: ids(41, 42)[0] }])],
    "GET /servicePrincipals?$top=999": [
      page("servicePrincipals", servicePrincipals.slice(0, 20), `${graph}/servicePrincipals?$skiptoken=b`),
    ],
    "GET /servicePrincipals?$skiptoken=b": [page("servicePrincipals", servicePrincipals.slice(20))],
    "GET /oauth2PermissionGrants?$top=999": [page("oauth2PermissionGrants", [{ id: "grant", scope: "User.Read" }])],
    "GET /policies/authorizationPolicy": [
      { "@odata.context": `${graph}/$metadata#policies/authorizationPolicy/$entity`, id: "authorizationPolicy" },
    ],
    ...assignments,
    ...changes,
  };
}

function valuesOf({ files, read }: ReturnType<typeof run>, kind: string): { id: string }[] {
  return files.filter((name) => name.startsWith(kind)).flatMap((name) => read(name).value);
}

const assignedTo = (id: string) => `GET /servicePrincipals/${id}/appRoleAssignedTo`;

test("bash accepts the script", () => {
  const { status, stderr } = spawnSync("bash", ["-n", script], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("every page of every kind is written, and no page looks unfinished", () => {
  const result = run(tenant());
  expect(result.stderr).toContain("exported to export");
  expect(result.status).toBe(0);
  expect(valuesOf(result, "applications").map(({ id }) => id)).toEqual(ids(40, 42));
  expect(valuesOf(result, "servicePrincipals").map(({ id }) => id)).toEqual(ids(0, 25));
  expect(valuesOf(result, "oauth2PermissionGrants")).toEqual([{ id: "grant", scope: "User.Read" }]);
  expect(result.read("authorizationPolicy.json").id).toBe("authorizationPolicy");
  for (const name of result.files) expect(result.text(name)).not.toContain("nextLink");
});

test("assignments are asked for 20 service principals at a time; further pages and failures are asked again", () => {
  const [first, second, third] = ids(0, 3) as [string, string, string];
  const page = (id: string, rest?: string) => ({ value: [{ id, appRoleId: ids(90, 91)[0] }], ...(rest && { "@odata.nextLink": rest }) });
  const result = run(
    tenant({
      [assignedTo(first)]: [page("one", `${graph}/servicePrincipals/${first}/appRoleAssignedTo?$skiptoken=x`)],
      [`${assignedTo(first)}?$skiptoken=x`]: [page("two")],
      [assignedTo(second)]: [{ error: { code: "TooManyRequests" } }, page("three")],
      [assignedTo(third)]: [page("four")],
    }),
  );
  expect(result.status).toBe(0);
  const assignments = valuesOf(result, "appRoleAssignments");
  expect(assignments.map(({ id }) => id).sort()).toEqual(["four", "one", "three", "two"]);
  expect(Object.keys(result.read("appRoleAssignments-1-1.json"))).toEqual(["@odata.context", "value"]);
});

test("a throttled request is sent again", () => {
  const { [applicationsUrl]: pages, ...others } = tenant();
  const result = run({ ...others, [applicationsUrl]: [{ error: "Too Many Requests" }, ...(pages as unknown[])] });
  expect(result.status).toBe(0);
  expect(valuesOf(result, "applications")).toHaveLength(2);
});

test("credentials lose whatever text they hold", () => {
  const application = {
    id: ids(40, 41)[0],
    keyCredentials: [{ keyId: ids(60, 61)[0], key: "bm90IGEga2V5", type: "Symmetric" }],
    passwordCredentials: [{ keyId: ids(61, 62)[0], secretText: "not~a~secret", hint: "not" }],
  };
  const result = run(tenant({ [applicationsUrl]: [{ "@odata.context": `${graph}/$metadata#applications`, value: [application] }] }));
  expect(valuesOf(result, "applications")).toEqual([
    {
      id: application.id,
      keyCredentials: [{ keyId: ids(60, 61)[0], key: null, type: "Symmetric" }],
      passwordCredentials: [{ keyId: ids(61, 62)[0], secretText: null, hint: null }],
    },
  ]);
});

test("what is refused is recorded with the permission, and the rest is exported", () => {
  const forbidden = [{ error: 'Forbidden({"error": "Authorization_RequestDenied"})' }];
  const result = run(tenant({ "GET /policies/authorizationPolicy": forbidden, "GET /oauth2PermissionGrants?$top=999": forbidden }));
  expect(result.status).toBe(1);
  expect(result.stderr).toContain("authorizationPolicy: refused; ask for the Microsoft Graph permission Policy.Read.All");
  expect(result.read("export.json").collections).toEqual({
    authorizationPolicy: { status: "refused", count: 0, permission: "Policy.Read.All" },
    applications: { status: "complete", count: 2, permission: null },
    servicePrincipals: { status: "complete", count: 25, permission: null },
    oauth2PermissionGrants: { status: "refused", count: 0, permission: "Directory.Read.All" },
    appRoleAssignments: { status: "complete", count: 0, permission: null },
  });
});

test("a principal that is gone has no assignments, and does not end the export", () => {
  const [first] = ids(0, 1) as [string];
  const result = run(tenant({ [assignedTo(first)]: [{ error: "gone", status: 404 }] }));
  expect(result.status).toBe(0);
});

test("under CR LF, as on Windows, the export is the same", () => {
  const plain = run(tenant());
  const windows = run(tenant(), ["export"], { FAKE_AZ_CRLF: "1" });
  expect(windows.status).toBe(0);
  expect(windows.files).toEqual(plain.files);
  const texts = ({ files, text }: typeof plain) => files.filter((name) => name !== "export.json").map(text);
  expect(texts(windows)).toEqual(texts(plain));
});

test("another tenant than the one named is refused before anything is asked", () => {
  const named = "5e1f0000-0000-4000-8000-00000000AAAA";
  expect(run(tenant(), ["export", named]).status).toBe(0);
  const other = run(tenant(), ["export", ids(7, 8)[0] ?? ""]);
  expect(other.stderr).toContain("az login --tenant");
  expect(other.status).toBe(1);
});

test("an export that cannot be made leaves nothing behind", () => {
  const result = run(tenant({ "GET /policies/authorizationPolicy": [{ error: 'Bad Request({"error": "x"})' }] }));
  expect(result.status).toBe(1);
  expect(result.stderr).toContain("Nothing was exported");
  expect(readdirSync(result.folder).sort()).toEqual(["answers.json", "calls.log"]);
});

test("an account that is not signed in, a missing folder name and an older export are refused before anything is asked", () => {
  expect(run({ signedOut: true }).stderr).toContain("az login");
  expect(run(tenant(), []).stderr).toContain("name the folder to write to");
  const folder = mkdtempSync(join(tmpdir(), "aadguard-export-"));
  mkdirSync(join(folder, "older"));
  const refused = run(tenant(), [join(folder, "older")]);
  expect(refused.stderr).toContain("exists");
  expect(refused.status).toBe(1);
});

/** Microsoft Graph's answers for the tenant of examples/contoso-tenant. */
function contoso(): Answers {
  const folder = join(root, "examples", "contoso-tenant");
  const objects = (path: string): { id: string }[] => {
    const names = existsSync(join(folder, path)) ? readdirSync(join(folder, path)) : [];
    return names.map((name) => JSON.parse(readFileSync(join(folder, path, name, `${name}.json`), "utf8")));
  };
  const page = (kind: string, value: unknown[]) => [{ "@odata.context": `${graph}/$metadata#${kind}`, value }];
  const principals = objects("ServicePrincipals");
  return {
    [applicationsUrl]: page("applications", objects("Applications")),
    "GET /servicePrincipals?$top=999": page("servicePrincipals", principals),
    "GET /oauth2PermissionGrants?$top=999": page(
      "oauth2PermissionGrants",
      principals.flatMap(({ id }) => objects(`ServicePrincipals/${id}/Oauth2PermissionGrants`)),
    ),
    "GET /policies/authorizationPolicy": objects("Policies/AuthorizationPolicy"),
    ...Object.fromEntries(
      principals.map(({ id }) => [assignedTo(id), page("appRoleAssignments", objects(`ServicePrincipals/${id}/AppRoleAssignedTo`))]),
    ),
  };
}

test("a scan of the export says what a scan of the tenant's EntraExporter folder says", () => {
  const scan = (path: string, cwd: string) => {
    const { exit, stdout } = aadguard(["scan", path, "--format", "json"], { cwd });
    const { findings, undetermined, diagnostics, coverage } = JSON.parse(stdout) as ScanResult;
    return { exit, fingerprints: findings.map(({ fingerprint }) => fingerprint).sort(), undetermined, diagnostics, coverage };
  };
  const { folder, stderr } = run(contoso());
  expect(stderr).toContain("exported to export");
  expect(scan("export", folder)).toEqual(scan("examples/contoso-tenant", root));
});
