import type { AppRoleAssignment } from "../model/declarations";
import type { Projection } from "./projection";
import type { AssignmentSubject } from "./subject";

export function assignmentSubject(projection: Projection, assignment: AppRoleAssignment, now: string): AssignmentSubject {
  return {
    kind: "appRoleAssignment",
    origin: assignment.origin,
    now,
    run: projection.run,
    mixedUpIds: projection.mixedUpIds.of(assignment),
  };
}
