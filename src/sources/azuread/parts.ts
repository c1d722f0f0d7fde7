import { nameOfValue, unknown } from "../../model/unknown";
import { applicationParts } from "./application-parts";
import { credentialParts } from "./credentials";
import { Draft } from "./draft";
import { isApplication, isServicePrincipal, type Links } from "./links";
import type { Part } from "./part";
import { azureAdType, type PulumiResource } from "./resource";
import { at } from "./values";

const parts: Readonly<Record<string, Part>> = { ...applicationParts, ...credentialParts };

export interface Wholes {
  readonly applications: ReadonlyMap<string, Draft>;
  readonly servicePrincipals: ReadonlyMap<string, Draft>;
}

/** What small resources declare of an application or a service principal that the stack does not hold. */
export interface Outside {
  readonly kind: "application" | "servicePrincipal";
  readonly draft: Draft;
}

/** Adds every small resource to its whole; what belongs to none of the stack's is handed back. */
export function addParts(resources: readonly PulumiResource[], wholes: Wholes, links: Links): Outside[] {
  const outside = new Map<string, Outside>();
  for (const resource of resources) {
    const part = parts[azureAdType(resource.type) ?? ""];
    if (!part) continue;
    const ofApplication = part.owner === "applicationId";
    const held = ofApplication ? wholes.applications : wholes.servicePrincipals;
    const owner = links.owner(resource, ownerProperty(part, resource), ofApplication ? isApplication : isServicePrincipal);
    const whole = "resource" in owner ? held.get(owner.resource.urn) : undefined;
    if (whole) {
      part.add(whole, resource, links);
      continue;
    }
    if ("candidates" in owner) for (const candidate of owner.candidates) openFor(held.get(candidate.urn), part);
    const id = "objectId" in owner ? owner.objectId : undefined;
    const name = `${part.owner} ${nameOfValue(id) ?? resource.urn}`;
    const stranger = outside.get(name) ?? { kind: ofApplication ? "application" : "servicePrincipal", draft: new Draft(resource) };
    outside.set(name, stranger);
    stranger.draft.set("id", id ?? unknown("computed"), { resource, property: [part.owner] });
    part.add(stranger.draft, resource, links);
  }
  return [...outside.values()];
}

/** `applicationObjectId` and `servicePrincipalObjectId` before azuread 5. */
function ownerProperty(part: Part, resource: PulumiResource): string {
  const older = part.owner.replace("Id", "ObjectId");
  return at(resource.props, [part.owner]) === undefined && at(resource.props, [older]) !== undefined ? older : part.owner;
}

function openFor(whole: Draft | undefined, part: Part): void {
  for (const field of part.lists ?? []) whole?.open(field, true);
  for (const field of part.values ?? []) whole?.open(field, false);
}
