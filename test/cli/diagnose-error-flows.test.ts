import { grant, home, web, type Tenant } from "../diagnose/tenant";
import { documentOf } from "./diagnose-run";

/** A tool on people's machines, with the switch for it left off. */
const native = (publicClientUris: string[]) => (made: Tenant) => {
  const [client] = made.applications;
  client.web = { redirectUris: [], implicitGrantSettings: {} };
  client.publicClient = { redirectUris: publicClientUris };
  client.passwordCredentials = [];
  client.requiredResourceAccess = [delegated(client)];
};

const delegated = (client: Tenant["applications"][0]) => {
  const [entry] = client.requiredResourceAccess as { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[];
  return {
    resourceAppId: String(entry?.resourceAppId),
    resourceAccess: entry?.resourceAccess.filter(({ type }) => type === "Scope") ?? [],
  };
};

const missingSecret = "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";

describe("the flows that a code itself implies are tried, whatever the registration looks like", () => {
  test.each([
    [["http://localhost"], []],
    [["http://localhost"], ["--client", web]],
    [[], []],
    [[], ["--client", web]],
  ])("7000218: a client with public client URIs %j and the switch off %j", (uris, more) => {
    const { exit, document } = documentOf(["--error", missingSecret, ...more], native(uris));
    expect({ exit, link: document.verdict.link }).toEqual({ exit: 1, link: "client-type" });
    expect(document.request?.flow).toBe("deviceCode");
  });

  test("1002012: a client that lists delegated permissions only", () => {
    const text = "AADSTS1002012: The provided value for scope User.Read is not valid. Client credential flows must have …";
    const { exit, document } = documentOf(["--error", text], (made) => {
      made.applications[0].requiredResourceAccess = [delegated(made.applications[0])];
    });
    expect({ exit, link: document.verdict.link, flow: document.request?.flow }).toEqual({
      exit: 1,
      link: "requested-scope",
      flow: "clientCredentials",
    });
  });

  test.each([
    ["another user's", [grant("g1", "f2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7", "e2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c8", "Orders.Read", home)]],
    ["none", []],
  ])("65001: where the only grant is %s, tokens cannot be renewed", (_, grants) => {
    const text = "AADSTS65001: The user or administrator has not consented to use the application.";
    const { exit, document } = documentOf(["--error", text], (made) => void (made.grants = grants));
    expect({ exit, link: document.verdict.link, flow: document.request?.flow }).toEqual({ exit: 1, link: "consent", flow: "refreshToken" });
  });

  test.each(["AADSTS700082", "AADSTS70008", "AADSTS50173"])("%s: the refresh token cannot be seen, and where to look is said", (code) => {
    const { exit, document } = documentOf(["--error", `${code}: The grant has expired.`]);
    expect({ exit, status: document.verdict.status }).toEqual({ exit: 0, status: "not-visible" });
    expect(document.links.filter(({ status }) => status !== "holds").map(({ id, status }) => [id, status])).toEqual([
      ["refresh-token", "cannot-be-seen"],
    ]);
    expect(document.links.find(({ id }) => id === "refresh-token")?.see?.text).toContain("sign-ins");
  });

  test.each([[[]], [["--client", web]]])("240002 %j: only the on-behalf-of flow leads there", (more) => {
    const text = "AADSTS240002: Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant.";
    const { exit, document } = documentOf(["--error", text, ...more]);
    expect({ exit, link: document.verdict.link, flow: document.request?.flow }).toEqual({ exit: 1, link: "assertion", flow: "onBehalfOf" });
  });

  test("what is certain comes first, then what would be wrong with the flow that a client looks like, then with others", () => {
    const { document } = documentOf(
      ["--error", missingSecret, "--client", web],
      (made) => void (made.applications[0].passwordCredentials = []),
    );
    const flows = [document.request, ...document.others.map(({ request }) => request)].map((request) => request?.flow);
    expect(flows.slice(0, 2)).toEqual(["authorizationCode", "clientCredentials"]);
    expect(flows).toContain("deviceCode");
    expect(document.verdict.link).toBe("credential");
    expect(document.others[0]?.evidence[0]?.text).toMatch(/^if it uses the client credentials flow: /);
  });

  test("an API that asks for nothing is not a client of any flow", () => {
    const { document } = documentOf(["--error", missingSecret], native(["http://localhost"]));
    const names = [document.request, ...document.others.map(({ request }) => request)].map((request) => request?.client.displayName);
    expect(new Set(names)).toEqual(new Set(["Orders Web"]));
  });
});

test("where nothing that was tried can lead to the code, that is said, not that no link is broken", () => {
  const text = "AADSTS240002: Input id_token cannot be used.";
  const { exit, document } = documentOf(["--error", text, "--client", web, "--flow", "authorizationCode"]);
  expect(exit).toBe(0);
  expect(document.verdict.text).toBe(
    "AADSTS240002 comes from the on-behalf-of flow, and no client of this run fits: name one with --client, or the flow with --flow.",
  );
});
