import type { DelegatedPermissionGrant } from "../model/declarations";
import { signInScopes } from "../entra/sign-in";
import { isKnown, isUnknown, known, type Field } from "../model/unknown";
import type { Exposure, Standing } from "../directory/exposure";
import { ofApi, resourceOfPrincipal } from "./facts";
import { grantFields } from "./own-fields";
import type { Projection } from "./projection";
import type { GrantSubject, UnknownFact } from "./subject";

export function grantSubject(projection: Projection, grant: DelegatedPermissionGrant, now: string): GrantSubject {
  const { links } = projection.directory;
  const client = links.clientOfGrant(grant);
  const principal = links.resourceOfGrant(grant);
  const exposure = exposureFor(projection, grant);
  const twin = projection.twins.ofGrant(grant);
  return {
    kind: "oauth2PermissionGrant",
    origin: grant.origin,
    now,
    run: projection.run,
    grant: grantFields(grant),
    client: client ? projection.neighbour(client) : null,
    resource: principal ? projection.neighbour(principal) : null,
    twin,
    isDeclaredOnce: twin === undefined,
    mixedUpIds: projection.mixedUpIds.of(grant),
    scopes: (known(grant.scope) ?? []).map((value) => standingOf(value, exposure)),
    scopesAreEnabled: areEnabled(grant, exposure),
    tableDate: exposure?.tableDate,
  };
}

/** Whether a grant's scopes are seen, and the API has them all. */
export function scopesAreEnabled(projection: Projection, grant: DelegatedPermissionGrant): boolean {
  return areEnabled(grant, exposureFor(projection, grant));
}

function areEnabled({ scope }: DelegatedPermissionGrant, exposure: Exposure | undefined): boolean {
  return isKnown(scope) && scope.every((value) => standingOf(value, exposure) === "enabled");
}

function exposureFor(projection: Projection, grant: DelegatedPermissionGrant): Exposure | undefined {
  const { directory } = projection;
  const principal = directory.links.resourceOfGrant(grant);
  return principal && projection.exposure(resourceOfPrincipal(directory, principal));
}

/** What a scope that a grant names is on its API. */
function standingOf(value: Field<string>, exposure: Exposure | undefined): Standing | UnknownFact {
  if (!isKnown(value)) return { $unknown: isUnknown(value) ? value.$unknown : "absent" };
  if (signInScopes.has(value.toLowerCase())) return "enabled";
  return exposure ? ofApi(exposure.scopeByValue(value), "oauth2PermissionScopes") : { $unknown: "not-in-run", field: "resourceId" };
}
