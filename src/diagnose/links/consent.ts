import { preAuthorizedIds } from "../requested-permissions";
import { type Context, type Evidence, type LinkDefinition, withoutPlace } from "../link";
import { delegatedFlows, flowModels } from "../flows";
import { asForUser, grantsFor, isForAll, scopesOf } from "../grants";
import { asksItself, type TokenRequest } from "../request";
import { isAtHome } from "./authority";
import { clientIsUnsettled, resourceIsUnsettled } from "./prerequisites";

/**
 * A grant for all users, one for this user, a pre-authorisation, or a user who may consent and can be asked. Where a consent page can
 * appear, a permission that users may consent to needs no grant beforehand.
 */
export const consent: LinkDefinition = {
  id: "consent",
  title: "Consent",
  flows: delegatedFlows,
  rules: [
    { rule: "user-consent-blocked", of: ["request"] },
    { rule: "ungranted-admin-consent", of: ["request"] },
    {
      rule: "ungranted-delegated-permission",
      of: ["request"],
      flows: delegatedFlows.filter((flow) => !flowModels[flow].consentPage),
      least: "note",
    },
    { rule: "assignment-required-without-admin-consent", of: ["request"] },
    { rule: "grant-of-unknown-scope", of: ["grants"], bears: ({ element }, { request }) => isRequested(element, request) },
    {
      rule: "unknown-scope-on-resource",
      of: ["resource"],
      fields: ["preAuthorizedApplications"],
      bears: ({ path, element }, { request }) => path[0] === "preAuthorizedApplications" && isClients(element, request),
      when: ({ request }) => preAuthorizedIds(request.client.appId, request.resource.application).length > 0,
    },
    {
      rule: "preauthorized-unknown-scope",
      of: ["resource"],
      fields: ["preAuthorizedApplications"],
      bears: ({ path, element }, { request }) => path[0] === "preAuthorizedApplications" && isClients(element, request),
      when: ({ request }) => preAuthorizedIds(request.client.appId, request.resource.application).length > 0,
    },
    {
      rule: "bundled-consent-gap",
      of: ["resource"],
      bears: ({ element }, { request }) => element.toLowerCase() === request.client.appId,
      when: (context) => !isAtHome(context) || context.code !== undefined,
    },
    // In the publisher's own tenant its users need no verified publisher.
    {
      rule: "unverified-publisher",
      of: ["client"],
      least: "note",
      optional: () => true,
      when: (context) => !isAtHome(context) || context.code !== undefined,
    },
  ],
  checks: [],
  gaps: [clientIsUnsettled, resourceIsUnsettled],
  shows,
};

/** `<client id>/<permission id>` */
function isClients(element: string, { client }: TokenRequest): boolean {
  return client.appId !== undefined && element.toLowerCase().startsWith(client.appId);
}

function isRequested(scope: string, { scopes }: TokenRequest): boolean {
  return scopes === undefined || scopes.some((value) => value.toLowerCase() === scope.toLowerCase());
}

function shows(context: Context): Evidence[] {
  const { request } = context;
  if (asksItself(request)) return [withoutPlace("the client asks for itself")];
  const held = grantsFor(context)
    .map((grant) => asForUser(grant, request))
    .filter(isForAll);
  if (held.length > 0) return held.map((grant) => context.evidence(grant, ["scope"], `granted: ${scopesOf(grant).join(" ")}`));
  const { application } = request.resource;
  if (application && preAuthorizedIds(request.client.appId, application).length > 0) {
    return [context.evidence(application, ["preAuthorizedApplications"], `${request.resource.displayName} pre-authorises the client`)];
  }
  const { authorizationPolicy } = context.directory;
  const page = flowModels[request.flow].consentPage ? "the user is asked for consent" : "nothing that needs consent is asked";
  return [authorizationPolicy ? context.evidence(authorizationPolicy, ["permissionGrantPoliciesAssigned"], page) : withoutPlace(page)];
}
