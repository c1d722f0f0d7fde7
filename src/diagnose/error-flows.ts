import type { Flow } from "../config/config";
import { known } from "../model/unknown";
import type { WalkSettings } from "./link";
import { hasOAuthRedirect, hasRedirectUri, holdsSome, isClient } from "../entra/client";
import { isOtherKind, kindOf } from "../entra/kind";
import { everyFlow, flowModels } from "./flows";
import type { Found } from "./named-application";
import { asksFor, declaredFlows, likelyFlows } from "./likely";
import type { NamedApplication } from "./request";
import { flowsLeadingTo } from "./walk";

/** The flows in which a client may have met a code: those that it looks like, then others in which the code can come about. */
export interface TriedFlows {
  readonly likely: readonly Flow[];
  readonly others: readonly Flow[];
}

/**
 * A registration tells little of the flows that are used, and where one flow fails it may tell the opposite: a client of the device
 * code flow that is no public client, say. So the code has its say too, and of a named client everything that it allows is tried.
 */
export function flowsToTry(code: string, { named, directory }: Found, isNamed: boolean, useOf: WalkSettings["useOf"]): TriedFlows {
  const looksLike = likelyFlows(named, directory, useOf);
  const leading = flowsLeadingTo(code);
  if (leading.length === 0) return { likely: looksLike.length === 0 && isNamed ? everyFlow : looksLike, others: [] };
  const likely = looksLike.filter((flow) => leading.includes(flow));
  const left = leading.filter((flow) => !likely.includes(flow));
  if (isNamed) return { likely, others: left };
  if (declaredFlows(named, useOf).length > 0) return { likely, others: [] };
  const possible = left.filter((flow) => couldUse(named, flow));
  const others = isOneKind(leading) ? possible : possible.filter((flow) => hasSignOf(named, flow));
  return { likely, others: likely.length + others.length > 0 ? others : possible };
}

/** The code itself tells the kind of client. */
function isOneKind(flows: readonly Flow[]): boolean {
  return new Set(flows.map((flow) => JSON.stringify([flowModels[flow].client, flowModels[flow].user]))).size === 1;
}

/** Nothing of the registration speaks against it. */
function couldUse(client: NamedApplication, flow: Flow): boolean {
  const { application } = client;
  const { user } = flowModels[flow];
  if (!application) return user;
  if (!isClient(application, client.servicePrincipal)) return false;
  return !user || (!isDaemon(client) && signsUsersIn(client));
}

/** Users of applications of another kind sign in by another protocol. */
function signsUsersIn({ application, servicePrincipal }: NamedApplication): boolean {
  return !application || hasOAuthRedirect(application, false) || !isOtherKind(kindOf(application, servicePrincipal));
}

/** Signs too weak to guess a flow by, if nothing had failed. */
function hasSignOf({ application }: NamedApplication, flow: Flow): boolean {
  if (!application) return flow === "refreshToken";
  const { isFallbackPublicClient, webRedirectUris, spaRedirectUris, publicClientRedirectUris } = application;
  if (flow === "refreshToken") return hasRedirectUri(application) || known(isFallbackPublicClient) === true;
  if (flowModels[flow].client !== "public") return false;
  return holdsSome(publicClientRedirectUris) || !(holdsSome(webRedirectUris) || holdsSome(spaRedirectUris));
}

/** Application permissions only, and nowhere to send a user back to. */
function isDaemon({ application }: NamedApplication): boolean {
  return application !== undefined && !hasRedirectUri(application) && asksFor(application, "role") && !asksFor(application, "scope");
}
