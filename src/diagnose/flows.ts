import { flows, type Flow } from "../config/config";

/** What one flow does, as far as it decides which links of a token request matter. */
export interface FlowModel {
  readonly title: string;
  /** `grant_type` of the token request. */
  readonly grantType: string;
  /** A user stands behind the token: delegated permissions and consent decide. Otherwise application permissions do. */
  readonly user: boolean;
  /** Who may use it: clients that keep a secret (`confidential`), those that cannot (`public`), or either. */
  readonly client: "public" | "confidential" | "either";
  /** The answer comes back by a redirect URI of the client. */
  readonly redirect: boolean;
  /** The user can be asked for consent while the request runs. */
  readonly consentPage: boolean;
  readonly source: { readonly description: string; readonly url: string };
}

const learn = "https://learn.microsoft.com/entra/identity-platform/";

export const flowModels: Readonly<Record<Flow, FlowModel>> = {
  authorizationCode: {
    title: "authorization code flow",
    grantType: "authorization_code",
    user: true,
    client: "either",
    redirect: true,
    consentPage: true,
    source: { description: "Microsoft, authorization code flow", url: `${learn}v2-oauth2-auth-code-flow` },
  },
  deviceCode: {
    title: "device code flow",
    grantType: "urn:ietf:params:oauth:grant-type:device_code",
    user: true,
    client: "public",
    redirect: false,
    consentPage: true,
    source: { description: "Microsoft, device authorization grant flow", url: `${learn}v2-oauth2-device-code` },
  },
  onBehalfOf: {
    title: "on-behalf-of flow",
    grantType: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    user: true,
    client: "confidential",
    redirect: false,
    consentPage: false,
    source: { description: "Microsoft, on-behalf-of flow", url: `${learn}v2-oauth2-on-behalf-of-flow` },
  },
  refreshToken: {
    title: "refresh token flow",
    grantType: "refresh_token",
    user: true,
    client: "either",
    redirect: false,
    consentPage: false,
    source: { description: "Microsoft, refresh tokens", url: `${learn}refresh-tokens` },
  },
  clientCredentials: {
    title: "client credentials flow",
    grantType: "client_credentials",
    user: false,
    client: "confidential",
    redirect: false,
    consentPage: false,
    source: { description: "Microsoft, client credentials flow", url: `${learn}v2-oauth2-client-creds-grant-flow` },
  },
  ropc: {
    title: "password flow (ROPC)",
    grantType: "password",
    user: true,
    client: "public",
    redirect: false,
    consentPage: false,
    source: { description: "Microsoft, resource owner password credentials", url: `${learn}v2-oauth-ropc` },
  },
};

export const everyFlow: readonly Flow[] = flows;

/** The flows of which something is true, in the order of `aadguard.yaml`. */
export function flowsWhere(test: (model: FlowModel) => boolean): Flow[] {
  return everyFlow.filter((flow) => test(flowModels[flow]));
}

export const userFlows: readonly Flow[] = flowsWhere(({ user }) => user);
