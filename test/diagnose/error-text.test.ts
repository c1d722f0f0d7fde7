import { ErrorTextError, readTokenError, secretIn } from "../../src/diagnose/error-text";

const client = "6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11";
const trace = "0d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d21";
const correlation = "f2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7";
const ids = `Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: 2026-11-23 09:12:44Z`;

test("a message of the token service is taken apart", () => {
  const read = readTokenError(`AADSTS50000: There was an error issuing a token or an issue with our sign-in service. ${ids}`);
  const nothing = Object.fromEntries(Object.keys(read).map((name) => [name, null]));
  expect(read).toEqual({
    ...nothing,
    listedResources: [],
    code: "AADSTS50000",
    codes: ["AADSTS50000"],
    traceId: trace,
    correlationId: correlation,
    time: "2026-11-23 09:12:44Z",
    message: "AADSTS50000: There was an error issuing a token or an issue with our sign-in service.",
  });
});

const response = {
  error: "invalid_grant",
  error_description: `AADSTS65001: The user or administrator has not consented to use the application with ID '${client}' named 'Contoso Web'. Send an interactive authorization request for this user and resource.\r\nTrace ID: ${trace}\r\nCorrelation ID: ${correlation}\r\nTimestamp: 2026-11-23 09:12:44Z`,
  error_codes: [65001],
  timestamp: "2026-11-23 09:12:44Z",
  trace_id: trace,
  correlation_id: correlation,
  error_uri: "https://login.microsoftonline.com/error?code=65001",
};

test.each([
  ["alone", JSON.stringify(response)],
  ["indented, behind other text", `curl: 400 Bad Request\n${JSON.stringify(response, null, 2)}\n`],
])("an OAuth error response, %s, is read by its fields", (_, text) => {
  expect(readTokenError(text)).toMatchObject({
    code: "AADSTS65001",
    error: "invalid_grant",
    applicationId: client,
    traceId: trace,
    correlationId: correlation,
    time: "2026-11-23 09:12:44Z",
    message: expect.stringMatching(/^AADSTS65001: The user .* resource\.$/),
  });
});

test("a response without a description is read by its codes", () => {
  expect(readTokenError('{"error":"invalid_client","error_codes":[7000218]}')).toMatchObject({
    code: "AADSTS7000218",
    error: "invalid_client",
  });
});

test("a response as text within a log line, with its line breaks escaped, is read too", () => {
  const line = String.raw`MsalServiceException: {"error":"invalid_grant","error_description":"AADSTS50013: Assertion failed signature validation.\r\nTrace ID: ${trace}\r\nTimestamp: 2026-11-23 09:12:44Z","error_codes":[50013]} at Contoso.Orders`;
  expect(readTokenError(line)).toMatchObject({ code: "AADSTS50013", traceId: trace, time: "2026-11-23 09:12:44Z" });
});

