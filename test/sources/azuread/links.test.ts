import { unknown } from "../../../src/model/unknown";
import { adapt } from "../../../src/sources/azuread";
import type { Provider, PulumiResource } from "../../../src/sources/azuread/resource";
import { application, computed, declarations, resource, servicePrincipal, urn } from "./stack";

const api = resource("Application", "api", { displayName: "API" });
const other = resource("Application", "other", { displayName: "Other" });
const apiPrincipal = resource("ServicePrincipal", "api-sp", { clientId: computed }, { clientId: [api.urn] });
const graph = resource("ServicePrincipal", "msgraph", { clientId: "00000003-0000-0000-c000-000000000000", useExisting: true });

/** A client that lists one unknown resource, made from these. */
const client = (...dependencies: string[]) =>
  resource(
    "Application",
    "client",
    { requiredResourceAccesses: [{ resourceAppId: computed, resourceAccesses: [{ id: computed, type: "Scope" }] }] },
    { requiredResourceAccesses: dependencies },
  );

const entry = (all: ReturnType<typeof declarations>) => application(all, "::client").requiredResourceAccess;

describe("links by dependency", () => {
  test("one application behind an unknown client id is that application", () => {
    expect(entry(declarations([api, client(api.urn)]))).toMatchObject([{ reference: api.urn }]);
  });

  test("its service principal stands for the application", () => {
    expect(entry(declarations([api, apiPrincipal, client(apiPrincipal.urn, api.urn)]))).toMatchObject([{ reference: api.urn }]);
  });

  test("a service principal whose client id is known is not behind an unknown one", () => {
    expect(entry(declarations([api, graph, client(api.urn, graph.urn)]))).toMatchObject([{ reference: api.urn }]);
  });

  test("two applications are undecidable, and so is none", () => {
    for (const all of [declarations([api, other, client(api.urn, other.urn)]), declarations([api, client()])]) {
      expect(entry(all)).toEqual([{ resourceAppId: computed, resourceAccess: [{ id: computed, type: "Scope" }] }]);
    }
  });

  test("a component stands for the application that it holds", () => {
    const component = resource("acme:index:Api", "component", {});
    const inside = resource("Application", "inside", {}, {}, { parent: component.urn });
    expect(entry(declarations([component, inside, client(component.urn)]))).toMatchObject([{ reference: inside.urn }]);
  });

  test("a service principal is linked to its application, a grant and an assignment to service principals", () => {
    const all = declarations([
      api,
      apiPrincipal,
      graph,
      resource(
        "ServicePrincipalDelegatedPermissionGrant",
        "grant",
        { servicePrincipalObjectId: computed, resourceServicePrincipalObjectId: computed, claimValues: ["User.Read"] },
        { servicePrincipalObjectId: [apiPrincipal.urn], resourceServicePrincipalObjectId: [graph.urn] },
      ),
      resource(
        "AppRoleAssignment",
        "role",
        { appRoleId: "r", principalObjectId: computed, resourceObjectId: computed },
        {
          principalObjectId: [urn("Group", "staff")],
          resourceObjectId: [apiPrincipal.urn],
        },
      ),
      resource("Group", "staff", {}),
    ]);
    expect(servicePrincipal(all, "api-sp").references).toEqual({ appId: api.urn });
    expect(all.find((d) => d.kind === "oauth2PermissionGrant")).toMatchObject({
      references: { clientId: apiPrincipal.urn, resourceId: graph.urn },
      consentType: "AllPrincipals",
      principalId: null,
      scope: ["User.Read"],
    });
    expect(all.find((d) => d.kind === "appRoleAssignment")).toMatchObject({
      references: { resourceId: apiPrincipal.urn },
      principalType: "Group",
      appRoleId: "r",
    });
  });

  test("a grant for one user, even an unknown one, is not for all", () => {
    const grant = resource("ServicePrincipalDelegatedPermissionGrant", "g", { claimValues: [], userObjectId: computed });
    expect(declarations([grant])[0]).toMatchObject({ consentType: "Principal", principalId: computed });
  });
});

