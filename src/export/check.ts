import { isSuccess, objectsOf, textOf } from "./answer";
import { collectionNames, collections, type CollectionName, complete, type Result } from "./collections";
import { resultOf } from "./gather";
import { identify } from "./identify";
import { connect, type ConnectOptions } from "./run";

/** One collection, and whether it could be exported. */
export interface Checked {
  readonly name: CollectionName;
  readonly result: Result;
}

/** Asks for one object of each collection: what would be refused, without an export. */
export async function checkAccess(
  options: ConnectOptions,
): Promise<{ readonly tenantId: string | null; readonly checked: readonly Checked[] }> {
  const { client, keeper } = connect(options);
  const identified = await identify(client, await keeper.current(), options.tenant);
  const results = new Map<CollectionName, Result>([["organization", identified.result]]);
  const one = async (name: CollectionName, path: string): Promise<Readonly<Record<string, unknown>> | undefined> => {
    const answer = await client.get(path);
    results.set(name, isSuccess(answer) ? complete : resultOf(answer, collections[name].permission));
    return objectsOf(answer.body["value"])[0];
  };
  await Promise.all([
    one("authorizationPolicy", "/policies/authorizationPolicy"),
    one("permissionGrantPolicies", "/policies/permissionGrantPolicies"),
    one("claimsMappingPolicies", "/policies/claimsMappingPolicies"),
    one("applications", "/applications?$top=1"),
    one("federatedIdentityCredentials", "/applications?$top=1&$expand=federatedIdentityCredentials"),
    one("oauth2PermissionGrants", "/oauth2PermissionGrants?$top=1"),
    one("servicePrincipals", "/servicePrincipals?$top=1").then(async (principal) => {
      const id = textOf(principal?.["id"]);
      const rest = results.get("servicePrincipals") ?? complete;
      const relations = {
        appRoleAssignments: "appRoleAssignedTo",
        delegatedPermissionClassifications: "delegatedPermissionClassifications",
      };
      for (const [name, relation] of Object.entries(relations) as [CollectionName, string][]) {
        if (id === undefined) results.set(name, rest);
        else await one(name, `/servicePrincipals/${encodeURIComponent(id)}/${relation}`);
      }
    }),
  ]);
  return { tenantId: identified.tenantId, checked: collectionNames.map((name) => ({ name, result: results.get(name) ?? complete })) };
}
