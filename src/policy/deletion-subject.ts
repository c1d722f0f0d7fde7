import { isMicrosofts } from "../entra/microsoft";
import type { ServicePrincipalDeletion } from "../model/declarations";
import type { Projection } from "./projection";
import type { DeletionSubject } from "./subject";

export function deletionSubject(projection: Projection, deletion: ServicePrincipalDeletion, now: string): DeletionSubject {
  return {
    kind: "servicePrincipalDeletion",
    origin: deletion.origin,
    now,
    run: projection.run,
    deletion: { isAdopted: deletion.isAdopted },
    isMicrosofts: isMicrosofts(deletion),
  };
}
