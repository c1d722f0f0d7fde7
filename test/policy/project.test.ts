import { buildDirectories } from "../../src/directory";
import type { Directory } from "../../src/directory/directory";
import type { Application, AppRoleAssignment, Declaration, DelegatedPermissionGrant, ServicePrincipal } from "../../src/model/declarations";
import { unknown } from "../../src/model/unknown";
import { Projector } from "../../src/policy/project";
import type { ApplicationSubject, ServicePrincipalSubject } from "../../src/policy/subject";

const api = "0f6e8a2d-6c1b-4b0e-9a55-2d7c1e8f3b40";
const client = "7d1b6b6e-2f0a-4c39-8c44-5a9e0c7d2f11";

const common = {
  source: { path: "test", locate: () => undefined } as unknown as Application["source"],
  origin: "observed" as const,
  tenant: "",
};

const application = (fields: Partial<Application>): Application => ({ ...common, kind: "application", ...fields });
const principal = (fields: Partial<ServicePrincipal>): ServicePrincipal => ({ ...common, kind: "servicePrincipal", ...fields });
const assignment = (fields: Partial<AppRoleAssignment>): AppRoleAssignment => ({ ...common, kind: "appRoleAssignment", ...fields });
const grant = (fields: Partial<DelegatedPermissionGrant>): DelegatedPermissionGrant => ({
  ...common,
  kind: "oauth2PermissionGrant",
  ...fields,
});

function directory(...declarations: Declaration[]): Directory {
  const { directories } = buildDirectories({ declarations, collections: [], diagnostics: [] } as unknown as Parameters<
    typeof buildDirectories
  >[0]);
  return directories[0] as Directory;
}

const settings = { now: "2026-11-23T00:00:00Z" };

function applicationSubject(judged: Application, ...others: Declaration[]): ApplicationSubject {
  const built = directory(judged, ...others);
  return new Projector(built, settings).application(built.applications[0] as Application);
}

function principalSubject(judged: ServicePrincipal, ...others: Declaration[]): ServicePrincipalSubject {
  const built = directory(judged, ...others);
  return new Projector(built, settings).servicePrincipal(built.servicePrincipals[0] as ServicePrincipal);
}

const unseen = { $unknown: "computed" };
const computed = unknown("computed");

describe("whether the application behind a service principal asks others in users' names", () => {
  const asks = (requiredResourceAccess: Application["requiredResourceAccess"], fields: Partial<Application> = {}): unknown =>
    principalSubject(principal({ id: "p", appId: client }), application({ appId: client, requiredResourceAccess, ...fields })).application
      ?.asksOthers;
  const scope = { id: "s", type: "Scope" };

  test("by one delegated permission of another API", () => {
    expect(asks([{ resourceAppId: api, resourceAccess: [{ id: "r", type: "Role" }, scope] }])).toBe(true);
    expect(asks([computed, { resourceAppId: api, resourceAccess: [scope] }])).toBe(true);
    expect(asks([{ resourceAppId: api, resourceAccess: [{ id: "r", type: "Role" }] }])).toBe(false);
    expect(asks([])).toBe(false);
  });

  test("not by its own, named by id or by reference", () => {
    expect(asks([{ resourceAppId: client.toUpperCase(), resourceAccess: [scope] }])).toBe(false);
    expect(asks([{ resourceAppId: computed, reference: "urn:own", resourceAccess: [scope] }], { key: "urn:own" })).toBe(false);
  });

  test("what cannot be seen leaves it open, with the reason", () => {
    expect(asks(undefined)).toEqual({ $unknown: "absent" });
    expect(asks(computed)).toEqual(unseen);
    expect(asks([computed])).toEqual(unseen);
    expect(asks([{ resourceAppId: api, resourceAccess: computed }])).toEqual(unseen);
    expect(asks([{ resourceAppId: api, resourceAccess: [{ id: "s", type: computed }] }])).toEqual(unseen);
  });
});

