import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describeWithEngine } from "./engine";
import { brief } from "./policy-lines";
import { Project } from "./project";
import { root } from "./setup.cjs";

const pulumiYaml = "name: shop\nruntime: nodejs\nmain: program/index.ts\n";
const imports = 'import * as pulumi from "@pulumi/pulumi";\nimport * as azuread from "@pulumi/azuread";\n';
const graph =
  '{ resourceAppId: "00000003-0000-0000-c000-000000000000", resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }] }';
const client = (name: string) =>
  `{ displayName: "${name}", web: { redirectUris: ["https://${name}.example/cb"] }, requiredResourceAccesses: [${graph}] }`;

const project = (program: string, files: Record<string, string> = {}): Project =>
  new Project({ "Pulumi.yaml": pulumiYaml, "program/index.ts": imports + program, ...files });

describeWithEngine("programs, under the real engine", () => {
  test("what a component holds is judged, and linked to what uses it", () => {
    const { policies } = project(`
      class Api extends pulumi.ComponentResource {
        readonly clientId: pulumi.Output<string>;
        constructor(name: string, principal: boolean) {
          super("contoso:index:Api", name);
          const app = new azuread.Application(name, {
            displayName: name,
            identifierUris: [\`api://\${name}\`],
            api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [{ id: "6f1b0f3a-2f1c-4b52-9d0c-4d8f1f0e7a02", value: "Read", adminConsentDisplayName: "d", adminConsentDescription: "d" }] },
          }, { parent: this });
          if (principal) new azuread.ServicePrincipal(name, { clientId: app.clientId }, { parent: this });
          this.clientId = app.clientId;
        }
      }
      for (const [name, principal] of [["orders", true], ["invoices", false]] as const) {
        const api = new Api(name, principal);
        const web = new azuread.Application(\`\${name}-web\`, { displayName: name, requiredResourceAccesses: [
          { resourceAppId: api.clientId, resourceAccesses: [{ id: "6f1b0f3a-2f1c-4b52-9d0c-4d8f1f0e7a02", type: "Scope" }] },
        ] });
        new azuread.ServicePrincipal(\`\${name}-web\`, { clientId: web.clientId });
      }
    `).preview();
    expect(brief(policies)).toEqual(["mandatory resource-without-service-principal Application: invoices-web"]);
  });

  test("one tenant's service principal does not answer for another's", () => {
    const { policies } = project(`
      const here = new azuread.Provider("here", { tenantId: "11111111-1111-4111-8111-111111111111" });
      const there = new azuread.Provider("there", { tenantId: "22222222-2222-4222-8222-222222222222" });
      const both = new azuread.Application("both", ${client("both")}, { provider: here });
      new azuread.ServicePrincipal("both-here", { clientId: both.clientId }, { provider: here });
      new azuread.ServicePrincipal("both-there", { clientId: both.clientId }, { provider: there });
      const away = new azuread.Application("away", ${client("away")}, { provider: here });
      new azuread.ServicePrincipal("away-there", { clientId: away.clientId }, { provider: there });
    `).preview();
    expect(brief(policies)).toEqual([
      "mandatory client-without-service-principal Application: away",
      "advisory web-redirect-without-credential Application: away",
      "advisory web-redirect-without-credential Application: both",
    ]);
  });

  test("an application that is only read counts as there, and is not asked for what it does not show", () => {
    const read = project(`
      const old = azuread.Application.get("old", "/applications/0f6f1a0e-52c0-4a4b-9a77-8c2a7d4f1b10");
      new azuread.ServicePrincipal("old", { clientId: old.clientId });
      new azuread.ApplicationCertificate("old-key", { applicationId: old.id, type: "Symmetric", value: "eA==" });
    `);
    expect(brief(read.preview().policies)).toEqual(["mandatory symmetric-key-credential ApplicationCertificate: old-key"]);
  });

  test("secrets of the program and of the provider appear nowhere", () => {
    const secrets = project(`
      const hidden = pulumi.secret("S3CRET-name");
      const web = new azuread.Application("web", { displayName: hidden, web: { redirectUris: ["https://web.example/cb"] }, requiredResourceAccesses: [${graph}] });
      new azuread.ApplicationCertificate("web-key", { applicationId: web.id, type: "Symmetric", value: pulumi.secret("S3CRET-key") });
      new azuread.ApplicationPassword("web-secret", { applicationId: web.id });
    `);
    const expected = [
      "mandatory client-without-service-principal Application: web",
      "mandatory symmetric-key-credential ApplicationCertificate: web-key",
    ];
    for (const { policies, output } of [secrets.preview(), (secrets.up("--skip-preview"), secrets.preview())]) {
      expect(brief(policies)).toEqual(expected);
      expect(output).not.toMatch(/S3CRET|hush-/);
    }
  });
});

