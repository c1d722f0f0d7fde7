import type { Flow } from "../config/config";
import type { Directory } from "../directory";
import { microsoftGraphAppId } from "../entra/microsoft";
import { exposureOf } from "../directory/exposure";
import type { Application, Declaration } from "../model/declarations";
import { known, knownElements } from "../model/unknown";
import { hasOAuthRedirect } from "../entra/client";
import { isOtherKind, kindOf } from "../entra/kind";
import { resolveAppId } from "../policy/facts";
import type { DeclaredUse } from "../policy/subject";
import { everyFlow } from "./flows";
import { findResource, partyOf } from "./parties";
import type { Party } from "./request";

/**
 * The flows that a client may use, in order of likelihood: those that were declared, else what its registration looks like. A
 * guess, made only to try the causes of an error.
 */
export function plausibleFlows(client: Party, directory: Directory, useOf: (declaration: Declaration) => DeclaredUse | undefined): Flow[] {
  const { application } = client;
  const declared = declaredFlows(client, useOf);
  if (declared.length > 0) return declared;
  if (!application) return ["authorizationCode"];
  const signs: readonly [Flow, boolean][] = [
    ["authorizationCode", hasOAuthRedirect(application, !isOtherKind(kindOf(application, client.servicePrincipal, useOf(application)?.kind)))],
    ["deviceCode", known(application.isFallbackPublicClient) === true],
    ["ropc", known(application.isFallbackPublicClient) === true],
    ["onBehalfOf", isMiddleTier(client, directory)],
    ["clientCredentials", asksFor(application, "role")],
  ];
  return signs.filter(([, fits]) => fits).map(([flow]) => flow);
}

/** In the order of `aadguard.yaml`'s documentation; none where nothing is declared. */
export function declaredFlows({ application }: Party, useOf: (declaration: Declaration) => DeclaredUse | undefined): Flow[] {
  const declared = (application && useOf(application)?.flows) ?? [];
  return everyFlow.filter((flow) => declared.includes(flow));
}

/** It exposes scopes, and asks for those of others. */
function isMiddleTier({ appId, application, servicePrincipal }: Party, { links }: Directory): boolean {
  if (!application || !asksFor(application, "scope")) return false;
  const { enabledScopes } = exposureOf({ appId, application, servicePrincipal: servicePrincipal ?? links.principalOf(application) }, appId);
  return typeof enabledScopes === "number" && enabledScopes > 0;
}

export function asksFor({ requiredResourceAccess }: Application, type: string): boolean {
  return knownElements(requiredResourceAccess).some((entry) =>
    knownElements(entry.resourceAccess).some((access) => known(access.type)?.toLowerCase() === type),
  );
}

/** The resources that a client lists or holds grants for; Microsoft Graph where there is none. */
export function plausibleResources({ application, servicePrincipal }: Party, directory: Directory): Party[] {
  const { links } = directory;
  const parties = new Map<unknown, Party>();
  const add = (party: Party): void => void parties.set(party.appId ?? party.application ?? party.asked, party);
  for (const { resourceAppId, reference } of knownElements(application?.requiredResourceAccess)) {
    const written = known(resourceAppId);
    const appId = written ? resolveAppId(written) : undefined;
    const target = links.resource(appId, reference);
    const holder = target?.application ?? target?.servicePrincipal;
    if (holder) add(partyOf(appId ?? written ?? holder.key ?? "", holder, directory));
    else if (appId !== undefined) add(findResource(appId, directory));
    else if (written)
      add({ asked: written, by: "id", displayName: written, appId: undefined, application: undefined, servicePrincipal: undefined });
  }
  for (const grant of servicePrincipal ? links.grantsTo(servicePrincipal) : []) {
    const holder = links.resourceOfGrant(grant);
    if (holder) add(partyOf(known(holder.appId) ?? "", holder, directory));
  }
  return parties.size > 0 ? [...parties.values()] : [findResource(microsoftGraphAppId, directory)];
}
