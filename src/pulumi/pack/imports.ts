import { isApplication } from "../../sources/azuread/links";
import type { PulumiResource } from "../../sources/azuread/resource";
import { at, bareId } from "../../sources/azuread/values";
import { idsNamedIn } from "./program-text";

/** The resources, and of their applications which ones the program imports. `project`: the folder of its `Pulumi.yaml`. */
export function withImports(resources: readonly PulumiResource[], project: string | undefined): readonly PulumiResource[] {
  const existing = resources.filter((resource) => isApplication(resource) && !resource.imported);
  const ids = existing.flatMap(objectIdsOf);
  if (project === undefined || ids.length === 0) return resources;
  const named = idsNamedIn(project, ids);
  if (named.size === 0) return resources;
  const imported = new Set(existing.filter((resource) => objectIdsOf(resource).some((id) => named.has(id))));
  return resources.map((resource) => (imported.has(resource) ? { ...resource, imported: true } : resource));
}

/** None before it exists. */
function objectIdsOf({ props, id }: PulumiResource): string[] {
  const ids = [at(props, ["objectId"]), id && bareId(id)].filter((one): one is string => typeof one === "string" && one !== "");
  return [...new Set(ids)];
}
