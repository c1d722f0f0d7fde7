import type { Exposure } from "../directory/exposure";
import { isKnown, known } from "../model/unknown";
import { exposureOfResource, listedEntries, preAuthorizedIds, valuesOf, type RequestedEntry } from "./requested-permissions";
import { grantsFor, scopesOf } from "./grants";
import type { Situation } from "./request";

/** How a client comes by a scope; `undetermined`: by what can be seen it does not, and something cannot be seen. */
export type ScopeBasis = "listed" | "granted" | "pre-authorised" | "neither" | "undetermined";

/** Whether the client lists a scope, or holds it already. */
export function basisOf(scope: string, situation: Situation): ScopeBasis {
  const exposure = exposureOfResource(situation);
  const name = scope.toLowerCase();
  if (listedEntries(situation).some(({ entry, isSure }) => isSure && valuesOf(entry, exposure).includes(name))) return "listed";
  if (grantsFor(situation).some((grant) => scopesOf(grant).some((value) => value.toLowerCase() === name))) return "granted";
  if (preAuthorizedNames(situation, exposure).includes(name)) return "pre-authorised";
  return isOpen(situation, exposure) ? "undetermined" : "neither";
}

/** As `basisOf`, for anything of the resource at all: what `/.default` comes down to. */
export function basisOfDefault(situation: Situation): ScopeBasis {
  const entries = listedEntries(situation);
  if (entries.some(({ isSure }) => isSure)) return "listed";
  if (grantsFor(situation).some((grant) => scopesOf(grant).length > 0)) return "granted";
  if (preAuthorizedNames(situation, exposureOfResource(situation)).length > 0) return "pre-authorised";
  return entries.length > 0 || isOpen(situation, undefined) ? "undetermined" : "neither";
}

function preAuthorizedNames({ request: { client, resource } }: Situation, exposure: Exposure): string[] {
  return preAuthorizedIds(client.appId, resource.application).flatMap((id) =>
    [id.toLowerCase(), exposure.valueOf(id)?.toLowerCase() ?? []].flat(),
  );
}

/** Something that could hold the scope cannot be seen: the list, an id in it, the grants, the API's pre-authorisations. */
function isOpen(situation: Situation, exposure: Exposure | undefined): boolean {
  const { directory, request } = situation;
  const { client, resource } = request;
  if (!client.application || !isKnown(client.application.requiredResourceAccess)) return true;
  if (listedEntries(situation).some(({ entry, isSure }) => !isSure || hasHiddenId(entry, exposure))) return true;
  if (!directory.facts.grants || (!client.servicePrincipal && directory.facts.servicePrincipals !== "complete")) return true;
  if (grantsFor(situation).some((grant) => !isKnown(grant.scope) || grant.scope.some((value) => !isKnown(value)))) return true;
  const api = resource.application;
  if (!api) return false;
  const entries = api.preAuthorizedApplications;
  return (
    !isKnown(entries) || (entries ?? []).some((entry) => !isKnown(entry) || !isKnown(entry.appId) || !isKnown(entry.delegatedPermissionIds))
  );
}

/** An id without a value that is known: it may be the scope that is looked for. */
function hasHiddenId(entry: RequestedEntry["entry"], exposure: Exposure | undefined): boolean {
  if (!isKnown(entry) || !isKnown(entry.resourceAccess)) return true;
  return (known(entry.resourceAccess) ?? []).some((access) => {
    if (!isKnown(access) || !isKnown(access.id)) return true;
    const standing = exposure?.scope(access.id ?? "");
    return typeof standing === "object" && exposure?.valueOf(access.id ?? "") === undefined;
  });
}
