import type { SubjectIdentity } from "../policy/verdict";

/** Exactly the fields of the result document, in its order. */
export function identityOf({ kind, displayName, appId, objectId, urn, address }: SubjectIdentity): SubjectIdentity {
  return { kind, displayName, appId, objectId, urn, address };
}
