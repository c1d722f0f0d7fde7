import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { parseConfig } from "../../src/config";
import { firstFile } from "../../src/config/first-file";
import { buildDirectories } from "../../src/directory";
import { readInputs } from "../../src/sources";
import { expired, faulty } from "./inputs";
import { aadguard, folderWith } from "./run";

const scopeOf = (id: string) => ({ resourceAppId: "00000003-0000-0000-c000-000000000000", resourceAccess: [{ id, type: "Scope" }] });
const role = { resourceAppId: faulty.appId, resourceAccess: [{ id: "5778995a-e1bf-45b8-affa-663a9f3f4d04", type: "Role" }] };
const certificate = {
  keyId: "3b0e0c1a-6a52-4f0e-9f4b-0b8f6c1d2e44",
  type: "AsymmetricX509Cert",
  usage: "Verify",
  endDateTime: "2099-01-01T00:00:00Z",
};
const application = (n: number, displayName: string, fields: object) => ({
  id: `0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c1${n}`,
  appId: `4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a1${n}`,
  displayName,
  ...fields,
});
const ownScope = {
  oauth2PermissionScopes: [{ id: "5778995a-e1bf-45b8-affa-663a9f3f4d05", value: "Orders.Read", isEnabled: true, type: "User" }],
};
const ownRole = { id: "5778995a-e1bf-45b8-affa-663a9f3f4d06", value: "Orders.All", isEnabled: true, allowedMemberTypes: ["Application"] };

const tenant = [
  application(1, "Web", {
    web: { redirectUris: ["https://contoso.com/signin"] },
    passwordCredentials: [{ keyId: "3b0e0c1a-6a52-4f0e-9f4b-0b8f6c1d2e45" }],
    requiredResourceAccess: [scopeOf("7427e0e9-2fba-42fe-b0c0-848c9e6a8182")],
  }),
  application(2, "Tool", { isFallbackPublicClient: true, publicClient: { redirectUris: ["http://localhost"] } }),
  application(3, "Middle tier", {
    api: ownScope,
    keyCredentials: [certificate],
    requiredResourceAccess: [scopeOf("e1fe6dd8-ba31-4d61-89e7-88639da4683d")],
  }),
  application(4, "Nightly job: all # orders", { keyCredentials: [certificate], requiredResourceAccess: [role] }),
  application(5, "Daemons' API", { appRoles: [ownRole], identifierUris: ["api://orders"] }),
  application(6, "Quiet", { signInAudience: "AzureADMyOrg" }),
];

let folder: ReturnType<typeof folderWith>;
beforeEach(() => (folder = folderWith({ "export/applications.json": tenant })));
afterEach(() => folder.remove());
const init = (...args: string[]) => aadguard(["init", "export", ...args], { cwd: folder.path });
const file = () => readFileSync(join(folder.path, "aadguard.yaml"), "utf8");

test("the file proposes flows by what applications declare, and says why", () => {
  expect(init()).toEqual({
    exit: 0,
    stdout: "aadguard.yaml: flows proposed for 5 applications, none for 1. Confirm each: nothing is in force yet.\n",
    stderr: "",
  });
  const text = file();
  expect(text.slice(text.indexOf("applications:\n"), text.indexOf("# Files that scan"))).toBe(`applications:
  # Daemons' API: application roles of its own
  - match: { appId: ${tenant[4]?.appId} }
    # daemonOnly: true

  # Middle tier: a credential, delegated permissions, scopes of its own
  - match: { appId: ${tenant[2]?.appId} }
    # flows: [onBehalfOf]

  # Nightly job: all # orders: a credential, application permissions
  - match: { appId: ${tenant[3]?.appId} }
    # flows: [clientCredentials]

  # Tool: redirect URIs, public client flows allowed
  - match: { appId: ${tenant[1]?.appId} }
    # flows: [authorizationCode, deviceCode]

  # Web: redirect URIs, a credential, delegated permissions, offline_access
  - match: { appId: ${tenant[0]?.appId} }
    # flows: [authorizationCode, refreshToken]

  # 1 application more: no redirect URI, credential or permission that hints at a flow.

`);
});

