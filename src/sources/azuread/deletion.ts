import type { ServicePrincipalDeletion } from "../../model/declarations";
import type { Source } from "../../model/place";
import { azureAdType, type PropertyPath, type PulumiResource } from "./resource";
import { at, bareId, flag, text } from "./values";

const words: Readonly<Record<string, PropertyPath>> = {
  id: ["objectId"],
  appId: ["clientId"],
  appOwnerOrganizationId: ["applicationTenantId"],
  isAdopted: ["useExisting"],
};

/** Of a resource as it was before its deletion: the adopted service principal that goes with it; nothing for what the code made itself. */
export function deletionsOf(resource: PulumiResource, tenant: string): ServicePrincipalDeletion[] {
  const { props, place, urn, id } = resource;
  const isAdopted = flag(at(props, ["useExisting"])) ?? false;
  if (azureAdType(resource.type) !== "ServicePrincipal" || isAdopted === false) return [];
  const source: Source = {
    path: place.path,
    locate: ([field, ...rest]) => place.locate(field === undefined ? [] : [...(words[field] ?? [field]), ...rest]),
  };
  return [
    {
      kind: "servicePrincipalDeletion",
      source,
      origin: "declared",
      tenant,
      key: urn,
      id: text(at(props, ["objectId"])) ?? (id === undefined ? undefined : bareId(id)),
      appId: text(at(props, ["clientId"]) ?? at(props, ["applicationId"])),
      displayName: text(at(props, ["displayName"])),
      appOwnerOrganizationId: text(at(props, ["applicationTenantId"])),
      isAdopted,
    },
  ];
}
