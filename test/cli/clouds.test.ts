import { graph, graphId, ofGraph, readAll, tenant, userRead, type Json } from "../support/designs";
import { granted, idOf, one, scanEstate, server } from "../support/estate";
import { aadguardHere } from "../support/in-process";
import type { ScanResult } from "../../src/findings/result";
import { folderWith } from "./run";

/* What Microsoft Graph has in each cloud: its exported service principal decides, and the built-in table in the global cloud alone. */

const rule = "unknown-graph-permission";
const unheardOf = { id: "aaaaaaaa-1111-4222-8333-444444444444", type: "Scope" };
const mail = { id: "570282fd-fa5c-430d-a7fd-fc8dc98a9dca", type: "Scope" };
const named = (id: string, value: string, isEnabled = true): Json => ({ id, value, type: "User", isEnabled });

/** Microsoft Graph's principal with a list as long as a whole one. */
function whole(...scopes: Json[]): Json {
  const ids = Array.from({ length: 120 }, (_, index) => `bbbbbbbb-0000-4000-8000-${String(index).padStart(12, "0")}`);
  return {
    oauth2PermissionScopes: [...ids.map((id) => named(id, `Quay.${id}`)), named(userRead.id, "User.Read"), ...scopes],
    appRoles: ids.map((id) => ({ id, value: `Role.${id}`, allowedMemberTypes: ["Application"], isEnabled: true })),
  };
}

type Verdict = "silent" | "reported" | "undetermined";

function verdictIn({ findings, undetermined }: ScanResult): Verdict {
  if (findings.some(({ ruleId }) => ruleId === rule)) return "reported";
  return undetermined.some((one) => one.ruleId === rule && one.reason.includes("of this tenant's cloud")) ? "undetermined" : "silent";
}

/** Application's permissions, Microsoft Graph's principal, and the verdict in the global cloud and elsewhere. */
const inputs: [string, Json[], Json, Verdict, Verdict][] = [
  ["an id that the table does not have", [unheardOf], {}, "reported", "undetermined"],
  ["a permission of the table", [userRead, readAll], {}, "silent", "undetermined"],
  ["what every sign-in asks for", [userRead], {}, "silent", "silent"],
  ["a permission of the table that the principal lacks", [userRead, mail], whole(), "reported", "reported"],
  ["an id that the principal alone has", [userRead, unheardOf], whole(named(unheardOf.id, "New.Read")), "silent", "silent"],
  ["a permission that the principal has disabled", [mail], whole(named(mail.id, "Mail.Read", false)), "reported", "reported"],
];

describe.each(["global", "usgov", "dod", "china"])("an export that names the cloud %s", (cloud) => {
  test.each(inputs)("%s", async (_, permissions, principal, global, elsewhere) => {
    const estate = one({ ...server, ...ofGraph(...permissions) }, {}, { cloud, ...granted, graph: principal });
    expect(verdictIn(await scanEstate(estate))).toBe(cloud === "global" ? global : elsewhere);
  });
});

/** `az ad app list --all` and `az ad sp list --all`: arrays without a context. */
async function ofAzureCli(publisherDomain: string): Promise<Verdict> {
  const principal = { accountEnabled: true, servicePrincipalType: "Application", tags: [], keyCredentials: [], passwordCredentials: [] };
  const folder = folderWith({
    "apps.json": [
      {
        ...{ id: idOf("Quay", "b"), appId: idOf("Quay"), displayName: "Quay", signInAudience: "AzureADMyOrg", publisherDomain },
        ...{ ...server, ...ofGraph(unheardOf), identifierUris: [], api: {}, appRoles: [], keyCredentials: [] },
      },
    ],
    "sps.json": [
      { ...principal, id: idOf("Quay", "c"), appId: idOf("Quay"), displayName: "Quay", appOwnerOrganizationId: tenant },
      { ...principal, id: graphId, appId: graph, displayName: "Microsoft Graph" },
    ],
  });
  try {
    const { stdout } = await aadguardHere(["scan", ".", "--now", "2026-11-30T00:00:00Z", "--format", "json"], folder.path);
    return verdictIn(JSON.parse(stdout) as ScanResult);
  } finally {
    folder.remove();
  }
}

test.each<[string, Verdict]>([
  ["contoso.onmicrosoft.com", "reported"],
  ["contoso.com", "reported"],
  ["contoso.onmicrosoft.us", "undetermined"],
  ["Contoso.partner.onmschina.cn", "undetermined"],
  ["onmicrosoft.us.contoso.com", "reported"],
])("without a context, an application's domain %s tells the cloud", async (domain, verdict) => {
  expect(await ofAzureCli(domain)).toBe(verdict);
});
