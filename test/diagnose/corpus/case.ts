import type { Tenant } from "../tenant";
import { alice, graph, home, ordersApi, web } from "../tenant";

/** Error messages of one cause: how the service words them, the declaration that causes them, and what the answer has to say. */
export interface Case {
  readonly code: number;
  /** Wordings after Microsoft's templates: `{client}` and the like are filled, `'…'` is what the service quotes. */
  readonly texts: readonly string[];
  /** Puts the fault into the sound tenant; absent where nothing that is read decides it. */
  readonly fault?: (tenant: Tenant) => void;
  /** The link that has to be the verdict. Absent: no verdict may be broken. */
  readonly link?: string;
  /** Whose request it is; Orders Web by default. null where no client is meant. */
  readonly client?: string | null;
}

export const names = {
  client: web,
  api: ordersApi,
  graph,
  tenant: home,
  alice,
  tenantName: "Contoso Trading Ltd",
  other: "797f4846-ba00-4fd7-ba43-dac1f8f63013",
  otherTenant: "2f6a77c5-1d6b-49a4-93ce-0a8a2c1f0d56",
  gone: "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e36",
  role: "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e35",
  read: "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e33",
  clientObject: "0d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d21",
  thumbprint: "8A3F0E9D2C4B5A69788796A5B4C3D2E1F0A1B2C3",
  secretId: "072be88e-ba2c-586f-8f7a-878160689e0a",
} as const;

export function filled(text: string): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => names[name as keyof typeof names] ?? whole);
}

/** What a message quotes: it has to come back in the answer. */
export function quotesOf(text: string): string[] {
  return Array.from(text.matchAll(/'([^']{3,})'/g), ([, value = ""]) => value);
}

const implicit = { enableAccessTokenIssuance: false, enableIdTokenIssuance: false };

/** The web client's redirect URIs, by platform. */
export function redirects(tenant: Tenant, webUris: string[], spaUris: string[] = [], publicUris: string[] = []): void {
  Object.assign(tenant.applications[0], {
    web: { redirectUris: webUris, implicitGrantSettings: implicit },
    spa: { redirectUris: spaUris },
    publicClient: { redirectUris: publicUris },
  });
}

export function client(tenant: Tenant, fields: object): void {
  Object.assign(tenant.applications[0], fields);
}

export function api(tenant: Tenant, fields: object): void {
  Object.assign(tenant.applications[1], fields);
}

/** 0: of the web client, 1: of the API, 2: of Microsoft Graph. */
export function principal(tenant: Tenant, n: 0 | 1 | 2, fields: object): void {
  Object.assign(tenant.servicePrincipals[n], fields);
}

export function without(tenant: Tenant, n: 0 | 1 | 2): void {
  tenant.servicePrincipals.splice(n, 1);
}

/** Leaves the web client with the permissions of these APIs alone. */
export function lists(tenant: Tenant, access: readonly (readonly [api: string, id: string, type: "Scope" | "Role"])[]): void {
  const requiredResourceAccess = access.map(([resourceAppId, id, type]) => ({ resourceAppId, resourceAccess: [{ id, type }] }));
  Object.assign(tenant.applications[0], { requiredResourceAccess });
}

export const certificate = {
  keyId: "3b0e0c1a-6a52-4f0e-9f4b-0b8f6c1d2e77",
  type: "AsymmetricX509Cert",
  usage: "Verify",
  startDateTime: "2026-01-01T00:00:00Z",
  endDateTime: "2099-01-01T00:00:00Z",
};
