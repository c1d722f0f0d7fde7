import { wildcard } from "../../config/match";
import type { Finding } from "../../findings/result";
import { urnParts } from "../../sources/azuread/resource";

/** Whether a resource is left out: by its URN, its name in the program, or the display name of its application. */
export function isExcluded({ location, subject }: Pick<Finding, "location" | "subject">, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return false;
  const names = [location.path, subject.urn, urnParts(location.path).name, subject.displayName].filter((name) => name);
  return patterns.some((pattern) => names.some((name) => wildcard(pattern).test(name ?? "")));
}
