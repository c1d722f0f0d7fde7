import { madeUp, openEnd, unknown, unknownAs, type Unknown } from "../../model/unknown";
import type { Expression } from "./configuration";
import { identityOf, isIdentified, permissionMaps } from "./identity";
import type { Instance } from "./instance";
import type { Scope } from "./modules";
import type { End, Meaning, Resolver } from "./resolver";

/** Attributes that hold an id of something, so that two of the same origin are equal: no text is made of others there. */
const idAttributes = /(?:^|_)(?:ids?|known_client_applications)$/;
/** Attributes that hold several texts. */
const lists = /(?:_ids|_uris|_urls|known_client_applications|audiences|owners|claim_values)$/;
/** Attributes of others that hold a single text. */
const single = /(?:^|_)(?:id|result|value|name|output|domain|url|uri|hex|rfc3339)$/;

/** What stands for an unknown value, and whose values it may be made of. */
export interface Marked {
  readonly value: unknown;
  /** Instances whose attributes it is made of. */
  readonly behind: readonly Instance[];
}

const plain: Marked = { value: unknown("computed"), behind: [] };

/** Says of unknown values what they are equal to, as far as the configuration tells. */
export class Markers {
  constructor(
    private readonly resolver: Resolver,
    private readonly scope: Scope,
  ) {}

  /** Of an attribute that the provider computes. */
  static own(instance: Instance, attribute: string): Unknown {
    return isIdentified(instance.type, attribute) ? unknownAs("computed", identityOf(instance, attribute)) : unknown("computed");
  }

  /** Of an attribute, or of one in a nested block, that is written down as this expression. */
  of(attribute: string, expression: Expression | undefined): Marked {
    if (!expression) return plain;
    const meaning = this.resolver.meaning(expression, this.scope);
    const behind = [...new Set(meaning.ends.map(({ instance }) => instance))];
    if (lists.test(attribute)) return { value: listOf(attribute, meaning), behind };
    const [only] = meaning.ends;
    const isExact = only?.attribute !== undefined && meaning.ends.length === 1 && meaning.values.length === 0 && !meaning.isOpen;
    return { value: isExact && idAttributes.test(attribute) ? markerOf(only) : unknown("computed"), behind };
  }
}

/** What stands for an attribute that is not known yet: equal wherever it is used. */
export function markerOf({ instance, attribute = "", key }: End): Unknown {
  const kind = permissionMaps[attribute];
  if (kind !== undefined && key !== undefined) return unknownAs("computed", `${kind}:${key}`);
  if (instance.type === "random_uuid") return madeUp(instance.address);
  return unknownAs("computed", identityOf(instance, attribute) + (key === undefined ? "" : `[${JSON.stringify(key)}]`));
}

/**
 * A list of texts is unknown as a whole where one of them is. What it is made of tells those that there are: of others,
 * literal ones among them, nothing can be seen.
 */
function listOf(attribute: string, { ends, values }: Meaning): unknown {
  const seen = ends.filter((end) => end.attribute !== undefined && (end.key !== undefined || single.test(end.attribute)));
  const elements = seen.map((end) => (idAttributes.test(attribute) ? markerOf(end) : unknown("computed")));
  const texts = values.filter((value) => typeof value === "string");
  if (elements.length + texts.length === 0) return unknown("computed");
  return [...elements, ...(idAttributes.test(attribute) ? texts : []), openEnd("computed")];
}
