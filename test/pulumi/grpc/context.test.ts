import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pack } from "./driver";
import { root } from "./pack-folder";
import { brief, resource, unknown } from "./resources";

const apiId = "6f1d2c3b-4a59-4e68-8d77-0a1b2c3d4e5f";
const scope = "b7c1f7a2-8a44-4d0c-9b39-0d5c1f6f2a01";

/** The stack of the API, as `pulumi stack export` writes it; its faults are its own. */
const platform = (id: string, ...others: object[]) => ({
  version: 3,
  deployment: {
    resources: [
      {
        urn: "urn:pulumi:prod::platform::azuread:index/application:Application::orders",
        type: "azuread:index/application:Application",
        custom: true,
        inputs: {
          displayName: "Orders API",
          api: { oauth2PermissionScopes: [{ id, value: "Orders.Read", type: "User", enabled: true }] },
          identifierUris: ["api://orders"],
        },
        outputs: { clientId: apiId },
      },
      ...others,
    ],
  },
});
const principal = {
  urn: "urn:pulumi:prod::platform::azuread:index/servicePrincipal:ServicePrincipal::orders",
  type: "azuread:index/servicePrincipal:ServicePrincipal",
  custom: true,
  inputs: { clientId: apiId },
};

const web = resource("Application", "web", {
  displayName: "Web",
  clientId: unknown,
  singlePageApplication: { redirectUris: ["https://web.contoso.com/"] },
  requiredResourceAccesses: [
    {
      resourceAppId: "00000003-0000-0000-c000-000000000000",
      resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
    },
    { resourceAppId: apiId, resourceAccesses: [{ id: scope, type: "Scope" }] },
  ],
});
const stack = [web, resource("ServicePrincipal", "web-sp", { clientId: unknown }, { clientId: [web.urn] })];

describe("context in --policy-pack-config", () => {
  let project: string;
  let pack: Pack;
  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), "aadguard-context-"));
    writeFileSync(join(project, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    pack = await Pack.start(root, { PWD: project });
    await pack.previewing(true);
  });
  afterAll(async () => {
    await pack.stop();
    rmSync(project, { recursive: true });
  });

  /** The path counts from the folder of the project. */
  const told = async (name: string, content?: unknown) => {
    if (content !== undefined) writeFileSync(join(project, name), JSON.stringify(content));
    await pack.configure({ configuration: { level: "advisory", options: { context: [name] } } });
    return pack.analyzeStack(stack);
  };
  const rules = async (name: string, content: unknown) => brief(await told(name, content)).filter((line) => !line.includes("undetermined"));

  test("another stack's API is known: its scopes, and that it has no principal", async () => {
    expect(await rules("whole.json", platform(scope, principal))).toEqual([]);
    expect(await rules("other-scope.json", platform(scope.replace(/.$/, "2"), principal))).toEqual([
      "mandatory unknown-scope-on-resource web",
    ]);
    const found = await told("alone.json", platform(scope));
    expect(brief(found)).toContain("mandatory resource-without-service-principal web");
    expect(found.find(({ policy }) => policy === "resource-without-service-principal")?.message).toMatch(/See also: Orders API/);
  });

  test("without it, what the API exposes is open", async () => {
    await pack.configure({ undetermined: { level: "advisory", options: { details: true } } });
    const [line] = await pack.analyzeStack(stack);
    expect(line?.message).toMatch(/undetermined: .*resource-without-service-principal, .*unknown-scope-on-resource/);
  });

  test("what cannot be read of it is advice; a path that does not exist ends the preview", async () => {
    const found = await told("nothing.json", { hello: 1 });
    expect(found.map(({ level, policy, message }) => `${level} ${policy} ${message}`)).toContainEqual(
      expect.stringMatching(/^advisory advice .*nothing\.json: \(context\) nothing that can be asked was found/s),
    );
    await expect(told("gone.json")).rejects.toThrow(/context: There is no file or folder/);
  });
});
