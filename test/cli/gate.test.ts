import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { now, selected } from "./inputs";
import { aadguard, folderWith } from "./run";

/*
 * What a gate may conclude: nothing judged is not a success, in any report; and what it can be asked to insist on.
 */

const graph = "https://graph.microsoft.com/v1.0/$metadata";
const guid = (kind: string, n: number): string => `${kind.padEnd(8, "0")}-0000-4000-8000-${String(n).padStart(12, "0")}`;
const principal = (n: number, owner: string): object => ({
  id: guid("b", n),
  appId: guid("c", n),
  displayName: `principal ${n}`,
  servicePrincipalType: "Application",
  accountEnabled: true,
  appOwnerOrganizationId: owner,
  keyCredentials: [],
});
const own = principal(1, "5e1f0000-0000-4000-8000-00000000000a");
const microsofts = principal(2, "f8cdef31-a31e-4b4a-93e4-5f571e91255a");
const page = (set: string, value: object[]): object => ({ "@odata.context": `${graph}#${set}`, value });
const policy = { id: "authorizationPolicy", defaultUserRolePermissions: { permissionGrantPoliciesAssigned: [] } };

function scan(files: Readonly<Record<string, unknown>>, ...args: string[]) {
  const folder = folderWith(files);
  const formats = ["json", "junit", "markdown", "sarif", "pretty", "github"] as const;
  const to = formats.flatMap((format) => ["--format", `${format}=${join(folder.path, `report.${format}`)}`]);
  const { exit, stderr } = aadguard(["scan", ".", ...args, "--now", now, ...to], { cwd: folder.path });
  const [, junit = "", markdown = "", sarif = "{}", pretty = "", github = ""] = formats.map((format) =>
    readFileSync(join(folder.path, `report.${format}`), "utf8"),
  );
  folder.remove();
  const invocation = (JSON.parse(sarif) as Log).runs[0]?.invocations?.[0];
  return {
    exit,
    stderr,
    junit,
    markdown,
    pretty: pretty.replace(/\s+/g, " "),
    github,
    isSuccess: invocation?.executionSuccessful,
    said: invocation?.toolExecutionNotifications?.map(({ descriptor }) => descriptor?.id) ?? [],
  };
}

describe("nothing that a rule judges is nothing judged", () => {
  const refused = { error: { code: "Authorization_RequestDenied", message: "Insufficient privileges to complete the operation." } };
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["a policy alone", { "policy.json": policy }],
    ["federated credentials alone", { "f.json": page(`applications('${guid("a", 1)}')/federatedIdentityCredentials`, []) }],
    ["two empty lists", { "apps.json": page("applications", []), "sps.json": page("servicePrincipals", []) }],
    ["Microsoft Graph's refusal", { "applications.json": refused }],
    ["a folder without any of it", { "package.json": { name: "x", version: "1.0.0" } }],
  ])("%s", (_what, files) => {
    const { exit, junit, markdown, pretty, github, isSuccess, said } = scan(files);
    expect({ exit, isSuccess }).toEqual({ exit: 3, isSuccess: false });
    expect(said[0]).toBe("nothing-judged");
    expect(junit).toMatch(/<error message="nothing was judged, since [^"]*" type="nothing"/);
    expect(markdown).toContain("## aadguard: nothing to judge\n\nThis run fails: nothing was judged, since ");
    expect(pretty).toMatch(
      /No declaration found: |This run fails: nothing was judged, since (no declaration was found|no rule judges what was read)/,
    );
    expect(pretty).not.toContain("No fault found");
    expect(github).toContain("::error title=aadguard%3A nothing judged::");
  });

  test("a refusal names the permission that it asks for", () => {
    const message = "Insufficient privileges. Missing scope permissions on the request. API requires one of 'Application.Read.All'.";
    expect(scan({ "applications.json": { error: { code: "Authorization_RequestDenied", message } } }).pretty).toContain(
      "Application.Read.All",
    );
  });
});