// The wording of each code as people quote it; all ids are invented.
test.each<[string, object]>([
  [`AADSTS700016: Application with identifier '${client}' was not found in the directory 'Contoso'.`, { applicationId: client }],
  [`AADSTS650056: Misconfigured application. Client app ID: ${client}. Please contact your admin.`, { applicationId: client }],
  [`AADSTS50194: Application '${client}'(Contoso Web) is not configured as a multi-tenant application.`, { applicationId: client }],
  [`AADSTS7000229: The client application ${client} is missing service principal in the tenant ${trace}.`, { applicationId: client }],
  [
    `AADSTS650057: Invalid resource. The client has requested access to a resource which is not listed. Client app ID: ${client}(Contoso Web). Resource value from request: api://orders. Resource app ID: ${trace}. List of valid resources from app registration: .`,
    { applicationId: client, resource: trace },
  ],
  [
    "AADSTS500011: The resource principal named api://orders was not found in the tenant named Contoso. This can happen if …",
    { resource: "api://orders", tenant: "Contoso" },
  ],
  [
    "AADSTS650053: The application 'Contoso Web' asked for scope 'Orders.Raed' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'. Contact the app vendor.",
    { scope: "Orders.Raed", resource: "00000003-0000-0000-c000-000000000000" },
  ],
  [
    'AADSTS650052: The app needs access to a service (\\"Contoso Orders API\\") that your organization \\"Contoso\\" has not subscribed to or enabled.',
    { resource: "Contoso Orders API" },
  ],
  [
    "AADSTS1002012: The provided value for scope api://orders/Orders.Read is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.",
    { scope: "api://orders/Orders.Read" },
  ],
  [
    "AADSTS70011: The provided value for the input parameter 'scope' isn't valid. The scope api://orders/x isn't valid.",
    { scope: "api://orders/x" },
  ],
  [
    `AADSTS50105: Your administrator has configured … The signed in user 'alice@contoso.com' is not assigned to a role for the application '${client}'(Contoso Web).`,
    { user: "alice@contoso.com", applicationId: client },
  ],
  [
    `AADSTS50105: Your administrator has configured the application Orders Web (intern) ('${client}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user 'alice@contoso.com' is blocked because they are not a direct member of a group with access.`,
    { user: "alice@contoso.com", applicationId: client, resource: null },
  ],
  [
    `AADSTS501051: Application '${client}'(Orders Job) is not assigned to a role for the application 'api://orders'(Orders API).`,
    { applicationId: client, resource: "api://orders" },
  ],
  [
    `AADSTS501051: Application '${client}'(Orders Job) is not assigned to a role for the application '${trace}'(Orders API).`,
    { applicationId: client, resource: trace },
  ],
  [
    "AADSTS500014: The service principal for resource 'api://orders' is disabled. This indicate that a subscription within the tenant has lapsed.",
    { applicationId: null, resource: "api://orders" },
  ],
  ["AADSTS50001: Resource 'https://orders.contoso.com' is disabled.", { applicationId: null, resource: "https://orders.contoso.com" }],
  [`AADSTS7000112: Application '${client}'(Orders Web) is disabled.`, { applicationId: client, resource: null }],
  [
    `AADSTS7000222: The provided client secret keys for app '${client}' are expired. Visit the Azure portal to create new keys for your app.`,
    { applicationId: client },
  ],
  [
    `AADSTS700027: Client assertion contains an invalid signature. [Reason - The key was not found., Please visit the Azure Portal to see configured keys for app Id '${client}'.]`,
    { applicationId: client },
  ],
  [
    "AADSTS50013: Assertion failed signature validation. [Reason - The key was not found., Please visit the Azure Portal to see configured keys for app Id '00000000-0000-0000-0000-000000000000'.]",
    { applicationId: null },
  ],
  [
    `AADSTS65001: The user or administrator has not consented to use the application with ID '${client}' named 'Orders Web'. Send an interactive authorization request for this user and resource.`,
    { applicationId: client, resource: null },
  ],
  [
    "AADSTS65005: The client application has requested access to resource 'https://outlook.office365.com'. This request has failed because the client has not specified this resource in its requiredResourceAccess list.",
    { resource: "https://outlook.office365.com" },
  ],
  [
    `AADSTS650052: The app is trying to access a service '${trace}'(Orders API) that your organization '${correlation}' lacks a service principal for.`,
    { applicationId: null, resource: trace },
  ],
  [
    `AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${trace}'.`,
    { resource: trace },
  ],
  [
    `AADSTS500131: Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was 'api://Orders' and the expected audience is 'api://orders' or one of the Application Uris of this application with App ID '${client}'(Orders API).`,
    { applicationId: client },
  ],
  [
    `AADSTS90008: The user or administrator has not consented to use the application with ID '${client}'. This happened because application is misconfigured: it must require access to Windows Azure Active Directory.`,
    { applicationId: client },
  ],
  ["AADSTS500113: No reply address is registered for the application.", { applicationId: null, resource: null }],
  ["AADSTS9001023: The grant type is not supported over the /common or /consumers endpoints.", { applicationId: null, resource: null }],
])("what a message names is found: %s", (text, expected) => {
  expect(readTokenError(`${text} ${ids}`)).toMatchObject({ ...expected, traceId: trace });
});

