import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithEngine } from "./engine";
import { brief, byPolicy } from "./policy-lines";
import { Project } from "./project";
import { root } from "./setup.cjs";

/** What the faulty program's first preview tells. */
const faults = [
  "advisory all-credentials-expired Application: orders-web",
  "mandatory client-without-service-principal Application: nightly-export",
  "mandatory delegated-client-of-app-only-resource Application: orders-web",
  "mandatory disabled-service-principal ServicePrincipal: orders-api",
  "mandatory grant-of-unknown-scope ServicePrincipalDelegatedPermissionGrant: orders-web-consent",
  "mandatory malformed-client-id Application: nightly-export",
  "mandatory resource-without-delegated-scopes Application: orders-api",
  "mandatory resource-without-service-principal ApplicationApiAccess: orders-web-invoices",
  "mandatory symmetric-key-credential ApplicationCertificate: nightly-export-key",
  "mandatory wrong-permission-type Application: orders-web",
];
/** What it tells once it is deployed: rules that need values which no preview knows. */
const faultsOfValues = [
  // Until then the service principal counts as that of the application that its client id was made from.
  "mandatory client-without-service-principal Application: reports",
  "mandatory service-principal-of-object-id ServicePrincipal: reports",
];
const unknownPermission = "advisory undetermined Stack: aadguard-example-dev";

/** The lines that docs/pulumi.md shows of this preview. */
function documented(): string[] {
  const [, block = ""] =
    /<!-- output of the policy pack on the faulty example -->\s+```text\n(.*?)```/s.exec(
      readFileSync(join(root, "docs", "pulumi.md"), "utf8"),
    ) ?? [];
  const lines = block.split("\n").filter((line) => line.trim() && line !== "…");
  expect(lines.length).toBeGreaterThan(5);
  return lines;
}

describeWithEngine("the faulty program, under the real engine", () => {
  const project = (): Project => new Project().choose("faulty");

  test("is rejected by `pulumi preview --policy-pack .`, each fault with its rule, resource and level", () => {
    const { status, policies, output } = project().preview();
    expect(brief(policies)).toEqual([...faults, unknownPermission].sort(byPolicy));
    expect(status).not.toBe(0);
    expect(output).not.toContain("can't run policy");
    const certificate = policies.find(({ policy }) => policy === "symmetric-key-credential");
    for (const line of documented()) expect(output).toContain(line);
    expect(certificate?.message).toMatch(/Nightly export has the symmetric key.*\n.*Property: type\n.*Remedy: .*certificate/s);
  });

  test("is stopped by `pulumi up --skip-preview` before the faulty resource is made", () => {
    const stopped = project();
    const { status, policies } = stopped.up("--skip-preview", "--policy-pack", ".");
    expect(status).not.toBe(0);
    const blocked = brief(policies).filter((line) => line.startsWith("mandatory"));
    expect(blocked.length).toBeGreaterThan(0);
    for (const line of blocked) expect(line).toMatch(/symmetric-key-credential|malformed-client-id/);
    expect(stopped.export()).not.toMatch(/::nightly-export(-key)?"/);
  });

  test("once deployed without the pack, its preview tells the same, and what was unknown is decided", () => {
    const deployed = project();
    expect(deployed.up("--skip-preview").status).toBe(0);
    const all = [...faults, ...faultsOfValues].sort(byPolicy);
    expect(brief(deployed.preview().policies)).toEqual(all);
    const analyzed = deployed.export();
    deployed.write({ "state.json": analyzed });
    const { status, policies } = deployed.pulumi(["policy", "analyze", "--file", "state.json", "--policy-pack", ".", "--color", "never"]);
    expect(brief(policies)).toEqual(all);
    expect(status).not.toBe(0);
  });
});

describeWithEngine("the corrected program, under the real engine", () => {
  test("passes: one advisory line at first for what is not known yet, none once it is deployed", () => {
    const project = new Project().choose("corrected");
    const first = project.preview();
    expect(brief(first.policies)).toEqual([unknownPermission]);
    expect(first.policies[0]?.message).toMatch(/1 resource with values that cannot be seen yet: \d+ rules wait for them\. .*aadguard scan/);
    expect(first.status).toBe(0);

    const up = project.up("--policy-pack", ".");
    expect(up.status).toBe(0);
    expect(brief(up.policies)).toEqual([unknownPermission]);

    const second = project.preview();
    expect(second.policies).toEqual([]);
    expect(second.status).toBe(0);
  });

  test("an update that breaks it is rejected", () => {
    const project = new Project().choose("corrected");
    expect(project.up("--skip-preview", "--policy-pack", ".").status).toBe(0);
    project.choose("faulty");
    const { status, policies } = project.preview();
    // Ids are known now, so that the rules that need values speak as well.
    expect(brief(policies)).toEqual([...faults, ...faultsOfValues].sort(byPolicy));
    expect(status).not.toBe(0);
  });
});