test("it is in force only where a comment sign is taken away, and right then", () => {
  init();
  const asWritten = parseConfig(file(), "aadguard.yaml");
  expect(asWritten).toMatchObject({ exclude: [], waivers: [] });
  expect([...asWritten.rules]).toEqual([]);
  expect(asWritten.applications.every(({ flows, daemonOnly }) => flows === undefined && daemonOnly === undefined)).toBe(true);
  const confirmed = parseConfig(file().replace(/^ {4}# (flows|daemonOnly)/gm, "    $1"), "aadguard.yaml");
  expect(confirmed.applications.map(({ flows, daemonOnly }) => daemonOnly ?? flows?.length)).toEqual([true, 1, 1, 2, 2]);
  // The examples of the other sections are in order as well.
  const examples = /^# (rules:\n|exclude:.*\n|waivers:\n)(# {3,}.*\n)*/gm;
  const uncommented = [...file().matchAll(examples)].map(([text]) => text.replace(/^# /gm, "")).join("\n");
  expect(parseConfig(uncommented, "aadguard.yaml")).toMatchObject({
    exclude: ["legacy/**"],
    waivers: [{ rule: "symmetric-signing-key" }],
  });
});

test("the scan that follows accepts the file as it is", () => {
  init();
  const { exit, stderr } = aadguard(["scan", "export", "--format", "json", "--fail-on", "never"], { cwd: folder.path });
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
});

test("a file that is there is kept, unless --force is given", () => {
  writeFileSync(join(folder.path, "aadguard.yaml"), "# ours\n");
  expect(init()).toEqual({
    exit: 2,
    stdout: "",
    stderr: "aadguard: aadguard.yaml is there already: --force writes over it, --output - prints instead.\n",
  });
  expect(file()).toBe("# ours\n");
  expect(init("--force").exit).toBe(0);
  expect(file()).toContain("applications:\n  # Daemons' API");
});

test("--output - prints it, and another name is another file", () => {
  writeFileSync(join(folder.path, "aadguard.yaml"), "# ours\n");
  const printed = init("--output", "-");
  expect(printed).toMatchObject({ exit: 0, stderr: "" });
  expect(parseConfig(printed.stdout, "printed").applications).toHaveLength(5);
  expect(init("--output=other.yaml").exit).toBe(0);
  expect(readFileSync(join(folder.path, "other.yaml"), "utf8")).toBe(printed.stdout);
  expect(file()).toBe("# ours\n");
});

test("standard input is read for `-`", () => {
  const { exit, stdout } = aadguard(["init", "-", "--output", "-"], { cwd: folder.path, stdin: JSON.stringify(tenant) });
  expect(exit).toBe(0);
  expect(stdout).toContain("# Daemons' API");
});

test.each(["{4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a11}", "4f1c1a5e-0d4e-4f6b-9a53", "${{AAD_APP_CLIENT_ID}}"])(
  "an application whose client id is %s is told by its name",
  (appId) => {
    writeFileSync(join(folder.path, "export/applications.json"), JSON.stringify([{ ...tenant[0], appId, displayName: "Web: a, {b}" }]));
    const { stdout } = init("--output", "-");
    expect(parseConfig(stdout, "printed").applications).toMatchObject([{ match: { displayName: "Web: a, {b}" } }]);
  },
);

test("a client id that reads like a number is a text all the same", () => {
  const appId = "11111111-1111-1111-1111-111111111111";
  writeFileSync(join(folder.path, "export/applications.json"), JSON.stringify([{ ...tenant[0], appId }]));
  expect(parseConfig(init("--output", "-").stdout, "printed").applications).toMatchObject([{ match: { appId } }]);
});

test("what it writes about any example can be read again", () => {
  const examples = join(__dirname, "..", "..", "examples");
  const inputs = [...readdirSync(join(examples, "manifests")).map((name) => join(examples, "manifests", name)), ...examplesOfRules()];
  const { directories } = buildDirectories(readInputs([examples, ...inputs]));
  const applications = directories.flatMap((directory) => directory.applications);
  const { text, proposed } = firstFile(applications);
  expect(proposed).toBeGreaterThan(100);
  expect(parseConfig(text, "aadguard.yaml").applications).toHaveLength(proposed);
});

/** Among them the damaged ids. */
function examplesOfRules(): string[] {
  const policies = join(__dirname, "..", "..", "policies");
  return globSync("*/*/examples/*.json", { cwd: policies, absolute: true });
}

test("names that hold anything stay in their comment", () => {
  const hostile = { ...tenant[0], displayName: "x\nrules: { symmetric-signing-key: off }\u2028\u001b[31m" };
  writeFileSync(join(folder.path, "export/applications.json"), JSON.stringify([hostile]));
  const { stdout } = init("--output", "-");
  expect(stdout).toContain("# x\\u000arules: { symmetric-signing-key: off }\\u2028\\u001b[31m: redirect URIs");
  expect([...parseConfig(stdout, "printed").rules]).toEqual([]);
});

test("neither a damaged input nor one without declarations makes a file", () => {
  writeFileSync(join(folder.path, "export/broken.json"), '{"appId":');
  expect(init()).toMatchObject({ exit: 2, stdout: "" });
  expect(aadguard(["init", "missing"], { cwd: folder.path })).toMatchObject({ exit: 2, stdout: "" });
  const empty = folderWith({ "other.json": { name: "x" } });
  expect(aadguard(["init"], { cwd: empty.path })).toMatchObject({
    exit: 3,
    stderr: "aadguard: no declaration was found in ., so nothing was done.\n",
  });
  empty.remove();
});

test("no secret gets into the file", () => {
  writeFileSync(join(folder.path, "export/applications.json"), JSON.stringify([expired, faulty]));
  const { stdout } = init("--output", "-");
  for (const secret of ["x~Q", "VGhpcyBpcy"]) expect(stdout).not.toContain(secret);
});
