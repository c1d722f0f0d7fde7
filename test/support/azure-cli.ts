import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../cli/run";

const { status, stdout } = spawnSync(process.execPath, [join(root, "scripts", "tools.mjs"), "azure-cli"], { encoding: "utf8" });

/** Whether the pinned Azure CLI is there. */
export const hasAzureCli = status === 0;

/** The Python that has it: `python -m azure.cli`. */
export const python = stdout.trim();

/** `azureProfile.json` as `az login` leaves it behind. */
export function profileOf(tenantId: string): unknown {
  const account = {
    id: tenantId,
    name: "N/A(tenant level account)",
    state: "Enabled",
    user: { name: "systemAssignedIdentity", type: "servicePrincipal", assignedIdentityInfo: "MSI" },
    isDefault: true,
    tenantId,
    environmentName: "AzureCloud",
    homeTenantId: tenantId,
    managedByTenants: [],
  };
  return { installationId: tenantId, subscriptions: [account] };
}
