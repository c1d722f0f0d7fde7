import { DomainError } from "../model/domain-error";
import type { RequestFlow } from "./flows";
import { microsoftGraphAppId } from "../entra/microsoft";
import type { Directory } from "../directory";
import type { Declaration } from "../model/declarations";
import type { DeclaredUse } from "../policy/subject";
import { joined } from "../text/words";
import { type Assertion, type FlowBasis, isHeld, type NamedApplication, type Situation, tenantOf } from "./request";
import { everyFlow, flowModels } from "./flows";
import { declaredFlows } from "./likely";
import { findAll, findClients, resourceNamed, UnresolvedNameError, type Found } from "./named-application";
import type { GivenValues } from "./sent";
import { askedScopes, parseScope, type ScopeText } from "./scope";

/** A request as it stands on the command line. */
export interface RequestText {
  readonly client: string;
  readonly resource?: string;
  readonly flow?: RequestFlow;
  readonly scope?: string;
  readonly authority?: string;
  readonly user?: string;
  readonly assertion?: Assertion;
  readonly redirectUri?: string;
  /** Of the external token that a federated credential is to accept. */
  readonly issuer?: string;
  readonly subject?: string;
  readonly audience?: string;
}

/** The values that the command line says the request carries. */
export function givenValues({ redirectUri, issuer, subject, audience }: Partial<RequestText>): GivenValues {
  return {
    ...(redirectUri === undefined ? {} : { redirectUri }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(subject === undefined ? {} : { subject }),
    ...(audience === undefined ? {} : { audience }),
  };
}

/** Something of the request that cannot be guessed. */
export class RequestError extends DomainError {
  override readonly name = "RequestError";
  readonly code = "request";
}

/**
 * Finds client and resource, and completes the request.
 * @throws UnresolvedNameError, RequestError, ScopeError
 */
export function makeRequest(
  text: RequestText,
  directories: readonly Directory[],
  useOf: (declaration: Declaration) => DeclaredUse | undefined,
): Situation {
  const asked = scopeText(text);
  const scope = asked === undefined ? undefined : parseScope(asked);
  const clients = findClients(text.client, directories);
  const written = resourceText(text, scope);
  const { directory, named: client } = chosen(clients, written ?? text.client, text.client);
  const resource = written === undefined ? client : resourceNamed(written, directory);
  if (text.resource !== undefined && scope?.resource !== undefined) refuseOther(resourceNamed(scope.resource, directory), resource);
  const { flow, basis } = flowOf(text, client, useOf);
  const authority = text.authority === undefined ? undefined : tenantOf(text.authority);
  const { user, assertion } = text;
  const sent = givenValues(text);
  return {
    directory,
    request: { flow, client, resource, ...scopesOf(scope, flow), authority, user, assertion, flowBasis: basis, sent },
  };
}

/** Who asks about an address only signs in. */
function scopeText({ scope, resource, redirectUri }: RequestText): string | undefined {
  return scope ?? (redirectUri !== undefined && resource === undefined ? "openid" : undefined);
}

/** Undefined where the request is about the client alone. */
function resourceText(text: RequestText, scope: ScopeText | undefined): string | undefined {
  const written = text.resource ?? scope?.resource ?? (scope || isExchange(text) ? microsoftGraphAppId : undefined);
  if (written === undefined && (text.flow === undefined || flowModels[text.flow].resource))
    throw new RequestError("diagnose needs --resource (a client id, an identifier URI or a name), or a --scope that names one.");
  return written;
}

/** An external token is exchanged, whatever for. */
function isExchange({ issuer, subject, audience }: RequestText): boolean {
  return [issuer, subject, audience].some((value) => value !== undefined);
}

function flowOf(
  text: RequestText,
  client: NamedApplication,
  useOf: (declaration: Declaration) => DeclaredUse | undefined,
): { readonly flow: RequestFlow; readonly basis: FlowBasis } {
  if (text.flow !== undefined) return { flow: text.flow, basis: "given" };
  if (isExchange(text)) return { flow: "federated", basis: "given" };
  if (text.redirectUri !== undefined && !declaredFlows(client, useOf).length) return { flow: "authorizationCode", basis: "assumed" };
  return { flow: declaredFlow(client, useOf), basis: "declared" };
}

export function scopesOf(scope: ScopeText | undefined, flow: RequestFlow) {
  return { scopes: scope && askedScopes(scope, flowModels[flow]), scopeText: scope?.text };
}

function refuseOther(named: NamedApplication, resource: NamedApplication): void {
  const isSame =
    named.appId !== undefined
      ? named.appId === resource.appId
      : named.written === resource.written || named.application === resource.application;
  if (!isSame)
    throw new RequestError(`--scope asks for ${named.displayName}, --resource for ${resource.displayName}: one token is for one resource.`);
}

/** Of several tenants the one that has both sides; a client that others were given a service principal of is in many. */
function chosen(found: readonly Found[], resource: string, client: string): Found {
  const [first] = found;
  if (first && found.length === 1) return first;
  const both = found.filter(({ directory }) => isHeldThere(resource, directory));
  const [only] = both;
  if (only && both.length === 1) return only;
  const tenants = found.map(({ directory: { tenant } }) => tenant || "the loose files");
  throw new UnresolvedNameError(`${client} is in ${found.length} tenants of this run (${joined(tenants)}): give the path of one of them.`);
}

function isHeldThere(resource: string, directory: Directory): boolean {
  return findAll(resource, directory).length > 0 || isHeld(resourceNamed(resource, directory));
}

function declaredFlow(client: NamedApplication, useOf: (declaration: Declaration) => DeclaredUse | undefined): RequestFlow {
  const declared = declaredFlows(client, useOf);
  const [flow] = declared;
  if (flow && declared.length === 1) return flow;
  const { displayName } = client;
  const why =
    declared.length > 1
      ? `${displayName} is declared to use several (${joined(declared)})`
      : `aadguard.yaml declares none for ${displayName}`;
  throw new RequestError(`diagnose needs --flow: ${why}. Use one of ${everyFlow.join(", ")}.`);
}
