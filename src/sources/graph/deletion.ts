import type { ServicePrincipalDeletion } from "../../model/declarations";
import { scalar } from "../fields/field";
import type { Notes, RawObject } from "../fields/notes";
import { flag } from "../fields/values";
import type { Identity } from "./identity";
import { servicePrincipalFields } from "./service-principal";

const { id, appId, displayName, appOwnerOrganizationId } = servicePrincipalFields;

export const deletionFields = { id, appId, displayName, appOwnerOrganizationId, isAdopted: scalar(flag, ["isAdopted"]) };

/** A service principal that a deployment is about to delete: of our own documents, as Microsoft Graph has no word for it. */
export function readDeletion(raw: RawObject, identity: Identity, notes: Notes): ServicePrincipalDeletion {
  const fields = deletionFields;
  return {
    kind: "servicePrincipalDeletion",
    ...identity,
    id: fields.id.read(raw, notes),
    appId: fields.appId.read(raw, notes),
    displayName: fields.displayName.read(raw, notes),
    appOwnerOrganizationId: fields.appOwnerOrganizationId.read(raw, notes),
    isAdopted: fields.isAdopted.read(raw, notes),
  };
}
