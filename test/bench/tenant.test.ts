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
function writeTenant(folder: string, applications: number, profile: string): Planted {
  const script = `import { writeTenant } from ${JSON.stringify(join(root, "bench/tenant/tenant.mjs"))};
    console.log(JSON.stringify(writeTenant(${JSON.stringify(folder)}, ${applications}, 7, "${profile}")));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

/** Who a finding is about; a grant has no client id of its own. */
function clientIds({ subject, related }: Finding): string[] {
  return [subject, ...related].flatMap(({ appId }) => appId ?? []);
}

describe.each([
  { profile: "tenth", atLeast: 20, atMost: 60, rules: 8 },
  { profile: "messy", atLeast: 340, atMost: 400, rules: 20 },
])("a generated tenant ($profile)", ({ profile, atLeast, atMost, rules }) => {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-bench-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("has its share of faulty applications, and a scan finds each planted fault and no error anywhere else", () => {
    const planted = writeTenant(folder, 400, profile);
    expect(planted.faults.length).toBeGreaterThan(atLeast);
    expect(planted.faults.length).toBeLessThan(atMost);
    expect(new Set(planted.faults.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(rules);

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
