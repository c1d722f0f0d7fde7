import type { DiagnoseDocument } from "../../src/diagnose";
import { alice, filesOf, grant, home, tenant, type Tenant } from "../diagnose/tenant";
import { documentOf, request, runIn } from "./diagnose-run";

describe("a sound tenant", () => {
  test.each(["authorizationCode", "refreshToken", "clientCredentials"])("%s: no link is broken, exit 0", (flow) => {
    const { exit, document, broken } = documentOf(request(flow));
    expect({ exit, broken, verdict: document.verdict.status }).toEqual({ exit: 0, broken: [], verdict: "no-broken-link" });
  });

  test("what no declaration shows is never called sound, and says where to look", () => {
    const { link } = documentOf(request("authorizationCode", "--user", "alice@contoso.com"));
    expect(link("user-sign-in")).toMatchObject({
      status: "cannot-be-seen",
      ruleIds: [],
      aadsts: expect.arrayContaining(["AADSTS50000", "AADSTS50126"]),
    });
    const commands = link("user-sign-in")?.see?.commands.map(({ command }) => command) ?? [];
    expect(commands[0]).toContain("auditLogs/signIns");
    expect(commands.join("\n")).toContain("userPrincipalName eq 'alice@contoso.com'");
  });

  test("each link that holds shows by what, with file and line", () => {
    const { document } = documentOf(request("authorizationCode"));
    for (const { id, status, evidence } of document.links) {
      if (status === "holds") expect(`${id}: ${evidence.length > 0}`).toBe(`${id}: true`);
    }
    const places = document.links.flatMap(({ evidence }) => evidence).filter(({ path }) => path !== null);
    expect(places.length).toBeGreaterThan(8);
    expect(places.every(({ path, line, column }) => path?.endsWith(".json") && Number(line) > 0 && Number(column) > 0)).toBe(true);
  });
});

test("the verdict is the first broken link, with evidence, code and remedy; exit 1", () => {
  const { exit, document, link } = documentOf(request("authorizationCode"), ({ servicePrincipals, applications }) => {
    servicePrincipals[0].accountEnabled = false;
    applications[0].keyCredentials = [{ keyId: "k", type: "Symmetric", usage: "Sign", endDateTime: "2028-01-01T00:00:00Z" }];
  });
  expect(exit).toBe(1);
  expect(document.verdict).toMatchObject({ status: "broken", link: "client-enabled" });
  expect(document.verdict.aadsts).toContain("AADSTS7000112");
  expect(link("client-enabled")).toMatchObject({ status: "broken", ruleIds: ["disabled-service-principal"] });
  expect(link("client-enabled")?.remediation?.commands.length).toBeGreaterThan(0);
  expect(link("signing-keys")).toMatchObject({ status: "broken", aadsts: ["AADSTS50000"] });
  expect(link("signing-keys")?.evidence[0]).toMatchObject({
    path: "applications.json",
    text: expect.stringContaining("symmetric signing key"),
  });
});

describe("only what the request is about counts", () => {
  test("another API's fault breaks nothing", () => {
    const withoutGraph = ({ servicePrincipals }: Tenant) => void servicePrincipals.splice(2, 1);
    expect(documentOf(request("authorizationCode"), withoutGraph).broken).toEqual([]);
    const { broken } = documentOf(["--client", "Orders Web", "--resource", "Microsoft Graph", "--flow", "authorizationCode"], (made) => {
      made.servicePrincipals[1].accountEnabled = false;
    });
    expect(broken).toEqual([]);
  });

  test("a single scope leaves the faults of others out", () => {
    const gone = ({ applications }: Tenant) => {
      const [entry] = applications[0].requiredResourceAccess as { resourceAccess: object[] }[];
      entry?.resourceAccess.push({ id: "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e99", type: "Scope" });
    };
    expect(documentOf(request("authorizationCode"), gone).broken).toContain("permission");
    expect(documentOf(request("authorizationCode", "--scope", "Orders.Read"), gone).broken).toEqual([]);
  });
});

