import type { Directory, RunFacts } from "../../directory";
import type { Decider, Visibility } from "./table";

/** What decides a code, for people. */
export const deciderWords: Readonly<Record<Decider, string>> = {
  application: "the application",
  servicePrincipal: "the service principal",
  grant: "consent and permission grants",
  assignment: "app role assignments",
  federatedCredential: "federated credentials",
  claimsPolicy: "claims mapping and custom extensions",
  tenantPolicy: "policies of the tenant",
  tenant: "the tenant and its federation",
  request: "the request",
  user: "the user's account",
  device: "the device",
  conditionalAccess: "Conditional Access and authentication methods",
  service: "the service itself",
};

/** What declarations show of a code. */
export const visibilityWords: Readonly<Record<Visibility, string>> = {
  full: "declarations show all of it",
  part: "declarations show part of it",
  no: "no declaration shows it",
};

/** Of what decides a code and can be exported: what no directory of the run has. */
export function lackingOf(deciders: readonly Decider[], directories: readonly Directory[]): Decider[] {
  return deciders.filter((decider) => {
    const has = inRun[decider];
    return has !== undefined && !directories.some(({ facts }) => has(facts));
  });
}

const inRun: Partial<Record<Decider, (facts: RunFacts) => boolean>> = {
  servicePrincipal: ({ servicePrincipals }) => servicePrincipals !== "none",
  grant: ({ grants, incompleteGrants }) => grants || incompleteGrants,
  assignment: ({ assignments, incompleteAssignments }) => assignments || incompleteAssignments,
  claimsPolicy: ({ held }) => held.has("claimsMappingPolicy"),
};
