import type { DiagnoseDocument } from "../../src/diagnose";
import { graph, ordersApi, tenant, web } from "../diagnose/tenant";
import { documentOf, request, run, runIn } from "./diagnose-run";

describe("client and resource", () => {
  test("a resource may be any word: the link says that nobody answers to it", () => {
    const args = ["--client", "Orders Web", "--resource", "Orders Apy", "--flow", "authorizationCode", "--format", "json"];
    const { exit, stdout, stderr } = run(args);
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: "" });
    const { verdict, request } = JSON.parse(stdout) as DiagnoseDocument;
    expect(request?.resource).toMatchObject({ asked: "Orders Apy", appId: null });
    expect(verdict).toMatchObject({ link: "resource-id", text: expect.stringContaining('Did you mean "Orders API"?') });
  });

  test.each([web, web.toUpperCase(), "orders web", "0d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d21"])("a client answers to %s", (client) => {
    const { document } = documentOf(["--client", client, "--resource", ordersApi, "--flow", "authorizationCode"]);
    expect(document.request?.client).toMatchObject({ displayName: "Orders Web", appId: web });
  });

  test.each(["https://graph.microsoft.com", "https://graph.microsoft.com/", "Microsoft Graph", graph])(
    "Microsoft Graph answers to %s",
    (resource) => {
      const { document } = documentOf(["--client", web, "--resource", resource, "--flow", "authorizationCode"]);
      expect(document.request?.resource).toMatchObject({ appId: graph });
    },
  );

  test("a bare scope is one of Microsoft Graph", () => {
    const { document } = documentOf(["--client", web, "--scope", "User.Read openid", "--flow", "authorizationCode"]);
    expect(document.request).toMatchObject({ resource: { appId: graph }, scopes: ["User.Read"] });
  });

  test.each([
    [["--client", "Orders Wep", "--resource", "api://orders", "--flow", "ropc"], 'Did you mean "Orders Web"?'],
    [["--client", "Orders Web", "--resource", "api://orders"], "diagnose needs --flow"],
    [["--client", "Orders Web", "--flow", "ropc"], "diagnose needs --resource"],
    [["--flow", "ropc"], "diagnose needs --client"],
    [["--client", "Orders Web", "--resource", "api://orders", "--flow", "deviceCod"], 'Did you mean "deviceCode"?'],
    [
      ["--client", "Orders Web", "--resource", "api://orders", "--flow", "ropc", "--scope", "https://graph.microsoft.com/User.Read"],
      "one token is for one resource",
    ],
    [["--error", "it does not work"], "no code such as AADSTS50000"],
    [["--client", "Orders Web", "--resource", "api://orders", "--flow", "ropc", "nowhere"], "No such file or folder"],
  ])("%j is a mistake, exit 2", (args, message) => {
    const { exit, stdout, stderr } = run(args);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test("a name of two is a mistake that tells their client ids", () => {
    const { exit, stderr } = run(request("authorizationCode"), ({ applications }) => {
      applications.push({
        ...applications[1],
        id: "3d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d22",
        appId: "7a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10",
        displayName: "Orders Web",
      });
    });
    expect(exit).toBe(2);
    expect(stderr).toContain(web);
    expect(stderr).toContain("7a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10");
  });

  test("a client id that nobody has is part of the request: 700016", () => {
    const { exit, document } = documentOf([
      "--client",
      "6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a12",
      "--resource",
      "api://orders",
      "--flow",
      "authorizationCode",
    ]);
    expect(exit).toBe(1);
    expect(document.verdict).toMatchObject({
      link: "client-id",
      aadsts: ["AADSTS700016"],
      text: expect.stringContaining(`Did you mean "${web}"?`),
    });
  });

  test("a damaged client id is part of the request too", () => {
    const { document } = documentOf(["--client", web.slice(1), "--resource", "api://orders", "--flow", "authorizationCode"]);
    expect(document.verdict).toMatchObject({ link: "client-id", aadsts: ["AADSTS700016"] });
  });

  test("a URI that no API has: 500011", () => {
    const { document } = documentOf(["--client", web, "--resource", "api://order", "--flow", "authorizationCode"]);
    expect(document.verdict).toMatchObject({
      link: "resource-id",
      aadsts: ["AADSTS500011"],
      text: expect.stringContaining('Did you mean "api://orders"?'),
    });
  });
});

const home = tenant().servicePrincipals.find(({ appId }) => appId === web)?.appOwnerOrganizationId;
const ofAnotherTenant = <T extends { appOwnerOrganizationId?: unknown }>(principal: T): T =>
  principal.appOwnerOrganizationId === home ? { ...principal, appOwnerOrganizationId: "5c6d7e8f-9a0b-4c1d-8e2f-3a4b5c6d7e8f" } : principal;

describe("two tenants in one run", () => {
  const files = (name: string, change?: Parameters<typeof tenant>[0]): Record<string, unknown> => {
    const { applications, servicePrincipals } = tenant(change);
    const file = (kind: string, object: { id?: unknown }): [string, unknown] => [
      `${name}/${kind}/${String(object.id)}/${String(object.id)}.json`,
      object,
    ];
    return Object.fromEntries([
      ...applications.map((each) => file("Applications", each)),
      // Its owner says which tenant it is of.
      ...servicePrincipals.map((each) => file("ServicePrincipals", name === "two" ? ofAnotherTenant(each) : each)),
    ]);
  };
  const withoutApi: Parameters<typeof tenant>[0] = (made) => {
    made.applications.splice(1, 1);
    made.servicePrincipals.splice(1, 1);
  };
  const args = ["--client", web, "--resource", ordersApi, "--flow", "authorizationCode", "--format", "json"];

  test("the one that has both sides is meant", () => {
    const { exit, stdout } = runIn({ ...files("one", withoutApi), ...files("two") }, args);
    const document = JSON.parse(stdout) as DiagnoseDocument;
    expect({ exit, broken: document.links.filter(({ status }) => status === "broken") }).toEqual({ exit: 0, broken: [] });
    const paths = document.links.flatMap(({ evidence }) => evidence.flatMap(({ path }) => path ?? []));
    expect(paths.filter((path) => !path.startsWith("two/"))).toEqual([]);
  });

  test("where both have, the path of one is asked for", () => {
    const { exit, stderr } = runIn({ ...files("one"), ...files("two") }, args);
    expect(exit).toBe(2);
    expect(stderr).toContain(`${web} is in 2 tenants of this run (one and two): give the path of one of them.`);
  });
});

test("a declared flow need not be told again", () => {
  const { exit, stdout } = run(["--client", "Orders Web", "--resource", "api://orders", "--format", "json"], undefined, {
    "aadguard.yaml": 'applications: [{ match: { displayName: "Orders *" }, flows: [authorizationCode] }]\n',
  });
  expect(exit).toBe(0);
  expect((JSON.parse(stdout) as DiagnoseDocument).request?.flow).toBe("authorizationCode");
});

describe("exit code", () => {
  test("3 without a declaration", () => {
    const { exit, stderr } = runIn({ "package.json": { name: "nothing" } }, request("ropc"));
    expect(exit).toBe(3);
    expect(stderr).toContain("no declaration found");
  });

  test("2 where an input cannot be read and no link is broken; 1 where one is", () => {
    const damaged = { "damaged.json": '{ "appId": ' };
    expect(run(request("authorizationCode"), undefined, damaged).exit).toBe(2);
    expect(run(request("authorizationCode", "--authority", "common"), undefined, damaged).exit).toBe(1);
  });
});