describe("links that need the request", () => {
  test("a scope that is neither listed nor granted: 65001", () => {
    const { exit, link } = documentOf(request("authorizationCode", "--scope", "api://orders/Orders.Write"));
    expect(exit).toBe(1);
    expect(link("requested-scope")).toMatchObject({ status: "broken", aadsts: ["AADSTS65001"] });
  });

  test("a granted scope need not be listed", () => {
    const { link } = documentOf(request("authorizationCode", "--scope", "Orders.Write"), ({ grants }) => {
      grants.push(grant("g3", "f2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7", "e2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c8", "Orders.Write"));
    });
    expect(link("requested-scope")).toMatchObject({ status: "holds" });
  });

  test("a scope that the resource does not have: 650053", () => {
    const { link } = documentOf(request("deviceCode", "--scope", "Orders.Raed"));
    expect(link("requested-scope")).toMatchObject({ status: "broken", aadsts: ["AADSTS650053"] });
  });

  test("without grants in the run, an unlisted scope cannot be seen", () => {
    const { exit, stdout } = runIn({ ...filesOf(tenant()), "grants.json": {} }, [
      ...request("authorizationCode", "--scope", "Orders.Write"),
      "--format",
      "json",
    ]);
    const links = (JSON.parse(stdout) as DiagnoseDocument).links;
    expect(exit).toBe(0);
    expect(links.find(({ id }) => id === "requested-scope")).toMatchObject({ status: "cannot-be-seen" });
  });

  test("an id token exchanged on behalf of the user while implicit id tokens are off: 240002", () => {
    const middle = (made: Tenant) => {
      made.applications[0].api = {
        ...(made.applications[0].api as object),
        oauth2PermissionScopes: [{ id: "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e40", value: "Web.Call", type: "User", isEnabled: true }],
      };
    };
    expect(documentOf(request("onBehalfOf", "--assertion", "idToken"), middle).link("assertion")).toMatchObject({
      status: "broken",
      aadsts: ["AADSTS240002"],
    });
    expect(documentOf(request("onBehalfOf", "--assertion", "accessToken"), middle).link("assertion")).toMatchObject({
      status: "cannot-be-seen",
    });
    const allowed = (made: Tenant) => {
      middle(made);
      made.applications[0].web = {
        redirectUris: [],
        implicitGrantSettings: { enableIdTokenIssuance: true, enableAccessTokenIssuance: false },
      };
    };
    expect(documentOf(request("onBehalfOf", "--assertion", "idToken"), allowed).link("assertion")).toMatchObject({
      status: "cannot-be-seen",
    });
  });

  test.each([
    ["common", "broken", ["AADSTS50194"]],
    ["organizations", "broken", ["AADSTS50194"]],
    [home, "holds", undefined],
    ["22222222-1d6b-49a4-93ce-0a8a2c1f0d55", "broken", ["AADSTS700016"]],
    ["contoso.com", "cannot-be-seen", ["AADSTS700016"]],
  ])("a single-tenant application asked for through %s: %s", (authority, status, aadsts) => {
    const { link } = documentOf(request("authorizationCode", "--authority", authority));
    expect(link("authority")).toMatchObject({ status, ...(aadsts ? { aadsts } : {}) });
  });

  test("a multi-tenant application may be asked for through common", () => {
    const { link } = documentOf(request("authorizationCode", "--authority", "common"), ({ applications }) => {
      applications[0].signInAudience = "AzureADMultipleOrgs";
    });
    expect(link("authority")).toMatchObject({ status: "holds" });
  });

  test("a scope other than /.default in client credentials: 1002012", () => {
    expect(documentOf(request("clientCredentials", "--scope", "api://orders/Orders.All")).link("requested-scope")).toMatchObject({
      status: "broken",
      aadsts: ["AADSTS1002012"],
    });
    expect(documentOf(request("clientCredentials", "--scope", "api://orders/.default")).exit).toBe(0);
  });

  test("a daemon without any credential: 7000218", () => {
    const { link } = documentOf(request("clientCredentials"), ({ applications }) => {
      applications[0].passwordCredentials = [];
    });
    expect(link("credential")).toMatchObject({ status: "broken", aadsts: expect.arrayContaining(["AADSTS7000218"]) });
  });
});

describe("consent for one user", () => {
  const blocked = (made: Tenant) => {
    made.policy.defaultUserRolePermissions = { permissionGrantPoliciesAssigned: [] };
    made.grants = [grant("g1", "f2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7", "e2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c8", "Orders.Read", alice)];
  };

  test("a grant for one user does not cover the others", () => {
    expect(documentOf(request("authorizationCode"), blocked).link("consent")).toMatchObject({ status: "broken" });
    expect(documentOf(request("authorizationCode", "--user", home), blocked).link("consent")).toMatchObject({ status: "broken" });
  });

  test("it covers that user", () => {
    expect(documentOf(request("authorizationCode", "--user", alice), blocked).link("consent")).toMatchObject({ status: "holds" });
  });

  test("whose grant it is cannot be seen by an address", () => {
    const { link } = documentOf(request("authorizationCode", "--user", "alice@contoso.com"), blocked);
    expect(link("consent")).toMatchObject({ status: "cannot-be-seen" });
    expect(link("consent")?.see?.text).toContain("az ad user show");
  });
});

test("the remedy for an unassigned user names the user", () => {
  const { link } = documentOf(request("authorizationCode", "--user", alice), (made) => {
    made.servicePrincipals[0].appRoleAssignmentRequired = true;
    const objectId = String(made.servicePrincipals[0].id);
    made.assignments.push({
      id: "a2",
      appRoleId: "00000000-0000-0000-0000-000000000000",
      principalId: home,
      principalType: "User",
      resourceId: objectId,
    });
  });
  expect(link("assignment")).toMatchObject({ status: "broken", aadsts: ["AADSTS50105"] });
  expect(
    link("assignment")
      ?.remediation?.commands.map(({ command }) => command)
      .join(),
  ).toContain(`-PrincipalId ${alice}`);
});
