import { aadguard, folderWith } from "./run";
import { now } from "./inputs";

/*
 * What a run concludes from what is not there: nothing, where a part was not seen.
 */

interface Scan {
  readonly exit: number | null;
  /** `rule-id subject` of each. */
  readonly findings: readonly string[];
  readonly undetermined: readonly {
    readonly ruleId: string;
    readonly reason: string;
    readonly subjects: readonly { displayName: string }[];
  }[];
  readonly diagnostics: readonly { readonly kind: string; readonly path: string; readonly message: string }[];
}

function scanIn(cwd: string, args: readonly string[], rule: string): Scan {
  const { exit, stdout, stderr } = aadguard(["scan", ...args, "--rule", rule, "--format", "json", "--now", now], { cwd });
  expect(stderr).toBe("");
  const { findings, undetermined, diagnostics } = JSON.parse(stdout);
  const name = (finding: { ruleId: string; subject: { displayName: string } }): string =>
    `${finding.ruleId} ${finding.subject.displayName}`;
  return { exit, findings: findings.map(name), undetermined, diagnostics };
}

function scan(files: Readonly<Record<string, unknown>>, rule: string): Scan {
  const folder = folderWith(files);
  const result = scanIn(folder.path, ["."], rule);
  folder.remove();
  return result;
}

const graph = "https://graph.microsoft.com/v1.0/$metadata";
const id = (kind: number, n: number): string => `${kind}b6f3f52-7c1d-4c0e-8a55-${String(n).padStart(12, "0")}`;
/** A web application without a credential of its own. */
const web = (n: number): object => ({
  id: id(1, n),
  appId: id(2, n),
  displayName: `web ${n}`,
  signInAudience: "AzureADMyOrg",
  isFallbackPublicClient: false,
  keyCredentials: [],
  passwordCredentials: [],
  requiredResourceAccess: [],
  // They say what kind of application it is, too.
  api: { oauth2PermissionScopes: [] },
  appRoles: [],
  identifierUris: [],
  spa: { redirectUris: [] },
  publicClient: { redirectUris: [] },
  web: {
    redirectUris: ["https://a.example/cb"],
    implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false },
  },
  tags: [],
  applicationTemplateId: null,
});

describe("federated credentials of one application", () => {
  const rule = "web-redirect-without-credential";
  const page = (owner: string): object => ({
    "@odata.context": `${graph}#applications('${owner}')/federatedIdentityCredentials`,
    value: [],
  });

  test("say nothing about the others", () => {
    const { findings, undetermined } = scan({ "apps.json": [web(1), web(2)], "credentials.json": page(id(1, 1)) }, rule);
    expect(findings).toEqual([`${rule} web 1`]);
    expect(undetermined.flatMap(({ subjects }) => subjects.map(({ displayName }) => displayName))).toEqual(["web 2"]);
  });

  test("settle an application by its client id too, and a page of all settles all", () => {
    expect(scan({ "apps.json": [web(1), web(2)], "credentials.json": page(id(2, 2)) }, rule).findings).toEqual([`${rule} web 2`]);
    const all = { "@odata.context": `${graph}#federatedIdentityCredentials`, value: [] };
    expect(scan({ "apps.json": [web(1), web(2)], "credentials.json": all }, rule).findings).toHaveLength(2);
  });

  test("settle nothing where a further page of them is missing, or some name no application", () => {
    const cut = { ...page(id(1, 1)), "@odata.nextLink": "https://graph.example/2" };
    expect(scan({ "apps.json": [web(1)], "credentials.json": cut }, rule).findings).toEqual([]);
    const ownerless = [{ name: "deploy", issuer: "https://token.example", subject: "s", audiences: ["a"] }];
    expect(scan({ "apps.json": [web(1)], "credentials.json": ownerless }, rule).findings).toEqual([]);
  });
});

describe("some of the grants or assignments", () => {
  const api = {
    ...web(9),
    displayName: "api",
    appRoles: [],
    api: {
      oauth2PermissionScopes: [{ id: id(5, 9), value: "Orders.Read", type: "User", isEnabled: true }],
      preAuthorizedApplications: [],
    },
  };
  const client = {
    ...web(1),
    api: { preAuthorizedApplications: [] },
    requiredResourceAccess: [{ resourceAppId: id(2, 9), resourceAccess: [{ id: id(5, 9), type: "Scope" }] }],
  };
  const principal = (n: number, more: object): object => ({
    id: id(3, n),
    appId: id(2, n),
    displayName: `principal ${n}`,
    servicePrincipalType: "Application",
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    preferredSingleSignOnMode: null,
    ...more,
  });
  const policy = { id: "authorizationPolicy", defaultUserRolePermissions: { permissionGrantPoliciesAssigned: [] } };
  const grant = (clientId: string): object => ({
    id: `grant of ${clientId}`,
    clientId,
    consentType: "AllPrincipals",
    principalId: null,
    resourceId: id(3, 9),
    scope: "Orders.Read",
  });
  const files = (grants: object): Record<string, unknown> => ({
    "apps.json": [client, api],
    "policy.json": policy,
    "principals.json": [principal(1, {}), principal(9, {})],
    "grants.json": { "@odata.context": `${graph}#oauth2PermissionGrants`, ...grants },
  });
  const more = { "@odata.nextLink": "https://graph.example/2" };

  test("prove no missing grant, and what settles it is said", () => {
    const rule = "user-consent-blocked";
    expect(scan(files({ value: [grant(id(3, 8))] }), rule).findings).toEqual([`${rule} web 1`]);
    const { findings, undetermined } = scan(files({ ...more, value: [grant(id(3, 8))] }), rule);
    expect(findings).toEqual([]);
    expect(undetermined).toMatchObject([{ ruleId: rule, reason: "the run contains only some of the delegated grants" }]);
  });

  test("prove the grant that is there", () => {
    expect(scan(files({ ...more, value: [grant(id(3, 1))] }), "user-consent-blocked")).toMatchObject({ findings: [], undetermined: [] });
  });

  test("prove no missing assignment, and prove the one that is there", () => {
    const rule = "unassigned-user-assignment";
    const assignment = (resourceId: string): object => ({
      id: "a",
      appRoleId: "00000000-0000-0000-0000-000000000000",
      principalId: id(4, 1),
      principalType: "User",
      resourceId,
    });
    const assigned = (page: object): Scan =>
      scan(
        {
          "apps.json": [client, api],
          "principals.json": [principal(1, { appRoleAssignmentRequired: true })],
          "assignments.json": { "@odata.context": `${graph}#appRoleAssignments`, ...page },
        },
        rule,
      );
    expect(assigned({ value: [assignment(id(3, 9))] }).findings).toEqual([`${rule} principal 1`]);
    expect(assigned({ ...more, value: [assignment(id(3, 9))] })).toMatchObject({
      findings: [],
      undetermined: [{ reason: "the run contains only some of the app role assignments" }],
    });
    expect(assigned({ ...more, value: [assignment(id(3, 1))] })).toMatchObject({ findings: [], undetermined: [] });
  });
});
