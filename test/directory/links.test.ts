import { api, directoryOf, ids, principal, web } from "./build";

/** Every id of the second file is written in capitals: GUIDs compare without regard to case. */
const shouted = <T>(content: T): T =>
  JSON.parse(JSON.stringify(content).replace(/[0-9a-f]{8}(-[0-9a-f]{4,12}){4}/g, (id) => id.toUpperCase()));

const grant = {
  id: "grant-of-web",
  clientId: ids.webPrincipal,
  consentType: "AllPrincipals",
  resourceId: ids.apiPrincipal,
  scope: "Orders.Read",
};
const assignment = {
  id: "assignment-of-web",
  principalId: ids.webPrincipal,
  principalType: "ServicePrincipal",
  resourceId: ids.apiPrincipal,
  appRoleId: ids.role,
};

const { links, applications, servicePrincipals, grants, assignments } = directoryOf({
  "applications.json": [
    web,
    {
      ...api,
      preAuthorizedApplications: undefined,
      api: { ...api.api, preAuthorizedApplications: [{ appId: ids.web, delegatedPermissionIds: [ids.scope] }] },
    },
  ],
  "others.json": shouted({
    servicePrincipals: [principal(ids.web, ids.webPrincipal), principal(ids.api, ids.apiPrincipal)],
    oauth2PermissionGrants: [grant],
    appRoleAssignments: [assignment],
  }),
});
const [webApplication, apiApplication] = applications;
const [webPrincipal, apiPrincipal] = servicePrincipals;

test("everything of these is read", () => {
  expect([applications, servicePrincipals, grants, assignments].map(({ length }) => length)).toEqual([2, 2, 1, 1]);
});

test("a service principal belongs to the application with its client id", () => {
  expect(webApplication && links.principalOf(webApplication)).toBe(webPrincipal);
  expect(apiPrincipal && links.applicationOf(apiPrincipal)).toBe(apiApplication);
});

test("an object id is not a client id", () => {
  expect(links.application(ids.webObject)).toBeUndefined();
  expect(links.applicationByObjectId(ids.web)).toBeUndefined();
  expect(links.servicePrincipal(ids.webPrincipal)).toBeUndefined();
});

test("an API is found by client id, with both of its objects, and knows who asks for it and whom it trusts", () => {
  const resource = links.resource(ids.api.toUpperCase(), undefined);
  expect(resource).toMatchObject({ application: apiApplication, servicePrincipal: apiPrincipal });
  expect(resource && links.clientsOf(resource)).toEqual([{ application: webApplication, delegated: true, role: false }]);
  expect(webApplication && links.preAuthorizing(webApplication)).toEqual([apiApplication]);
});

test("a grant and an assignment know both of their ends", () => {
  const [first] = grants;
  expect(first && [links.clientOfGrant(first), links.resourceOfGrant(first)]).toEqual([webPrincipal, apiPrincipal]);
  expect(webPrincipal && links.grantsTo(webPrincipal)).toEqual(grants);
  expect(apiPrincipal && links.assignmentsOn(apiPrincipal)).toEqual(assignments);
  expect(assignments[0] && links.assignee(assignments[0])).toBe(webPrincipal);
});
