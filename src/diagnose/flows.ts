import { flows, type Flow } from "../config/config";

/** A flow of `aadguard.yaml`, or a way to a token that a request can take and nobody declares there. */
export type RequestFlow = Flow | "implicit" | "hybrid" | "saml" | "federated" | "managedIdentity";

/** What one flow does, as far as it decides which links of a token request matter. */
export interface FlowModel {
  readonly title: string;
  /** `grant_type` of the token request; null where there is none. */
  readonly grantType: string | null;
  /** The flow that the rules take it for; undefined where they know none like it. */
  readonly declaredAs: Flow | undefined;
  /** A user stands behind the token: delegated permissions and consent decide. Otherwise application permissions do. */
  readonly user: boolean;
  /** Who may use it: clients that keep a secret (`confidential`), those that cannot (`public`), or either. */
  readonly client: "public" | "confidential" | "either";
  /** The client proves itself with a secret, a certificate or an assertion of its own: always, never, or by its platform. */
  readonly credential: "always" | "never" | "platform";
  /** It asks for a token of a resource; a SAML response is for the application itself. */
  readonly resource: boolean;
  /** The answer comes back by a redirect URI of the client. */
  readonly redirect: boolean;
  /** The user can be asked for consent while the request runs. */
  readonly consentPage: boolean;
  readonly source: { readonly description: string; readonly url: string };
}

const learn = "https://learn.microsoft.com/entra/identity-platform/";

export const flowModels: Readonly<Record<RequestFlow, FlowModel>> = {
  authorizationCode: {
    title: "authorization code flow",
    grantType: "authorization_code",
    declaredAs: "authorizationCode",
    user: true,
    client: "either",
    credential: "platform",
    resource: true,
    redirect: true,
    consentPage: true,
    source: { description: "Microsoft, authorization code flow", url: `${learn}v2-oauth2-auth-code-flow` },
  },
  deviceCode: {
    title: "device code flow",
    grantType: "urn:ietf:params:oauth:grant-type:device_code",
    declaredAs: "deviceCode",
    user: true,
    client: "public",
    credential: "never",
    resource: true,
    redirect: false,
    consentPage: true,
    source: { description: "Microsoft, device authorization grant flow", url: `${learn}v2-oauth2-device-code` },
  },
  onBehalfOf: {
    title: "on-behalf-of flow",
    grantType: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    declaredAs: "onBehalfOf",
    user: true,
    client: "confidential",
    credential: "always",
    resource: true,
    redirect: false,
    consentPage: false,
    source: { description: "Microsoft, on-behalf-of flow", url: `${learn}v2-oauth2-on-behalf-of-flow` },
  },
  refreshToken: {
    title: "refresh token flow",
    grantType: "refresh_token",
    declaredAs: "refreshToken",
    user: true,
    client: "either",
    credential: "platform",
    resource: true,
    redirect: false,
    consentPage: false,
    source: { description: "Microsoft, refresh tokens", url: `${learn}refresh-tokens` },
  },
  clientCredentials: {
    title: "client credentials flow",
    grantType: "client_credentials",
    declaredAs: "clientCredentials",
    user: false,
    client: "confidential",
    credential: "always",
    resource: true,
    redirect: false,
    consentPage: false,
    source: { description: "Microsoft, client credentials flow", url: `${learn}v2-oauth2-client-creds-grant-flow` },
  },
  ropc: {
    title: "password flow (ROPC)",
    grantType: "password",
    declaredAs: "ropc",
    user: true,
    client: "public",
    credential: "never",
    resource: true,
    redirect: false,
    consentPage: false,
    source: { description: "Microsoft, resource owner password credentials", url: `${learn}v2-oauth-ropc` },
  },
  implicit: {
    title: "implicit grant",
    grantType: null,
    declaredAs: undefined,
    user: true,
    client: "either",
    credential: "never",
    resource: true,
    redirect: true,
    consentPage: true,
    source: { description: "Microsoft, implicit grant flow", url: `${learn}v2-oauth2-implicit-grant-flow` },
  },
  hybrid: {
    title: "hybrid flow",
    grantType: "authorization_code",
    declaredAs: "authorizationCode",
    user: true,
    client: "either",
    credential: "platform",
    resource: true,
    redirect: true,
    consentPage: true,
    source: {
      description: "Microsoft, OpenID Connect: the hybrid flow",
      url: `${learn}v2-oauth2-auth-code-flow#request-an-id-token-as-well-or-hybrid-flow`,
    },
  },
  saml: {
    title: "SAML sign-on",
    grantType: null,
    declaredAs: undefined,
    user: true,
    client: "either",
    credential: "never",
    resource: false,
    redirect: true,
    consentPage: false,
    source: { description: "Microsoft, SAML protocol for single sign-on", url: `${learn}single-sign-on-saml-protocol` },
  },
  federated: {
    title: "client credentials with a federated credential",
    grantType: "client_credentials",
    declaredAs: "clientCredentials",
    user: false,
    client: "confidential",
    credential: "always",
    resource: true,
    redirect: false,
    consentPage: false,
    source: {
      description: "Microsoft, workload identity federation",
      url: "https://learn.microsoft.com/entra/workload-id/workload-identity-federation",
    },
  },
  managedIdentity: {
    title: "managed identity",
    grantType: null,
    declaredAs: undefined,
    user: false,
    client: "either",
    credential: "never",
    resource: true,
    redirect: false,
    consentPage: false,
    source: {
      description: "Microsoft, managed identities: how to get a token",
      url: "https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token",
    },
  },
};

/** Those of `aadguard.yaml` in its order, then the others. */
export const everyFlow: readonly RequestFlow[] = [...flows, "implicit", "hybrid", "saml", "federated", "managedIdentity"];

/** The flows of which something is true, in the order of `everyFlow`. */
export function flowsWhere(test: (model: FlowModel) => boolean): RequestFlow[] {
  return everyFlow.filter((flow) => test(flowModels[flow]));
}

export const userFlows: readonly RequestFlow[] = flowsWhere(({ user }) => user);

export const resourceFlows: readonly RequestFlow[] = flowsWhere(({ resource }) => resource);

/** The flows in which a registration lists what it asks for: a managed identity has none. */
export const registeredFlows: readonly RequestFlow[] = resourceFlows.filter((flow) => flow !== "managedIdentity");

/** Of these the ones with a user. */
export const delegatedFlows: readonly RequestFlow[] = userFlows.filter((flow) => resourceFlows.includes(flow));
