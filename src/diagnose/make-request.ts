import { DomainError } from "../model/domain-error";
import type { RequestFlow } from "./flows";
import { microsoftGraphAppId } from "../entra/microsoft";
import type { Directory } from "../directory";
import type { Declaration } from "../model/declarations";
import type { DeclaredUse } from "../policy/subject";
import { joined } from "../text/words";
import { tenantOf } from "./authority-text";
import { everyFlow, flowModels } from "./flows";
import { findClients, findResource, UnresolvedNameError, type Found } from "./named-application";
import type { Assertion, NamedApplication, Situation } from "./request";
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
}

/** Something of the request that cannot be guessed. */
export class RequestError extends DomainError {
  override readonly name = "RequestError";
  readonly code = "request";
}

/**
 * Finds both parties and completes the request.
 * @throws UnresolvedNameError, RequestError, ScopeError
 */
export function makeRequest(
  text: RequestText,
  directories: readonly Directory[],
  useOf: (declaration: Declaration) => DeclaredUse | undefined,
): Situation {
  const scope = text.scope === undefined ? undefined : parseScope(text.scope);
  const written = resourceText(text, scope);
  const { directory, named: client } = chosen(findClients(text.client, directories), written, text.client);
  const resource = findResource(written, directory, directories);
  if (text.resource !== undefined && scope?.resource !== undefined)
    refuseOther(findResource(scope.resource, directory, directories), resource);
  const flow = text.flow ?? declaredFlow(client, useOf);
  const authority = text.authority === undefined ? undefined : tenantOf(text.authority);
  return {
    directory,
    request: { flow, client, resource, ...scopesOf(scope, flow), authority, user: text.user, assertion: text.assertion },
  };
}

function resourceText({ resource }: RequestText, scope: ScopeText | undefined): string {
  const written = resource ?? scope?.resource ?? (scope ? microsoftGraphAppId : undefined);
  if (written === undefined)
    throw new RequestError("diagnose needs --resource (a client id, an identifier URI or a name), or a --scope that names one.");
  return written;
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
  try {
    const { application, servicePrincipal } = findResource(resource, directory);
    return application !== undefined || servicePrincipal !== undefined;
  } catch (error) {
    if (error instanceof UnresolvedNameError) return false;
    throw error;
  }
}

function declaredFlow(
  { application, displayName }: NamedApplication,
  useOf: (declaration: Declaration) => DeclaredUse | undefined,
): RequestFlow {
  const declared = ((application && useOf(application)?.flows) ?? []).filter((flow): flow is RequestFlow =>
    (everyFlow as readonly string[]).includes(flow),
  );
  const [flow] = declared;
  if (flow && declared.length === 1) return flow;
  const why =
    declared.length > 1
      ? `${displayName} is declared to use several (${joined(declared)})`
      : `aadguard.yaml declares none for ${displayName}`;
  throw new RequestError(`diagnose needs --flow: ${why}. Use one of ${everyFlow.join(", ")}.`);
}