describe("service principals", () => {
  test("have the documented defaults", () => {
    expect(servicePrincipal(declarations([api, apiPrincipal]), "api-sp")).toMatchObject({
      accountEnabled: true,
      appRoleAssignmentRequired: false,
      keyCredentials: [],
      oauth2PermissionScopes: computed,
      servicePrincipalType: "Application",
    });
  });

  test("bear the name of their application until the provider tells their own", () => {
    expect(servicePrincipal(declarations([api, apiPrincipal]), "api-sp").displayName).toBe("API");
  });

  test("that exist already are partial; so are those for which that is unknown", () => {
    const existing = servicePrincipal(declarations([graph]));
    expect(existing.partial).toBe(true);
    expect(existing.accountEnabled).toBeUndefined();
    const maybe = resource("ServicePrincipal", "maybe", { clientId: "c", useExisting: computed });
    expect(servicePrincipal(declarations([maybe])).partial).toBe(true);
  });

  test("a template makes an application and its service principal, both partial", () => {
    const template = resource("ApplicationFromTemplate", "saml", { displayName: "SAML", templateId: "t" });
    const all = declarations([template]);
    expect(application(all)).toMatchObject({ displayName: "SAML", partial: true, key: template.urn });
    expect(servicePrincipal(all)).toMatchObject({
      partial: true,
      references: { appId: template.urn },
      key: `${template.urn}#servicePrincipal`,
    });
  });

  test("a service principal that the stack declares for a template's application is not implied again", () => {
    const template = resource("Application", "saml", { displayName: "SAML", templateId: "t" });
    const declared = resource("ServicePrincipal", "sp", { clientId: computed, useExisting: true }, { clientId: [template.urn] });
    expect(declarations([template, declared]).filter((d) => d.kind === "servicePrincipal")).toHaveLength(1);
  });
});

describe("programs of azuread before version 5", () => {
  const principal = resource("ServicePrincipal", "api-sp", { applicationId: computed }, { applicationId: [api.urn] });

  test("name the client id `applicationId`", () => {
    expect(servicePrincipal(declarations([api, other, principal])).references).toEqual({ appId: api.urn });
  });

  test("and link to such a service principal, and by `authorizedAppId`", () => {
    const access = { requiredResourceAccesses: [{ resourceAppId: computed, resourceAccesses: [] }] };
    const client = resource("Application", "client", access, { requiredResourceAccesses: [principal.urn] });
    const pre = resource(
      "ApplicationPreAuthorized",
      "pre",
      { applicationObjectId: computed, authorizedAppId: computed, permissionIds: [] },
      { applicationObjectId: [api.urn], authorizedAppId: [client.urn] },
    );
    const all = declarations([api, other, principal, client, pre]);
    expect(application(all, "::client").requiredResourceAccess).toMatchObject([{ reference: api.urn }]);
    expect(application(all, "::api").preAuthorizedApplications).toMatchObject([{ reference: client.urn }]);
  });
});

describe("several providers", () => {
  const tenant = (tenantId: Provider["tenantId"], name: string) =>
    resource("Application", name, { displayName: name }, {}, { provider: { urn: `provider-of-${name}`, tenantId } });
  const directories = (...resources: PulumiResource[]) => [...new Set(declarations(resources).map((d) => d.tenant))];

  test("of one tenant form one directory, of two tenants two", () => {
    expect(directories(tenant("t1", "a"), tenant("T1", "b"))).toEqual(["stack"]);
    expect(directories(tenant("t1", "a"), tenant("T1", "b"), tenant("t2", "c"))).toEqual(["stack#t1", "stack#t2"]);
  });

  test("that all leave their tenant to the environment are of one; of which some do are of different ones, for all we know", () => {
    expect(directories(tenant(undefined, "a"), tenant(undefined, "b"))).toEqual(["stack"]);
    expect(directories(tenant("t1", "a"), tenant(undefined, "b"))).toEqual(["stack#t1", "stack"]);
    expect(directories(tenant(computed, "a"), tenant(unknown("secret"), "b"))).toEqual(["stack#provider-of-a", "stack#provider-of-b"]);
  });

  test("of which some do not say their tenant prove nothing missing", () => {
    const { collections } = adapt([tenant("t1", "a"), tenant("t2", "b"), tenant(undefined, "c")], { stack: "stack" });
    expect(collections.map((c) => [c.tenant, c.complete])).toEqual([
      ["stack#t1", false],
      ["stack#t2", false],
      ["stack", false],
    ]);
  });
});
