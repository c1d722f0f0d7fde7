import { firstParty } from "../../entra/microsoft";
import { isKnown, known, knownElements } from "../../model/unknown";
import { advise, type Answer, type Context, withoutPlace } from "../link";
import { broken, isAbout, undetermined } from "../answers";
import { letterDifference } from "../letter-difference";
import { namedApplication } from "../named-application";

const appOnly = ["AADSTS7000114", "AADSTS7000113"];

/** Callers that ask with application permissions only hand over a token without a user, which cannot be exchanged. */
export function callersAreDaemons(context: Context): Answer | undefined {
  const { client, directory, request } = context;
  if (!isAbout(context, appOnly) || !client) return undefined;
  const callers = directory.links.clientsOf(request.client).filter(({ application }) => application !== client);
  const daemons = callers.filter(({ role, delegated }) => role && !delegated);
  const { displayName } = request.client;
  const remediation = advise(
    `Let the caller ask for a delegated permission of ${displayName} on behalf of a user. If no user takes part, let ${displayName} ask the API after it with client credentials of its own.`,
  );
  if (daemons.length > 0) {
    const evidence = daemons.map(({ application }) => {
      const { displayName: caller } = namedApplication("", application, directory);
      return context.evidence(
        application,
        ["requiredResourceAccess"],
        `${caller} calls ${displayName} with application permissions only: its token has no user, and cannot be exchanged`,
      );
    });
    return broken(appOnly, evidence, remediation, daemons.length === callers.length ? {} : { severity: "warning" });
  }
  const text = `who calls ${displayName}, and with which token`;
  return undetermined(
    appOnly,
    [withoutPlace(text)],
    advise("Decode the token of the failing call: with idtyp app or without scp it is an application's."),
  );
}

const wrongAudience = ["AADSTS500131", "AADSTS50013"];

/** The audience of the exchanged token against the names of the middle tier. */
export function audienceIsAnother(context: Context): Answer | undefined {
  const { client, request, directory } = context;
  const { audience } = request.sent;
  if (!isAbout(context, wrongAudience) || !client || audience === undefined) return undefined;
  const { appId, displayName } = request.client;
  const names = [...(appId === undefined ? [] : [appId]), ...knownElements(client.identifierUris)];
  if (names.includes(audience)) return undefined;
  const near = names.find((name) => name.toLowerCase() === audience.toLowerCase() || name === `${audience}/` || audience === `${name}/`);
  const other = directory.applications.find(
    (application) => application !== client && [known(application.appId), ...knownElements(application.identifierUris)].includes(audience),
  );
  const microsofts = firstParty(audience)?.displayName ?? (audience.includes("graph.microsoft.com") ? "Microsoft Graph" : undefined);
  const whose = other ? known(other.displayName) : microsofts;
  const reason = near
    ? `it differs from ${near} in ${letterDifference(audience, near)}`
    : whose
      ? `it is a token for ${whose}: the caller asked for another API`
      : `the names of ${displayName} are ${names.join(", ")}`;
  const text = `the exchanged token is for ${audience}, and not for ${displayName}: ${reason}`;
  const remediation = advise(`Let the caller ask for a scope of ${displayName} (${names.at(-1) ?? appId}/…), written exactly so.`);
  return broken(["AADSTS500131"], [context.evidence(client, ["identifierUris"], text)], remediation, { compares: true });
}

const versions = ["AADSTS500136", "AADSTS500137"];

/** The version of the exchanged token against the endpoint that exchanges it. */
export function versionIsAnother(context: Context): Answer | undefined {
  const { client, request } = context;
  if (!isAbout(context, versions) || !client) return undefined;
  const { requestedAccessTokenVersion: version } = client;
  const { displayName } = request.client;
  const wrong = isKnown(version) ? wrongEndpoint(context, version ?? 1) : undefined;
  if (wrong !== undefined) {
    const text = `tokens for ${displayName} are of version ${version ?? "1 (requestedAccessTokenVersion is null)"}, and the endpoint that exchanged one takes the other`;
    return broken(versions, [context.evidence(client, ["requestedAccessTokenVersion"], text)], advise(wrong), { compares: true });
  }
  const text = isKnown(version)
    ? `tokens for ${displayName} are of version ${version ?? "1 (requestedAccessTokenVersion is null)"}; the endpoint that exchanges them has to be of the same version`
    : `of which version tokens for ${displayName} are (requestedAccessTokenVersion)`;
  const see = advise(
    "Compare ver of the incoming token with the endpoint of the exchange: /oauth2/token takes version 1, /oauth2/v2.0/token version 2 and 1.",
  );
  return undetermined(versions, [context.evidence(client, ["requestedAccessTokenVersion"], text)], see);
}

/** What to do where the code says which version the endpoint did not take, and tokens for the middle tier are of that one. */
function wrongEndpoint({ code }: Context, version: number): string | undefined {
  if (code === "AADSTS500136" && version === 2) return "Exchange the token at /oauth2/v2.0/token: it is of version 2.";
  if (code === "AADSTS500137" && version === 1) {
    return "Exchange the token at /oauth2/token, or set requestedAccessTokenVersion of the middle tier to 2.";
  }
  return undefined;
}

const itself = ["AADSTS90009"];

/** Client and API are one registration: then the client id alone names it. */
export function asksItselfByUri(context: Context): Answer | undefined {
  const { client, request } = context;
  if (!isAbout(context, itself) || !client) return undefined;
  const { appId, displayName } = request.client;
  const uris = knownElements(client.identifierUris);
  const entry = (known(client.requiredResourceAccess) ?? []).findIndex(
    (each) => isKnown(each) && known(each.resourceAppId)?.toLowerCase() === appId,
  );
  const name = uris[0] ?? "its identifier URI";
  const text = `${displayName} asks for a token for itself and names itself by ${name}: client and API are one registration, which only its client id may name`;
  const evidence = [context.evidence(client, ["identifierUris"], text)];
  if (entry >= 0) evidence.push(context.evidence(client, ["requiredResourceAccess", entry], `${displayName} lists itself`));
  return broken(
    itself,
    evidence,
    advise(`Ask for ${appId ?? "<client id>"}/.default or ${appId ?? "<client id>"}/<scope>; or give client and API a registration each.`),
  );
}
