import { isUnknown, type Unknown } from "../../model/unknown";

/** `cut` returned it; a document's own `$unknown` key is not a marker. */
export function isMarker(raw: unknown): raw is Unknown {
  return isUnknown(raw) && Object.isFrozen(raw);
}
