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
