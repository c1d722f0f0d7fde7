import { writeFileSync } from "node:fs";

/**
 * A writer as of `write.mjs` that keeps what a tenant is made of for a first Terraform plan, in azuread's names: its own ids are not known
 * yet, and references of the configuration link what belongs together.
 */
export function planWriter(file) {
  const resources = [];
  const configuration = [];
  /** Address by client id, and by the object id of a service principal. */
  const applications = new Map();
  const principals = new Map();
  const named = new Map();

  const add = (type, name, after, unknown, expressions) => {
    const address = `${type}.${name}`;
    const change = { actions: ["create"], before: null, after, after_unknown: { id: true, ...unknown }, before_sensitive: false };
    const place = { address, mode: "managed", type, name };
    resources.push({ ...place, provider_name: "registry.terraform.io/hashicorp/azuread", change: { ...change, after_sensitive: {} } });
    configuration.push({ ...place, provider_config_key: "azuread", expressions, schema_version: 2 });
    return address;
  };
  const reference = (address, attribute) => ({ references: [`${address}.${attribute}`, address] });

  return {
    application(app) {
      const name = `a${applications.size}`;
      named.set(app.appId, name);
      const asked = accessOf(app, applications);
      const after = { ...attributesOf(app), required_resource_access: asked.after };
      const unknown = { client_id: true, object_id: true, required_resource_access: asked.unknown };
      const written = { display_name: { constant_value: app.displayName }, required_resource_access: asked.expressions };
      const address = add("azuread_application", name, after, unknown, written);
      applications.set(app.appId, address);
      // Made of its own client id, which is not known yet.
      app.identifierUris.forEach((uri, n) => {
        const isOwn = uri.includes(app.appId);
        const owner = { application_id: reference(address, "id") };
        add(
          "azuread_application_identifier_uri",
          `${name}_${n}`,
          isOwn ? {} : { identifier_uri: uri },
          { application_id: true, identifier_uri: isOwn },
          {
            ...owner,
            identifier_uri: isOwn ? reference(address, "client_id") : { constant_value: uri },
          },
        );
      });
      app.keyCredentials.forEach(({ type, startDateTime, endDateTime }, n) => {
        const after = { type, start_date: startDateTime, end_date: endDateTime, encoding: "pem" };
        add(
          "azuread_application_certificate",
          `${name}_${n}`,
          after,
          { application_id: true, key_id: true },
          { application_id: reference(address, "id") },
        );
      });
      for (const { displayName } of app.passwordCredentials)
        add(
          "azuread_application_password",
          name,
          { display_name: displayName },
          { application_id: true, key_id: true, value: true },
          {
            application_id: reference(address, "id"),
          },
        );
    },
    servicePrincipal(principal) {
      const address = applications.get(principal.appId);
      const name = named.get(principal.appId) ?? "graph";
      const own = { account_enabled: principal.accountEnabled, app_role_assignment_required: principal.appRoleAssignmentRequired };
      const known = address === undefined ? { ...own, client_id: principal.appId, use_existing: true } : own;
      const unknown = { object_id: true, display_name: true, ...(address === undefined ? {} : { client_id: true }) };
      const client = address === undefined ? { constant_value: principal.appId } : reference(address, "client_id");
      principals.set(principal.id, add("azuread_service_principal", name, known, unknown, { client_id: client }));
    },
    grant(_, { clientId, resourceId, scope }) {
      const after = { claim_values: scope.split(" ").filter(Boolean), user_object_id: null };
      const unknown = { service_principal_object_id: true, resource_service_principal_object_id: true };
      add("azuread_service_principal_delegated_permission_grant", `g${resources.length}`, after, unknown, {
        service_principal_object_id: reference(principals.get(clientId), "object_id"),
        resource_service_principal_object_id: reference(principals.get(resourceId), "object_id"),
      });
    },
    assignment(_, { appRoleId, principalId, resourceId }) {
      const unknown = { principal_object_id: true, resource_object_id: true, principal_type: true };
      add("azuread_app_role_assignment", `r${resources.length}`, { app_role_id: appRoleId }, unknown, {
        principal_object_id: reference(principals.get(principalId), "object_id"),
        resource_object_id: reference(principals.get(resourceId), "object_id"),
      });
    },
    authorizationPolicy() {},
    totals() {
      const planned = resources.map(({ change, ...place }) => ({
        ...place,
        schema_version: 2,
        values: change.after,
        sensitive_values: {},
      }));
      const plan = {
        format_version: "1.2",
        terraform_version: "1.12.6",
        planned_values: { root_module: { resources: planned } },
        resource_changes: resources,
        configuration: { provider_config: { azuread: { name: "azuread" } }, root_module: { resources: configuration } },
      };
      const text = JSON.stringify(plan);
      writeFileSync(file, text);
      return { files: 1, bytes: Buffer.byteLength(text) };
    },
  };
}

function attributesOf(app) {
  return {
    display_name: app.displayName,
    description: app.description,
    notes: app.notes,
    sign_in_audience: app.signInAudience,
    fallback_public_client_enabled: app.isFallbackPublicClient,
    tags: app.tags,
    web: [{ homepage_url: app.web.homePageUrl, redirect_uris: app.web.redirectUris, implicit_grant: [] }],
    single_page_application: [{ redirect_uris: app.spa.redirectUris }],
    public_client: [{ redirect_uris: app.publicClient.redirectUris }],
    api: [
      {
        requested_access_token_version: app.api.requestedAccessTokenVersion,
        known_client_applications: app.api.knownClientApplications,
        mapped_claims_enabled: app.api.acceptMappedClaims,
        oauth2_permission_scope: app.api.oauth2PermissionScopes.map(({ id, value, type, isEnabled }) => ({
          id,
          value,
          type,
          enabled: isEnabled,
        })),
      },
    ],
    app_role: app.appRoles.map(({ id, value, allowedMemberTypes, isEnabled }) => ({
      id,
      value,
      allowed_member_types: allowedMemberTypes,
      enabled: isEnabled,
    })),
  };
}

/** What an application asks for: another one of the plan is known by reference alone. */
function accessOf({ requiredResourceAccess }, applications) {
  const entries = requiredResourceAccess.map(({ resourceAppId, resourceAccess }) => {
    const address = applications.get(resourceAppId);
    const access = { resource_access: resourceAccess };
    const constants = resourceAccess.map(({ id, type }) => ({ id: { constant_value: id }, type: { constant_value: type } }));
    return address === undefined
      ? [{ resource_app_id: resourceAppId, ...access }, { resource_access: resourceAccess.map(() => ({})) }, constants, resourceAppId]
      : [access, { resource_app_id: true, resource_access: resourceAccess.map(() => ({})) }, constants, address];
  });
  return {
    after: entries.map(([after]) => after),
    unknown: entries.map(([, unknown]) => unknown),
    expressions: entries.map(([, unknown, resource_access, api]) => ({
      resource_access,
      resource_app_id: unknown.resource_app_id ? { references: [`${api}.client_id`, api] } : { constant_value: api },
    })),
  };
}