describe("whether users sign in", () => {
  const lists = { isFallbackPublicClient: null, webRedirectUris: [], spaRedirectUris: [], publicClientRedirectUris: [] };
  const signs = (fields: Partial<Application>): unknown =>
    principalSubject(principal({ id: "p", appId: client }), application({ appId: client, ...lists, ...fields })).signsUsersIn;

  test("by its application, where the run holds it", () => {
    expect(signs({})).toBe(false);
    expect(signs({ isFallbackPublicClient: true })).toBe(true);
    expect(signs({ spaRedirectUris: [computed], webRedirectUris: computed })).toBe(true);
    expect(signs({ webRedirectUris: computed })).toEqual(unseen);
    expect(signs({ isFallbackPublicClient: undefined })).toEqual({ $unknown: "absent" });
  });

  test("else by its own reply URLs", () => {
    expect(principalSubject(principal({ id: "p", appId: api, replyUrls: ["https://contoso.com"] })).signsUsersIn).toBe(true);
    expect(principalSubject(principal({ id: "p", appId: api, replyUrls: [] })).signsUsersIn).toBe(false);
    expect(principalSubject(principal({ id: "p", appId: api })).signsUsersIn).toEqual({ $unknown: "absent" });
  });
});

describe("assignments", () => {
  const shelf = principal({ id: "shelf", appId: api, appRoleAssignmentRequired: true });
  const own = principal({ id: "own", appId: client });
  const daemon = application({
    appId: client,
    requiredResourceAccess: [{ resourceAppId: api, resourceAccess: [{ id: "r", type: "Role" }] }],
  });
  const assigned = (...all: AppRoleAssignment[]): unknown => applicationSubject(daemon, own, shelf, ...all).resources[0]?.assigned;
  const users = (...types: AppRoleAssignment["principalType"][]): unknown =>
    principalSubject(shelf, ...types.map((principalType, n) => assignment({ id: `a${n}`, resourceId: "shelf", principalType })))
      .userAssignments;

  test("whether the client is assigned to its API", () => {
    expect(assigned()).toBeUndefined();
    expect(assigned(assignment({ id: "1", resourceId: "SHELF", principalId: "Own" }))).toBe(true);
    expect(assigned(assignment({ id: "1", resourceId: "shelf", principalId: "another" }))).toBe(false);
    expect(assigned(assignment({ id: "1", resourceId: "shelf", principalId: computed }))).toEqual({
      ...unseen,
      field: "appRoleAssignments.principalId",
    });
  });

  test("one that belongs to nobody the run knows leaves both open", () => {
    const lost = assignment({ id: "1", resourceId: computed, principalType: "User" });
    expect(assigned(lost)).toEqual({ ...unseen, field: "appRoleAssignments.resourceId" });
    expect(principalSubject(shelf, lost).userAssignments).toEqual({ ...unseen, field: "appRoleAssignments.resourceId" });
    expect(assigned(lost, assignment({ id: "2", resourceId: "shelf", principalId: "own" }))).toBe(true);
  });

  test("a service principal whose object id an export left out leaves both open", () => {
    const nameless = principal({ appId: api, appRoleAssignmentRequired: true });
    const other = assignment({ id: "1", resourceId: "other", principalType: "User" });
    expect(principalSubject(nameless, other).userAssignments).toEqual({ $unknown: "absent", field: "id" });
    expect(applicationSubject(daemon, own, nameless, other).resources[0]?.assigned).toEqual({ $unknown: "absent", field: "id" });
  });

  test("nobody asks where assignment is not required", () => {
    const open = principal({ id: "open", appId: api, appRoleAssignmentRequired: false });
    expect(applicationSubject(daemon, own, open, assignment({ id: "1", resourceId: "open" })).resources[0]?.assigned).toBeUndefined();
  });

  test("how many users and groups are assigned", () => {
    expect(users()).toBeUndefined();
    expect(users("ServicePrincipal")).toBe(0);
    expect(users("User", "Group", "serviceprincipal")).toBe(2);
    expect(users(computed, "User")).toBe(1);
    expect(users(computed, "ServicePrincipal")).toEqual({ ...unseen, field: "appRoleAssignments.principalType" });
    expect(users(undefined)).toEqual({ $unknown: "absent", field: "appRoleAssignments.principalType" });
  });
});