describe("--require", () => {
  const whole = {
    "apps.json": page("applications", [{ ...selected, id: guid("a", 1), appId: guid("c", 1) }]),
    "sps.json": page("servicePrincipals", [own, microsofts]),
    "grants.json": page("oauth2PermissionGrants", []),
  };
  const required = ["--require", "applications,servicePrincipals", "--require", "grants"];

  test("is content with complete lists", () => {
    expect(scan(whole, ...required)).toMatchObject({ exit: 0, stderr: "", isSuccess: true });
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "applications that were exported one by one",
      { ...whole, "apps.json": { ...selected, id: guid("a", 1), appId: guid("c", 1) } },
      "applications",
    ],
    [
      "a page of applications with a next one",
      { ...whole, "apps.json": { ...whole["apps.json"], "@odata.nextLink": "https://x" } },
      "applications",
    ],
    ["a filtered list of service principals", { ...whole, "sps.json": page("servicePrincipals", [own]) }, "servicePrincipals"],
    ["no grants at all", { ...whole, "grants.json": {} }, "grants"],
  ])("fails for %s, in every report", (_what, files, name) => {
    const clause = `${name} are required, and a complete list of them is not here`;
    const { exit, isSuccess, said, junit, markdown, pretty, github } = scan(files, ...required);
    expect({ exit, isSuccess }).toEqual({ exit: 2, isSuccess: false });
    expect(said).toContain("not-whole");
    expect(junit).toContain(`<error message="${clause}" type="lacking"`);
    expect(markdown).toContain(`This run fails: ${clause}.`);
    expect(pretty).toContain(`This run fails: ${clause}.`);
    expect(github).toContain(`::error title=aadguard%3A not whole::${clause}.`);
  });

  test("fails where nothing is there, and for a word that is not a collection", () => {
    expect(scan({ "x.json": {} }, ...required).markdown).toContain("applications are required, and none are here");
    const { exit, stderr } = aadguard(["scan", ".", "--require", "groups"]);
    expect({ exit, stderr }).toEqual({
      exit: 2,
      stderr: expect.stringContaining("use applications, servicePrincipals, grants, assignments"),
    });
  });
});

describe("--strict", () => {
  const app = { ...selected, id: guid("a", 1), appId: guid("c", 1), keyCredentials: [] };
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["an incomplete list", { "apps.json": { ...page("applications", [app]), "@odata.nextLink": "https://x" } }, "1 incomplete"],
    ["a conflict", { "a.json": app, "b.json": { ...app, displayName: "another name" } }, "1 conflict"],
    [
      "what was not recognised",
      {
        "a.json": app,
        "b.json": { resources: [{ type: "Microsoft.Graph/applications", name: "orders", properties: { displayName: "x" } }] },
      },
      "1 unrecognised",
    ],
    ["an ignored path", { "a.json": app, "b.json": app, ".gitignore": "b.json\n" }, "1 path left out (gitignored)"],
    ["infrastructure code", { "a.json": app, "main.tf": 'resource "azuread_application" "x" {}' }, "1 path left out (other extension)"],
  ])("fails for %s", (_what, files, gap) => {
    expect(scan(files).exit).toBe(0);
    const { exit, isSuccess, pretty, markdown } = scan(files, "--strict");
    expect({ exit, isSuccess }).toEqual({ exit: 2, isSuccess: false });
    expect(pretty).toContain(`This run fails: ${gap}, and a strict run takes none of that (--strict).`);
    expect(markdown).toContain(gap);
  });

  test("puts up with what was excluded, and with folders of dependencies", () => {
    const files = { "a.json": app, "b.json": app, "node_modules/c.json": app };
    expect(scan(files, "--strict", "--exclude", "b.json")).toMatchObject({ exit: 0, isSuccess: true });
  });

  test("findings come first", () => {
    const key = { keyId: guid("d", 1), type: "Symmetric", usage: "Sign" };
    const cut = { ...page("applications", [{ ...app, keyCredentials: [key] }]), "@odata.nextLink": "https://x" };
    const { exit, markdown } = scan({ "apps.json": cut }, "--strict");
    expect(exit).toBe(1);
    expect(markdown).toMatch(/This run fails: \d findings? of severity error\. 1 incomplete, and a strict run takes none of that/);
  });
});
