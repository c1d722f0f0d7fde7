import type { Diagnostic } from "../model/diagnostic";
import type { SubjectIdentity } from "../policy/verdict";
import type { Finding, UndeterminedGroup } from "./result";

type Key = string | number | null | undefined;

/** Compares key by key, texts by code unit: the same order on every machine and in every locale. Nothing comes first. */
function compareKeys(a: readonly Key[], b: readonly Key[]): number {
  for (let i = 0; i < a.length; i++) {
    const left = a[i] ?? "";
    const right = b[i] ?? "";
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

export function byPlace(a: Finding, b: Finding): number {
  const [path, other] = [a.location.path, b.location.path];
  // Most findings of a tenant are in files of their own.
  if (path !== other) return path < other ? -1 : 1;
  return compareKeys(placeKeys(a), placeKeys(b));
}

function placeKeys({ location, ruleId, fingerprint, message }: Finding): Key[] {
  return [location.line, location.column, ruleId, location.pointer, fingerprint, message];
}

export function byRuleAndReason(a: UndeterminedGroup, b: UndeterminedGroup): number {
  return compareKeys([a.ruleId, a.reason, a.settle], [b.ruleId, b.reason, b.settle]);
}

export function byName(a: SubjectIdentity, b: SubjectIdentity): number {
  return compareKeys([a.displayName, a.appId, a.objectId, a.address, a.kind], [b.displayName, b.appId, b.objectId, b.address, b.kind]);
}

export function byDiagnosticPlace(a: Diagnostic, b: Diagnostic): number {
  return compareKeys([a.path, a.line ?? 0, a.column ?? 0, a.kind, a.message], [b.path, b.line ?? 0, b.column ?? 0, b.kind, b.message]);
}
