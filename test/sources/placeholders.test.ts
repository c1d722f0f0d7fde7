import { unknown } from "../../src/model/unknown";
import { applicationOf } from "./folder";

const open = unknown("placeholder");

test("Teams Toolkit's manifest: placeholders are unknown, names are kept for the directory to resolve", () => {
  const application = applicationOf({
    id: "${{AAD_APP_OBJECT_ID}}",
    appId: "${{AAD_APP_CLIENT_ID}}",
    name: "helper${{SUFFIX}}",
    identifierUris: ["api://${{DOMAIN}}/${{AAD_APP_CLIENT_ID}}", "api://fixed"],
    requiredResourceAccess: [{ resourceAppId: "Microsoft Graph", resourceAccess: [{ id: "User.Read", type: "Scope" }] }],
    oauth2Permissions: [{ id: "${{PERMISSION_ID}}", value: "access_as_user", isEnabled: true }],
    preAuthorizedApplications: [{ appId: "1fec8e78-bce4-4aaf-ab1b-5451cc387264", permissionIds: ["${{PERMISSION_ID}}"] }],
    replyUrlsWithType: [{ url: "https://${{DOMAIN}}/auth-end.html", type: "Web" }],
    signInAudience: "AzureADMyOrg",
  });
  expect(application).toMatchObject({
    id: open,
    appId: open,
    displayName: "helper${{SUFFIX}}",
    identifierUris: [open, "api://fixed"],
    requiredResourceAccess: [{ resourceAppId: "Microsoft Graph", resourceAccess: [{ id: "User.Read", type: "Scope" }] }],
    oauth2PermissionScopes: [{ id: open, value: "access_as_user" }],
    preAuthorizedApplications: [{ appId: "1fec8e78-bce4-4aaf-ab1b-5451cc387264", delegatedPermissionIds: [open] }],
    webRedirectUris: [open],
  });
});

test.each(["", "  ", "${{ID}}", "${ID}", "{{ id }}", "<client id>", "[parameters('id')]", "#{ClientId}#"])(
  "%j is not an id yet",
  (appId) => {
    expect(applicationOf({ appId, identifierUris: [] }).appId).toEqual(open);
  },
);

test.each([
  "6f1d6a5e-0001-4a01-8a01-00000000000",
  "{6f1d6a5e-0001-4a01-8a01-00000000000a}",
  "6f1d6a5e00014a018a0100000000000a",
  "Microsoft Graph",
])("%j stays as it is written", (appId) => {
  expect(applicationOf({ appId, identifierUris: [] }).appId).toBe(appId);
});

test("a list or an object that is a placeholder is unknown, but not truncated", () => {
  const application = applicationOf({
    identifierUris: "${{URIS}}",
    web: "${{WEB}}",
    api: "[variables('api')]",
    signInAudience: "AzureADMyOrg",
  });
  expect(application).toMatchObject({ identifierUris: open, webRedirectUris: open, oauth2PermissionScopes: open });
});

test("a value of the wrong type is unknown, never taken for another", () => {
  const application = applicationOf({
    appId: 42,
    oauth2AllowImplicitFlow: "perhaps",
    identifierUris: [7, null],
    signInAudience: "AzureADMyOrg",
  });
  expect(application).toMatchObject({ appId: open, enableAccessTokenIssuance: open, identifierUris: [open, open] });
});

test("only a display name that is nothing but a placeholder is unknown", () => {
  const nameOf = (displayName: string): unknown => applicationOf({ displayName, identifierUris: [] }).displayName;
  for (const placeholder of ["${{NAME}}", "${NAME}", "#{NAME}#"]) expect(nameOf(placeholder)).toEqual(open);
  for (const name of ["<img src=x onerror=alert(1)>", "[Legacy]", "{{x}}"]) expect(nameOf(name)).toBe(name);
  expect(nameOf("[Prod] orders")).toBe("[Prod] orders");
  expect(nameOf("orders <test>")).toBe("orders <test>");
});

test("the same variable is the same permission id; what only describes an id is not", () => {
  const application = applicationOf({
    appId: "4f1c1a5e-0d4e-4f6b-9a53-0d1f1c5a7e01",
    identifierUris: [],
    oauth2Permissions: [
      { id: "${{PERMISSION_ID}}", value: "access_as_user", isEnabled: true },
      { id: "<new guid>", value: "other", isEnabled: true },
    ],
    preAuthorizedApplications: [{ appId: "1fec8e78-bce4-4aaf-ab1b-5451cc387264", permissionIds: [" ${{PERMISSION_ID}}", "<new guid>"] }],
  });
  expect(application.oauth2PermissionScopes).toMatchObject([{ id: { same: "${{PERMISSION_ID}}" } }, { id: unknown("placeholder") }]);
  expect(application.preAuthorizedApplications).toMatchObject([
    { delegatedPermissionIds: [{ same: "${{PERMISSION_ID}}" }, unknown("placeholder")] },
  ]);
});
