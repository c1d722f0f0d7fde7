import { isUnknown } from "../../model/unknown";
import type { BodyKind } from "../bodies/bodies";
import { isObject, type RawObject } from "../fields/notes";
import { pointerOf } from "../json/pointer";
import type { Scope } from "./scope";
import { entriesOf, kindOf } from "./template";

/** A declaration of a template, with its expressions evaluated as far as that goes. */
export interface BicepResource {
  /** Its symbolic name, after those of the deployments around it: `identity/app[0]`. */
  readonly address: string;
  readonly kind: BodyKind;
  readonly properties: RawObject;
  /** Pointer to its properties. */
  readonly pointer: string;
  /** It refers to what exists, and declares nothing. */
  readonly isExisting: boolean;
  /** Whether it is deployed depends on what cannot be seen. */
  readonly isConditional: boolean;
}

/** The declarations of a template and of the deployments in it. */
export function resourcesOf(scope: Scope, pointer: string): BicepResource[] {
  return entriesOf(scope.template).flatMap(({ symbol, resource, at }) => {
    const place = pointer + pointerOf(at);
    const condition = resource["condition"] === undefined ? true : scope.value(resource["condition"]);
    if (condition === false) return [];
    const inside = scope.inside(symbol, resource);
    if (inside) return resourcesOf(inside, `${place}/properties/template`);
    const kind = kindOf(resource["type"]);
    if (kind === undefined) return [];
    return copiesOf(scope, symbol, resource).map(([name, index]): BicepResource => {
      const value = scope.value(resource["properties"] ?? {}, index);
      return {
        address: `${scope.prefix}${name}`,
        kind,
        properties: isObject(value) && !isUnknown(value) ? value : {},
        pointer: `${place}/properties`,
        isExisting: resource["existing"] === true,
        isConditional: condition !== true,
      };
    });
  });
}

/** The instances of a copy loop: all of them where their number is known, else one that stands for all. */
function copiesOf(scope: Scope, symbol: string, resource: RawObject): [name: string, index: number | string | undefined][] {
  const { copy } = resource;
  if (!isObject(copy)) return [[symbol, undefined]];
  const count = scope.value(copy["count"]);
  if (typeof count === "number") return Array.from({ length: Math.min(count, 10_000) }, (_, n) => [`${symbol}[${n}]`, n]);
  return [[`${symbol}[*]`, "*"]];
}
