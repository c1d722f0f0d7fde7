import type { RequiredResourceAccess, ResourceAccess } from "../../model/declarations";
import { isKnown, isOpenEnd, isUnknown, nameOfValue, type Field, type Unknown } from "../../model/unknown";
import type { Draft } from "./draft";
import { from, type Part } from "./part";
import type { PropertyPath, PulumiResource } from "./resource";
import { at, list, text } from "./values";

const field = "requiredResourceAccess";

/** A permission, and the property that names it. */
interface Asked {
  readonly access: ResourceAccess | Unknown;
  readonly property: PropertyPath;
}

/**
 * `ApplicationApiAccess`. After a refresh the application holds the same permissions itself: they are one, at the place
 * of the small resource.
 */
export const apiAccess: Part = {
  owner: "applicationId",
  lists: [field],
  add(draft, resource, links) {
    const { props } = resource;
    const resourceAppId = text(at(props, ["apiClientId"]));
    const reference = isUnknown(resourceAppId) ? links.client(resource, "apiClientId") : undefined;
    const asked = [...askedBy(props, "roleIds", "Role"), ...askedBy(props, "scopeIds", "Scope")];
    const entry: RequiredResourceAccess = {
      resourceAppId,
      resourceAccess: asked.map(({ access }) => access),
      ...(reference ? { reference } : {}),
    };
    const entries = draft.fields[field] as Field<Field<RequiredResourceAccess>[]>;
    const index = isKnown(entries) ? entries.findIndex((other) => isKnown(other) && isSameApi(other, entry)) : -1;
    const own = isKnown(entries) ? entries[index] : undefined;
    if (isKnown(own)) merge(draft, index, own, asked, resource);
    else {
      const words = from(resource, [], { resourceAppId: ["apiClientId"] });
      draft.append(field, entry, { ...words, translate: ([part, n]) => placeIn(part, asked[Number(n)]?.property ?? []) });
    }
  },
};

/** Adds to an entry for the same API what it does not ask for yet. */
function merge(draft: Draft, index: number, own: RequiredResourceAccess, asked: readonly Asked[], resource: PulumiResource): void {
  const { place } = resource;
  draft.note(field, resource);
  const accesses = isKnown(own.resourceAccess) ? [...own.resourceAccess] : [];
  const properties = new Map<number, PropertyPath>();
  for (const { access, property } of asked) {
    const twin = accesses.findIndex((other) => isKnown(other) && isKnown(access) && isSamePermission(other, access));
    properties.set(twin < 0 ? accesses.push(access) - 1 : twin, property);
  }
  draft.replace(field, index, { ...own, resourceAccess: accesses }, (before) => (rest) => {
    const property = placeIn(rest[0], properties.get(Number(rest[1])));
    return property ? place.locate(property) : rest[0] === "resourceAccess" ? before(rest) : place.locate(["apiClientId"]);
  });
}

/** `["resourceAccess", 2, "id"]` of an entry is an element of `roleIds` or of `scopeIds`. */
function placeIn(part: string | number | undefined, property: PropertyPath | undefined): PropertyPath | undefined {
  return part === "resourceAccess" ? property : undefined;
}

/** An unknown list is one permission that cannot be seen. */
function askedBy(props: PulumiResource["props"], property: string, type: "Role" | "Scope"): Asked[] {
  const value = at(props, [property]);
  if (isUnknown(value)) return [{ access: { id: value, type }, property: [property] }];
  const ids = list(value, text);
  if (!isKnown(ids)) return [];
  return ids.map((id, n) => ({ access: isOpenEnd(id) ? (id as Unknown) : { id, type }, property: [property, n] }));
}

/** With an unknown list an entry cannot be added to. */
function isSameApi(a: RequiredResourceAccess, b: RequiredResourceAccess): boolean {
  if (!isKnown(a.resourceAccess)) return false;
  if (a.reference !== undefined || b.reference !== undefined) return a.reference === b.reference;
  return isSame(a.resourceAppId, b.resourceAppId);
}

function isSamePermission(a: ResourceAccess, b: ResourceAccess): boolean {
  return isSame(a.id, b.id) && isSame(a.type, b.type);
}

function isSame(a: Field<string | null>, b: Field<string | null>): boolean {
  const name = nameOfValue(a);
  return name !== undefined && name === nameOfValue(b);
}