describeWithEngine("configuration, under the real engine", () => {
  const faulty = `const web = new azuread.Application("web", ${client("web")});
    new azuread.ServicePrincipal("web", { clientId: web.clientId });
    new azuread.ApplicationCertificate("web-key", { applicationId: web.id, type: "Symmetric", value: "eA==" });`;
  const configured = (config: unknown, files: Record<string, string> = {}) =>
    project(faulty, { "levels.json": JSON.stringify(config), ...files }).preview("--policy-pack-config", "levels.json");

  test("changes levels, of one policy and of all", () => {
    const lowered = configured({ "symmetric-key-credential": "advisory" });
    // A symmetric key proves nothing: the web application has no credential.
    expect(brief(lowered.policies)).toEqual([
      "advisory symmetric-key-credential ApplicationCertificate: web-key",
      "advisory web-redirect-without-credential Application: web",
    ]);
    expect(lowered.status).toBe(0);
    expect(configured({ all: "disabled" }).policies).toEqual([]);
  });

  test("refuses what no policy has", () => {
    expect(configured({ "symetric-key-credential": "advisory" }).output).toContain('Did you mean "symmetric-key-credential"?');
    expect(configured({ "symmetric-key-credential": { minimumSeverity: "fatal" } }).output).toContain("minimumSeverity");
    for (const wrong of [{ "symmetric-key-credential": { minimum: 1 } }, { "symmetric-key-credential": "madatory" }]) {
      const { status, output } = configured(wrong);
      expect(status).not.toBe(0);
      expect(output).not.toMatch(/^\s+at /m);
    }
  });

  test("is also read from aadguard.yaml beside the pack", () => {
    const { status, policies } = configured({}, { "aadguard.yaml": "rules: { symmetric-key-credential: warning }\n" });
    expect(brief(policies)).toEqual([
      "advisory symmetric-key-credential ApplicationCertificate: web-key",
      "advisory web-redirect-without-credential Application: web",
    ]);
    expect(status).toBe(0);
  });

  test("of a pack of somebody's own, in TypeScript, is typed", () => {
    const own = project(faulty, {
      "guard/PulumiPolicy.yaml": "runtime: nodejs\n",
      "guard/package.json": '{ "name": "guard", "version": "1.0.0", "main": "index.ts" }',
      "guard/tsconfig.json":
        '{ "compilerOptions": { "strict": true, "module": "Node16", "moduleResolution": "Node16", "target": "ES2022", "types": ["node"], "skipLibCheck": true } }',
      "guard/index.ts":
        'import { AzureADGuard } from "aadguard/pulumi";\nnew AzureADGuard("contoso", { all: "mandatory", "symmetric-key-credential": "advisory" });\n',
    });
    const modules = join(own.folder, "guard", "node_modules");
    mkdirSync(modules);
    symlinkSync(root, join(modules, "aadguard"));
    for (const name of ["@pulumi", "@types", "typescript", "ts-node"]) symlinkSync(join(root, "node_modules", name), join(modules, name));
    const { output, policies } = own.run("preview", ["--policy-pack", "guard"]);
    expect(output).toContain("contoso@v1.0.0");
    expect(brief(policies)).toEqual([
      "advisory symmetric-key-credential ApplicationCertificate: web-key",
      "mandatory web-redirect-without-credential Application: web",
    ]);

    own.write({
      "guard/index.ts":
        'import { AzureADGuard } from "aadguard/pulumi";\nnew AzureADGuard("contoso", { "symetric-key-credential": "advisory" });\n',
    });
    const mistyped = own.run("preview", ["--policy-pack", "guard"]);
    expect(mistyped.status).not.toBe(0);
    expect(mistyped.output).toMatch(/symetric-key-credential.*does not exist|may only specify known properties/s);
  });
});
