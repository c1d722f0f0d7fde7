import type { DeclarationKind } from "../model/declarations";

const kinds: Record<DeclarationKind, [one: string, many: string]> = {
  application: ["application", "applications"],
  servicePrincipal: ["service principal", "service principals"],
  oauth2PermissionGrant: ["delegated grant", "delegated grants"],
  appRoleAssignment: ["app role assignment", "app role assignments"],
  federatedIdentityCredential: ["federated credential", "federated credentials"],
  authorizationPolicy: ["authorization policy", "authorization policies"],
};

/** `application` → `application`, `servicePrincipal` → `service principal`. */
export function kindWord(kind: DeclarationKind): string {
  return kinds[kind][0];
}

/** `3 service principals`. */
export function countOfKind(count: number, kind: DeclarationKind): string {
  return `${count} ${kinds[kind][count === 1 ? 0 : 1]}`;
}

/** `1 error`, `2 errors`; for words whose plural ends in s. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(texts: readonly string[], last = "and"): string {
  if (texts.length < 2) return texts[0] ?? "";
  return `${texts.slice(0, -1).join(", ")} ${last} ${texts[texts.length - 1]}`;
}

/** `service principals`. */
export function kindWordMany(kind: DeclarationKind): string {
  return kinds[kind][1];
}
