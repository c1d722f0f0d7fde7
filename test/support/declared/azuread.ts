import type { Collections, Json } from "../examples";
import { Reference } from "./reference";
import { divided, isMicrosofts, listOf, of, permissions } from "./words";

/** A resource of azuread 3.x in Terraform's words. */
export interface Resource {
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  /** What the configuration says. */
  readonly written: Json;
  /** What the provider answers. */
  readonly answered: Json;
}

/** The organisation as a configuration of azuread; what exists already is looked up. */
export class Configuration {
  readonly resources: Resource[] = [];

  constructor(
    private readonly content: Collections,
    /** Whether applications can have parts: what refers to themselves stands in the application otherwise. */
    private readonly hasParts = true,
    /** Whether a list of which something has to be a part is written in parts alone, as azuread demands. */
    private readonly keepsApart = true,
  ) {
    content.applications.forEach((app) => this.#application(app));
    content.servicePrincipals.forEach((principal) => this.#principal(principal));
    content.oauth2PermissionGrants.forEach((grant, n) => this.#grant(grant, n));
    content.appRoleAssignments.forEach((assignment, n) => this.#assignment(assignment, n));
    content.federatedIdentityCredentials.forEach((credential, n) => this.#federated(credential, n));
  }

  #application(app: Json): void {
    const [api, web, implicit] = [of(app.api), of(app.web), of(of(app.web).implicitGrantSettings)];
    const name = this.#nameOf(app);
    // A resource cannot refer to itself, nor two to each other: what would is a part of its own.
    const isOwn = (uri: unknown): boolean => this.hasParts && typeof app.appId === "string" && String(uri).includes(app.appId);
    const [own, uris] = divided(listOf(app.identifierUris), isOwn, this.keepsApart);
    const isSelf = ({ resourceAppId }: Json): boolean => this.hasParts && resourceAppId === app.appId;
    const [parts, entries] = divided(listOf(app.requiredResourceAccess), isSelf, this.keepsApart);
    const clients = listOf(api.knownClientApplications);
    this.#add(
      "azuread_application",
      name,
      {
        display_name: app.displayName,
        sign_in_audience: app.signInAudience,
        identifier_uris: uris,
        fallback_public_client_enabled: app.isFallbackPublicClient,
        template_id: app.applicationTemplateId ?? undefined,
        tags: app.tags,
        app_role: permissions(app.appRoles),
        api: [
          {
            requested_access_token_version: api.requestedAccessTokenVersion ?? undefined,
            mapped_claims_enabled: api.acceptMappedClaims ?? undefined,
            oauth2_permission_scope: permissions(api.oauth2PermissionScopes),
          },
        ],
        web: [
          {
            homepage_url: web.homePageUrl,
            redirect_uris: web.redirectUris,
            implicit_grant: [
              {
                access_token_issuance_enabled: implicit.enableAccessTokenIssuance,
                id_token_issuance_enabled: implicit.enableIdTokenIssuance,
              },
            ],
          },
        ],
        single_page_application: [{ redirect_uris: of(app.spa).redirectUris }],
        public_client: [{ redirect_uris: of(app.publicClient).redirectUris }],
        required_resource_access: entries.map(({ resourceAppId, resourceAccess }) => ({
          resource_app_id: this.#clientId(resourceAppId),
          resource_access: resourceAccess,
        })),
      },
      {
        client_id: app.appId,
        object_id: app.id,
        id: `/applications/${String(app.id)}`,
        disabled_by_microsoft: app.disabledByMicrosoftStatus ?? "",
      },
    );
    const owner = { application_id: this.#applicationRef(app) };
    own.forEach((uri, n) => {
      const whole = (id: string): string => String(uri).replace(String(app.appId), id);
      const identifier = isOwn(uri) ? new Reference(`azuread_application.${name}`, "client_id", app.appId, whole) : uri;
      this.#add("azuread_application_identifier_uri", `${name}_${n}`, { ...owner, identifier_uri: identifier });
    });
    parts.forEach(({ resourceAppId, resourceAccess }, n) => {
      const ids = (type: string): unknown[] =>
        listOf(resourceAccess)
          .filter((one) => one.type === type)
          .map(({ id }) => id);
      const api_client_id = this.#clientId(resourceAppId);
      this.#add("azuread_application_api_access", `${name}_${n}`, {
        ...owner,
        api_client_id,
        scope_ids: ids("Scope"),
        role_ids: ids("Role"),
      });
    });
    if (clients.length > 0) {
      this.#add("azuread_application_known_clients", name, { ...owner, known_client_ids: clients.map((id) => this.#clientId(id)) });
    }
    listOf(api.preAuthorizedApplications).forEach(({ appId, delegatedPermissionIds }, n) =>
      this.#add("azuread_application_pre_authorized", `${name}_${n}`, {
        ...owner,
        authorized_client_id: this.#clientId(appId),
        permission_ids: delegatedPermissionIds,
      }),
    );
    this.#credentials(app, name, "application", owner);
  }

