import { isKnown } from "../../model/unknown";
import { advise, type Answer, type Context, idsOf } from "../link";
import { broken, isAbout } from "../answers";
import { admits, audienceOf, checkAudience } from "./audience";

const apiNoPersonal = ["AADSTS500207"];
const apiThroughCommon = ["AADSTS90124", "AADSTS90129"];
const versionOne = ["AADSTS500201", "AADSTS90027"];

export function personalAccountForApi(context: Context): Answer | undefined {
  const { client, resource } = context.request;
  return checkAudience(
    context,
    apiNoPersonal,
    resource,
    (found) =>
      admits[found].personal
        ? undefined
        : `${resource.displayName} takes no personal accounts (${found}), while ${client.displayName} lets them sign in`,
    "Register the API for personal accounts too (AzureADandPersonalMicrosoftAccount), or let the client take work accounts only.",
  );
}

export function apiOfOneKind(context: Context): Answer | undefined {
  const { resource } = context.request;
  if (!isAbout(context, apiThroughCommon) || !resource.application) return undefined;
  const { requestedAccessTokenVersion: version } = resource.application;
  if (context.code === "AADSTS90129") {
    if (!isKnown(version) || version === 2) return undefined;
    const text = `${resource.displayName} issues tokens of version ${version ?? "1 (requestedAccessTokenVersion is null)"}, which common and consumers do not serve`;
    const remediation = advise(
      "Set requestedAccessTokenVersion to 2 in the API's manifest (its tokens change their form), or send the request to the tenant or organizations.",
      [],
      idsOf(resource),
    );
    return broken(apiThroughCommon, [context.evidence(resource.application, ["requestedAccessTokenVersion"], text)], remediation);
  }
  return checkAudience(
    context,
    apiThroughCommon,
    resource,
    (found) =>
      admits[found].personal
        ? undefined
        : `${resource.displayName} is for work accounts only (${found}), which common and consumers do not serve`,
    "Send the request to the tenant or to organizations.",
  );
}

export function personalAtVersionOne(context: Context): Answer | undefined {
  const { client, request } = context;
  if (!isAbout(context, versionOne) || !client) return undefined;
  const found = audienceOf(client);
  const { displayName } = request.client;
  if (found !== undefined && !admits[found].personal) {
    return broken(
      versionOne,
      [context.evidence(client, ["signInAudience"], `${displayName} takes no personal accounts (${found})`)],
      advise("Sign in with a work account, or register the application for personal accounts too."),
    );
  }
  const { requestedAccessTokenVersion: version } = client;
  if (!isKnown(version) || version === 2) return undefined;
  const text = `${displayName} takes personal accounts, and its tokens are of version ${version ?? "1 (requestedAccessTokenVersion is null)"}`;
  return broken(
    versionOne,
    [context.evidence(client, ["requestedAccessTokenVersion"], text)],
    advise("Use the endpoint of version 2 (/oauth2/v2.0), and set requestedAccessTokenVersion to 2.", [], idsOf(request.client)),
  );
}
