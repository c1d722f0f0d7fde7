import { shortened } from "../../text/words";
import { known } from "../../model/unknown";
import { isDamagedGuid, isGuid } from "../../entra/guid";
import type { Violation } from "../../policy/verdict";
import { didYouMean } from "../../text/suggest";
import { advise, type Answer, type Context, type LinkDefinition, type RuleUse, withoutPlace } from "../link";
import { listedEntries } from "../requested-permissions";
import { resourceFlows } from "../flows";
import { broken, isAbout, undetermined } from "../answers";
import { asksItself, isFirstParty, isHeld, isPersonalOnly } from "../request";
import { audienceOf } from "./audience";
import { isAtHome } from "./authority";
import { asksItselfByUri } from "./exchange";
import { resourceIsUnsettled } from "./prerequisites";

const consentArticle = {
  description: "Microsoft, AADSTS500011: the resource principal is not found in the tenant",
  url: "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts500011-resource-principal-not-found",
};

const isEntry = ({ path }: Violation): boolean => path[0] === "requiredResourceAccess";

export const resourceId: LinkDefinition = {
  id: "resource-id",
  title: "The resource's id or URI",
  flows: resourceFlows,
  rules: [
    { rule: "malformed-client-id", of: ["request"], bears: isEntry, fields: ["requiredResourceAccess"], optional: () => true },
    { rule: "retired-azure-ad-graph", of: ["request"], optional: () => true },
    {
      rule: "identifier-uri-with-capitals",
      of: ["resource"],
      when: isAskedByUri,
      bears: ({ element }, context) => isAskedUri(element, context),
    },
    // The code says that a token was exchanged: the audience decides, whatever the client declares.
    {
      rule: "identifier-uri-with-capitals",
      of: ["resource", "client"],
      least: "note",
      when: ({ code }) => code === "AADSTS500131",
      optional: () => true,
    },
    { rule: "resource-without-identifier-uri", of: ["resource"], when: isAskedByUri, least: "note" },
  ],
  checks: [
    { causes: { AADSTS90009: "Client and API are one registration, and the request names it by its URI" }, ask: asksItselfByUri },
    { causes: { AADSTS500011: "No API of the tenant answers to the id or URI that is asked for" }, ask: resourceIsNotHeld },
    { causes: { AADSTS500011: "The API has other identifier URIs than the one that is asked for" }, ask: uriIsNotSet },
  ],
  shows(context) {
    const { application, servicePrincipal, appId, written, by, displayName } = context.request.resource;
    const declaration = application ?? servicePrincipal;
    const text = by === "uri" ? `${written} is ${displayName}` : `appId ${appId ?? "given at deployment"}`;
    if (!declaration) return [withoutPlace(`${displayName}, a first-party application of Microsoft (${appId ?? written})`)];
    return [context.evidence(declaration, [by === "uri" && application ? "identifierUris" : "appId"], text)];
  },
  sources: [consentArticle],
};

/** A name or an id was asked for us alone; the platform sees a URI where `scope` or `resource` holds one. */
function isAskedByUri({ request: { resource }, code }: Context): boolean {
  return resource.by === "uri" || code === "AADSTS500011" || code === "AADSTS500131";
}

function isAskedUri(uri: string, { request: { resource } }: Context): boolean {
  return resource.by !== "uri" || uri.toLowerCase() === resource.written.toLowerCase();
}

