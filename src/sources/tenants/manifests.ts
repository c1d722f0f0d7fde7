import { type CloudName, isCloudName } from "../../model/clouds";
import type { Collection, Refused } from "../../model/collection";
import type { Declaration, DeclarationKind } from "../../model/declarations";
import type { Diagnostic } from "../../model/diagnostic";
import { type ExportedCollection, type ExportManifest, exportManifestName } from "../../model/export-manifest";
import { below } from "../files/display";

/** What the collections of `export.json` contain. Federated credentials stand in their applications. */
const kinds: Readonly<Record<string, DeclarationKind>> = {
  applications: "application",
  federatedIdentityCredentials: "federatedIdentityCredential",
  servicePrincipals: "servicePrincipal",
  oauth2PermissionGrants: "oauth2PermissionGrant",
  appRoleAssignments: "appRoleAssignment",
  authorizationPolicy: "authorizationPolicy",
  permissionGrantPolicies: "permissionGrantPolicy",
  delegatedPermissionClassifications: "delegatedPermissionClassification",
  claimsMappingPolicies: "claimsMappingPolicy",
};

/** What is known of the tenants and the exports that files belong to. */
export interface TenantsOfPaths {
  of(path: string): string;
  rootOf(path: string): string;
}

export interface ManifestSays {
  readonly collections: Collection[];
  readonly refused: Refused[];
  /** Of each file `export.json`, the cloud that it names. */
  readonly clouds: (readonly [string, CloudName])[];
  readonly diagnostics: Diagnostic[];
}

/** What `export.json` says about the files next to it: what is all there, what was refused, and what does not fit. */
export function whatManifestsSay(
  manifests: ReadonlyMap<string, ExportManifest>,
  declarations: readonly Declaration[],
  tenants: TenantsOfPaths,
  cwd: string,
): ManifestSays {
  const says: ManifestSays = { collections: [], refused: [], clouds: [], diagnostics: [] };
  if (manifests.size === 0) return says;
  const counts = countsIn(declarations, manifests, tenants);
  for (const [root, manifest] of manifests) {
    const path = below(root, exportManifestName, cwd);
    if (isCloudName(manifest.cloud)) says.clouds.push([path, manifest.cloud]);
    const count = (kind: DeclarationKind): number => counts.get(root)?.get(kind) ?? 0;
    const incomplete = (message: string): void => void says.diagnostics.push({ kind: "incomplete", path, message });
    const add = (kind: DeclarationKind, complete: boolean): void =>
      void says.collections.push({ kind, tenant: tenants.of(path), path, count: count(kind), complete, isVouched: true });
    if (manifest.finishedAt === null) {
      incomplete("This export did not come to its end: nothing of it is taken as complete. Export again.");
      for (const kind of Object.values(kinds)) add(kind, false);
      continue;
    }
    for (const [name, kind] of Object.entries(kinds)) {
      const said = manifest.collections[name];
      if (!said) continue;
      if (said.status === "refused") {
        if (said.permission !== null) says.refused.push({ kind, tenant: tenants.of(path), permission: said.permission });
        incomplete(refusal(name, said));
      } else if (said.status === "failed")
        incomplete(`${name} could not be exported (${said.problem ?? "no reason given"}). Export again.`);
      if (kind === "federatedIdentityCredential") continue;
      const here = count(kind);
      if (here !== said.count) incomplete(misfit(name, said.count, here));
      if (said.status === "complete") add(kind, here >= said.count);
      else if (here > 0) add(kind, false);
    }
  }
  return says;
}

function refusal(name: string, { permission }: ExportedCollection): string {
  const ask = permission === null ? "Ask for the permission" : `Ask for the Microsoft Graph permission ${permission}`;
  return `The export was refused ${name}: what rests on it stays undetermined. ${ask}, and export again.`;
}

function misfit(name: string, said: number, here: number): string {
  const why = here < said ? "some are missing, and it is taken as not complete" : "some are of another export";
  return `This export's ${name} do not fit: ${said} were exported, and ${here} are here; ${why}. Export again.`;
}

type Counts = ReadonlyMap<string, ReadonlyMap<DeclarationKind, number>>;

function countsIn(declarations: readonly Declaration[], manifests: ReadonlyMap<string, ExportManifest>, tenants: TenantsOfPaths): Counts {
  const counts = new Map<string, Map<DeclarationKind, number>>([...manifests.keys()].map((root) => [root, new Map()]));
  for (const { kind, source } of declarations) {
    const ofRoot = counts.get(tenants.rootOf(source.path));
    ofRoot?.set(kind, (ofRoot.get(kind) ?? 0) + 1);
  }
  return counts;
}
