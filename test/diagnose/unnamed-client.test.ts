import { diagnose } from "../../src/library/diagnose";
import { letterDifference } from "../../src/diagnose/letter-difference";
import { filesOf, tenant, type Tenant } from "./tenant";

/** A third client, which asks for Microsoft Graph alone, and a pipeline with a federated credential. */
function withOthers(made: Tenant): void {
  const [web] = tenant().applications;
  const other = (n: number, displayName: string, fields: object): void => {
    const appId = `7a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a${n}`;
    made.applications.push({ ...web, id: `6a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a${n}`, appId, displayName, ...fields });
    made.servicePrincipals.push({ ...tenant().servicePrincipals[0], id: `5a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a${n}`, appId, displayName });
  };
  const userRead = { id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" };
  other(10, "Archive", { requiredResourceAccess: [{ resourceAppId: "00000003-0000-0000-c000-000000000000", resourceAccess: [userRead] }] });
  other(11, "Second Web", {
    web: { redirectUris: ["https://second.contoso.com/cb"], implicitGrantSettings: { enableIdTokenIssuance: false } },
  });
  other(12, "Pipeline", {
    web: { redirectUris: [] },
    passwordCredentials: [],
    requiredResourceAccess: [],
    federatedIdentityCredentials: [
      {
        name: "main",
        issuer: "https://token.actions.githubusercontent.com",
        subject: "repo:contoso/orders:ref:refs/heads/main",
        audiences: ["api://AzureADTokenExchange"],
      },
    ],
  });
}

function asked(error: string, change: (made: Tenant) => void = () => {}) {
  const made = tenant((each) => {
    withOthers(each);
    change(each);
  });
  const files = Object.entries(filesOf(made)).map(([path, content]) => ({ path, text: JSON.stringify(content, null, 2) }));
  return diagnose({ files, error, now: "2026-11-23T00:00:00Z" });
}

describe("a message that names an API and no client", () => {
  test("is about no client where none of the run asks for that API", async () => {
    const { verdict, request, others, alike } = await asked(
      "AADSTS500011: The resource principal named api://orderz was not found in the tenant.",
    );
    expect(verdict).toMatchObject({ status: "broken", link: "resource-id" });
    expect(verdict.text).toMatch(/no API of this run answers to api:\/\/orderz\. Did you mean "api:\/\/orders"\?/);
    expect([request?.client.appId, others, alike]).toEqual([null, [], []]);
  });

  test("does not report a client that does not ask for the API", async () => {
    const disabled = (made: Tenant): void => void Object.assign(made.servicePrincipals.at(-1)!, { accountEnabled: false });
    const { appId } = tenant(withOthers).servicePrincipals.at(-1)!;
    const document = await asked(`AADSTS500014: The service principal for resource '${String(appId)}' is disabled.`, disabled);
    expect(document.verdict).toMatchObject({ status: "broken", link: "resource-enabled" });
    expect(JSON.stringify([document.verdict, document.others, document.alike])).not.toMatch(/Archive|Orders Web|Second Web/);
  });

  test("reports once what is true of several clients, with their names", async () => {
    const document = await asked(
      "AADSTS70011: The provided value for the input parameter 'scope' is not valid. The scope api://orders/Orders.Reed is not valid.",
    );
    expect(document.verdict.text).toMatch(/no enabled delegated permission "Orders\.Reed"\. Did you mean "Orders\.Read"\?/);
    expect([document.request?.client.displayName, ...document.alike.map(({ client }) => client.displayName)]).toEqual([
      "Orders Web",
      "Second Web",
    ]);
    expect(document.others).toEqual([]);
  });

  test("says that nothing comes after api://", async () => {
    const { verdict } = await asked("AADSTS500011: The resource principal named api:// was not found in the tenant named Contoso.");
    expect(verdict.text).toMatch(/nothing comes after api:\/\/ in the request: the variable .* is empty/);
    expect(verdict.text).not.toMatch(/Did you mean/);
  });
});

test("an external token is compared with the clients that have a federated credential", async () => {
  const document = await asked(
    "AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/orders:environment:prod'.",
  );
  expect(document.request?.client.displayName).toBe("Pipeline");
  expect(document.verdict.text).toMatch(/environment:prod was sent where ref:refs\/heads\/main is declared/);
  expect(document.others).toEqual([]);
});

describe("a tenant of Microsoft's own in the message", () => {
  const text = (directory: string): string =>
    `AADSTS700016: Application with identifier '6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11' was not found in the directory '${directory}'.`;

  test.each([
    ["Bot Framework", /Orders Web is for its own tenant only, .* "Bot Framework": the bot is configured as multi-tenant/],
    ["botframework.com", /"Bot Framework"/],
    ["d6d49420-f39b-4df7-a1dc-d59a935871db", /"Bot Framework"/],
    ["Microsoft Services", /"Microsoft Services": a personal account signed in, or/],
  ])("%s", async (directory, expected) => {
    const { verdict } = await asked(text(directory));
    expect(verdict).toMatchObject({ status: "broken", link: "authority", aadsts: ["AADSTS700016"] });
    expect(verdict.text).toMatch(expected);
  });

  test("explains nothing where the application is for accounts of every tenant", async () => {
    const { verdict } = await asked(
      text("Bot Framework"),
      (made) => void Object.assign(made.applications[0], { signInAudience: "AzureADMultipleOrgs" }),
    );
    expect(verdict.text).not.toMatch(/Bot Framework/);
  });
});

describe("the Issuer of a SAML request", () => {
  const saml = (made: Tenant): void => {
    Object.assign(made.applications[0], { identifierUris: ["https://travel.contoso.com/saml"] });
    Object.assign(made.servicePrincipals[0], { preferredSingleSignOnMode: "saml" });
  };
  test.each([
    [
      "https://travel.contoso.com/SAML",
      /the nearest is https:\/\/travel\.contoso\.com\/saml of Orders Web\. They differ in upper and lower case only/,
    ],
    ["https://travel.contoso.com/saml/", /They differ in a slash at the end, which was sent and is not declared/],
    [
      "urn:other:application",
      /no application of this run has the identifier URI urn:other:application, which a SAML request names its application by$/,
    ],
  ])("%s", async (issuer, expected) => {
    const { verdict } = await asked(
      `AADSTS700016: Application with identifier '${issuer}' was not found in the directory 'Contoso'.`,
      saml,
    );
    expect(verdict).toMatchObject({ status: "broken", link: "client-id" });
    expect(verdict.text).toMatch(expected);
    expect(verdict.remediation?.text).toMatch(/Issuer \(entity id\) equal to an identifier URI/);
  });
});

test("AADSTS65005: a scope that the client does not list", async () => {
  const { verdict } = await asked("AADSTS65005: The application 'Archive' asked for scope 'Mail.Send' that doesn't exist on the resource.");
  expect(verdict).toMatchObject({ status: "broken", link: "requested-scope", aadsts: expect.arrayContaining(["AADSTS65005"]) });
  expect(verdict.text).toMatch(/Archive neither lists nor has a grant for "Mail\.Send" of Microsoft Graph/);
});

test.each([
  ["https://a.example/x", "https://a.example", '"/x" at the end, which was sent and is not declared'],
  ["https://a.example", "https://a.example/x", '"/x" at the end, which is declared and was not sent'],
  ["api://AzureADTokenExchangeChina", "api://AzureADTokenExchange", '"China" at the end, which was sent and is not declared'],
  ["repo:o/r:ref:refs/tags/v1", "repo:o/r:ref:refs/heads/v1", "tags was sent where heads is declared"],
  ["repo:o/r:pull_request", "repo:o/r:ref:refs/heads/main", "pull_request was sent where ref:refs/heads/main is declared"],
  ["https://a.example/x", "https://b.example/x", "a.example was sent where b.example is declared"],
  ["urn:a", "https://a.example", "the whole value: urn:a was sent, https://a.example is declared"],
  ["https://a.example/x/1", "https://a.example/y/1", "x was sent where y is declared"],
])("how %s differs from %s", (sent, declared, difference) => {
  expect(letterDifference(sent, declared)).toBe(difference);
});

describe("a message that fits several clients", () => {
  test("is not pinned on the first of them, and no command has its ids", async () => {
    const document = await asked("AADSTS700054: response_type 'id_token' is not enabled for the application.");
    expect(document.verdict).toMatchObject({ status: "broken", link: "response-type" });
    const names = [document.request?.client.displayName, ...document.alike.map(({ client }) => client.displayName)];
    expect(names).toEqual(["Archive", "Orders Web", "Second Web"]);
    expect(document.alike.every(({ evidence }) => evidence[0]?.path === "applications.json" && evidence[0].line !== null)).toBe(true);
    expect(document.verdict.remediation?.commands.map(({ command }) => command)).toEqual([
      "az ad app update --id <appId> --enable-id-token-issuance true",
    ]);
  });

  test("leaves out daemons where a user signs in", async () => {
    const { verdict, request, alike } = await asked(
      "AADSTS500200: User account 'kim@outlook.com' is a personal Microsoft account. Personal Microsoft accounts are not supported for this application.",
      (made) =>
        void Object.assign(made.applications[0], {
          web: { redirectUris: [] },
          requiredResourceAccess: [
            {
              resourceAppId: "9a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10",
              resourceAccess: [{ id: "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e35", type: "Role" }],
            },
          ],
        }),
    );
    expect(verdict).toMatchObject({ status: "broken", link: "accounts" });
    expect([request?.client.displayName, ...alike.map(({ client }) => client.displayName)]).not.toContain("Orders Web");
  });
});

test("AADSTS500111: a client without any redirect URI has not sent one of a wrong form", async () => {
  const { verdict } = await asked("AADSTS500111: The reply uri specified in the request has an invalid scheme.");
  expect(verdict.status).toBe("no-broken-link");
});

test("AADSTS90094: the policy's text names the client", async () => {
  const { error } = await asked(
    "AADSTS90094: An administrator of Contoso has set a policy that prevents you from granting Orders Web the permissions it is requesting.",
  );
  expect(error?.applicationName).toBe("Orders Web");
});

test("AADSTS65006: an id that the client does not list is reported as such", async () => {
  const { verdict } = await asked(
    "AADSTS65006: Resource '9a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10' does not define the permission(s) requested by client application '6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11'. IDs: '99999999-9f51-4a57-8f0a-3c0f7c1d2e36'.",
  );
  expect(verdict.text).toMatch(/Orders Web does not list 99999999-9f51-4a57-8f0a-3c0f7c1d2e36 in what this run has/);
});

describe("an API that the message misses and the run has", () => {
  const text = (tenant: string): string =>
    `AADSTS650052: The app is trying to access a service 'api://orders'(Orders API) that your organization '${tenant}' lacks a service principal for.`;

  test("is single-tenant: the organisation may be another one", async () => {
    const { verdict } = await asked(text("Fabrikam"));
    expect(verdict.status).toBe("no-broken-link");
    expect(verdict.text).toMatch(/Orders API is for its own tenant only, .*; if Fabrikam is another tenant, that is the cause/);
  });

  test("is not explained by a client without a service principal", async () => {
    const { verdict } = await asked(text("Fabrikam"), (made) => void made.servicePrincipals.splice(0, 1));
    expect(verdict.link).not.toBe("client-principal");
  });

  test("is single-tenant, and asked for in another tenant", async () => {
    const other = "2f6a77c5-1d6b-49a4-93ce-0a8a2c1f0d56";
    const { verdict } = await asked(`AADSTS500011: The resource principal named api://orders was not found in the tenant named ${other}.`);
    expect(verdict).toMatchObject({ status: "broken", link: "resource-audience" });
    expect(verdict.text).toMatch(new RegExp(`Orders API is for its own tenant .* only, and asked for in ${other}`));
  });
});

test("AADSTS50013: an application for SAML is not taken for a middle tier", async () => {
  const { verdict } = await asked("AADSTS50013: Assertion failed signature validation. [Reason - The key was not found.]", (made) => {
    Object.assign(made.applications[0], { identifierUris: ["https://travel.contoso.com/saml"] });
    Object.assign(made.servicePrincipals[0], {
      preferredSingleSignOnMode: "saml",
      keyCredentials: [{ keyId: "k", type: "AsymmetricX509Cert", usage: "Sign", endDateTime: "2099-01-01T00:00:00Z" }],
    });
  });
  expect(verdict.status).toBe("no-broken-link");
});
