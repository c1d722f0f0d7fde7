import { describeWithTofu } from "./engine";
import { judged, planOf } from "./plans";

const graph = "00000003-0000-0000-c000-000000000000";
const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";

const api = `
  resource "random_uuid" "read" {}
  resource "msgraph_resource" "api" {
    url = "applications"
    body = {
      displayName    = "API"
      identifierUris = ["api://api.contoso.com"]
      api = {
        requestedAccessTokenVersion = 2
        oauth2PermissionScopes = [{
          id = random_uuid.read.result, value = "Read", type = "User", isEnabled = true
          adminConsentDescription = "Read", adminConsentDisplayName = "Read"
        }]
      }
    }
    response_export_values = { app_id = "appId" }
  }
  resource "msgraph_resource" "api_principal" {
    url  = "servicePrincipals"
    body = { appId = msgraph_resource.api.output.app_id }
  }`;
const web = (scope: string, uri = "https://web.contoso.com/cb"): string => `
  resource "msgraph_resource" "web" {
    url = "/applications"
    body = {
      displayName = "Web"
      web         = { redirectUris = ["${uri}"] }
      requiredResourceAccess = [
        { resourceAppId = msgraph_resource.api.output.app_id, resourceAccess = [{ id = ${scope}, type = "Scope" }] },
        { resourceAppId = "${graph}", resourceAccess = [{ id = "${userRead}", type = "Scope" }] },
      ]
    }
    response_export_values = { all = "@" }
  }`;
const principal = (id: string): string => `
  resource "msgraph_resource" "web_principal" {
    url  = "servicePrincipals"
    body = { appId = ${id}, accountEnabled = true }
  }`;
const credential = (audience: string): string => `
  resource "msgraph_resource" "web_github" {
    url = "applications/\${msgraph_resource.web.id}/federatedIdentityCredentials"
    body = {
      name = "github", issuer = "https://token.actions.githubusercontent.com", audiences = ["${audience}"]
      subject = "repo:contoso@104729/shop@611953:ref:refs/heads/main"
    }
  }`;