function resourceIsNotHeld(context: Context): Answer | undefined {
  const { request, directory } = context;
  const { resource } = request;
  if (isHeld(resource) || isListedDamaged(context) || isFirstParty(resource)) return undefined;
  const names = [...directory.applications, ...directory.servicePrincipals].flatMap((each) => [
    known(each.appId),
    known(each.displayName),
    ...(each.kind === "application" ? ((known(each.identifierUris) ?? []) as readonly unknown[]) : []),
  ]);
  const candidates = [...new Set(names.filter((name): name is string => typeof name === "string"))];
  const text = /^[a-z]+:\/*$/i.test(resource.written)
    ? `nothing comes after ${resource.written} in the request: the variable that should name the API is empty`
    : `no API of this run answers to ${shortened(resource.written)}.${didYouMean(resource.written, candidates)}`;
  const aadsts = ["AADSTS500011"];
  if (directory.facts.servicePrincipals === "complete" || isDamagedGuid(resource.written)) {
    const remediation = advise(
      "Correct the resource in the request, or create the API's service principal in this tenant and consent to it.",
    );
    return { status: "broken", aadsts, evidence: [withoutPlace(text)], remediation };
  }
  const see = advise("Look for the API's service principal in the tenant.", [["az", "az ad sp show --id {id}"]], { id: resource.written });
  return { status: "cannot-be-seen", aadsts, evidence: [withoutPlace(`${text} The run does not contain all service principals`)], see };
}

/** The client lists this very text, and `malformed-client-id` speaks about it. */
function isListedDamaged(context: Context): boolean {
  return isDamagedGuid(context.request.resource.written) && listedEntries(context).length > 0;
}

/** An API found by its client id within the URI, or by a name that its service principal does not carry. */
function uriIsNotSet(context: Context): Answer | undefined {
  const { resource } = context.request;
  const { application } = resource;
  if (resource.by !== "uri" || !application) return undefined;
  const uris = known(application.identifierUris);
  if (!uris?.length || uris.some((uri) => typeof uri !== "string" || uri.toLowerCase() === resource.written.toLowerCase()))
    return undefined;
  return {
    status: "broken",
    aadsts: ["AADSTS500011"],
    evidence: [
      context.evidence(application, ["identifierUris"], `${resource.displayName} has other identifier URIs than ${resource.written}`),
    ],
    remediation: advise("Ask for one of its identifier URIs, or add this one to the API."),
  };
}

const listedWithoutPrincipal: RuleUse = { rule: "resource-without-service-principal", of: ["request"] };

export const resourcePrincipal: LinkDefinition = {
  id: "resource-principal",
  title: "The resource's service principal",
  flows: resourceFlows,
  rules: [listedWithoutPrincipal],
  checks: [
    {
      causes: {
        AADSTS500011: "The API that is asked for has no service principal in the tenant",
        AADSTS650052: "The API that is asked for has no service principal in the tenant",
      },
      ask: unlistedWithoutPrincipal,
    },
  ],
  gaps: [resourceIsUnsettled],
  shows(context) {
    const { servicePrincipal } = context.request.resource;
    if (servicePrincipal) return [context.evidence(servicePrincipal, ["appId"], "it exists in the tenant")];
    if (asksItself(context.request)) return [withoutPlace("the client asks for itself")];
    const isDeclared = context.directory.facts.origin === "declared";
    return [withoutPlace(isDeclared ? "a stack need not declare it" : "a client for personal accounts needs none in the tenant")];
  },
  sources: [consentArticle],
};

/** The rule asks about what the client lists. */
function unlistedWithoutPrincipal(context: Context): Answer | undefined {
  const { request, directory, judge } = context;
  const { client, resource } = request;
  if (resource.servicePrincipal || asksItself(request) || isPersonalOnly(client) || isDeclaredMicrosoft(context)) return undefined;
  if (!isHeld(resource) && !isFirstParty(resource)) return undefined;
  if (judge.answers(listedWithoutPrincipal).length > 0) return undefined;
  const { servicePrincipals, microsoftServicePrincipals, origin } = directory.facts;
  const place = resource.application;
  const text = `${resource.displayName} has no service principal in this run`;
  const evidence = [place ? context.evidence(place, ["appId"], text) : withoutPlace(text)];
  const ids = { id: resource.appId ?? null };
  const aadsts = ["AADSTS500011", "AADSTS650052"];
  // One that leaves Microsoft's service principals out cannot say that one of them is missing.
  const isTold = isFirstParty(resource) ? microsoftServicePrincipals : origin === "observed" || !place?.partial;
  if (servicePrincipals === "complete" && isTold) {
    return {
      status: "broken",
      aadsts,
      evidence,
      remediation: advise("Create it in this tenant, then consent.", [["az", "az ad sp create --id {id}"]], ids),
    };
  }
  return {
    status: "cannot-be-seen",
    aadsts,
    evidence,
    see: advise("Look for it in the tenant.", [["az", "az ad sp show --id {id}"]], ids),
  };
}

export const resourceEnabled: LinkDefinition = {
  id: "resource-enabled",
  title: "The resource's state",
  flows: resourceFlows,
  rules: [
    {
      rule: "disabled-service-principal",
      of: ["resourcePrincipal"],
      aadsts: ["AADSTS500014", "AADSTS50001"],
      least: "note",
      optional: isDeclaredMicrosoft,
    },
    // The code that the rule names is the client's; what a resource that Microsoft has disabled leads to, no source tells.
    { rule: "disabled-by-microsoft", of: ["resource", "resourcePrincipal"], aadsts: [], optional: () => true },
  ],
  checks: [],
  shows(context) {
    const { servicePrincipal } = context.request.resource;
    return servicePrincipal ? [context.evidence(servicePrincipal, ["accountEnabled"], "accountEnabled: true")] : [];
  },
};

/** A stack declares no service principals of Microsoft's APIs. */
export function isDeclaredMicrosoft({ request: { resource }, directory }: Context): boolean {
  return directory.facts.origin === "declared" && isFirstParty(resource);
}

/** Where the code is all that is known, the tenant may be any. */
function isUsedElsewhere(context: Context): boolean {
  const { code, request } = context;
  // Here it has a service principal: the organisation of the message is another one.
  if (code === "AADSTS650052") return request.sent.tenant !== undefined && request.resource.servicePrincipal !== undefined;
  return !isAtHome(context) || code === "AADSTS500011" || code === "AADSTS650059";
}

/** In the tenant in which both are registered, a single-tenant API is as good as any. */
export const resourceAudience: LinkDefinition = {
  id: "resource-audience",
  title: "The resource's audience",
  flows: resourceFlows,
  rules: [
    {
      rule: "single-tenant-resource",
      of: ["request"],
      when: isUsedElsewhere,
      aadsts: ["AADSTS500011", "AADSTS650059", "AADSTS650052"],
      optional: () => true,
    },
  ],
  checks: [
    {
      causes: {
        AADSTS500011: "A single-tenant API is asked for in another tenant than its own",
        AADSTS650052: "A single-tenant API is asked for in another tenant than its own",
      },
      ask: singleTenantApi,
    },
  ],
  shows(context) {
    const { application } = context.request.resource;
    if (isAtHome(context)) return [withoutPlace("the request is made in the tenant of this run")];
    if (!application) return [withoutPlace("its application is another tenant's: it is used across tenants")];
    return [context.evidence(application, ["signInAudience"], `accounts: ${known(application.signInAudience) ?? "AzureADMyOrg"}`)];
  },
};

/** The message says that the API is not there, and here it is: the tenant of the message is another one, or says nothing of it. */
function singleTenantApi(context: Context): Answer | undefined {
  const aadsts = ["AADSTS500011", "AADSTS650052"];
  const { request, directory } = context;
  const { application, servicePrincipal, displayName } = request.resource;
  const { tenant } = request.sent;
  if (!isAbout(context, aadsts) || !application || !servicePrincipal || tenant === undefined) return undefined;
  if (audienceOf(application) !== "AzureADMyOrg") return undefined;
  const { homeTenant } = directory;
  if (homeTenant?.toLowerCase() === tenant.toLowerCase()) return undefined;
  const remedy = advise("Send the request to the API's own tenant, or make the API multi-tenant and consent to it in the other one.");
  if (homeTenant !== undefined && isGuid(tenant)) {
    const text = `${displayName} is for its own tenant ${homeTenant} only, and asked for in ${tenant}`;
    return broken(aadsts, [context.evidence(application, ["signInAudience"], text)], remedy, { compares: true });
  }
  const text = `${displayName} is for its own tenant only, where it has a service principal; if ${tenant} is another tenant, that is the cause`;
  return { ...undetermined(aadsts, [context.evidence(application, ["signInAudience"], text)], remedy), compares: true };
}
