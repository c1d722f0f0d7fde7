import { hasOAuthRedirect, hasRedirectUri, holdsSome, isClient } from "../entra/client";
import { isOtherKind, kindOf } from "../entra/kind";
import type { Application } from "../model/declarations";
import { known } from "../model/unknown";
import { everyFlow, flowModels, type RequestFlow } from "./flows";
import type { WalkSettings } from "./link";
import { asksFor, declaredFlows, likelyFlows } from "./likely";
import type { Found } from "./named-application";
import type { FlowBasis, NamedApplication } from "./request";
import { flowsLeadingTo } from "./walk";

/** A flow in which a client may have met a code. */
export interface FlowToTry {
  readonly flow: RequestFlow;
  readonly basis: FlowBasis;
  /** The client looks like it; otherwise it is tried since the code can come about in it. */
  readonly isLikely: boolean;
}

/** What is known of the flow: from the command line, and from the message. */
export interface KnownFlow {
  readonly given: RequestFlow | undefined;
  readonly inText: RequestFlow | null;
}

/**
 * A registration says little of the flows that are used, and where one flow fails it may say the opposite: a client of the device
 * code flow that is not a public client, say. So the code has its say too, and of a client that is pointed to everything that it allows is tried.
 */
export function flowsToTry(code: string, found: Found, isPointedTo: boolean, flow: KnownFlow, useOf: WalkSettings["useOf"]): FlowToTry[] {
  const leading = flowsLeadingTo(code);
  const said = flow.given ?? saidBy(code, flow, leading);
  const isNamed = flow.given !== undefined || flow.inText !== null;
  if (said !== undefined)
    return isPointedTo || isNamed || couldUse(found.named, said) ? [{ flow: said, basis: "given", isLikely: true }] : [];
  const declared = declaredFlows(found.named, useOf).filter((each) => leading.length === 0 || leading.includes(each));
  if (declared.length > 0) return declared.map((each) => ({ flow: each, basis: "declared", isLikely: true }));
  return assumed(found, isPointedTo, leading, useOf);
}

/** Codes about the token that is exchanged on behalf of a user, whatever else their causes break. */
const ofExchange = ["AADSTS500131", "AADSTS500136", "AADSTS500137", "AADSTS240002", "AADSTS7000113", "AADSTS7000114"];

/** The message names the flow, or its code comes of one flow only. */
function saidBy(code: string, { inText }: KnownFlow, leading: readonly RequestFlow[]): RequestFlow | undefined {
  if (ofExchange.includes(code) && leading.includes("onBehalfOf")) return "onBehalfOf";
  if (inText !== null && (leading.length === 0 || leading.includes(inText))) return inText;
  return leading.length === 1 ? leading[0] : undefined;
}

function assumed(
  { named, directory }: Found,
  isPointedTo: boolean,
  leading: readonly RequestFlow[],
  useOf: WalkSettings["useOf"],
): FlowToTry[] {
  const looksLike = likelyFlows(named, directory, useOf);
  const flowOf =
    (isLikely: boolean) =>
    (flow: RequestFlow): FlowToTry => ({ flow, basis: "assumed", isLikely });
  if (leading.length === 0) return (looksLike.length === 0 && isPointedTo ? everyFlow : looksLike).map(flowOf(true));
  const likely = looksLike.filter((flow) => leading.includes(flow)).map(flowOf(true));
  const left = leading.filter((flow) => !looksLike.includes(flow));
  const possible = left.filter((flow) => couldUse(named, flow));
  if (isPointedTo) return [...likely, ...(possible.length + likely.length > 0 ? possible : left).map(flowOf(false))];
  const signed = isOneKind(leading) ? possible : possible.filter((flow) => hasSignOf(named, flow));
  return [...likely, ...(likely.length + signed.length > 0 ? signed : possible).map(flowOf(false))];
}

/** The code itself tells the kind of client. */
function isOneKind(flows: readonly RequestFlow[]): boolean {
  return new Set(flows.map((flow) => JSON.stringify([flowModels[flow].client, flowModels[flow].user]))).size === 1;
}

/** Nothing of the registration speaks against it. */
function couldUse(client: NamedApplication, flow: RequestFlow): boolean {
  const { application, servicePrincipal } = client;
  const { user } = flowModels[flow];
  if (flow === "managedIdentity") return known(servicePrincipal?.servicePrincipalType)?.toLowerCase() === "managedidentity";
  if (!application) return user;
  if (flow === "saml") return kindOf(application, servicePrincipal).kinds.includes("saml") || holdsSome(application.webRedirectUris);
  if (flow === "federated") return true;
  if (!isClient(application, servicePrincipal)) return false;
  if (flow === "implicit" || flow === "hybrid") return holdsSome(application.webRedirectUris) || holdsSome(application.spaRedirectUris);
  // The identifier URI of a SAML application is its entity id: it makes no API of it.
  if (flow === "onBehalfOf") return exposesSomething(application) && !isOtherKind(kindOf(application, servicePrincipal));
  return !user || (!isDaemon(client) && !isPureApi(application) && signsUsersIn(client));
}

function exposesSomething({ identifierUris, oauth2PermissionScopes, appRoles }: Application): boolean {
  return [identifierUris, oauth2PermissionScopes, appRoles].some(holdsSome);
}

/** It is called, and asks for nothing on a user's behalf. */
function isPureApi(application: Application): boolean {
  const isPublic = known(application.isFallbackPublicClient) === true;
  return exposesSomething(application) && !isPublic && !hasRedirectUri(application) && !asksFor(application, "scope");
}

/** Users of applications of another kind sign in by another protocol. */
function signsUsersIn({ application, servicePrincipal }: NamedApplication): boolean {
  return !application || hasOAuthRedirect(application, false) || !isOtherKind(kindOf(application, servicePrincipal));
}

/** Signs too weak to guess a flow by, if nothing had failed. */
function hasSignOf({ application }: NamedApplication, flow: RequestFlow): boolean {
  if (!application) return flow === "refreshToken";
  const { isFallbackPublicClient, webRedirectUris, spaRedirectUris, publicClientRedirectUris } = application;
  if (flow === "refreshToken") return hasRedirectUri(application) || known(isFallbackPublicClient) === true;
  if (flow === "implicit" || flow === "hybrid") return holdsSome(webRedirectUris);
  if (flowModels[flow].client !== "public") return false;
  // A device needs no redirect URI; neither does a service, which has a credential.
  const mayBeDevice = !holdsSome(webRedirectUris) && !holdsSome(spaRedirectUris) && !hasCredential(application);
  return holdsSome(publicClientRedirectUris) || mayBeDevice;
}

function hasCredential({ keyCredentials, passwordCredentials, federatedIdentityCredentials }: Application): boolean {
  return [keyCredentials, passwordCredentials, federatedIdentityCredentials].some(holdsSome);
}

/** Application permissions only, and nowhere to send a user back to. */
function isDaemon({ application }: NamedApplication): boolean {
  return application !== undefined && !hasRedirectUri(application) && asksFor(application, "role") && !asksFor(application, "scope");
}
