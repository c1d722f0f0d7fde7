import { openEnd } from "../../../src/model/unknown";
import { application, computed, declarations, resource } from "./stack";

const scopeId = "7a4f0e0c-1f0e-4b0a-9a40-0e6a1a2d9c01";

describe("an Application of a stack", () => {
  test("has the documented defaults for what it does not declare", () => {
    const found = application(declarations([resource("Application", "web", { displayName: "Web" })]));
    expect(found).toMatchObject({
      origin: "declared",
      displayName: "Web",
      signInAudience: "AzureADMyOrg",
      requestedAccessTokenVersion: null,
      isFallbackPublicClient: null,
      identifierUris: [],
      keyCredentials: [],
      passwordCredentials: [],
      federatedIdentityCredentials: [],
      requiredResourceAccess: [],
      webRedirectUris: [],
      tags: [],
      id: computed,
      appId: computed,
    });
    expect(found.partial).toBeUndefined();
  });

  test("is read in Microsoft Graph's words", () => {
    const found = application(
      declarations([
        resource("Application", "web", {
          displayName: "Web",
          clientId: "b5a4b9a8-6a80-4a1c-8d2f-3d1a1f0a7e11",
          fallbackPublicClientEnabled: true,
          api: { oauth2PermissionScopes: [{ id: scopeId, value: "Orders.Read", enabled: false }], knownClientApplications: [computed] },
          appRoles: [{ id: scopeId, allowedMemberTypes: ["Application"], value: "Orders.All" }],
          web: { redirectUris: ["https://shop.example/cb"], implicitGrant: { idTokenIssuanceEnabled: true } },
          singlePageApplication: { redirectUris: ["https://shop.example/spa"] },
          publicClient: { redirectUris: ["http://localhost"] },
          requiredResourceAccesses: [{ resourceAppId: "x", resourceAccesses: [{ id: scopeId, type: "Scope" }] }],
          password: { displayName: "first", endDate: "2030-01-01T02:00:00+02:00", keyId: "k", value: "hush" },
          featureTags: [{ gallery: true, hide: false }],
        }),
      ]),
    );
    expect(found).toMatchObject({
      appId: "b5a4b9a8-6a80-4a1c-8d2f-3d1a1f0a7e11",
      isFallbackPublicClient: true,
      oauth2PermissionScopes: [{ id: scopeId, value: "Orders.Read", type: "User", isEnabled: false }],
      knownClientApplications: [computed],
      requestedAccessTokenVersion: 1,
      appRoles: [{ id: scopeId, allowedMemberTypes: ["Application"], value: "Orders.All", isEnabled: true }],
      webRedirectUris: ["https://shop.example/cb"],
      enableIdTokenIssuance: true,
      enableAccessTokenIssuance: false,
      spaRedirectUris: ["https://shop.example/spa"],
      publicClientRedirectUris: ["http://localhost"],
      requiredResourceAccess: [{ resourceAppId: "x", resourceAccess: [{ id: scopeId, type: "Scope" }] }],
      passwordCredentials: [{ keyId: "k", displayName: "first", endDateTime: "2030-01-01T00:00:00Z" }],
      tags: ["WindowsAzureActiveDirectoryGalleryApplicationNonPrimaryV1"],
    });
    expect(JSON.stringify(found)).not.toContain("hush");
  });

  test("is unknown where a property around the field is", () => {
    const found = application(
      declarations([resource("Application", "web", { displayName: computed, api: computed, web: { redirectUris: computed } })]),
    );
    expect(found).toMatchObject({
      displayName: computed,
      oauth2PermissionScopes: computed,
      requestedAccessTokenVersion: computed,
      webRedirectUris: computed,
    });
  });

  test("finds a field's place in Pulumi's words", () => {
    const found = application(
      declarations([
        resource("Application", "api", {
          api: { oauth2PermissionScopes: [{ id: scopeId }] },
          requiredResourceAccesses: [{ resourceAccesses: [{ id: 1 }] }],
        }),
      ]),
    );
    const pointer = (...path: (string | number)[]) => found.source.locate(path).pointer;
    expect(pointer("oauth2PermissionScopes", 0, "isEnabled")).toBe("/api/oauth2PermissionScopes/0/enabled");
    expect(pointer("requiredResourceAccess", 0, "resourceAccess", 0, "id")).toBe("/requiredResourceAccesses/0/resourceAccesses/0/id");
    expect(pointer("signInAudience")).toBe("");
  });

  test("is partial where it is read (.get()) or made from a template", () => {
    const read = application(declarations([resource("Application", "old", { displayName: "Old" }, {}, { external: true })]));
    expect(read).toMatchObject({ partial: true, displayName: "Old" });
    expect(read.keyCredentials).toBeUndefined();
    expect(read.signInAudience).toBeUndefined();
    const made = application(declarations([resource("Application", "saml", { displayName: "S", templateId: "t" })]));
    expect(made.partial).toBe(true);
    expect(made.signInAudience).toBeUndefined();
  });

  test("an ApplicationRegistration has flat properties and version 2 tokens", () => {
    const found = application(
      declarations([resource("ApplicationRegistration", "reg", { displayName: "R", implicitIdTokenIssuanceEnabled: true })]),
    );
    expect(found).toMatchObject({ requestedAccessTokenVersion: 2, enableIdTokenIssuance: true, appRoles: [] });
  });

  test("seen alone, its lists are known only as far as they go", () => {
    const found = application(
      declarations([resource("Application", "web", { identifierUris: ["api://web"], password: { displayName: "p" } })], { alone: true }),
    );
    expect(found.partial).toBe(true);
    expect(found.identifierUris).toEqual(["api://web", openEnd("computed")]);
    expect(found.passwordCredentials).toEqual([expect.objectContaining({ displayName: "p" }), openEnd("computed")]);
    expect(found.keyCredentials).toBeUndefined();
    expect(found.isFallbackPublicClient).toBeUndefined();
    expect(found.signInAudience).toBe("AzureADMyOrg");
  });

  test("what the provider's output `<nil>` and an empty template id mean is nothing", () => {
    const found = application(
      declarations([resource("Application", "web", { disabledByMicrosoft: "<nil>", templateId: "", password: null })]),
    );
    expect(found).toMatchObject({ disabledByMicrosoftStatus: null, applicationTemplateId: null, passwordCredentials: [] });
    expect(found.partial).toBeUndefined();
  });
});
