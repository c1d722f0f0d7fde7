import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "../cli/run";
import { hasAzureCli, profileOf, python } from "../support/azure-cli";
import { groupNeeding } from "../support/needs";
import { refusedReply } from "./fake-graph";
import { cleanUp, graphOf, newFolder } from "./run";
import { largeTenant, tenantId } from "./tenant";

const script = join(root, "examples", "export", "export-tenant.sh");

const generated = largeTenant(60);
afterEach(cleanUp);
afterAll(() => generated.remove());

/** An `az` on the path, signed in to the tenant as `az login` leaves it behind; with the line ends of Windows if asked. */
function azureCli(withCrLf: boolean): NodeJS.ProcessEnv {
  const folder = newFolder();
  const [bin, config] = [join(folder, "bin"), join(folder, "azure")];
  for (const each of [bin, config]) mkdirSync(each);
  const ends = withCrLf ? ` | sed 's/$/\\r/'` : "";
  writeFileSync(join(bin, "az"), `#!/usr/bin/env bash\nset -o pipefail\n"${python}" -m azure.cli "$@"${ends}\n`, { mode: 0o755 });
  writeFileSync(join(config, "azureProfile.json"), JSON.stringify(profileOf(tenantId)));
  return { AZURE_CONFIG_DIR: config, AZURE_CORE_COLLECT_TELEMETRY: "no", PATH: `${bin}${delimiter}${process.env.PATH}` };
}

function exported(url: string, cwd: string, env: NodeJS.ProcessEnv): Promise<{ exit: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn("bash", [script, "export", tenantId], { cwd, env: { ...process.env, ...env, GRAPH_URL: url, RETRY_SECONDS: "0" } });
    let stderr = "";
    child.stderr.on("data", (text) => (stderr += String(text)));
    child.on("close", (exit) => resolve({ exit, stderr }));
  });
}

const judged = (text: string): unknown => {
  const { findings, summary } = JSON.parse(text) as { findings: { fingerprint: string }[]; summary: Record<string, number> };
  return [findings.map(({ fingerprint }) => fingerprint).sort(), summary["applications"], summary["servicePrincipals"]];
};

groupNeeding("the Azure CLI: `npm run tools`, with Python", hasAzureCli)("the script for az, with the real Azure CLI", () => {
  test.each([
    ["", false],
    [" on Windows", true],
  ])("what it exports%s is judged as the tenant itself", async (_, withCrLf) => {
    const { url, cwd, scan, manifest } = await graphOf(generated);
    const { exit, stderr } = await exported(url, cwd, azureCli(withCrLf));
    expect({ exit, stderr: exit === 0 ? "" : stderr }).toEqual({ exit: 0, stderr: "" });
    expect(manifest()).toMatchObject({ tenantId, collections: { applications: { status: "complete", count: 60 } } });
    const [ofExport, ofTenant] = [await scan(["export", "--format", "json"]), await scan([generated.folder, "--format", "json"])];
    expect(judged(ofExport.stdout)).toEqual(judged(ofTenant.stdout));
  });

  test("a refused policy is recorded, and the rest is exported", async () => {
    const refused = ({ path }: { path: string }) => (path.startsWith("/policies/") ? refusedReply : undefined);
    const { url, cwd, manifest } = await graphOf(generated, refused);
    const { exit, stderr } = await exported(url, cwd, azureCli(false));
    expect(exit).toBe(1);
    expect(stderr).toContain("authorizationPolicy: refused; ask for the Microsoft Graph permission Policy.Read.All");
    expect(manifest()).toMatchObject({ collections: { authorizationPolicy: { status: "refused" }, applications: { status: "complete" } } });
  });
});
