import { describeWithEngine } from "./engine";
import { brief } from "./policy-lines";
import { Project } from "./project";

const imports = 'import * as pulumi from "@pulumi/pulumi";\nimport * as azuread from "@pulumi/azuread";\n';
const project = (program: string, files: Record<string, string> = {}): Project =>
  new Project({ "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: program/index.ts\n", "program/index.ts": imports + program, ...files });

/** What a program says of the tenant around it: a stack knows itself only. */
describeWithEngine("a stack knows itself, not the tenant", () => {
  test("what the program imports may have its service principal: advice, before and after it is imported", () => {
    const importing = project(`
      const web = new azuread.Application("web", { displayName: "Made by hand", identifierUris: ["api://by-hand"] },
        { import: "/applications/0b6f0c1e-4a51-4f0d-9d1e-3c5a7b9d1f02" });
      new azuread.ApplicationPassword("web-secret", { applicationId: web.id });
    `);
    for (const { status, policies } of [importing.preview(), importing.up("--policy-pack", "."), importing.preview()]) {
      expect(new Set(brief(policies))).toEqual(new Set(["advisory advice Application: web"]));
      expect(policies.map(({ message }) => message).join()).toMatch(
        /warning\[client-without-service-principal\]: Made by hand is a client that existed before this stack/,
      );
      expect(status).toBe(0);
    }
  });

  test("a service principal that is made inside `apply` is not shown at first: the violation names that, and the way out", () => {
    const inside = project(`
      const web = new azuread.Application("web", { displayName: "Web", web: { redirectUris: ["https://web.contoso.com/cb"] }, requiredResourceAccesses: [
        { resourceAppId: "00000003-0000-0000-c000-000000000000", resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }] },
      ] });
      web.clientId.apply((clientId) => { new azuread.ServicePrincipal("web", { clientId }); });
      new azuread.ApplicationPassword("web-secret", { applicationId: web.id });
    `);
    const first = inside.preview();
    expect(brief(first.policies)).toEqual(["mandatory client-without-service-principal Application: web"]);
    expect(first.policies[0]?.message).toMatch(/Web is a client, but this stack declares no service principal for it/);
    expect(first.policies[0]?.message).toMatch(/inside `apply`, a first preview does not show it: create it outside of `apply`/);
    inside.up("--skip-preview");
    expect(inside.preview().policies).toEqual([]);
  });

  test("another stack may declare it where `stacks` says that they belong together", () => {
    const alone = project('new azuread.Application("job", { displayName: "Job", password: { displayName: "p" } });', {
      "aadguard.yaml": "stacks: [contoso/platform/*]\n",
    });
    const { status, policies } = alone.preview();
    expect(brief(policies)).toEqual(["advisory advice Application: job"]);
    expect(policies[0]?.message).toMatch(/this stack declares no service principal for it\. Another stack may/);
    expect(status).toBe(0);
  });
});
