import type { Directory } from "../directory";
import type { Collection, Intake } from "../model/collection";

/** What `--require` can ask for, by the names of Microsoft Graph's collections as people shorten them. */
export const requirable = ["applications", "servicePrincipals", "grants", "assignments"] as const;
export type Requirable = (typeof requirable)[number];

/** The required collections that a tenant of the run lacks, or does not have whole; as clauses. */
export function lackingOf(required: readonly Requirable[], directories: readonly Directory[], { collections }: Intake): string[] {
  const judged = directories.filter(({ applications, servicePrincipals }) =>
    [...applications, ...servicePrincipals].some(({ context }) => !context),
  );
  const lists = judged.length > 0 ? judged : directories;
  return required.flatMap((name) => {
    const without = lists.filter((directory) => !holds[name](directory, collections));
    if (lists.length === 0) return [`${name} are required, and none are here`];
    if (without.length === 0) return [];
    const where = lists.length === 1 ? "" : ` for ${without.map(({ tenant }) => tenant || "loose files").join(", ")}`;
    return [`${name} are required, and a complete list of them is not here${where}`];
  });
}

const holds: Readonly<Record<Requirable, (directory: Directory, collections: readonly Collection[]) => boolean>> = {
  applications: ({ tenant, facts, applications }, collections) => {
    if (facts.origin === "declared") return applications.length > 0 && !facts.partial;
    const its = collections.filter((one) => one.kind === "application" && one.tenant === tenant && one.owner === undefined);
    return its.length > 0 && its.every(({ complete }) => complete);
  },
  servicePrincipals: ({ facts }) => facts.servicePrincipals === "complete",
  grants: ({ facts }) => facts.grants,
  assignments: ({ facts }) => facts.assignments,
};
