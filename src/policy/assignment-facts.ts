import type { ServicePrincipal } from "../model/declarations";
import { isKnown, isUnknown, type Field, unknown, type Unknown } from "../model/unknown";
import type { Directory } from "../directory/directory";
import { either } from "./facts";

/** What cannot be told, and the field that it rests on. */
type Hidden = Unknown & { readonly field: string };

/** What the run's app role assignments say: who is assigned to whom, and what cannot be told. */
export class AssignmentFacts {
  private readonly unlinked: Hidden | undefined;

  constructor(private readonly directory: Directory) {
    const lost = directory.assignments.find(({ resourceId, references }) => !isKnown(resourceId) && !references?.resourceId);
    this.unlinked = lost && unknownFact(lost.resourceId, "appRoleAssignments.resourceId");
  }

  /** Of a deactivated one: permissions were granted to it, delegated or for itself. */
  ofDisabled(principal: ServicePrincipal): true | undefined {
    if (principal.isDisabled !== true) return undefined;
    const { assignments, links } = this.directory;
    const holdsSome = links.grantsTo(principal).length > 0 || assignments.some((one) => links.assignee(one) === principal);
    return holdsSome || undefined;
  }

  /**
   * Whether one service principal holds an app role of another; undefined where the run holds no assignments, or not all of them and none that tells. Nobody asks
   * where assignment is not required, and a popular API has thousands of assignments.
   */
  isAssigned(client: ServicePrincipal | undefined, resource: ServicePrincipal | undefined): boolean | Hidden | undefined {
    const { facts, links } = this.directory;
    if (!(facts.assignments || facts.incompleteAssignments) || !client || !resource || resource.appRoleAssignmentRequired === false)
      return undefined;
    const answers = links.assignmentsOn(resource).map((assignment) => {
      const assignee = links.assignee(assignment);
      return assignee || isKnown(assignment.principalId)
        ? assignee === client
        : unknownFact(assignment.principalId, "appRoleAssignments.principalId");
    });
    if (!facts.assignments) return answers.includes(true) || undefined;
    return either([...answers, this.doubt(client), this.doubt(resource)]);
  }

  /** How many users and groups are assigned to a service principal; undefined where the run holds no assignments, or some and none of these. */
  users(resource: ServicePrincipal): number | Hidden | undefined {
    const { facts } = this.directory;
    if (!facts.assignments && !facts.incompleteAssignments) return undefined;
    const assignments = this.directory.links.assignmentsOn(resource);
    if (assignments.length === 0) return facts.assignments ? this.doubt(resource) || 0 : undefined;
    const types = assignments.map(({ principalType }) => principalType);
    const users = types.filter((type) => isKnown(type) && type?.toLowerCase() !== "serviceprincipal").length;
    if (users) return users;
    if (!facts.assignments) return undefined;
    const hidden = either([
      ...types.map((type) => (isKnown(type) ? false : unknownFact(type, "appRoleAssignments.principalType"))),
      this.doubt(resource),
    ]);
    return isUnknown(hidden) ? hidden : 0;
  }

  /** There may be assignments that cannot be linked to this service principal. */
  private doubt({ id, key }: ServicePrincipal): false | Hidden {
    if (!isKnown(id) && key === undefined) return unknownFact(id, "id");
    return this.unlinked ?? false;
  }
}

function unknownFact(value: Field<unknown>, field: string): Hidden {
  return { ...(isUnknown(value) ? value : unknown("absent")), field };
}
