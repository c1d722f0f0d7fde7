import { openEnd, unknown } from "../../../src/model/unknown";
import { application, computed, declarations, resource, servicePrincipal, urn } from "./stack";

const registration = resource("ApplicationRegistration", "web", { displayName: "Web" });
const ofWeb = { applicationId: [urn("ApplicationRegistration", "web")] };
const objectId = "0f6f1a0e-52c0-4a4b-9a77-8c2a7d4f1b10";

describe("small resources", () => {
  test("all add to their application, each element with its own place", () => {
    const part = (type: string, name: string, props: Record<string, unknown>) =>
      resource(type, name, { applicationId: computed, ...props }, ofWeb);
    const web = application(
      declarations([
        registration,
        part("ApplicationPermissionScope", "read", { scopeId: "s1", value: "Read" }),
        part("ApplicationAppRole", "all", { roleId: "r1", value: "All", allowedMemberTypes: ["Application"] }),
        part("ApplicationApiAccess", "graph", { apiClientId: "g", roleIds: ["a"], scopeIds: ["b", computed] }),
        part("ApplicationKnownClients", "known", { knownClientIds: ["c1", "c2"] }),
        part("ApplicationPreAuthorized", "pre", { authorizedClientId: "c1", permissionIds: ["s1"] }),
        part("ApplicationRedirectUris", "uris", { type: "SPA", redirectUris: ["https://a", "https://b"] }),
        part("ApplicationIdentifierUri", "uri", { identifierUri: "api://web" }),
        part("ApplicationFallbackPublicClient", "fallback", { enabled: true }),
        part("ApplicationCertificate", "key", { type: "Symmetric", value: "hush", endDate: "2030-01-01T00:00:00Z" }),
        part("ApplicationPassword", "secret", { displayName: "p", value: unknown("secret") }),
        part("ApplicationFederatedIdentityCredential", "gh", { displayName: "github" }),
      ]),
    );
    expect(web).toMatchObject({
      displayName: "Web",
      oauth2PermissionScopes: [{ id: "s1", value: "Read", type: "User", isEnabled: true }],
      appRoles: [{ id: "r1", value: "All", allowedMemberTypes: ["Application"], isEnabled: true }],
      requiredResourceAccess: [
        {
          resourceAppId: "g",
          resourceAccess: [
            { id: "a", type: "Role" },
            { id: "b", type: "Scope" },
            { id: computed, type: "Scope" },
          ],
        },
      ],
      knownClientApplications: ["c1", "c2"],
      preAuthorizedApplications: [{ appId: "c1", delegatedPermissionIds: ["s1"] }],
      spaRedirectUris: ["https://a", "https://b"],
      webRedirectUris: [],
      identifierUris: ["api://web"],
      isFallbackPublicClient: true,
      keyCredentials: [{ type: "Symmetric", usage: "Verify", endDateTime: "2030-01-01T00:00:00Z", keyId: computed }],
      passwordCredentials: [{ displayName: "p", endDateTime: null }],
      federatedIdentityCredentials: [{ name: "github" }],
    });
    const place = (...path: (string | number)[]) => {
      const { urn: at, pointer } = web.source.locate(path);
      return `${String(at).split("::").pop()}${pointer}`;
    };
    expect(place("keyCredentials", 0, "type")).toBe("key/type");
    expect(place("keyCredentials", 0, "usage")).toBe("key");
    expect(place("requiredResourceAccess", 0, "resourceAccess", 1, "id")).toBe("graph/scopeIds/0");
    expect(place("requiredResourceAccess", 0, "resourceAppId")).toBe("graph/apiClientId");
    expect(place("spaRedirectUris", 1)).toBe("uris/redirectUris/1");
    expect(place("preAuthorizedApplications", 0, "delegatedPermissionIds", 0)).toBe("pre/permissionIds/0");
    expect(place("oauth2PermissionScopes", 0, "id")).toBe("read/scopeId");
    expect(place("isFallbackPublicClient")).toBe("fallback/enabled");
    expect(place("displayName")).toBe("web/displayName");
  });

  test("belong by value once the application exists, with or without the prefix of resource ids", () => {
    const web = resource("Application", "web", { displayName: "Web", objectId }, {}, { id: `/applications/${objectId}` });
    const all = declarations([
      web,
      resource("ApplicationIdentifierUri", "one", { applicationId: `/applications/${objectId.toUpperCase()}`, identifierUri: "api://one" }),
      resource("ApplicationIdentifierUri", "two", { applicationId: objectId, identifierUri: "api://two" }),
    ]);
    expect(all).toHaveLength(1);
    expect(application(all).identifierUris).toEqual(["api://one", "api://two"]);
  });

  test("the same element on the application and on a small resource is one, at the small resource's place", () => {
    const web = resource("Application", "web", { identifierUris: ["api://web"], objectId });
    const found = application(
      declarations([web, resource("ApplicationIdentifierUri", "uri", { applicationId: objectId, identifierUri: "API://web" })]),
    );
    expect(found.identifierUris).toEqual(["api://web"]);
    expect(found.source.locate(["identifierUris", 0]).urn).toBe(urn("ApplicationIdentifierUri", "uri"));
  });

  test("an entry of a small resource stands beside those of the application", () => {
    const entry = { resourceAppId: "graph", resourceAccesses: [{ id: "a", type: "Scope" }] };
    const web = resource("Application", "web", { requiredResourceAccesses: [entry], objectId });
    const access = resource("ApplicationApiAccess", "access", { applicationId: objectId, apiClientId: "api", scopeIds: ["b"] });
    const found = application(declarations([web, access]));
    expect(found.requiredResourceAccess).toMatchObject([{ resourceAppId: "graph" }, { resourceAppId: "api" }]);
    expect(found.source.locate(["requiredResourceAccess", 0, "resourceAppId"]).urn).toBe(web.urn);
    expect(found.source.locate(["requiredResourceAccess", 1, "resourceAppId"]).urn).toBe(access.urn);
  });

  test("a permission that the application asks for too (after a refresh) is one, at the small resource's place", () => {
    const entry = {
      resourceAppId: "GRAPH",
      resourceAccesses: [
        { id: "own", type: "Scope" },
        { id: "both", type: "Role" },
        { id: "both", type: "Scope" },
      ],
    };
    const web = resource("Application", "web", { requiredResourceAccesses: [entry], objectId });
    const access = resource("ApplicationApiAccess", "access", {
      applicationId: objectId,
      apiClientId: "graph",
      roleIds: ["BOTH"],
      scopeIds: ["more"],
    });
    const found = application(declarations([web, access]));
    expect(found.requiredResourceAccess).toEqual([
      { resourceAppId: "GRAPH", resourceAccess: [...entry.resourceAccesses, { id: "more", type: "Scope" }] },
    ]);
    const place = (...path: (string | number)[]) => {
      const { urn: at, pointer } = found.source.locate(["requiredResourceAccess", 0, ...path]);
      return `${String(at).split("::").pop()}${pointer}`;
    };
    expect(place("resourceAppId")).toBe("access/apiClientId");
    expect([0, 1, 2, 3].map((n) => place("resourceAccess", n, "id"))).toEqual([
      "web/requiredResourceAccesses/0/resourceAccesses/0/id",
      "access/roleIds/0",
      "web/requiredResourceAccesses/0/resourceAccesses/2/id",
      "access/scopeIds/0",
    ]);
  });

  test("an API that is not known yet is the same by its link", () => {
    const api = resource("Application", "api", { displayName: "API" });
    const entry = { resourceAppId: computed, resourceAccesses: [{ id: "s", type: "Scope" }] };
    const web = resource("Application", "web", { requiredResourceAccesses: [entry], objectId }, { requiredResourceAccesses: [api.urn] });
    const access = (behind: string[]) =>
      resource(
        "ApplicationApiAccess",
        "access",
        { applicationId: objectId, apiClientId: computed, scopeIds: ["s"] },
        { apiClientId: behind },
      );
    expect(application(declarations([api, web, access([api.urn])]), "::web").requiredResourceAccess).toHaveLength(1);
    expect(application(declarations([api, web, access([])]), "::web").requiredResourceAccess).toHaveLength(2);
  });

  test("of an application outside of the stack are one partial application", () => {
    const all = declarations([
      resource("ApplicationCertificate", "key", { applicationId: `/applications/${objectId}`, type: "Symmetric" }),
      resource("ApplicationPassword", "secret", { applicationId: `/applications/${objectId}` }),
    ]);
    expect(all).toHaveLength(1);
    expect(application(all)).toMatchObject({
      id: objectId,
      partial: true,
      keyCredentials: [{ type: "Symmetric" }],
      key: urn("ApplicationCertificate", "key"),
    });
    expect(application(all).identifierUris).toBeUndefined();
  });

  test("of one of several applications leave each of them open, and are judged by themselves", () => {
    const certificate = resource(
      "ApplicationCertificate",
      "key",
      { applicationId: computed, type: "Symmetric" },
      {
        applicationId: [urn("Application", "a"), urn("Application", "b")],
      },
    );
    const all = declarations([
      resource("Application", "a", {}),
      resource("Application", "b", {}),
      resource("Application", "c", {}),
      certificate,
    ]);
    expect(application(all, "::a").keyCredentials).toEqual([openEnd("computed")]);
    expect(application(all, "::b").keyCredentials).toEqual([openEnd("computed")]);
    expect(application(all, "::c").keyCredentials).toEqual([]);
    expect(application(all, "::key")).toMatchObject({ partial: true, id: computed, keyCredentials: [{ type: "Symmetric" }] });
  });

  test("a credential whose end is left to the provider has none yet; one that the program computes is unknown", () => {
    const end = (propertyDependencies: Record<string, string[]>) =>
      application(
        declarations([resource("ApplicationPassword", "p", { applicationId: objectId, endDate: computed }, propertyDependencies)]),
      ).passwordCredentials;
    expect(end({ applicationId: [] })).toMatchObject([{ endDateTime: null }]);
    expect(end({ applicationId: [], endDate: [] })).toMatchObject([{ endDateTime: computed }]);
  });

  test("an unknown fallback public client of any application leaves it unknown", () => {
    const all = declarations([
      resource("Application", "a", {}),
      resource("ApplicationFallbackPublicClient", "f", { applicationId: computed, enabled: true }),
    ]);
    expect(application(all, "::a").isFallbackPublicClient).toEqual(computed);
  });

  test("redirect URIs of an unknown platform leave every platform open", () => {
    const uris = resource("ApplicationRedirectUris", "u", { applicationId: computed, type: computed, redirectUris: ["https://a"] }, ofWeb);
    const web = application(declarations([registration, uris]));
    expect([web.webRedirectUris, web.spaRedirectUris, web.publicClientRedirectUris]).toEqual(Array(3).fill([openEnd("computed")]));
  });

  test("a token signing certificate is a pair of keys and a password on its service principal", () => {
    const all = declarations([
      resource("ServicePrincipal", "sp", { clientId: "c", objectId }),
      resource("ServicePrincipalTokenSigningCertificate", "saml", {
        servicePrincipalId: `/servicePrincipals/${objectId}`,
        displayName: "CN=saml",
      }),
      resource("ServicePrincipalCertificate", "cert", { servicePrincipalId: objectId, type: "X509CertAndPassword" }),
    ]);
    expect(servicePrincipal(all)).toMatchObject({
      keyCredentials: [
        { type: "AsymmetricX509Cert", usage: "Sign" },
        { type: "AsymmetricX509Cert", usage: "Verify" },
        { type: "X509CertAndPassword", usage: "Verify" },
      ],
      passwordCredentials: [{ displayName: "CN=saml" }],
    });
  });
});