describe("links by reference, where an id is only known after deployment", () => {
  const requiredResourceAccess = [{ resourceAppId: computed, reference: "urn:api", resourceAccess: [{ id: "s", type: "Scope" }] }];

  test("a grant for the API that the client asks", () => {
    const subject = applicationSubject(
      application({ key: "urn:client", appId: computed, requiredResourceAccess }),
      application({ key: "urn:api", appId: computed }),
      principal({ key: "urn:client-sp", appId: computed, references: { appId: "urn:client" } }),
      principal({ key: "urn:api-sp", appId: computed, references: { appId: "urn:api" } }),
      grant({ id: "g", references: { clientId: "urn:client-sp", resourceId: "urn:api-sp" }, consentType: "AllPrincipals", scope: ["x"] }),
    );
    expect(subject.grants?.[0]).toMatchObject({ resourceRef: subject.resources[0]?.servicePrincipal?.ref });
    expect(subject.resources[0]?.servicePrincipal).not.toBeNull();
  });

  test("an API's multi-tenant clients, and which of them it pre-authorises", () => {
    const of = (fields: Partial<Application>): Application => application({ appId: computed, requiredResourceAccess, ...fields });
    const subject = applicationSubject(
      application({ key: "urn:api", appId: computed, preAuthorizedApplications: [{ appId: computed, reference: "urn:one" }] }),
      of({ key: "urn:one", displayName: "one", signInAudience: "AzureADMultipleOrgs" }),
      of({ key: "urn:two", displayName: "two", signInAudience: computed }),
      of({ key: "urn:three", displayName: "three", signInAudience: "AzureADMyOrg" }),
    );
    expect(subject.multiTenantClients).toMatchObject([
      { displayName: "one", preAuthorized: true, signInAudience: "AzureADMultipleOrgs" },
      { displayName: "two", preAuthorized: false, signInAudience: unseen },
    ]);
  });
});

describe("whether a multi-tenant API may have clients that cannot be seen", () => {
  const multi = { signInAudience: "AzureADMultipleOrgs" };
  const unknownClients = (client: Partial<Application>, fields: Partial<Application> = { appId: api }): unknown =>
    applicationSubject(application({ ...multi, requiredResourceAccess: [], ...fields }), application({ ...multi, ...client }))
      .unknownClients;
  const asksApi = [{ resourceAppId: api, resourceAccess: [{ id: "s", type: "Scope" }] }];

  test("all can be seen", () => {
    expect(unknownClients({ appId: client, requiredResourceAccess: asksApi })).toBeUndefined();
    expect(unknownClients({ appId: client, signInAudience: "AzureADMyOrg" })).toBeUndefined();
    expect(unknownClients({ appId: client }, { appId: api, signInAudience: "AzureADMyOrg" })).toBeUndefined();
  });

  test("what another one asks for cannot", () => {
    expect(unknownClients({ appId: client })).toBe(true);
    expect(unknownClients({ appId: client, requiredResourceAccess: [computed] })).toBe(true);
    expect(unknownClients({ appId: client, requiredResourceAccess: [{ resourceAppId: computed, resourceAccess: [] }] })).toBe(true);
    expect(unknownClients({ appId: client, requiredResourceAccess: [{ resourceAppId: api, resourceAccess: computed }] })).toBe(true);
  });

  test("nor who the API is", () => {
    expect(unknownClients({ appId: client, requiredResourceAccess: asksApi }, {})).toBe(true);
    expect(unknownClients({ appId: client, requiredResourceAccess: asksApi }, { key: "urn:api" })).toBeUndefined();
  });
});

test("a run tells whether an application's object id cannot be seen", () => {
  expect(applicationSubject(application({ id: "o", appId: api })).run.unknownObjectIds).toBeUndefined();
  expect(applicationSubject(application({ appId: api })).run.unknownObjectIds).toBe(true);
});

test("what is declared of a foreign application applies to its service principal", () => {
  const foreign = principal({ id: "p", appId: client });
  const useOf = (declaration: Declaration): object | undefined => (declaration === foreign ? { flows: ["deviceCode"] } : undefined);
  expect(new Projector(directory(foreign), { ...settings, useOf }).servicePrincipal(foreign).flows).toEqual(["deviceCode"]);
});

test("a sign-in to a SAML application asks nobody else", () => {
  const signIn = { id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" };
  const asks = (...resourceAccess: { id: string; type: string }[]): unknown =>
    principalSubject(
      principal({ id: "p", appId: client }),
      application({ appId: client, requiredResourceAccess: [{ resourceAppId: "00000003-0000-0000-c000-000000000000", resourceAccess }] }),
    ).application;
  expect(asks(signIn)).toMatchObject({ asksOthers: true, asksBeyondSignIn: false });
  expect(asks(signIn, { id: "e383f46e-2787-4529-855e-0e479a3ffac0", type: "Scope" })).toMatchObject({ asksBeyondSignIn: true });
});
