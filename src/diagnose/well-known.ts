/**
 * Identifier URIs of Microsoft's own APIs, to their client ids: a request names them so, and an export need not hold them.
 * Ids: `data/first-party-applications.json`; URIs: https://learn.microsoft.com/azure/key-vault/general/authentication and the
 * references of each API.
 */
const uris: Readonly<Record<string, string>> = {
  "https://graph.microsoft.com": "00000003-0000-0000-c000-000000000000",
  "https://graph.windows.net": "00000002-0000-0000-c000-000000000000",
  "https://management.azure.com": "797f4846-ba00-4fd7-ba43-dac1f8f63013",
  "https://management.core.windows.net": "797f4846-ba00-4fd7-ba43-dac1f8f63013",
  "https://vault.azure.net": "cfa8b339-82a2-471a-a3c9-0fc0be7a4093",
  "https://storage.azure.com": "e406a681-f3d4-42a8-90b6-c2b029497af1",
  "https://database.windows.net": "022907d3-0f1b-48f7-badc-1ba6abab6d66",
  "https://outlook.office365.com": "00000002-0000-0ff1-ce00-000000000000",
};

export function firstPartyByUri(uri: string): string | undefined {
  return uris[uri.toLowerCase().replace(/\/+$/, "")];
}

/** A tenant of Microsoft's own that a message names where a client was sent to it unasked. */
interface TenantOfMicrosoft {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly meaning: string;
  readonly remedy: string;
}

const tenantsOfMicrosoft: readonly TenantOfMicrosoft[] = [
  {
    // https://github.com/microsoft/botframework-sdk/issues/6525
    id: "d6d49420-f39b-4df7-a1dc-d59a935871db",
    name: "Bot Framework",
    names: ["bot framework", "botframework.com"],
    meaning: "the bot is configured as multi-tenant",
    remedy:
      "Configure the bot as single-tenant, with the id of its tenant (MicrosoftAppType SingleTenant and MicrosoftAppTenantId, on the bot resource too); or make the application multi-tenant.",
  },
  {
    id: "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
    name: "Microsoft Services",
    names: ["microsoft services"],
    meaning: "a personal account signed in, or the request went to common, organizations or another endpoint than its own tenant's",
    remedy:
      "Send the request to https://login.microsoftonline.com/<tenant id> and sign in with an account of that tenant; or let the application take the accounts that are meant (signInAudience).",
  },
];

/** By its name in a message, or its id. */
export function tenantOfMicrosoft(written: string): TenantOfMicrosoft | undefined {
  const wanted = written.toLowerCase();
  return tenantsOfMicrosoft.find(({ id, names }) => id === wanted || names.includes(wanted));
}
