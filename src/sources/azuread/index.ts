import type { Collection } from "../../model/collection";
import type { Application, Declaration, ServicePrincipal } from "../../model/declarations";
import { draftApplication } from "./application";
import { deletionsOf } from "./deletion";
import { Draft } from "./draft";
import { finishApplication, finishOutside, finishServicePrincipal, isFromTemplate, type Finish } from "./finish";
import { assignment, grant } from "./grants";
import { isApplication, Links } from "./links";
import { addParts } from "./parts";
import { withRandomIds } from "./random-ids";
import { azureAdType, type Provider, type PulumiResource } from "./resource";
import { draftServicePrincipal } from "./service-principal";
import { tenantsOf } from "./tenants";
import { at, text } from "./values";

export interface AdaptOptions {
  /** The stack: each forms a directory of its own. */
  readonly stack: string;
  /** The resource stands alone (as a policy for one resource sees it): what others of its stack add to it is unknown. */
  readonly alone?: boolean;
  /** Resources of the stack are missing: what they add to an object that is not made in this very run is unknown. */
  readonly partial?: boolean;
  /** Resources as they were, which this run deletes or replaces. */
  readonly deleted?: readonly PulumiResource[];
  /** Names, as of `nameOfValue`, of unknown ids of what others than azuread make. */
  readonly others?: ReadonlySet<string>;
}

export interface Adapted {
  readonly declarations: Declaration[];
  readonly collections: Collection[];
  /** What cannot be told, for diagnostics. */
  readonly gaps: readonly string[];
  /** What is added to an application or service principal that none of the resources is. */
  readonly outside: readonly Declaration[];
  /** The directory of what a provider makes. */
  tenantOf(provider: Provider | undefined): string;
}

/** The resources of one stack as declarations: what several resources say about one application becomes one declaration. */
export function adapt(
  given: readonly PulumiResource[],
  { stack, alone = false, partial = false, deleted = [], others }: AdaptOptions,
): Adapted {
  const resources = withRandomIds(given);
  const links = new Links(resources, others);
  const tenants = tenantsOf(resources, stack);
  const finish: Finish = { links, alone, partial, tenantOf: tenants.of };
  const ofType = (type: string): PulumiResource[] => resources.filter((resource) => azureAdType(resource.type) === type);

  const applications = new Map(resources.filter(isApplication).map((resource) => [resource.urn, draftApplication(resource, links)]));
  const servicePrincipals = new Map(ofType("ServicePrincipal").map((resource) => [resource.urn, draftServicePrincipal(resource)]));
  addImpliedPrincipals(applications, servicePrincipals, links);
  const outside = addParts(resources, { applications, servicePrincipals }, links);

  const added = outside.map(({ kind, draft }) => finishOutside(kind, draft, finish));
  const declarations: Declaration[] = [
    ...[...applications.values()].map((draft): Application => finishApplication(draft, finish)),
    ...[...servicePrincipals.values()].map((draft): ServicePrincipal => finishServicePrincipal(draft, finish)),
    ...added,
    ...ofType("ServicePrincipalDelegatedPermissionGrant").map((resource) => grant(resource, links, tenants.of(resource))),
    ...ofType("AppRoleAssignment").map((resource) => assignment(resource, links, tenants.of(resource))),
    ...deleted.flatMap((resource) => deletionsOf(resource, tenants.of(resource))),
  ];
  const { collections, gaps } = tenants;
  return { declarations, collections, gaps, outside: added, tenantOf: (provider) => tenants.of({ provider }) };
}

/** An application made from a template comes with its service principal, unless the stack declares that (`useExisting`) itself. */
function addImpliedPrincipals(applications: ReadonlyMap<string, Draft>, principals: Map<string, Draft>, links: Links): void {
  const declared = new Set([...principals.values()].flatMap(({ main }) => links.applicationOf(main)?.urn ?? []));
  for (const [urn, { main }] of applications) {
    if (!isFromTemplate(main) || declared.has(urn)) continue;
    const implied = new Draft(main);
    const id = text(at(main.props, ["servicePrincipalObjectId"]));
    implied.set("id", id, { resource: main, property: ["servicePrincipalObjectId"] });
    principals.set(urn, implied);
  }
}
