import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Finding } from "../../src/findings/result";

const root = resolve(__dirname, "../..");

interface Planted {
  readonly applications: number;
  readonly servicePrincipals: number;
  readonly faults: readonly { readonly rule: string; readonly appId: string }[];
}

/** Jest compiles tests to CommonJS, so the generator (an ES module) runs in a process of its own. */
function writeTenant(folder: string, applications: number): Planted {
  const script = `import { writeTenant } from ${JSON.stringify(join(root, "bench/tenant/tenant.mjs"))};
    console.log(JSON.stringify(writeTenant(${JSON.stringify(folder)}, ${applications}, 7)));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

/** Who a finding is about; a grant has no client id of its own. */
function clientIds({ subject, related }: Finding): string[] {
  return [subject, ...related].flatMap(({ appId }) => appId ?? []);
}

describe("the generated tenant", () => {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-bench-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("has about every tenth application faulty, and a scan finds each planted fault and no error anywhere else", () => {
    const planted = writeTenant(folder, 400);
    expect(planted.faults.length).toBeGreaterThan(20);
    expect(planted.faults.length).toBeLessThan(60);

    const args = [join(root, "dist/cli/main.js"), "scan", folder, "--format", "json", "--now", "2026-01-01T00:00:00Z"];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
    expect(status).toBe(1);
    const result = JSON.parse(stdout);
    expect(result.summary).toMatchObject({ applications: 400, servicePrincipals: planted.servicePrincipals, unreadable: 0 });

    const found = new Set(result.findings.flatMap((finding: Finding) => clientIds(finding).map((appId) => `${finding.ruleId} ${appId}`)));
    expect(planted.faults.map(({ rule, appId }) => `${rule} ${appId}`).filter((fault) => !found.has(fault))).toEqual([]);
    const faulty = new Set(planted.faults.map(({ appId }) => appId));
    const elsewhere = result.findings.filter(
      (finding: Finding) => finding.severity === "error" && !clientIds(finding).some((appId) => faulty.has(appId)),
    );
    expect(elsewhere).toEqual([]);
  });
});
