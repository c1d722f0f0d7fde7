import { stringify } from "yaml";
import { Builder } from "./build";
import { browserAndDevice } from "./kinds/browser-and-device";
import { directoryOnly } from "./kinds/directory-only";
import { otherAudiences } from "./kinds/other-audiences";
import { services } from "./kinds/services";
import { web } from "./kinds/web";
import { microsoftPrincipals } from "./microsoft";
import { Random } from "./random";
import type { System } from "./system";

export const kinds: Readonly<Record<string, (b: Builder) => void>> = {
  ...web,
  ...browserAndDevice,
  ...services,
  ...otherAudiences,
  ...directoryOnly,
};

/** Systems of every kind, in turn, until there are so many applications. */
export function systemsOf(applications: number, seed: number): System[] {
  const random = new Random(seed);
  const systems: System[] = [];
  const names = Object.keys(kinds);
  for (let count = 0; count < applications;) {
    const kind = names[systems.length % names.length] as string;
    const builder = new Builder(kind, random, systems.length);
    kinds[kind]?.(builder);
    systems.push(builder.system);
    count += Object.keys(builder.system.members).length;
  }
  return systems;
}

export const consentPolicies = {
  /** Users may consent for themselves. */
  open: ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"],
  /** Only administrators may. */
  closed: [],
  /** As `open`, and all of it is still to be deployed. */
  declared: ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"],
} as const;

export type ConsentPolicy = keyof typeof consentPolicies;

/** The tenant as one document of collections. */
export function tenantDocument(systems: readonly System[], policy: ConsentPolicy): object {
  const members = systems.flatMap((system) => Object.values(system.members));
  const servicePrincipalDeletions = systems.flatMap(({ deletions }) => deletions);
  return {
    ...(policy === "declared" ? { origin: "declared" } : {}),
    applications: members.map(({ app: { federatedIdentityCredentials: _, ...app } }) => app),
    servicePrincipals: [
      ...microsoftPrincipals(),
      ...members.flatMap(({ principal }) => principal ?? []),
      ...systems.flatMap(({ principals }) => principals),
    ],
    ...(servicePrincipalDeletions.length > 0 ? { servicePrincipalDeletions } : {}),
    oauth2PermissionGrants: systems.flatMap(({ grants }) => grants),
    appRoleAssignments: systems.flatMap(({ assignments }) => assignments),
    federatedIdentityCredentials: members.flatMap(({ app }) =>
      app.federatedIdentityCredentials.map((credential) => ({ ...credential, applicationId: app.id })),
    ),
    authorizationPolicy: {
      id: "authorizationPolicy",
      defaultUserRolePermissions: { permissionGrantPoliciesAssigned: consentPolicies[policy] },
    },
  };
}

/** The tenant's `aadguard.yaml`: what only people know. */
export function configText(systems: readonly System[]): string {
  const members = systems.flatMap((system) => Object.values(system.members));
  const applications = members.flatMap(({ app, flows, daemonOnly }) => {
    if (!flows && !daemonOnly) return [];
    return [{ match: { appId: app.appId }, ...(flows ? { flows } : {}), ...(daemonOnly ? { daemonOnly } : {}) }];
  });
  const waivers = members.flatMap(({ app, waived }) =>
    waived ? [{ rule: waived, match: { displayName: app.displayName }, reason: "switched off on purpose", expires: "2027-06-30" }] : [],
  );
  return stringify({ applications, waivers });
}
