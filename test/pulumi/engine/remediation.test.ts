import { describeWithEngine } from "./engine";
import { brief } from "./policy-lines";
import { Project } from "./project";

const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";
const graph = "00000003-0000-0000-c000-000000000000";
const program = `
  import * as azuread from "@pulumi/azuread";
  const scope = "3f0c1c2e-5b14-4c0a-9d55-2f6a0b7c1d01";
  const api = new azuread.Application("api", { displayName: "Orders API", api: { oauth2PermissionScopes: [
    { id: scope, value: "Orders.Read", type: "User", enabled: true, adminConsentDisplayName: "d", adminConsentDescription: "d" } ] } });
  new azuread.ServicePrincipal("api", { clientId: api.clientId, accountEnabled: false });
  const web = new azuread.Application("web", {
    displayName: "Web",
    signInAudience: "AzureADandPersonalMicrosoftAccount",
    singlePageApplication: { redirectUris: ["https://web.contoso.com/"] },
    requiredResourceAccesses: [
      { resourceAppId: "${graph}", resourceAccesses: [{ id: "${userRead}", type: "Role" }] },
      { resourceAppId: api.clientId, resourceAccesses: [{ id: scope, type: "Scope" }] },
    ],
  });
  new azuread.ServicePrincipal("web", { clientId: web.clientId });
  const parts = new azuread.ApplicationRegistration("parts", { displayName: "Parts" });
  new azuread.ServicePrincipal("parts", { clientId: parts.clientId });
  new azuread.ApplicationRedirectUris("parts", { applicationId: parts.id, type: "SPA", redirectUris: ["https://parts.contoso.com/"] });
  new azuread.ApplicationApiAccess("parts", { applicationId: parts.id, apiClientId: "${graph}", roleIds: ["${userRead}"] });
`;
const rules = ["disabled-service-principal", "audience-token-version", "wrong-permission-type"];
const levels = (level: string): string => JSON.stringify(Object.fromEntries(rules.map((rule) => [rule, level])));

describeWithEngine("remediation, under the real engine", () => {
  let project: Project;
  beforeAll(() => {
    project = new Project({
      "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: program/index.ts\n",
      "program/index.ts": program,
      "levels.json": levels("remediate"),
    });
  });
  const blocking = (policies: Parameters<typeof brief>[0]) => brief(policies).filter((line) => line.startsWith("mandatory"));

  test("is off unless it is asked for", () => {
    expect(blocking(project.preview().policies)).toEqual([
      "mandatory audience-token-version Application: web",
      "mandatory disabled-service-principal ServicePrincipal: api",
      "mandatory wrong-permission-type Application: web",
      "mandatory wrong-permission-type ApplicationApiAccess: parts",
    ]);
  });

  test("puts right what has one right value, in the preview and in what is deployed", () => {
    const previewed = project.preview("--policy-pack-config", "levels.json");
    expect(blocking(previewed.policies)).toEqual([]);
    expect(previewed.status).toBe(0);
    expect(previewed.output).toMatch(/\[remediate\].*wrong-permission-type/);

    expect(project.up("--skip-preview", "--policy-pack", ".", "--policy-pack-config", "levels.json").status).toBe(0);
    const { resources } = (
      JSON.parse(project.export()) as { deployment: { resources: { urn: string; inputs?: Record<string, unknown> }[] } }
    ).deployment;
    const inputs = (end: string) => resources.find(({ urn }) => urn.endsWith(end))?.inputs;
    expect(inputs("ServicePrincipal::api")).toMatchObject({ accountEnabled: true });
    expect(inputs("Application::web")).toMatchObject({
      api: { requestedAccessTokenVersion: 2 },
      requiredResourceAccesses: [{ resourceAccesses: [{ id: userRead, type: "Scope" }] }, { resourceAccesses: [{ type: "Scope" }] }],
    });
    expect(inputs("ApplicationApiAccess::parts")).toMatchObject({ roleIds: [], scopeIds: [userRead] });
  });
});
