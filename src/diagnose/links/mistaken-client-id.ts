import type { Directory } from "../../directory";
import { isGuid } from "../../entra/guid";
import { firstParty } from "../../entra/microsoft";
import type { Application, ServicePrincipal } from "../../model/declarations";
import { isKnown, known } from "../../model/unknown";
import { didYouMean, suggestions } from "../../text/suggest";
import { letterDifference, nearestFirst } from "../letter-difference";
import { advise, type Answer, type Context, type Evidence, withoutPlace } from "../link";
import { broken, isAbout } from "../answers";

type Holder = Application | ServicePrincipal;

const notFound = ["AADSTS700016"];

/** What stands in the client id's place, where it is something else of the run: said, and not quietly resolved. */
export function mistakenClientId(context: Context): Answer | undefined {
  const { request, directory } = context;
  const { written, by } = request.client;
  if (request.client.application || request.client.servicePrincipal || written === "") return undefined;
  if (context.code !== undefined && !isAbout(context, notFound)) return undefined;
  if (by === "uri" && context.code !== undefined) return unknownIssuer(written, context);
  const found = isGuid(written) ? idOf(written, context) : displayNameOf(written, context);
  if (!found) return by === "name" && context.code !== undefined ? unknownName(written, directory) : undefined;
  const { text, evidence, appId } = found;
  const remediation = advise(`Put the application's client id (appId${appId ? ` ${appId}` : ""}) into the request.`);
  return broken(notFound, [evidence ?? withoutPlace(text)], remediation, { compares: true });
}

function nameOf({ displayName, appId }: Holder): string {
  return known(displayName) ?? known(appId) ?? "an application";
}

interface Mistake {
  readonly text: string;
  readonly evidence?: Evidence;
  readonly appId: string | undefined;
}

/** Another id of an application: its object id, its principal's, a secret's, a key's, a permission's, the tenant's. */
function idOf(written: string, context: Context): Mistake | undefined {
  const { directory } = context;
  const id = written.toLowerCase();
  const is = (value: unknown): boolean => typeof value === "string" && value.toLowerCase() === id;
  for (const holder of [...directory.applications, ...directory.servicePrincipals]) {
    const kind = holder.kind === "application" ? "application" : "service principal";
    if (is(known(holder.id))) return mistake(`is the object id of the ${kind} of`, ["id"]);
    for (const [list, word] of [
      ["passwordCredentials", "a secret"],
      ["keyCredentials", "a certificate"],
    ] as const) {
      const n = (known(holder[list]) ?? []).findIndex((item) => isKnown(item) && is(known(item.keyId)));
      if (n >= 0) return mistake(`is the id of ${word} of`, [list, n, "keyId"]);
    }
    for (const [list, word] of [
      ["oauth2PermissionScopes", "a delegated permission"],
      ["appRoles", "an app role"],
    ] as const) {
      const n = (known(holder[list]) ?? []).findIndex((item) => isKnown(item) && is(known(item.id)));
      if (n >= 0) return mistake(`is the id of ${word} of`, [list, n, "id"]);
    }

    function mistake(what: string, path: readonly (string | number)[]): Mistake {
      const appId = known(holder.appId) ?? undefined;
      const text = `${written} ${what} ${nameOf(holder)}, and not its client id${appId ? ` (${appId})` : ""}`;
      return { text, evidence: context.evidence(holder, path, text), appId };
    }
  }
  if ([directory.homeTenant, directory.tenant].some(is))
    return { text: `${written} is the id of the tenant, and not a client id`, appId: undefined };
  return undefined;
}

/** A display name. */
function displayNameOf(written: string, context: Context): Mistake | undefined {
  const { applications, servicePrincipals } = context.directory;
  const wanted = written.toLowerCase();
  const holder = [...applications, ...servicePrincipals].find((each) => known(each.displayName)?.toLowerCase() === wanted);
  if (!holder) return undefined;
  const appId = known(holder.appId) ?? undefined;
  const text = `"${written}" is the display name of ${nameOf(holder)}, and not its client id${appId ? ` (${appId})` : ""}`;
  return { text, evidence: context.evidence(holder, ["displayName"], text), appId };
}

function unknownName(written: string, { applications }: Directory): Answer | undefined {
  if (/^[\s{}0-9a-f-]+$/i.test(written)) return undefined;
  const names = applications.flatMap(({ displayName }) => known(displayName) ?? []);
  const text = `"${written}" is not a client id (8-4-4-4-12 hexadecimal digits), and no application of this run is called so.${didYouMean(written, names)}`;
  return broken(notFound, [withoutPlace(text)], advise("Put the application's client id (appId) into the request."), { compares: true });
}

/** A SAML request names its application by an identifier URI, which has to be equal letter by letter. */
function unknownIssuer(written: string, context: Context): Answer {
  const declared = context.directory.applications.flatMap((application) =>
    (known(application.identifierUris) ?? []).flatMap((value, n) => (isKnown(value) ? [{ value, application, n }] : [])),
  );
  const near = suggestions(
    written,
    declared.map(({ value }) => value),
  );
  const [nearest] = nearestFirst(
    written,
    declared.filter(({ value }) => near.includes(value)),
  );
  const text = `no application of this run has the identifier URI ${written}, which a SAML request names its application by`;
  const evidence = nearest
    ? context.evidence(
        nearest.application,
        ["identifierUris", nearest.n],
        `${text}; the nearest is ${nearest.value} of ${nameOf(nearest.application)}. They differ in ${letterDifference(written, nearest.value)}`,
      )
    : withoutPlace(text);
  const remediation = advise("Make the request's Issuer (entity id) equal to an identifier URI of the application, letter by letter.");
  return broken(notFound, [evidence], remediation, { compares: true });
}

/** A client id of Microsoft's own applications in code of others. */
export function firstPartyClientId({ request, code }: Context): Answer | undefined {
  const codes = ["AADSTS65002", "AADSTS65003"];
  if (code === undefined || !codes.includes(code)) return undefined;
  const { client, resource } = request;
  if (client.appId === undefined || client.application || client.appId === resource.appId) return undefined;
  // The code itself says that the client is Microsoft's; not every one of them stands in a list.
  const owner = firstParty(client.appId)?.displayName;
  const whose = owner === undefined ? "an application of Microsoft's own" : `Microsoft's own "${owner}"`;
  const api = resource.appId === undefined ? undefined : firstParty(resource.appId);
  const text = `the request uses the client id of ${whose} (${client.appId}), which ${api?.displayName ?? resource.displayName} has not pre-authorised`;
  const remediation = advise(
    "Register an application of your own, and use its client id in place of Microsoft's.",
    [["az", "az ad app create --display-name {name}"]],
    { name: null },
  );
  return broken(codes, [withoutPlace(text)], remediation, { compares: true });
}
