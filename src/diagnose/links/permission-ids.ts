import { exposureOf } from "../../directory/exposure";
import { firstParty } from "../../entra/microsoft";
import { isKnown, known, knownElements } from "../../model/unknown";
import { resolveAppId } from "../../policy/facts";
import { advise, type Answer, type Context, type Evidence, idsOf } from "../link";
import { broken, isAbout, undetermined } from "../answers";

const undefinedIds = ["AADSTS65006", "AADSTS1003031"];
const userRoles = ["AADSTS650061"];

/** A permission that the client lists, with the API that it is of. */
interface Listed {
  readonly id: string;
  readonly type: string;
  readonly apiName: string;
  readonly standing: unknown;
  readonly isOtherType: boolean;
  /** It is an app role that only users and groups may have. */
  readonly isForUsers: boolean;
  readonly evidence: (text: string) => Evidence;
}

function listed(context: Context): Listed[] {
  const { client, directory } = context;
  if (!client) return [];
  return (known(client.requiredResourceAccess) ?? []).flatMap((entry, i) => {
    if (!isKnown(entry)) return [];
    const written = known(entry.resourceAppId);
    const appId = written ? resolveAppId(written) : undefined;
    const api = directory.links.resource(appId, entry.reference);
    const exposure = exposureOf(api, appId, directory.cloud);
    const name =
      known(api?.application?.displayName) ?? known(api?.servicePrincipal?.displayName) ?? (appId && firstParty(appId)?.displayName);
    return (known(entry.resourceAccess) ?? []).flatMap((access, j): Listed[] => {
      const id = isKnown(access) ? known(access.id) : undefined;
      const type = isKnown(access) ? (known(access.type) ?? "Scope") : "Scope";
      if (!id) return [];
      const isRole = type.toLowerCase() === "role";
      const roles = [...knownElements(api?.application?.appRoles), ...knownElements(api?.servicePrincipal?.appRoles)];
      const role = roles.find((each) => known(each.id)?.toLowerCase() === id.toLowerCase());
      return [
        {
          id,
          type,
          apiName: name ?? written ?? "the API",
          standing: isRole ? exposure.role(id) : exposure.scope(id),
          isOtherType: (isRole ? exposure.scope(id) : exposure.role(id)) === "enabled",
          isForUsers:
            isRole &&
            role !== undefined &&
            isKnown(role.allowedMemberTypes) &&
            !knownElements(role.allowedMemberTypes).some((each) => each.toLowerCase() === "application"),
          evidence: (text) => context.evidence(client, ["requiredResourceAccess", i, "resourceAccess", j, "id"], text),
        },
      ];
    });
  });
}

/** The ids of the message against what the client lists and what its APIs define. */
export function idsAreNotDefined(context: Context): Answer | undefined {
  const { request } = context;
  if (!isAbout(context, undefinedIds)) return undefined;
  const named: readonly string[] = request.sent.permission?.toLowerCase().match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  const all = listed(context);
  const meant =
    named.length > 0 ? all.filter(({ id }) => named.includes(id.toLowerCase())) : all.filter(({ standing }) => standing === "absent");
  const { displayName } = request.client;
  if (meant.length === 0) {
    if (named.length === 0 || !context.client) return undefined;
    const text = `${displayName} does not list ${named.join(", ")} in what this run has: the request came from an older state of this registration, or from another one`;
    const answer = undetermined(undefinedIds, [context.evidence(context.client, ["requiredResourceAccess"], text)], look(context));
    return { ...answer, compares: true };
  }
  const evidence = meant.map((each) =>
    each.evidence(`${displayName} lists ${each.id} of ${each.apiName} as ${each.type}, ${whyNot(each)}`),
  );
  const isProven = meant.every(({ standing }) => standing === "absent");
  return broken(undefinedIds, evidence, remedy(context), {
    ...(named.length > 0 ? { compares: true as const } : {}),
    ...(isProven ? {} : { severity: "warning" as const }),
  });
}

function whyNot({ standing, isOtherType, type }: Listed): string {
  if (isOtherType)
    return `and the API defines it as ${type.toLowerCase() === "role" ? "delegated permission (Scope)" : "application permission (Role)"} only`;
  if (standing === "absent") return "which the API does not define";
  if (standing === "disabled") return "which the API has disabled";
  return "which the message says the API does not define";
}

function remedy({ request: { client } }: Context) {
  return advise(
    "Remove the entry from the client's API permissions, or correct its id or type; the portal shows such entries without a name.",
    [["az", "az ad app permission list --id {appId}"]],
    idsOf(client),
  );
}

function look({ request: { client } }: Context) {
  return advise("Look at the permissions that the client lists.", [["az", "az ad app permission list --id {appId}"]], idsOf(client));
}

/** An app role that only users and groups can have, listed as application permission. */
export function roleIsForUsers(context: Context): Answer | undefined {
  if (!isAbout(context, userRoles)) return undefined;
  const named = context.request.sent.permission?.toLowerCase();
  const found = listed(context).filter(({ isForUsers, id }) => isForUsers && (named === undefined || named.includes(id.toLowerCase())));
  if (found.length === 0) return undefined;
  const evidence = found.map(({ id, apiName, evidence: place }) =>
    place(
      `${context.request.client.displayName} asks for the app role ${id} of ${apiName}, which only users and groups may have (allowedMemberTypes)`,
    ),
  );
  const remediation = advise(
    "Let the API allow applications for that app role (allowedMemberTypes: User, Application), or remove the entry from the client.",
  );
  return broken(userRoles, evidence, remediation, named === undefined ? {} : { compares: true });
}
