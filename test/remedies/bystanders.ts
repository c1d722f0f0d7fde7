import { isObject, type Json, principalOf, type Tenant } from "./directory";

/** Adds to a tenant what a remedy has to leave alone, in each list that a command could overwrite. */
export interface Bystander {
  readonly what: string;
  addTo(tenant: Tenant): void;
}

const other = "0b8e9d3c-5f61-4c0e-9a2b-7d4e1f6a8c35";
const keyVault = {
  resourceAppId: "cfa8b339-82a2-471a-a3c9-0fc0be7a4093",
  resourceAccess: [{ id: "f53da476-18e3-4152-8e01-aec403e6edc0", type: "Scope" }],
};
const scope = (isEnabled: boolean): Json => ({
  id: isEnabled ? "9a1d2f60-3c4b-4e58-8f7a-6b5c4d3e2f10" : "9a1d2f60-3c4b-4e58-8f7a-6b5c4d3e2f11",
  value: isEnabled ? "Bystander.Read" : "Bystander.Write",
  type: "User",
  isEnabled,
  adminConsentDisplayName: "Stand by",
  adminConsentDescription: "Stands by.",
});
const certificate = (endDateTime: string): Json => ({ keyId: other, type: "AsymmetricX509Cert", usage: "Verify", endDateTime });

const onApplications = (what: string, add: (application: Json) => void): Bystander => ({
  what,
  addTo: ({ applications }) => applications.forEach(add),
});
const onPrincipals = (what: string, add: (principal: Json) => void): Bystander => ({
  what,
  addTo: ({ servicePrincipals }) => servicePrincipals.forEach(add),
});
const push = (holder: Json | undefined, name: string, value: unknown): void => {
  if (holder) holder[name] = [...((holder[name] as unknown[] | undefined) ?? []), value];
};
const within = (application: Json, name: string): Json | undefined => (isObject(application[name]) ? application[name] : undefined);

export const bystanders: readonly Bystander[] = [
  {
    what: "an API",
    addTo: (tenant) => {
      if (tenant.servicePrincipals.some(({ appId }) => appId === keyVault.resourceAppId)) return;
      for (const application of tenant.applications) push(application, "requiredResourceAccess", structuredClone(keyVault));
      tenant.servicePrincipals.push(principalOf(keyVault.resourceAppId, undefined, tenant));
    },
  },
  {
    what: "a permission of each API",
    addTo: ({ applications, servicePrincipals }) => {
      for (const entry of applications.flatMap((each) => each["requiredResourceAccess"] as Json[])) {
        const api = servicePrincipals.find(({ appId }) => appId === entry["resourceAppId"]);
        const listed = (entry["resourceAccess"] as Json[]).map(({ id }) => id);
        const free = ((api?.["oauth2PermissionScopes"] ?? []) as Json[]).find(
          ({ id, isEnabled }) => isEnabled === true && !listed.includes(id),
        );
        if (free) push(entry, "resourceAccess", { id: free["id"], type: "Scope" });
      }
    },
  },
  onApplications("an identifier URI", (application) => push(application, "identifierUris", `api://${application["appId"]}/bystander`)),
  onApplications("an enabled scope", (application) => push(within(application, "api"), "oauth2PermissionScopes", scope(true))),
  onApplications("a disabled scope", (application) => push(within(application, "api"), "oauth2PermissionScopes", scope(false))),
  onApplications("a known client", (application) => push(within(application, "api"), "knownClientApplications", other)),
  onApplications("a pre-authorised client", (application) => {
    const [first] = (within(application, "api")?.["oauth2PermissionScopes"] ?? []) as Json[];
    if (first) push(within(application, "api"), "preAuthorizedApplications", { appId: other, delegatedPermissionIds: [first["id"]] });
  }),
  ...["web", "spa"].map((platform) =>
    onApplications(`a redirect URI (${platform})`, (application) =>
      push(within(application, platform), "redirectUris", `https://bystander.contoso.com/${platform}`),
    ),
  ),
  onApplications("a redirect URI (publicClient)", (application) =>
    push(within(application, "publicClient"), "redirectUris", "bystander://auth"),
  ),
  onApplications("where to sign out", (application) =>
    Object.assign(within(application, "web") ?? {}, { logoutUrl: "https://bystander.contoso.com/out" }),
  ),
  ...(["2027-11-23T00:00:00Z", "2020-11-23T00:00:00Z"] as const).flatMap((end) => [
    onApplications(`a certificate until ${end}`, (application) => push(application, "keyCredentials", certificate(end))),
    onApplications(`a secret until ${end}`, (application) => push(application, "passwordCredentials", { keyId: other, endDateTime: end })),
    onPrincipals(`a principal's certificate until ${end}`, (principal) => push(principal, "keyCredentials", certificate(end))),
  ]),
  onApplications("a tag", (application) => push(application, "tags", "bystander")),
  {
    what: "a scope in each grant",
    addTo: ({ oauth2PermissionGrants, servicePrincipals }) => {
      for (const grant of oauth2PermissionGrants) {
        const api = servicePrincipals.find(({ id }) => id === grant["resourceId"]);
        const own = String(grant["scope"]).split(" ");
        const free = ((api?.["oauth2PermissionScopes"] ?? []) as Json[]).find(
          ({ value, isEnabled }) => isEnabled === true && !own.includes(String(value)),
        );
        if (free) grant["scope"] = `${grant["scope"]} ${free["value"]}`;
      }
    },
  },
];
