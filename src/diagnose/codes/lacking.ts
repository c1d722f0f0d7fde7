import type { Directory, RunFacts } from "../../directory";
import type { Decider } from "./table";

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
