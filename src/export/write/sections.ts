import { objectsOf, textOf } from "../answer";
import { collectionNames, type CollectionName, complete, type Result } from "../collections";
import type { Gathering } from "../gathering";
import type { Journal } from "../journal";
import { type Json, SortedObjects } from "./sorted";

/** One collection as it is written. */
export interface Section {
  readonly name: CollectionName;
  readonly result: Result;
  readonly objects: Iterable<Json>;
  readonly count: number;
}

/** Those with files of their own, in the order of `collectionNames`; federated credentials stand in their applications. */
export function sectionsOf(gathering: Gathering, organization: Json | undefined, identified: Result): Section[] {
  return collectionNames
    .filter((name) => name !== "federatedIdentityCredentials")
    .map((name) => {
      if (name === "organization") {
        const objects = organization ? [organization] : [];
        return { name, result: identified, objects, count: objects.length };
      }
      const sorted = sortedOf(gathering, name);
      return { name, result: gathering.results.get(name) ?? complete, objects: completed(gathering, name, sorted), count: sorted.count };
    });
}

function sortedOf(gathering: Gathering, name: CollectionName): SortedObjects {
  const { gone } = gathering;
  const isGone = (id: unknown): boolean => typeof id === "string" && gone.has(id);
  const keys: Partial<Record<CollectionName, (object: Json) => string | undefined>> = {
    servicePrincipals: ({ id }) => (isGone(id) ? undefined : textOf(id)),
    oauth2PermissionGrants: ({ id, clientId, resourceId }) => (isGone(clientId) || isGone(resourceId) ? undefined : textOf(id)),
    appRoleAssignments: ({ id, principalId, resourceId }) => (isGone(principalId) || isGone(resourceId) ? undefined : textOf(id)),
    delegatedPermissionClassifications: ({ id, servicePrincipalId }) => `${String(servicePrincipalId)}/${String(id)}`,
  };
  const journal = name === "applications" ? gathering.applications : gathering.journal(name);
  return new SortedObjects(journal, keys[name] ?? (({ id }) => textOf(id)));
}

/** With what was read apart from the objects and belongs into them. */
function completed(gathering: Gathering, name: CollectionName, objects: SortedObjects): Iterable<Json> {
  if (name === "claimsMappingPolicies" && gathering.results.get(name)?.status === "complete") {
    const assigned = grouped(gathering.journal("claimsMappingPolicyAssignments"), "policy");
    return mapped(objects, (policy) => {
      const ids = (assigned.get(String(policy["id"])) ?? [])
        .map(({ id }) => ({ id }))
        .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
      return { appliesTo: ids, ...policy };
    });
  }
  if (name === "applications" && gathering.results.get("federatedIdentityCredentials")?.status === "complete") {
    const apart = grouped(gathering.journal("federatedIdentityCredentials"), "id");
    if (apart.size === 0) return objects;
    return mapped(objects, (application) => {
      const federatedIdentityCredentials = apart.get(String(application["id"]))?.[0]?.["federatedIdentityCredentials"] ?? [];
      return { ...application, federatedIdentityCredentials };
    });
  }
  return objects;
}

function grouped(journal: Journal, field: string): ReadonlyMap<string, Json[]> {
  const groups = new Map<string, Json[]>();
  for (const object of journal.objects()) {
    const key = String(object[field]);
    groups.set(key, [...(groups.get(key) ?? []), object]);
  }
  return groups;
}

function* mapped(objects: Iterable<Json>, map: (object: Json) => Json): Generator<Json> {
  for (const object of objects) yield map(object);
}

/** How many federated credentials stand in an application. */
export function federatedIn(application: Json): number {
  return objectsOf(application["federatedIdentityCredentials"]).length;
}
