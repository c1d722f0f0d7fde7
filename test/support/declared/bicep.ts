import type { Collections, Json } from "../examples";

/** `imports` and `import` of released compilers, `extensions` and `extension` of those with extension configurations. */
export type Form = "imports" | "extensions";

const alias = "microsoftGraphV1";

/** What a compiler makes of a Bicep file that declares the organisation; what exists is `existing`. */
export function asBicepTemplate(content: Collections, form: Form): unknown {
  const names = new Names(content);
  const extension = form === "imports" ? { import: alias } : { extension: alias };
  const resources: Record<string, Json> = {};
  const add = (symbol: string, type: string, properties: Json, existing = false): void => {
    resources[symbol] = {
      ...extension,
      ...(existing ? { existing } : {}),
      type: `Microsoft.Graph/${type}@v1.0`,
      properties: present(properties),
    };
  };
  content.applications.forEach((app, n) => add(`app${n}`, "applications", application(app, n, names)));
  content.servicePrincipals.forEach((principal, n) => {
    const existing = !names.isOwn(principal);
    add(`principal${n}`, "servicePrincipals", existing ? { appId: principal.appId } : servicePrincipal(principal, names), existing);
  });
  content.oauth2PermissionGrants.forEach(({ clientId, resourceId, consentType, principalId, scope }, n) =>
    add(`grant${n}`, "oauth2PermissionGrants", {
      clientId: names.principal(clientId),
      resourceId: names.principal(resourceId),
      consentType,
      principalId,
      scope,
    }),
  );
  content.appRoleAssignments.forEach(({ appRoleId, principalId, resourceId }, n) =>
    add(`assignment${n}`, "appRoleAssignedTo", {
      appRoleId,
      principalId: names.principal(principalId),
      resourceId: names.principal(resourceId),
    }),
  );
  content.federatedIdentityCredentials.forEach(({ applicationId, name, issuer, subject, audiences }, n) => {
    const owner = content.applications.findIndex(({ id }) => id === applicationId);
    add(`app${owner}::fed${n}`, "applications/federatedIdentityCredentials", {
      name: `[format('{0}/${String(name)}', reference('app${owner}').uniqueName)]`,
      issuer,
      subject,
      audiences,
    });
  });
  return {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    languageVersion: form === "imports" ? "2.1-experimental" : "2.2-experimental",
    contentVersion: "1.0.0.0",
    ...(form === "imports"
      ? { imports: { [alias]: { provider: "MicrosoftGraph", version: "1.0.0" } } }
      : { extensions: { [alias]: { name: "MicrosoftGraph", version: "1.0.0" } } }),
    resources,
  };
}

/** Ids that Microsoft Graph makes are references. */
class Names {
  constructor(private readonly content: Collections) {}

  client(appId: unknown): unknown {
    const n = this.content.applications.findIndex((app) => typeof appId === "string" && app.appId === appId);
    if (n >= 0) return `[reference('app${n}').appId]`;
    const object = this.content.applications.findIndex((app) => typeof appId === "string" && app.id === appId);
    return object >= 0 ? `[reference('app${object}').id]` : literal(appId);
  }

  principal(id: unknown): unknown {
    const n = this.content.servicePrincipals.findIndex((one) => one.id === id);
    return n >= 0 ? `[reference('principal${n}').id]` : id;
  }

  isOwn({ appId }: Json): boolean {
    return this.content.applications.some((app) => app.appId === appId || app.id === appId);
  }
}

/** What Microsoft Graph answers of an application, and what resources of their own declare. */
const made = new Set(["id", "appId", "api", "federatedIdentityCredentials", "disabledByMicrosoftStatus"]);

function application(app: Json, n: number, names: Names): Json {
  const { appId, api } = app;
  const same = Object.fromEntries(Object.entries(app).filter(([name]) => !made.has(name)));
  const { preAuthorizedApplications, knownClientApplications, ...exposed } = (api ?? {}) as Json;
  const withClientIds = (list: unknown, name: string): Json[] =>
    ((list ?? []) as Json[]).map((one) => ({ ...one, [name]: names.client(one[name]) }));
  const uris = ((app.identifierUris ?? []) as string[]).map((uri) =>
    typeof appId === "string" && uri.includes(appId)
      ? `[format('${uri.replace(appId, "{0}")}', reference('app${n}').appId)]`
      : literal(uri),
  );
  return {
    ...(texts(same) as Json),
    uniqueName: `app-${n}`,
    identifierUris: uris,
    api: {
      ...exposed,
      knownClientApplications: ((knownClientApplications ?? []) as unknown[]).map((id) => names.client(id)),
      preAuthorizedApplications: withClientIds(preAuthorizedApplications, "appId"),
    },
    requiredResourceAccess: withClientIds(app.requiredResourceAccess, "resourceAppId"),
  };
}

/** What Microsoft Graph answers of a service principal. */
const answered = new Set([
  ...["id", "displayName", "appOwnerOrganizationId", "servicePrincipalType", "servicePrincipalNames", "replyUrls", "signInAudience"],
  ...["oauth2PermissionScopes", "appRoles", "applicationTemplateId", "disabledByMicrosoftStatus", "claimsMappingPolicies"],
]);

function servicePrincipal({ appId, ...principal }: Json, names: Names): Json {
  const written = Object.entries(principal).filter(([name]) => !answered.has(name));
  return { ...(texts(Object.fromEntries(written)) as Json), appId: names.client(appId) };
}

/** A text that begins with a bracket is not an expression. */
function texts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, texts(one)]));
  return literal(value);
}

function literal(value: unknown): unknown {
  return typeof value === "string" && value.startsWith("[") ? `[${value}` : value;
}

function present(properties: Json): Json {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined && value !== null));
}
