import { selected } from "./inputs";
import { aadguard, folderWith } from "./run";

/** Formats without a reader that hold Entra declarations: never judged, and never passed over in silence. */
const graph = (properties: object, type = "Microsoft.Graph/applications@v1.0") => ({ import: "microsoftGraphV1", type, properties });
const template = (resources: object) => ({
  $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  languageVersion: "2.1-experimental",
  contentVersion: "1.0.0.0",
  imports: { microsoftGraphV1: { provider: "MicrosoftGraph", version: "1.0.0" } },
  resources,
});
const app = { mode: "managed", type: "azuread_application", name: "orders", values: { display_name: "Orders" } };

const held: Readonly<Record<string, readonly [content: object, says: string]>> = {
  "a configuration in JSON": [
    { resource: { azuread_application: { orders: { display_name: "Orders" } }, azuread_group: { all: {} }, random_pet: { name: {} } } },
    "1 Entra declaration as a Terraform or OpenTofu configuration",
  ],
  "a configuration in JSON whose blocks are lists": [
    { resource: [{ azuread_application: [{ orders: [{}] }, { web: {} }] }, { azuread_service_principal: { orders: {} } }] },
    "3 Entra declarations as a Terraform or OpenTofu configuration",
  ],
};

describe.each(Object.entries(held))("%s", (_what, [content, says]) => {
  const inputs = folderWith({ "infra.json": content, "apps.json": [selected] });
  afterAll(() => inputs.remove());

  test("beside another input is skipped and said, and the exit code stays", () => {
    const { exit, stdout } = aadguard(["apps.json", "infra.json", "--format", "json"], { cwd: inputs.path });
    expect({ exit, ...JSON.parse(stdout) }).toMatchObject({
      exit: 0,
      summary: { files: 2, scanned: 1, skipped: 1, applications: 1, unreadable: 0 },
      diagnostics: [
        {
          kind: "incomplete",
          path: "infra.json",
          message: `It contains ${says}, a format that is not read: nothing in it was judged. Plan it: \`terraform plan -out=tfplan\`, then \`terraform show -json tfplan | aadguard scan -\`.`,
        },
      ],
    });
  });

  test("alone is not a declaration", () => {
    const { exit, stdout } = aadguard(["infra.json", "--color", "never"], { cwd: inputs.path });
    expect(exit).toBe(3);
    expect(stdout).toContain("incomplete: infra.json: It contains");
    expect(stdout).toContain("No declaration found: 1 file read, and none contains a declaration.");
  });
});

/** The same formats with nothing of ours in them are as foreign as any other JSON. */
test.each<[string, object]>([
  ["Bicep with a group only", template({ group: graph({}, "Microsoft.Graph/groups@v1.0") })],
  ["Bicep that refers to an existing application", template({ app: { ...graph({ uniqueName: "orders" }), existing: true } })],
  [
    "a plan of other resources",
    { format_version: "1.2", planned_values: { root_module: { resources: [{ ...app, type: "azuread_group" }] } } },
  ],
  [
    "a plan that only looks something up",
    { format_version: "1.2", planned_values: { root_module: { resources: [{ ...app, mode: "data" }] } } },
  ],
  [
    "an empty state",
    { version: 4, serial: 1, terraform_version: "1.12.6", lineage: "c0ffee00-0001-4a01-8a01-000000000001", resources: [] },
  ],
])("%s is passed over", (_what, content) => {
  const inputs = folderWith({ "infra.json": content });
  const { exit, stdout } = aadguard(["--format", "json"], { cwd: inputs.path });
  inputs.remove();
  expect({ exit, ...JSON.parse(stdout) }).toMatchObject({ exit: 3, summary: { skipped: 1 }, diagnostics: [] });
});

/** Resources of formats of which the file shows a part, or that no reader has: named with their place. */
test.each<[string, object, string, string]>([
  ["resources without the plan around them", { resources: [app] }, "/resources/0", "azuread_application"],
  ["a resource of Bicep without its template", { resources: [graph({})] }, "/resources/0", "Microsoft.Graph/applications"],
  [
    "a template of before the Bicep extension",
    { $schema: "…/deploymentTemplate.json#", resources: [{ type: "Microsoft.Graph/applications", apiVersion: "1.0", properties: {} }] },
    "/resources/0",
    "Microsoft.Graph/applications",
  ],
  [
    "a resource of Crossplane",
    { kind: "List", items: [{ apiVersion: "applications.azuread.upbound.io/v1beta1", kind: "Application", spec: {} }] },
    "/items/0",
    "Kubernetes",
  ],
  [
    "a resource of Pulumi without its stack",
    [{ type: "azuread:index/application:Application", inputs: {} }],
    "/0",
    "azuread:index/application",
  ],
  ["something with an appId and a field of an application", { a: { appId: "orders", signInAudience: "Nobody" } }, "/a", "appId"],
])("%s is named as not recognised", (_what, content, pointer, says) => {
  const inputs = folderWith({ "infra.json": content });
  const { exit, stdout } = aadguard(["--format", "json"], { cwd: inputs.path });
  inputs.remove();
  expect({ exit, ...JSON.parse(stdout) }).toMatchObject({
    exit: 3,
    summary: { skipped: 1 },
    diagnostics: [{ kind: "unrecognised", path: "infra.json", line: expect.any(Number), pointer, message: expect.stringContaining(says) }],
  });
});
