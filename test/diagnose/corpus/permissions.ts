import { alice, graph, ordersApi } from "../tenant";
import { api, type Case, client, lists, names, principal, without } from "./case";

const notConsented = [
  "The user or administrator has not consented to use the application with ID '{client}' named 'Orders Web'. Send an interactive authorization request for this user and resource.",
  "The user or administrator has not consented to use the application with ID '{client}'. client_id={client}&grant_type=refresh_token",
];
const invalidIds = "Resource '{api}' does not define what the client '{client}' asks. IDs: '{gone}'.";
const noConsent = (t: Parameters<NonNullable<Case["fault"]>>[0]): void => void (t.grants.length = 0);
const listsNothing = (t: Parameters<NonNullable<Case["fault"]>>[0]): void => {
  noConsent(t);
  client(t, { requiredResourceAccess: [] });
};
const blocked = (t: Parameters<NonNullable<Case["fault"]>>[0]): void => {
  noConsent(t);
  t.policy.defaultUserRolePermissions = { permissionGrantPoliciesAssigned: [] };
};

export const permissionCases: readonly Case[] = [
  { code: 65001, texts: notConsented, fault: noConsent, link: "consent" },
  {
    code: 650011,
    texts: ["The user has not consented to App:'{client}' in tenant '{tenantName}'; several applications have this identifier URI."],
    fault: noConsent,
    link: "consent",
  },
  {
    code: 650056,
    texts: [
      "Misconfigured application. The client has not listed any permissions for 'AAD Graph' in the requested permissions. Client app ID: {client}(Orders Web).",
    ],
    fault: listsNothing,
    link: "permission",
  },
  {
    code: 650057,
    texts: [
      "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions. Client app ID: {client}(Orders Web). Resource value from request: api://orders. Resource app ID: {api}. List of valid resources from app registration: {graph}.",
    ],
    fault: (t) => lists(t, [[graph, "e1fe6dd8-ba31-4d61-89e7-88639da4683d", "Scope"]]),
    link: "requested-scope",
  },
  {
    code: 650053,
    texts: [
      "The application 'Orders Web' asked for scope 'Orders.Gone' that doesn't exist on the resource '{api}'. Contact the app vendor.",
      "The application 'Orders Web' asked for scope 'Orders.Read' that doesn't exist on the resource '{graph}'.",
    ],
    fault: () => {},
    link: "requested-scope",
  },
  {
    code: 70011,
    texts: [
      "The provided value for the input parameter 'scope' is not valid. The scope api://orders/Orders.Gone is not valid. client_id={client}",
    ],
    fault: () => {},
    link: "requested-scope",
  },
  {
    code: 1002012,
    texts: [
      "The provided value for scope api://orders/Orders.Read is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier. client_id={client}",
    ],
    fault: () => {},
    link: "requested-scope",
  },
  {
    code: 65005,
    texts: ["Invalid resource: the application '{client}' asks for the resource '{api}', which is not in the tenant."],
    fault: (t) => without(t, 1),
    link: "resource-principal",
  },
  {
    code: 650052,
    texts: [
      "The app is trying to access a service '{api}'(Orders API) that your organization '{tenant}' lacks a service principal for.",
      "The app needs access to a service ('Orders API') that your organization '{tenantName}' has not subscribed to or enabled. client_id={client}",
    ],
    fault: (t) => without(t, 1),
    link: "resource-principal",
  },
  ...[650054, 650055, 650058].map((code): Case => ({
    code,
    texts: ["The application '{client}' asks for permissions of the resource '{api}' that is not available in the tenant."],
    fault: (t) => {
      without(t, 1);
      lists(t, [[ordersApi, names.gone, "Scope"]]);
    },
    link: "resource-principal",
  })),
  ...[65006, 1003031].map((code): Case => ({
    code,
    texts: [invalidIds],
    fault: (t) => lists(t, [[ordersApi, names.gone, "Scope"]]),
    link: "permission",
  })),
  {
    code: 650061,
    texts: [
      "The client Orders Web ({client}) asks for the app role Orders.All ({role}) of the API Orders ({api}), which only users can have.",
    ],
    fault: (t) => {
      const appRoles = [{ id: names.role, value: "Orders.All", allowedMemberTypes: ["User"], isEnabled: true }];
      api(t, { appRoles });
      principal(t, 1, { appRoles });
    },
    link: "permission",
  },
  {
    code: 90008,
    texts: [
      "The user or administrator has not consented to use the application with ID '{client}'. This happened because the application is misconfigured: it must require access to Microsoft Graph by specifying at least 'Sign in and read user profile' permission.",
    ],
    fault: listsNothing,
    link: "permission",
  },
  ...[90093, 90094, 90095].map((code): Case => ({
    code,
    texts: [
      "Admin consent is required: the policy of the tenant keeps users from consenting to the application '{client}'.",
      "An administrator has to grant the permission for the application '{client}'(Orders Web).",
    ],
    fault: blocked,
    link: "consent",
  })),
  {
    code: 50105,
    texts: [
      "Your administrator has configured the application Orders Web ('{client}') to block users unless they are specifically granted access. The signed in user 'alice@contoso.com' is blocked.",
      "The signed in user 'alice@contoso.com' is not assigned to a role for the application '{client}'(Orders Web).",
    ],
    fault: (t) => principal(t, 0, { appRoleAssignmentRequired: true }),
    link: "assignment",
  },
  {
    code: 501051,
    texts: ["Application '{client}'(Orders Web) is not assigned to a role for the application 'api://orders'(Orders API)."],
    fault: (t) => {
      principal(t, 1, { appRoleAssignmentRequired: true });
      t.assignments.length = 0;
      t.assignments.push({
        id: "a9",
        appRoleId: names.role,
        principalId: alice,
        principalType: "User",
        resourceId: "e2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c8",
        resourceDisplayName: "Orders API",
      });
    },
    link: "assignment",
  },
  {
    code: 500011,
    texts: ["The resource principal named api://stock was not found in the tenant named {tenantName}. client_id={client}"],
    fault: () => {},
    link: "resource-id",
  },
  {
    code: 500011,
    texts: [
      "The resource principal named api://orders was not found in the tenant named {tenantName}.",
      "The resource principal named {api} was not found in the tenant named {tenant}.",
    ],
    fault: (t) => without(t, 1),
    link: "resource-principal",
  },
  ...[500014, 7000117, 50001].map((code): Case => ({
    code,
    texts: ["The service principal for resource '{api}' is disabled.", "The service principal for resource 'api://orders' is disabled."],
    fault: (t) => principal(t, 1, { accountEnabled: false }),
    link: "resource-enabled",
  })),
  {
    code: 500131,
    texts: [
      "Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was 'api://Orders' and the expected audience is 'api://orders' or one of the Application Uris of this application with App ID '{api}'(Orders API).",
    ],
    fault: () => {},
    link: "assertion",
    client: "Orders API",
  },
  {
    code: 700054,
    texts: ["response_type 'id_token' is not enabled for the application '{client}'."],
    fault: () => {},
    link: "response-type",
  },
  {
    code: 50000,
    texts: ["There was an error issuing a token. client_id={client}"],
    fault: (t) => client(t, { keyCredentials: [{ keyId: "k", type: "Symmetric", usage: "Sign", endDateTime: "2099-01-01T00:00:00Z" }] }),
    link: "signing-keys",
  },
];
