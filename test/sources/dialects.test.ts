import { unknown } from "../../src/model/unknown";
import { applicationOf, declarationsOf, fieldsOf } from "./folder";

const appId = "7b0c5a11-0001-4b01-9b01-00000000000a";

describe("the AAD Graph manifest", () => {
  test("says the same things in other words", () => {
    const application = applicationOf({
      id: "7b0c5a11-0001-4b01-9b01-000000000001",
      appId,
      name: "portal",
      availableToOtherTenants: true,
      allowPublicClient: true,
      accessTokenAcceptedVersion: null,
      oauth2AllowImplicitFlow: true,
      oauth2AllowIdTokenImplicitFlow: false,
      knownClientApplications: [appId],
      oauth2Permissions: [{ id: "s", value: "Read", type: "Admin", isEnabled: false, lang: null, origin: "Application" }],
      preAuthorizedApplications: [{ appId, permissionIds: ["s"] }],
      replyUrlsWithType: [
        { url: "https://portal.example/spa", type: "Spa" },
        { url: "https://portal.example/web", type: "Web" },
        { url: "http://localhost", type: "InstalledClient" },
      ],
      passwordCredentials: [{ keyId: "k", endDate: "2026-05-01T10:00:00+02:00", startDate: "2025-05-01T10:00:00", value: "secret" }],
    });
    expect(fieldsOf(application)).toEqual({
      id: "7b0c5a11-0001-4b01-9b01-000000000001",
      appId,
      displayName: "portal",
      signInAudience: "AzureADMultipleOrgs",
      isFallbackPublicClient: true,
      requestedAccessTokenVersion: null,
      enableAccessTokenIssuance: true,
      enableIdTokenIssuance: false,
      knownClientApplications: [appId],
      oauth2PermissionScopes: [{ id: "s", value: "Read", type: "Admin", isEnabled: false }],
      preAuthorizedApplications: [{ appId, delegatedPermissionIds: ["s"] }],
      webRedirectUris: ["https://portal.example/web"],
      spaRedirectUris: ["https://portal.example/spa"],
      publicClientRedirectUris: ["http://localhost"],
      passwordCredentials: [{ keyId: "k", startDateTime: "2025-05-01T10:00:00Z", endDateTime: "2026-05-01T08:00:00Z" }],
    });
  });

  test.each([
    [true, "publicClientRedirectUris", true],
    [null, "webRedirectUris", null],
  ] as const)("the older replyUrls belong to the platform that publicClient: %s says", (publicClient, field, flag) => {
    const application = applicationOf({
      objectId: "o",
      appId,
      publicClient,
      availableToOtherTenants: false,
      replyUrls: ["https://a.example"],
    });
    expect(application[field]).toEqual(["https://a.example"]);
    expect(application.isFallbackPublicClient).toBe(flag);
    expect(application.signInAudience).toBe("AzureADMyOrg");
    expect(application.id).toBe("o");
  });

  test("an older service principal writes flags as text", () => {
    const [principal] = declarationsOf({
      "odata.metadata": "https://graph.windows.net/t/$metadata#directoryObjects/@Element",
      "odata.type": "Microsoft.DirectoryServices.ServicePrincipal",
      objectType: "ServicePrincipal",
      objectId: "o",
      appId,
      accountEnabled: "True",
      appOwnerTenantId: "7b0c5a11-0002-4b01-9b01-000000000001",
      oauth2Permissions: [{ id: "s", value: "Read", isEnabled: "False" }],
    });
    expect(principal?.kind).toBe("servicePrincipal");
    expect(fieldsOf(principal)).toEqual({
      id: "o",
      appId,
      accountEnabled: true,
      appOwnerOrganizationId: "7b0c5a11-0002-4b01-9b01-000000000001",
      oauth2PermissionScopes: [{ id: "s", value: "Read", isEnabled: false }],
    });
  });

  test("an older assignment names its role id", () => {
    const [assignment] = declarationsOf({
      objectType: "AppRoleAssignment",
      objectId: "a",
      id: "00000000-0000-0000-0000-000000000000",
      principalId: "p",
      principalType: "Group",
      resourceId: "r",
    });
    expect(fieldsOf(assignment)).toEqual({
      id: "a",
      appRoleId: "00000000-0000-0000-0000-000000000000",
      principalId: "p",
      principalType: "Group",
      resourceId: "r",
    });
  });
});

describe("a file that mixes both dialects", () => {
  const mixed = {
    appId,
    name: "portal",
    api: { oauth2PermissionScopes: [{ id: "AAAAAAAA-0000-4000-8000-000000000001", value: "Read" }] },
    oauth2Permissions: [
      { id: "aaaaaaaa-0000-4000-8000-000000000001", value: "Read" },
      { id: "aaaaaaaa-0000-4000-8000-000000000002", value: "Write" },
    ],
    web: { redirectUris: ["https://a.example"] },
    replyUrlsWithType: [
      { url: "https://a.example", type: "Web" },
      { url: "https://b.example", type: "web" },
    ],
  };

  test("holds each element once", () => {
    const application = applicationOf(mixed);
    expect(application.oauth2PermissionScopes).toMatchObject([{ value: "Read" }, { value: "Write" }]);
    expect(application.webRedirectUris).toEqual(["https://a.example", "https://b.example"]);
  });

  test("each element stands where it was written", () => {
    const { source } = applicationOf(mixed);
    expect(source.locate(["oauth2PermissionScopes", 0, "value"]).pointer).toBe("/api/oauth2PermissionScopes/0/value");
    expect(source.locate(["oauth2PermissionScopes", 1, "value"]).pointer).toBe("/oauth2Permissions/1/value");
    expect(source.locate(["webRedirectUris", 1]).pointer).toBe("/replyUrlsWithType/1/url");
  });
});

test("dates are RFC 3339 in UTC and whole seconds, others unknown", () => {
  const dates = [
    "2026-11-23T00:00:00Z",
    "2026-11-23T00:00:00.9999999Z",
    "2026-11-23T02:00:00+0200",
    "2026-11-23 00:00:00",
    "/Date(1795392000000+0200)/",
    // The same day in every culture.
    ...["11/23/2026 00:00:00", "23/11/2026", "23.11.2026 00:00", "11/23/2026 12:00:00 AM"],
  ];
  const others = ["2026-13-40T00:00:00Z", "soon", 1795392000000];
  const application = applicationOf({ passwordCredentials: [...dates, ...others, null].map((endDateTime) => ({ endDateTime })) });
  expect(application.passwordCredentials).toEqual([
    ...dates.map(() => ({ endDateTime: "2026-11-23T00:00:00Z" })),
    ...others.map(() => ({ endDateTime: unknown("placeholder") })),
    { endDateTime: null },
  ]);
  const either = applicationOf({ passwordCredentials: [{ endDateTime: "11/12/2026 00:00:00" }, { endDateTime: "7/7/2026 1:30 PM" }] });
  expect(either.passwordCredentials).toEqual([{ endDateTime: unknown("date") }, { endDateTime: "2026-07-07T13:30:00Z" }]);
});

test("null in the newer list of reply URLs does not hide the older list", () => {
  const application = applicationOf({ appId: "a", replyUrlsWithType: null, replyUrls: ["https://a.example"], allowPublicClient: false });
  expect(application.webRedirectUris).toEqual(["https://a.example"]);
});
