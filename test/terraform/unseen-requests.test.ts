import { describeWithTofu } from "./engine";
import { judged, planOf } from "./plans";

const unseen = /^(\S+) sends a Microsoft Graph request whose url is not known/;
const namedIn = (plan: string): string[] => judged(plan).result.diagnostics.flatMap(({ message }) => unseen.exec(message)?.[1] ?? []);

const app = `resource "azuread_application" "a" { display_name = "A" }
  resource "azuread_service_principal" "a" { client_id = azuread_application.a.client_id }
  resource "msgraph_resource" "user" {
    url  = "users"
    body = { displayName = "U", userPrincipalName = "u@contoso.com" }
  }
  resource "msgraph_resource" "group" {
    url  = "groups"
    body = { displayName = "G", mailEnabled = false, securityEnabled = true, mailNickname = "g" }
  }
  resource "msgraph_resource" "policy" {
    url  = "policies/claimsMappingPolicies"
    body = { displayName = "P" }
  }`;
const request = (url: string, body: string): string => `${app}
  resource "msgraph_resource" "this" {
    url  = "${url}"
    body = ${body}
  }`;
const below = "applications/${azuread_application.a.object_id}";
const objects = "https://graph.microsoft.com/v1.0/directoryObjects";

describeWithTofu("a request whose url is not known at plan", () => {
  test.each<[string, string, string]>([
    ["a reference to a policy that is not known either", `${below}/x/$ref`, `{ "@odata.id" = "\${msgraph_resource.policy.id}" }`],
    ["a reference to what nothing tells", `${below}/x/$ref`, `{ "@odata.id" = "https://contoso.com/\${local.id}" }`],
    ["a body of another kind", `${below}/extensionProperties`, `{ name = "x", dataType = "String", targetObjects = ["User"] }`],
    ["a body that is not known", `${below}/x`, "{ name = msgraph_resource.user.id }"],
    ["a reference with more beside it", `${below}/x`, `{ "@odata.id" = "${objects}/1", keyCredentials = [] }`],
  ])("is named: %s", (_what, url, body) => {
    const locals = `locals { id = msgraph_resource.user.id }`;
    expect(namedIn(planOf(`${request(url, body)}\n${locals}`))).toEqual(["msgraph_resource.this"]);
  });

  test.each<[string, string, string]>([
    ["an owner that is known", `${below}/owners/$ref`, `{ "@odata.id" = "${objects}/6f1d6a5e-0001-4a01-8a01-00000000000a" }`],
    ["an owner that is a user", `${below}/owners/$ref`, `{ "@odata.id" = "${objects}/\${msgraph_resource.user.id}" }`],
    ["an owner that is a principal", `${below}/owners/$ref`, `{ "@odata.id" = "${objects}/\${azuread_service_principal.a.object_id}" }`],
    [
      "a member of a group",
      "groups/${msgraph_resource.group.id}/members/$ref",
      `{ "@odata.id" = "${objects}/\${msgraph_resource.group.id}" }`,
    ],
    ["what is below a group", "groups/${msgraph_resource.group.id}/extensions", `{ extensionName = "x" }`],
  ])("is not named: %s", (_what, url, body) => {
    expect(namedIn(planOf(request(url, body)))).toEqual([]);
  });

  test("an application or a grant that its body tells is judged, and not named", () => {
    const credential = `{ name = "x", issuer = "https://token.actions.githubusercontent.com", audiences = ["api://contoso"], subject = "repo:a/b:ref:refs/heads/main" }`;
    const plan = planOf(request(`${below}/federatedIdentityCredentials`, credential));
    expect(namedIn(plan)).toEqual([]);
    expect(judged(plan).found).toContain("federated-credential-audience@msgraph_resource.this");
  });
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ["an action", { type: "msgraph_resource_action", action: "addPassword" }, { resource_url: true }],
  ["an update", { type: "msgraph_update_resource", body: { displayName: "x" } }, { url: true }],
  ["a resource of which nothing is known", { type: "msgraph_resource" }, { url: true, body: true }],
  [
    "an update by azapi",
    { type: "azapi_update_resource", of: "Microsoft.Graph/applications@v1.0", body: { displayName: "x" } },
    { resource_id: true },
  ],
])("%s without a configuration that tells its url is named", (_what, { type, of, ...after }, unknown) => {
  const change = {
    actions: ["create"],
    before: null,
    after: { ...after, ...(of === undefined ? {} : { type: of }) },
    after_unknown: unknown,
  };
  const resource = { address: `${String(type)}.this`, mode: "managed", type, name: "this", change };
  expect(namedIn(JSON.stringify({ format_version: "1.2", planned_values: { root_module: {} }, resource_changes: [resource] }))).toEqual([
    resource.address,
  ]);
});

test.each(["azapi_resource", "azapi_resource_list"])("what data.%s looks up in Microsoft Graph is named", (type) => {
  const values = { type: "Microsoft.Graph/applications@v1.0", name: "x", output: {} };
  const resource = { address: `data.${type}.this`, mode: "data", type, name: "this", values };
  const plan = {
    format_version: "1.2",
    planned_values: { root_module: {} },
    prior_state: { format_version: "1.0", values: { root_module: { resources: [resource] } } },
  };
  const { exit, result } = judged(JSON.stringify(plan));
  expect(exit).toBe(3);
  expect(result.diagnostics).toMatchObject([
    { kind: "incomplete", message: expect.stringMatching(new RegExp(`^data\\.${type}\\.this is of a provider whose Entra objects`)) },
  ]);
});