test.each([
  ["AADSTS70002: … AADSTS50012: …", "AADSTS50012"],
  ["AADSTS65005: … AADSTS650052: …", "AADSTS650052"],
  ["AADSTS7000112: … AADSTS50000: …", "AADSTS7000112"],
  ["AADSTS50000: … AADSTS7000112: …", "AADSTS7000112"],
  ["AADSTS70002: … AADSTS50000: …", "AADSTS50000"],
])("of several codes the inner one is the cause, and a general one is not beside another: %s", (text, code) => {
  expect(readTokenError(text)).toMatchObject({ code, codes: text.match(/AADSTS\d+/g) });
});

describe("secrets", () => {
  const secrets = {
    "client_secret=Q~8xA.very-secret~value": "very-secret",
    "client_secret: 'Q~8xA very-secret'": "very-secret",
    '"client_secret": "Q~8x\\"very-secret"': "very-secret",
    "secret=very-secret": "very-secret",
    "AZURE_CLIENT_SECRET=very-secret": "very-secret",
    "--client-secret very-secret": "very-secret",
    "--password 'very-secret'": "very-secret",
    "password=very-secret&scope=x": "very-secret",
    "assertion=eyJhbGciOi.very-secret.sig": "very-secret",
    "client_assertion=very-secret": "very-secret",
    "Authorization: Bearer very-secret-token-1": "very-secret",
    "Authorization: Basic dmVyeS1zZWNyZXQ6dmVyeQ==": "dmVyeS1zZWNyZXQ6dmVyeQ",
    "refresh_token=0.very-secret": "very-secret",
    "SAMLResponse=very-secret": "very-secret",
    "?code=0.AXoA-very-secret&state=1": "very-secret",
    "token eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJ2ZXJ5LXNlY3JldCI6MX0.c2ln here": "eyJ2ZXJ5LXNlY3JldCI6MX0",
  };

  test.each(Object.entries(secrets))("no field has the value of %s", (parameter, value) => {
    for (const text of [
      `AADSTS7000215: Invalid client secret for app '${client}'. ${parameter}`,
      `POST /token ${parameter} AADSTS7000215: Invalid client secret for app '${client}'.`,
      JSON.stringify({ error: "invalid_client", error_description: `AADSTS7000215: app '${client}' ${parameter}` }),
    ]) {
      const read = readTokenError(text);
      expect(JSON.stringify(read)).not.toContain(value);
      expect(read).toMatchObject({ code: "AADSTS7000215", applicationId: client });
    }
  });

  test("words about a secret are not secret", () => {
    const text = "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    expect(readTokenError(text).message).toBe(text);
    const link = "AADSTS50011: See https://login.microsoftonline.com/error?code=50011 for more.";
    expect(readTokenError(link).message).toBe(link);
  });

  test("a secret in the text can be compared, and never read", () => {
    const secret = secretIn("client_id=x&client_secret=Q1~abc.def&scope=y");
    expect(secret?.beginsWith("Q1~")).toBe(true);
    expect(secret?.beginsWith("Xyz")).toBe(false);
    expect(secret?.isGuid).toBe(false);
    expect(JSON.stringify(secret)).not.toContain("Q1~");
    const pasted = secretIn(`client_secret=${client}`);
    expect(pasted?.isGuid).toBe(true);
    expect(pasted?.isKeyId(client.toUpperCase())).toBe(true);
    expect(secretIn("'client_assertion' or 'client_secret'.")).toBeUndefined();
    expect(secretIn("client_secret=$SECRET")).toBeUndefined();
  });
});

test.each(["", "it does not work", "{", "AADSTS", '{"error":"invalid_grant"}'])("text without a code is a mistake: %j", (text) => {
  expect(() => readTokenError(text)).toThrow(ErrorTextError);
});
