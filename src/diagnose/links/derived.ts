import { catalogue, type Rule } from "../../policy/catalogue";
import type { LinkDefinition, Role, RuleUse } from "../link";
import { linkDefinitions } from ".";

const roles: Readonly<Record<string, Role>> = {
  application: "client",
  servicePrincipal: "clientPrincipal",
  oauth2PermissionGrant: "grants",
};

/** Where a rule goes that no link names and whose codes no link knows. */
const otherwise = "registration";

let derived: ReadonlyMap<string, readonly RuleUse[]> | undefined;

/**
 * Rules of the catalogue that no link names take part in the link that knows one of their codes, so that a new rule is walked without
 * a change here; a link names a rule where more is to be said about it.
 */
export function derivedUses(): ReadonlyMap<string, readonly RuleUse[]> {
  return (derived ??= usesOf(catalogue().rules));
}

function usesOf(rules: readonly Rule[]): Map<string, RuleUse[]> {
  const named = new Set(linkDefinitions.flatMap((link) => link.rules.map(({ rule }) => rule)));
  const uses = new Map<string, RuleUse[]>();
  for (const rule of rules) {
    if (named.has(rule.id) || rule.links === "none") continue;
    const of = rule.subjects.flatMap((kind) => roles[kind] ?? []);
    const link = linkDefinitions.find((each) => knowsOneOf(each, rule.aadsts))?.id ?? otherwise;
    if (of.length > 0) uses.set(link, [...(uses.get(link) ?? []), { rule: rule.id, of, optional: () => true }]);
  }
  return uses;
}

function knowsOneOf({ checks }: LinkDefinition, codes: readonly string[]): boolean {
  return codes.some((code) => code !== "AADSTS50000" && checks.some(({ causes }) => code in causes));
}