describeWithTofu("bodies that go to Microsoft Graph", () => {
  test("are linked by what their ids are made of, and right ones are nothing to speak of", () => {
    const right = [api, web("random_uuid.read.result"), principal("msgraph_resource.web.output.all.appId")];
    const { found, result } = judged(planOf([...right, credential("api://AzureADTokenExchange")].join("\n")));
    expect(found).toEqual([]);
    expect(result.summary).toMatchObject({ applications: 2, servicePrincipals: 2 });
    expect(result.diagnostics).toEqual([]);
  });

  test("faults are found before any id is known, each in its place", () => {
    const other = `resource "random_uuid" "other" { keepers = { a = "other" } }`;
    const wrong = [api, other, web("random_uuid.other.result"), principal("msgraph_resource.web.id"), credential("api://contoso")];
    const secret = `resource "msgraph_resource" "secret" {
      url  = "applications"
      body = { displayName = "Secret", passwordCredentials = [{ displayName = "x" }] }
    }`;
    const { found, result } = judged(planOf([...wrong, secret].join("\n")));
    expect(found).toEqual([
      "client-without-service-principal@msgraph_resource.secret",
      "client-without-service-principal@msgraph_resource.web",
      "federated-credential-audience@msgraph_resource.web_github",
      "secret-in-declaration@msgraph_resource.secret",
      "service-principal-of-object-id@msgraph_resource.web_principal",
      "unknown-scope-on-resource@msgraph_resource.web",
    ]);
    const placeOf = (id: string): string | undefined =>
      result.findings.find(({ ruleId }) => ruleId === id)?.location.pointer.replace(/^\/resource_changes\/\d+\/change\//, "");
    expect(placeOf("federated-credential-audience")).toBe("after/body/audiences/0");
    expect(placeOf("unknown-scope-on-resource")).toBe("after_unknown/body/requiredResourceAccess/0/resourceAccess/0/id");
    expect(placeOf("service-principal-of-object-id")).toBe("after_unknown/body/appId");
  });

  const scope = "11111111-1111-4111-8111-111111111111";
  const patched = (uris: string): string => `
    resource "azuread_application" "api" {
      display_name = "API"
      api {
        requested_access_token_version = 2
        oauth2_permission_scope {
          id = "${scope}"
          value = "read"
          admin_consent_description  = "Read"
          admin_consent_display_name = "Read"
        }
      }
      lifecycle { ignore_changes = [identifier_uris] }
    }
    resource "azuread_service_principal" "api" {
      client_id = azuread_application.api.client_id
    }
    resource "azapi_update_resource" "uri" {
      type        = "Microsoft.Graph/applications@v1.0"
      resource_id = azuread_application.api.id
      body        = { identifierUris = ["api://\${azuread_application.api.client_id}"] }
    }
    resource "msgraph_resource" "native" {
      url = "applications"
      body = {
        displayName            = "Native"
        isFallbackPublicClient = true
        requiredResourceAccess = [
          { resourceAppId = azuread_application.api.client_id, resourceAccess = [{ id = "${scope}", type = "Scope" }] },
          { resourceAppId = "${graph}", resourceAccess = [{ id = "${userRead}", type = "Scope" }] },
        ]
      }
      response_export_values = { app_id = "appId" }
    }
    resource "msgraph_update_resource" "native" {
      url  = "applications/\${msgraph_resource.native.id}"
      body = { publicClient = { redirectUris = ["${uris}"] } }
    }
    resource "azuread_service_principal" "native" {
      client_id = msgraph_resource.native.output.app_id
    }
    resource "azuread_application_federated_identity_credential" "native" {
      application_id = msgraph_resource.native.resource_url
      display_name   = "github"
      audiences      = ["api://AzureADTokenExchange"]
      issuer         = "https://token.actions.githubusercontent.com"
      subject        = "repo:contoso@104729/shop@611953:ref:refs/heads/main"
    }`;

  test("and what changes an application of another provider, or adds to it, is part of that", () => {
    const { found, open, result } = judged(planOf(patched("http://localhost")));
    expect(found).toEqual([]);
    expect(open).not.toContain("client-without-service-principal@msgraph_resource.native");
    expect(result.summary).toMatchObject({ applications: 2, servicePrincipals: 2 });
    expect(judged(planOf(patched("http://desk.contoso.com"))).found).toEqual(["redirect-uri-not-allowed@msgraph_update_resource.native"]);
  });
});

const change = (address: string, type: string, after: Record<string, unknown>, unknown: unknown = { id: true, output: true }): object => ({
  address: `${type}.${address}`,
  mode: "managed",
  type,
  name: address,
  change: { actions: ["create"], before: null, after, after_unknown: unknown },
});
const plan = (...changes: readonly object[]): string =>
  JSON.stringify({ format_version: "1.2", planned_values: { root_module: {} }, resource_changes: changes });

test("bodies need no configuration beside them, and may be JSON", () => {
  const body = { displayName: "Web", web: { redirectUris: ["http://web.contoso.com/"] } };
  const rules = ["client-without-delegated-permission", "client-without-service-principal", "redirect-uri-not-allowed"];
  const expected = [...rules, "web-redirect-without-credential"].map((id) => `${id}@msgraph_resource.web`);
  for (const written of [body, JSON.stringify(body)])
    expect(judged(plan(change("web", "msgraph_resource", { url: "applications", body: written }))).found).toEqual(expected);
});

test("a raw state writes the type of a body beside it, and a look-up is not judged", () => {
  const [id, appId] = ["22222222-2222-4222-8222-222222222222", "33333333-3333-4333-8333-333333333333"];
  const dynamic = (value: unknown): object => ({ value, type: ["object", {}] });
  const resource = (mode: string, name: string, attributes: object): object => ({
    mode,
    type: "msgraph_resource",
    name,
    provider: 'provider["registry.terraform.io/microsoft/msgraph"]',
    instances: [{ attributes }],
  });
  const exported = { response_export_values: dynamic({ all: "@" }) };
  const state = {
    version: 4,
    serial: 1,
    lineage: "b5f6e1a2-3c4d-4e5f-8a9b-0c1d2e3f4a5b",
    resources: [
      resource("managed", "web", {
        id,
        url: "applications",
        body: dynamic({
          displayName: "Web",
          spa: { redirectUris: ["https://web.contoso.com/"] },
          requiredResourceAccess: [{ resourceAppId: graph, resourceAccess: [{ id: userRead, type: "Scope" }] }],
        }),
        output: dynamic({ all: { id, appId, displayName: "Web" } }),
        ...exported,
      }),
      resource("data", "found", {
        url: "servicePrincipals",
        output: dynamic({ all: { value: [{ id: appId, appId, displayName: "Web" }] } }),
        ...exported,
      }),
    ],
  };
  expect(judged(JSON.stringify(state)).found).toEqual([]);
  const [web] = state.resources;
  expect(judged(JSON.stringify({ ...state, resources: [web] })).found).toEqual(["client-without-service-principal@msgraph_resource.web"]);
});

test("groups, users and owners are nothing to judge", () => {
  const { exit, result } = judged(
    plan(
      change("group", "msgraph_resource", { url: "groups", body: { displayName: "x", appId: "y" } }),
      change("owner", "msgraph_resource", { url: "applications/22222222-2222-4222-8222-222222222222/owners/$ref", body: {} }),
    ),
  );
  expect({ exit, diagnostics: result.diagnostics }).toEqual({ exit: 3, diagnostics: [] });
});
