import { anotherPage, client, resource, withoutPrincipal, wrongType, type Edit, type Program } from "./program";

const asRole: Edit = ['type: "Scope"', 'type: "Role"'];
/** A scope that the API gains, and the client asks for in the same update. */
const gains = (scope: string, id: string, asked: string): Edit[] => [
  [`oauth2PermissionScopes: [`, `oauth2PermissionScopes: [{ id: "${id}", value: "${scope}", type: "User", enabled: true, ...consent }, `],
  [
    `resourceAccesses: [{ id: ${asked}, type: "Scope" }]`,
    `resourceAccesses: [{ id: ${asked}, type: "Scope" }, { id: "${id}", type: "Scope" }]`,
  ],
];
const added = "0a0b0c0d-1e1f-4a2b-8c3d-4e5f60718293";

/** Programs in TypeScript as people publish them, in words of their own: each correct, faulty, and as it is after an update. */
export const typescriptPrograms: readonly Program[] = [
  {
    name: "web-sign-in",
    stack: "first",
    faulty: { edits: [withoutPrincipal("web-sign-in")], rejectedBy: client },
    updated: [['signin-oidc"', 'signin-oidc", "https://portal.contoso.com/other"']],
  },
  { name: "single-page", stack: "first", faulty: { edits: [asRole], rejectedBy: wrongType }, updated: [anotherPage("shop")] },
  {
    name: "api-and-client",
    stack: "first",
    faulty: { edits: [withoutPrincipal("api-and-client-api")], rejectedBy: resource },
    updated: gains("Orders.Write", added, "read"),
  },
  {
    name: "random-ids",
    stack: "first",
    faulty: { edits: [["[{ id: read.result, type", "[{ id: other.result, type"]], rejectedBy: ["unknown-scope-on-resource"] },
    updated: [
      [
        "oauth2PermissionScopes: [",
        'oauth2PermissionScopes: [{ id: other.result, value: "Stock.Write", type: "User", enabled: true, ...consent }, ',
      ],
      ['[{ id: read.result, type: "Scope" }]', '[{ id: read.result, type: "Scope" }, { id: other.result, type: "Scope" }]'],
    ],
  },
  {
    name: "daemon-role",
    stack: "first",
    faulty: {
      edits: [['type: "Role"', 'type: "Scope"']],
      rejectedBy: ["delegated-client-of-app-only-resource", "resource-without-delegated-scopes"],
    },
    updated: [["Contoso ledger worker", "Contoso ledger night worker"]],
  },
  {
    name: "cluster-principal",
    stack: "first",
    faulty: {
      edits: [
        withoutPrincipal("cluster-principal"),
        [/azuread.ServicePrincipalPassword\((.*), { .* }\)/, "azuread.ApplicationPassword($1, { applicationId: app.id })"],
      ],
      rejectedBy: client,
    },
    updated: [["servicePrincipalId: principal.id", 'servicePrincipalId: principal.id, displayName: "rotated"']],
  },
  {
    name: "github-oidc",
    stack: "first",
    faulty: { edits: [withoutPrincipal("github-oidc")], rejectedBy: client },
    updated: [['["main"]', '["main", "release"]']],
  },
  {
    name: "graph-by-name",
    stack: "first",
    faulty: {
      edits: [
        [
          /id: msgraph\.appRoleIds\.apply\(\(ids\) => ids\["User.Read.All"\] \?\? ""\), type: "Role"/,
          'id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Role"',
        ],
      ],
      rejectedBy: wrongType,
    },
    updated: [["Contoso directory reader", "Contoso people reader"]],
  },
  { name: "graph-looked-up", stack: "first", faulty: { edits: [asRole], rejectedBy: wrongType }, updated: [anotherPage("profile")] },
  { name: "published-ids", stack: "first", faulty: { edits: [asRole], rejectedBy: wrongType }, updated: [anotherPage("intranet")] },
  {
    name: "registration-parts",
    stack: "first",
    faulty: { edits: [["scopeIds:", "roleIds:"]], rejectedBy: wrongType },
    updated: [anotherPage("kiosk")],
  },
  {
    name: "from-template",
    stack: "first",
    faulty: { edits: [["AsymmetricX509Cert", "Symmetric"]], rejectedBy: ["symmetric-key-credential"] },
    updated: [['templateId: "dataBricks" }', 'templateId: "dataBricks", enabled: true }']],
  },
  {
    name: "component",
    stack: "second",
    faulty: { edits: [[/ {4}new azuread\.ServicePrincipal\(name.*\n/, ""]], rejectedBy: resource },
    updated: gains("Write", added, "read"),
  },
  {
    name: "pre-authorised",
    stack: "second",
    faulty: { edits: [["permissionIds: [use]", `permissionIds: ["${added}"]`]], rejectedBy: ["preauthorized-unknown-scope"] },
    updated: [anotherPage("notes")],
  },
  {
    name: "consent-for-all",
    stack: "second",
    faulty: { edits: [['claimValues: ["Parcels.Read"]', 'claimValues: ["Parcels.Write"]']], rejectedBy: ["grant-of-unknown-scope"] },
    updated: [...gains("Parcels.Write", added, "use"), ['claimValues: ["Parcels.Read"]', 'claimValues: ["Parcels.Read", "Parcels.Write"]']],
  },
  {
    name: "command-line",
    stack: "second",
    faulty: { edits: [withoutPrincipal("command-line")], rejectedBy: client },
    updated: [['["http://localhost"]', '["http://localhost", "myapp://auth"]']],
  },
  {
    name: "certificate",
    stack: "second",
    faulty: { edits: [["AsymmetricX509Cert", "Symmetric"]], rejectedBy: ["symmetric-key-credential"] },
    updated: [["Contoso nightly sync", "Contoso hourly sync"]],
  },
  {
    name: "any-account",
    stack: "second",
    faulty: { edits: [["requestedAccessTokenVersion: 2", "requestedAccessTokenVersion: 1"]], rejectedBy: ["audience-token-version"] },
    updated: [anotherPage("everybody")],
  },
  {
    name: "switched-on",
    stack: "second",
    faulty: { edits: [["accountEnabled: true", "accountEnabled: false"]], rejectedBy: ["disabled-service-principal"] },
    updated: [anotherPage("rooms")],
  },
  {
    name: "own-identifier",
    stack: "second",
    faulty: {
      edits: [[/ {4}api: { oauth2PermissionScopes.*\n/, ""]],
      rejectedBy: ["delegated-client-of-app-only-resource", "resource-without-delegated-scopes"],
    },
    updated: gains("Files.Write", added, "use"),
  },
  {
    name: "middle-tier",
    stack: "second",
    faulty: { edits: [withoutPrincipal("middle-tier-down")], rejectedBy: resource },
    updated: [anotherPage("catalogue")],
  },
  {
    name: "each-stage",
    stack: "second",
    faulty: { edits: [['if (["test", "live"]', 'if (["test"]']], rejectedBy: client },
    updated: [
      ['for (const stage of ["test", "live"])', 'for (const stage of ["test", "live", "staging"])'],
      ['if (["test", "live"]', 'if (["test", "live", "staging"]'],
    ],
  },
  {
    name: "imported",
    stack: "second",
    advice: client,
    faulty: {
      edits: [
        [
          "{ applicationId: app.id }",
          '{ applicationId: app.id });\nnew azuread.ApplicationCertificate("imported", { applicationId: app.id, type: "Symmetric", value: "eA==" }',
        ],
      ],
      rejectedBy: ["symmetric-key-credential"],
    },
    updated: [["{ applicationId: app.id }", '{ applicationId: app.id, displayName: "second" }']],
  },
  {
    name: "two-tenants",
    stack: "tenants",
    faulty: {
      edits: [
        [/\{ here, there \}/, "{ there }"],
        ["AzureADMultipleOrgs", "AzureADMyOrg"],
      ],
      rejectedBy: client,
    },
    updated: [anotherPage("both")],
  },
];
