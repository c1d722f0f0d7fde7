import { shortened } from "../text/words";
import type { RequestFlow } from "./flows";
import type { Directory } from "../directory";
import { microsoftGraphAppId } from "../entra/microsoft";
import { exposureOf } from "../directory/exposure";
import type { Application, Declaration } from "../model/declarations";
import { known, knownElements } from "../model/unknown";
import { hasOAuthRedirect, holdsSome } from "../entra/client";
import { isOtherKind, kindOf } from "../entra/kind";
import { resolveAppId } from "../policy/facts";
import type { DeclaredUse } from "../policy/subject";
import { everyFlow } from "./flows";
import { resourceNamed, namedApplication } from "./named-application";
import type { NamedApplication } from "./request";

/**
 * The flows that a client may use, in order of likelihood: those that were declared, else what its registration looks like. A
 * guess, made only to try the causes of an error.
 */
export function likelyFlows(
  client: NamedApplication,
  directory: Directory,
  useOf: (declaration: Declaration) => DeclaredUse | undefined,
): RequestFlow[] {
  const { application } = client;
  const declared = declaredFlows(client, useOf);
  if (declared.length > 0) return declared;
  if (!application) return [isManagedIdentity(client) ? "managedIdentity" : "authorizationCode"];
  const kind = kindOf(application, client.servicePrincipal, useOf(application)?.kind);
  const signs: readonly [RequestFlow, boolean][] = [
    ["authorizationCode", hasOAuthRedirect(application, !isOtherKind(kind))],
    // Registrations of SAML have ID tokens switched on from the gallery, and no OAuth sign-in uses them.
    ["hybrid", !isOtherKind(kind) && known(application.enableIdTokenIssuance) === true && holdsSome(application.webRedirectUris)],
    ["implicit", known(application.enableAccessTokenIssuance) === true],
    ["saml", kind.kinds.includes("saml")],
    ["deviceCode", known(application.isFallbackPublicClient) === true],
    ["ropc", known(application.isFallbackPublicClient) === true],
    ["onBehalfOf", isMiddleTier(client, directory)],
    ["clientCredentials", asksFor(application, "role")],
    ["federated", holdsSome(application.federatedIdentityCredentials)],
  ];
  return signs.filter(([, fits]) => fits).map(([flow]) => flow);
}

function isManagedIdentity({ servicePrincipal }: NamedApplication): boolean {
  return known(servicePrincipal?.servicePrincipalType)?.toLowerCase() === "managedidentity";
}

/** In the order of `aadguard.yaml`'s documentation; none where nothing is declared. */
export function declaredFlows(
  { application }: NamedApplication,
  useOf: (declaration: Declaration) => DeclaredUse | undefined,
): RequestFlow[] {
  const declared = (application && useOf(application)?.flows) ?? [];
  return everyFlow.filter((flow) => declared.includes(flow));
}

/** It exposes scopes, and asks for those of others. */
function isMiddleTier({ appId, application, servicePrincipal }: NamedApplication, { links }: Directory): boolean {
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
export function likelyResources({ application, servicePrincipal }: NamedApplication, directory: Directory): NamedApplication[] {
  const { links } = directory;
  const found = new Map<unknown, NamedApplication>();
  const add = (named: NamedApplication): void => void found.set(named.appId ?? named.application ?? named.written, named);
  for (const { resourceAppId, reference } of knownElements(application?.requiredResourceAccess)) {
    const written = known(resourceAppId);
    const appId = written ? resolveAppId(written) : undefined;
    const target = links.resource(appId, reference);
    const holder = target?.application ?? target?.servicePrincipal;
    if (holder) add(namedApplication(appId ?? written ?? holder.key ?? "", holder, directory));
    else if (appId !== undefined) add(resourceNamed(appId, directory));
    else if (written)
      add({ written, by: "id", displayName: shortened(written), appId: undefined, application: undefined, servicePrincipal: undefined });
  }
  for (const grant of servicePrincipal ? links.grantsTo(servicePrincipal) : []) {
    const holder = links.resourceOfGrant(grant);
    if (holder) add(namedApplication(known(holder.appId) ?? "", holder, directory));
  }
  return found.size > 0 ? [...found.values()] : [resourceNamed(microsoftGraphAppId, directory)];
}
