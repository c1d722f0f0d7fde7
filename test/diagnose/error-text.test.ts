import { ErrorTextError, readTokenError } from "../../src/diagnose/error-text";

const client = "6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11";
const trace = "0d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d21";
const correlation = "f2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c7";
const ids = `Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: 2026-11-23 09:12:44Z`;

test("a message of the token service is taken apart", () => {
  const read = readTokenError(`AADSTS50000: There was an error issuing a token or an issue with our sign-in service. ${ids}`);
  expect(read).toEqual({
    code: "AADSTS50000",
    codes: ["AADSTS50000"],
    error: null,
    applicationId: null,
    resource: null,
    scope: null,
    tenant: null,
    user: null,
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

test.each([
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
])("what a message names is found: %s", (text, expected) => {
  expect(readTokenError(`${text} ${ids}`)).toMatchObject({ ...expected, traceId: trace });
});

test("several codes are all told, the first one is explained", () => {
  expect(readTokenError("AADSTS7000112: … AADSTS50000: …")).toMatchObject({
    code: "AADSTS7000112",
    codes: ["AADSTS7000112", "AADSTS50000"],
  });
});

test.each(["", "it does not work", "{", "AADSTS", '{"error":"invalid_grant"}'])("text without a code is a mistake: %j", (text) => {
  expect(() => readTokenError(text)).toThrow(ErrorTextError);
});
