import type { SeparateField } from "../../model/declarations";
import { isUnknown } from "../../model/unknown";
import type { Draft } from "./draft";
import { azureAdType, type PropertyPath, type PulumiResource, urnParts } from "./resource";
import { at } from "./values";

/** Where an application writes what small resources may write too. */
const inline: Readonly<Record<string, PropertyPath>> = {
  identifierUris: ["identifierUris"],
  webRedirectUris: ["web", "redirectUris"],
  spaRedirectUris: ["singlePageApplication", "redirectUris"],
  publicClientRedirectUris: ["publicClient", "redirectUris"],
  oauth2PermissionScopes: ["api", "oauth2PermissionScopes"],
  appRoles: ["appRoles"],
  requiredResourceAccess: ["requiredResourceAccesses"],
  knownClientApplications: ["api", "knownClientApplications"],
  isFallbackPublicClient: ["fallbackPublicClientEnabled"],
};

/**
 * Fields that an application writes while small resources write them too: each deployment of the one undoes the other. That it
 * takes away what the small ones added (`before`) tells the same of an application that leaves the field out.
 */
export function separateFields(draft: Draft): SeparateField[] | undefined {
  const { main } = draft;
  if (azureAdType(main.type) !== "Application") return undefined;
  const found = Object.entries(inline).flatMap(([field, path]): SeparateField[] => {
    const [part] = draft.partsOf(field);
    return part && (writes(main.written, path) || takesAway(main, path)) ? [{ field, by: nameOf(part) }] : [];
  });
  return found.length > 0 ? found : undefined;
}

function writes(props: unknown, path: PropertyPath): boolean {
  const value = at(props, path);
  return Array.isArray(value) ? value.length > 0 : value !== undefined && !isUnknown(value);
}

/** A list that it empties. */
function takesAway({ before, props }: PulumiResource, path: PropertyPath): boolean {
  const [was, is] = [at(before, path), at(props, path)];
  return Array.isArray(was) && was.length > 0 && (is === undefined || (Array.isArray(is) && is.length === 0));
}

/** A URN is as long as the message around it. */
function nameOf({ urn }: PulumiResource): string {
  if (!urn.startsWith("urn:pulumi:")) return urn;
  const { type, name } = urnParts(urn);
  return `${azureAdType(type) ?? type} ${JSON.stringify(name)}`;
}
