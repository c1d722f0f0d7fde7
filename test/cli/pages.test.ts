import type { ScanResult } from "../../src/findings/result";
import { now } from "./inputs";
import { aadguard, folderWith } from "./run";

const graph = "https://graph.microsoft.com/v1.0/$metadata";
const id = (kind: number, n: number): string => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const client = {
  id: id(1, 1),
  appId: id(2, 1),
  displayName: "Client",
  signInAudience: "AzureADMyOrg",
  keyCredentials: [],
  passwordCredentials: [],
  requiredResourceAccess: [],
  isFallbackPublicClient: null,
  web: {
    redirectUris: ["https://client.contoso.com/cb"],
    implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
  },
  spa: { redirectUris: [] },
  publicClient: { redirectUris: [] },
  federatedIdentityCredentials: [],
  tags: [],
  identifierUris: [],
  appRoles: [],
  api: { oauth2PermissionScopes: [], preAuthorizedApplications: [], knownClientApplications: [], requestedAccessTokenVersion: 2 },
};
const principal = (n: number, more: object = {}): object => ({
  id: id(3, n),
  appId: id(4, n),
  displayName: `Principal ${n}`,
  servicePrincipalType: "Application",
  accountEnabled: true,
  ...more,
});
/** Every tenant has some of Microsoft's. */
const microsofts = principal(0, {
  appId: "00000003-0000-0000-c000-000000000000",
  appOwnerOrganizationId: "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
});
const page = (value: readonly object[], next?: string): object => ({
  "@odata.context": `${graph}#servicePrincipals`,
  ...(next === undefined ? {} : { "@odata.nextLink": `https://graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=${next}` }),
  value,
});
const first = page([microsofts, principal(1)], "a");
const second = page([principal(2), principal(3)], "b");
const last = page([principal(4)]);

const scan = (files: Readonly<Record<string, unknown>>, ...args: readonly string[]) => {
  const folder = folderWith({ "apps/apps.json": [client], ...files });
  const rule = "client-without-service-principal";
  const { exit, stdout } = aadguard(["scan", ".", "--rule", rule, "--format", "json", "--now", now, ...args], { cwd: folder.path });
  folder.remove();
  const { findings, undetermined, diagnostics } = JSON.parse(stdout) as ScanResult;
  return {
    exit,
    found: findings.map(({ ruleId }) => ruleId),
    open: undetermined.length,
    said: diagnostics.filter(({ message }) => message.includes("nextLink")).map(({ path }) => path),
    stdout,
  };
};
const whole = { exit: 1, found: ["client-without-service-principal"], open: 0, said: [] };

test.each([
  ["numbered from 1", { "page1.json": first, "page2.json": second, "page3.json": last }],
  ["numbered from 0, with zeroes", { "sp/p_00.json": first, "sp/p_01.json": second, "sp/p_02.json": last }],
  ["the first without a number", { "principals.json": first, "principals-2.json": second, "principals-3.json": last }],
  [
    "ten and more of them",
    Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [
        `p${n + 1}.json`,
        n === 11 ? last : page(n === 0 ? [microsofts] : [principal(20 + n)], `t${n}`),
      ]),
    ),
  ],
])("pages that were saved one by one are one list: %s", (_, files) => {
  expect(scan(files)).toMatchObject(whole);
  expect(scan(files, "--strict").exit).toBe(1);
});

test.each([
  ["the last one is missing", { "page1.json": first, "page2.json": second }, ["page1.json", "page2.json"]],
  ["one between is missing", { "page1.json": first, "page3.json": last }, ["page1.json"]],
  ["the first one is missing", { "page2.json": second, "page3.json": last }, ["page2.json"]],
  ["one was saved twice", { "page1.json": first, "page2.json": first, "page3.json": last }, ["page1.json", "page2.json"]],
  ["they have other names", { "a.json": first, "b.json": second, "c.json": last }, ["a.json", "b.json"]],
  [
    "they are in several folders",
    { "a/page1.json": first, "b/page2.json": second, "b/page3.json": last },
    ["a/page1.json", "b/page2.json"],
  ],
  ["one of them cannot be read", { "page1.json": first, "page2.json": "{", "page3.json": last }, ["page1.json"]],
  [
    "one has been cut besides",
    { "page1.json": first, "page2.json": { ...second, value: [principal(2), null] }, "page3.json": last },
    ["page1.json", "page2.json"],
  ],
])("they are not where %s", (_, files, said) => {
  const result = scan(files);
  expect({ found: result.found, open: result.open }).toEqual({ found: [], open: 1 });
  expect(result.said).toEqual(said);
});

test("no report has anything of a link", () => {
  const secret = page([microsofts], "very-secret-token");
  expect(scan({ "page1.json": secret }).stdout).not.toContain("very-secret-token");
  expect(scan({ "page1.json": secret, "page2.json": last }).stdout).not.toContain("very-secret-token");
});