  /** One without an application here exists already: Microsoft Graph's. */
  #principal(principal: Json): void {
    const application = this.content.applications.find(({ appId, id }) => appId === principal.appId || id === principal.appId);
    const name = this.#principalName(principal);
    const written = {
      account_enabled: principal.accountEnabled,
      app_role_assignment_required: principal.appRoleAssignmentRequired,
      preferred_single_sign_on_mode: principal.preferredSingleSignOnMode ?? undefined,
      tags: principal.tags,
    };
    const answered = {
      object_id: principal.id,
      id: `/servicePrincipals/${String(principal.id)}`,
      display_name: principal.displayName,
      application_tenant_id: principal.appOwnerOrganizationId,
      type: principal.servicePrincipalType,
      service_principal_names: principal.servicePrincipalNames,
      redirect_uris: principal.replyUrls,
      sign_in_audience: principal.signInAudience,
      oauth2_permission_scopes: permissions(principal.oauth2PermissionScopes),
      app_roles: permissions(principal.appRoles),
    };
    if (!application && isMicrosofts(principal)) {
      this.resources.push({
        mode: "data",
        type: "azuread_service_principal",
        name,
        written: { client_id: principal.appId },
        answered: { ...written, ...answered },
      });
      return;
    }
    const client_id =
      application === undefined || application.appId === principal.appId
        ? this.#clientId(principal.appId)
        : this.#applicationRef(application, "object_id");
    this.#add("azuread_service_principal", name, { client_id, ...written, ...(application ? {} : { use_existing: true }) }, answered);
    listOf(principal.claimsMappingPolicies).forEach(({ id }, n) =>
      this.#add("azuread_service_principal_claims_mapping_policy_assignment", `${name}_${n}`, {
        service_principal_id: this.#principalId(principal.id, "id"),
        claims_mapping_policy_id: `/policies/claimsMappingPolicies/${String(id)}`,
      }),
    );
    this.#credentials(principal, name, "service_principal", { service_principal_id: this.#principalId(principal.id, "id") });
  }

  /** A certificate to sign with is a resource of its own; others are made to verify with. */
  #credentials(holder: Json, name: string, kind: "application" | "service_principal", owner: Json): void {
    const dates = ({ startDateTime, endDateTime }: Json): Json => ({
      start_date: startDateTime ?? undefined,
      end_date: endDateTime ?? undefined,
    });
    listOf(holder.passwordCredentials).forEach((one, n) =>
      this.#add(`azuread_${kind}_password`, `${name}_${n}`, { ...owner, ...dates(one) }, { key_id: one.keyId }),
    );
    listOf(holder.keyCredentials).forEach((one, n) => {
      if (one.type !== "Symmetric" && one.type !== "AsymmetricX509Cert") return;
      const signs = kind === "service_principal" && one.usage === "Sign" && one.type !== "Symmetric";
      if (signs)
        this.#add(
          "azuread_service_principal_token_signing_certificate",
          `${name}_${n}`,
          { ...owner, end_date: one.endDateTime },
          { key_id: one.keyId, start_date: one.startDateTime },
        );
      else this.#add(`azuread_${kind}_certificate`, `${name}_${n}`, { ...owner, ...dates(one), type: one.type }, { key_id: one.keyId });
    });
  }

  #grant(grant: Json, n: number): void {
    this.#add(
      "azuread_service_principal_delegated_permission_grant",
      `g${n}`,
      {
        service_principal_object_id: this.#principalId(grant.clientId),
        resource_service_principal_object_id: this.#principalId(grant.resourceId),
        user_object_id: grant.principalId ?? undefined,
        claim_values: String(grant.scope).trim().split(/\s+/),
      },
      { id: `/oauth2PermissionGrants/${String(grant.id)}` },
    );
  }

  #assignment(assignment: Json, n: number): void {
    this.#add(
      "azuread_app_role_assignment",
      `r${n}`,
      {
        app_role_id: assignment.appRoleId,
        principal_object_id: this.#principalId(assignment.principalId),
        resource_object_id: this.#principalId(assignment.resourceId),
      },
      {
        id: `/servicePrincipals/${String(assignment.resourceId)}/appRoleAssignedTo/${String(assignment.id)}`,
        principal_type: assignment.principalType,
      },
    );
  }

  #federated(credential: Json, n: number): void {
    const application = this.content.applications.find(({ id }) => id === credential.applicationId);
    this.#add(
      "azuread_application_federated_identity_credential",
      `f${n}`,
      {
        application_id: application ? this.#applicationRef(application) : `/applications/${String(credential.applicationId)}`,
        display_name: credential.name,
        issuer: credential.issuer,
        subject: credential.subject ?? undefined,
        audiences: credential.audiences,
      },
      { credential_id: credential.id },
    );
  }

  #add(type: string, name: string, written: Json, answered: Json = {}): void {
    const present = Object.entries(written).filter(([, value]) => value !== undefined && value !== null);
    this.resources.push({ mode: "managed", type, name, written: Object.fromEntries(present), answered });
  }

  #clientId(appId: unknown): unknown {
    const app = this.content.applications.find((one) => typeof appId === "string" && one.appId === appId);
    return app ? this.#applicationRef(app, "client_id") : appId;
  }

  #applicationRef(app: Json, attribute = "id"): Reference {
    const value = { client_id: app.appId, object_id: app.id }[attribute] ?? `/applications/${String(app.id)}`;
    return new Reference(`azuread_application.${this.#nameOf(app)}`, attribute, value);
  }

  #principalId(id: unknown, attribute = "object_id"): unknown {
    const principal = this.content.servicePrincipals.find((one) => one.id === id);
    if (!principal) return id;
    const isOwn = this.content.applications.some((app) => app.appId === principal.appId || app.id === principal.appId);
    const address = `${isOwn || !isMicrosofts(principal) ? "" : "data."}azuread_service_principal.${this.#principalName(principal)}`;
    return new Reference(address, attribute, attribute === "id" ? `/servicePrincipals/${String(id)}` : id);
  }

  #nameOf(app: Json): string {
    return `a${this.content.applications.indexOf(app)}`;
  }

  #principalName(principal: Json): string {
    return `p${this.content.servicePrincipals.indexOf(principal)}`;
  }
}
