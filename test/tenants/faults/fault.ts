import type { RuleId } from "../../../src/policy/rule-ids";
import type { Random } from "../random";
import type { Member, System } from "../system";
import type { ConsentPolicy } from "../tenant";

/** A finding that has to be there. */
export interface Expected {
  readonly rule: RuleId;
  /** The object id. */
  readonly subject: string;
  /** Where it points, with `*` for the numbers; otherwise as `places` says. */
  readonly places?: readonly string[];
}

/** Breaks one thing of a system. */
export interface Fault {
  readonly rule: RuleId;
  /** It shows in such a tenant only. */
  readonly policy?: ConsentPolicy;
  /** What has to be found then; undefined where the fault does not fit, and nothing was changed. */
  plant(system: System, random: Random): Expected[] | undefined;
}

/** A fault of one application: `break` changes it, and `fits` says which can have it. */
export function onApplication(
  rule: RuleId,
  fits: (member: Member, system: System, part: string) => boolean,
  breakIt: (member: Member, system: System, random: Random) => Expected[] | void,
  policy?: ConsentPolicy,
): Fault {
  return {
    rule,
    policy,
    plant(system, random) {
      const fitting = Object.entries(system.members).filter(([part, member]) => fits(member, system, part));
      if (fitting.length === 0) return undefined;
      const [, member] = random.pick(fitting);
      return breakIt(member, system, random) ?? [{ rule, subject: member.app.id }];
    },
  };
}

export const isSaml = ({ app, principal }: Member): boolean =>
  app.applicationTemplateId !== null || principal?.preferredSingleSignOnMode === "saml";

export const hasPrincipal = ({ principal }: Member): boolean => principal !== null;

/** A credential of its own that tells who it is. */
export const hasCredential = ({ app }: Member): boolean => app.passwordCredentials.length + app.keyCredentials.length > 0;

export const principalHasCredential = ({ principal }: Member): boolean =>
  (principal?.passwordCredentials.length ?? 0) + (principal?.keyCredentials.length ?? 0) > 0;

export const isWeb = (member: Member): boolean => member.app.web.redirectUris.length > 0 && !isSaml(member);

export const isInteractive = (member: Member): boolean => {
  const { isFallbackPublicClient, web, spa, publicClient } = member.app;
  const uris = web.redirectUris.length + spa.redirectUris.length + publicClient.redirectUris.length;
  return !isSaml(member) && (isFallbackPublicClient === true || uris > 0);
};

export const isPersonal = ({ app }: Member): boolean => app.signInAudience === "PersonalMicrosoftAccount";

export const exposesScopes = (member: Member): boolean => !isSaml(member) && member.app.api.oauth2PermissionScopes.length > 0;

export const clientsOf = ({ app }: Member, system: System): Member[] =>
  Object.values(system.members).filter(
    (other) => other.app !== app && other.app.requiredResourceAccess.some(({ resourceAppId }) => resourceAppId === app.appId),
  );

/** What goes with a service principal that is deleted. */
export function dropLinks(system: System, objectId: string | undefined): void {
  system.grants = system.grants.filter(({ clientId, resourceId }) => clientId !== objectId && resourceId !== objectId);
  system.assignments = system.assignments.filter(({ principalId, resourceId }) => principalId !== objectId && resourceId !== objectId);
}
