import { sha256 } from "../platform";
import type { SubjectIdentity } from "../policy/verdict";

/** Exactly the fields of the result document, in its order. */
export function identityOf({ kind, displayName, appId, objectId, urn, address }: SubjectIdentity): SubjectIdentity {
  return { kind, displayName, appId, objectId, urn, address };
}

/** A GUID, or several: a permission is named by its API's client id and its own id. */
const guids = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})*$/i;

/**
 * What stays the same when a file is moved, reordered or formatted anew: SHA-256 (hex) over the rule, the subject's
 * client id (else object id, else URN or address, else name) and the element's own id. No line, index or path takes part.
 */
export function fingerprintOf(ruleId: string, subject: SubjectIdentity, element: string): string {
  const who = subject.appId || subject.objectId || subject.urn || subject.address || subject.displayName || "";
  return sha256(JSON.stringify([ruleId, normalId(who), normalId(element)]));
}

/** The first digits, as people write a fingerprint: `waive` takes it with the paths. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.slice(0, 12);
}

/** GUIDs compare without regard to case; other ids (URIs, URNs) do not. */
export function normalId(id: string): string {
  return isId(id) ? id.toLowerCase() : id;
}

/** Nothing else has this id, as a GUID or a permission of an API. */
export function isId(text: string): boolean {
  return guids.test(text);
}
