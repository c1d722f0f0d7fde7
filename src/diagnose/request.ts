import type { Directory } from "../directory";
import { firstParty } from "../entra/microsoft";
import type { Application, ServicePrincipal } from "../model/declarations";
import { known } from "../model/unknown";
import type { SentSecret } from "./error-text";
import type { RequestFlow } from "./flows";

/** One token request, as people tell it: nothing of it stands in a declaration. */
export interface TokenRequest {
  readonly flow: RequestFlow;
  readonly client: NamedApplication;
  readonly resource: NamedApplication;
  /** Values without the resource before them and without those of OpenID Connect; undefined for `/.default`: everything listed. */
  readonly scopes: readonly string[] | undefined;
  /** `scope` as it was given. */
  readonly scopeText: string | undefined;
  /** `common`, `organizations`, `consumers`, a tenant id or a domain; undefined: the tenant that was exported. */
  readonly authority: string | undefined;
  /** User principal name or object id. */
  readonly user: string | undefined;
  /** What is exchanged on behalf of the user, where it is known. */
  readonly assertion: Assertion | undefined;
  readonly flowBasis: FlowBasis;
  readonly sent: SentValues;
}

/** Why a request is taken to use its flow: the command line, the message or its code says so, `aadguard.yaml` does, or nobody. */
export type FlowBasis = "given" | "declared" | "assumed";

/** Values that a request carried, as the message or the command line has them: what declarations are compared with. */
export interface SentValues {
  /** What stood in the client id's place. */
  readonly clientId?: string;
  readonly tenant?: string;
  readonly identityProvider?: string;
  readonly redirectUri?: string;
  readonly origin?: string;
  readonly responseType?: string;
  /** Of the external or exchanged token. */
  readonly subject?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly expectedAudience?: string;
  readonly thumbprint?: string;
  /** Ids of permissions, or the value of an app role. */
  readonly permission?: string;
  readonly scope?: string;
  /** The API as the message names it. */
  readonly resource?: string;
  readonly listedResources?: readonly string[];
  readonly secret?: SentSecret;
}

export const assertions = ["accessToken", "idToken"] as const;
export type Assertion = (typeof assertions)[number];

/** A client or a resource: what was asked for, and what the directory holds of it. */
export interface NamedApplication {
  /** As it was written. */
  readonly written: string;
  /** How it was named. A URI stands in the request itself, a name only on our command line. */
  readonly by: "id" | "uri" | "name";
  readonly displayName: string;
  /** In small letters; undefined where it is damaged, or only known after deployment. */
  readonly appId: string | undefined;
  readonly application: Application | undefined;
  readonly servicePrincipal: ServicePrincipal | undefined;
}

/** A request with the directory in which it is made. */
export interface Situation {
  readonly directory: Directory;
  readonly request: TokenRequest;
}

/** The run holds an application or a service principal of it. */
export function isHeld({ application, servicePrincipal }: NamedApplication): boolean {
  return application !== undefined || servicePrincipal !== undefined;
}

/** One of Microsoft's own APIs: it has no application in the tenant, and a stack need not declare its service principal. */
export function isFirstParty({ appId }: NamedApplication): boolean {
  return appId !== undefined && firstParty(appId)?.proven === true;
}

/** For personal accounts only, which are in no tenant: such an application needs no service principal. */
export function isPersonalOnly({ application }: NamedApplication): boolean {
  return known(application?.signInAudience) === "PersonalMicrosoftAccount";
}

/** The client asks for a token for itself. */
export function asksItself({ client, resource }: TokenRequest): boolean {
  if (client.application && client.application === resource.application) return true;
  return client.appId !== undefined && client.appId === resource.appId;
}

/**
 * The tenant that an authority names, where the whole address is given: `https://login.microsoftonline.com/common/v2.0` → `common`.
 * Azure AD B2C puts `tfp` before it. An address without a path stands for itself.
 */
export function tenantOf(authority: string): string {
  const [first = "", ...path] = authority
    .replace(/^https?:\/\//i, "")
    .split(/[/?#]+/)
    .filter(Boolean);
  const isHost = first.includes(".") && path.length > 0;
  const [tenant] = isHost ? path.filter((segment) => segment.toLowerCase() !== "tfp") : [first];
  return tenant ?? first;
}
