import type { CodeDialect } from "../../model/place";
import { isObject } from "../fields/notes";
import type { Instance } from "./instance";
import { isKnown, isUnknown, openEnd, unknown } from "../../model/unknown";

/** An attribute in the names of azuread 3.x, and the one that the document has in its place. */
export interface Renamed {
  readonly now: readonly string[];
  readonly written: readonly string[];
}

type Values = Record<string, unknown>;

export interface Modern {
  readonly type: string;
  readonly values: Values;
  /** Places that differ. */
  readonly renamed: readonly Renamed[];
}

/**
 * A resource in the names of azuread 3.x: half of all public code has those of 1.x or 2.x.
 * @see https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/guides/microsoft-graph
 */
export function modern(type: string, values: Values): Modern {
  switch (type) {
    case "azuread_application":
      return new Spelling(type, values).clientId().application();
    case "azuread_service_principal":
      return new Spelling(type, values).clientId().done();
    case "azuread_application_oauth2_permission":
      return new Spelling("azuread_application_permission_scope", values)
        .owner()
        .rename("permission_id", "scope_id")
        .rename("is_enabled", "enabled")
        .done();
    case "azuread_application_password":
    case "azuread_service_principal_password":
      return new Spelling(type, values).owner().rename("description", "display_name").done();
    case "azuread_application_pre_authorized":
      return new Spelling(type, values).owner().rename("authorized_app_id", "authorized_client_id").done();
    case "azuread_application_app_role":
      return new Spelling(type, values).owner().rename("is_enabled", "enabled").done();
    default:
      return new Spelling(type, values).owner().done();
  }
}

/** Attributes that went with 1.x. */
const firstNames = ["available_to_other_tenants", "reply_urls", "oauth2_allow_implicit_flow", "oauth2_permissions"];

/** The older names that a resource is declared in. From 2.44 on those of 3.x stand beside them, and are right. */
export function dialectOf({ type, values, unknown: unseen }: Pick<Instance, "type" | "values" | "unknown">): CodeDialect | undefined {
  const has = (name: string): boolean => name in values || (isObject(unseen) && name in unseen);
  if (/^azuread_(application|service_principal)$/.test(type)) {
    if (firstNames.some(has)) return "azuread-1";
    return has("application_id") && !has("client_id") ? "azuread-2" : undefined;
  }
  return has("application_object_id") && !has("application_id") ? "azuread-2" : undefined;
}

class Spelling {
  readonly #values: Values;
  readonly #renamed: Renamed[] = [];

  constructor(
    readonly type: string,
    values: Values,
  ) {
    this.#values = { ...values };
  }

  done(): Modern {
    return { type: this.type, values: this.#values, renamed: this.#renamed };
  }

  /** Where both names are there, the one that says more counts. */
  rename(older: string, newer: string): this {
    const before = this.#values[older];
    if (before === undefined || certaintyOf(before) <= certaintyOf(this.#values[newer])) return this;
    this.#values[newer] = before;
    this.#renamed.push({ now: [newer], written: [older] });
    delete this.#values[older];
    return this;
  }

  /** `application_id` is the client id here; on small resources it names the application by its resource id. */
  clientId(): this {
    return this.rename("application_id", "client_id");
  }

  /** Small resources named their application by its object id. */
  owner(): this {
    return this.rename("application_object_id", "application_id");
  }

  /** azuread 1.x, after Azure AD Graph. */
  application(): Modern {
    const values = this.#values;
    if (!("available_to_other_tenants" in values || "reply_urls" in values || "oauth2_allow_implicit_flow" in values)) return this.done();
    this.rename("name", "display_name");
    const {
      available_to_other_tenants: others,
      oauth2_allow_implicit_flow: implicit,
      reply_urls: urls,
      oauth2_permissions: scopes,
    } = values;
    values["sign_in_audience"] = isUnknown(others) ? others : others === true ? "AzureADMultipleOrgs" : "AzureADMyOrg";
    const isNative = values["type"] === "native";
    const isPublic = values["public_client"];
    values["fallback_public_client_enabled"] = isNative ? true : isPublic;
    this.#renamed.push({ now: ["sign_in_audience"], written: ["available_to_other_tenants"] });
    this.#renamed.push({ now: ["fallback_public_client_enabled"], written: [isNative ? "type" : "public_client"] });
    const platform = isNative || isPublic === true ? "public_client" : "web";
    const grant = { access_token_issuance_enabled: implicit, id_token_issuance_enabled: implicit };
    values["web"] = [{ implicit_grant: [grant] }];
    values["public_client"] = [];
    values[platform] = [{ ...(platform === "web" ? { implicit_grant: [grant] } : {}), redirect_uris: urls }];
    this.#renamed.push({ now: [platform, "redirect_uris"], written: ["reply_urls"] });
    this.#renamed.push({ now: ["web", "implicit_grant"], written: ["oauth2_allow_implicit_flow"] });
    values["api"] = [{ oauth2_permission_scope: scopesOf(scopes) }];
    this.#renamed.push({ now: ["api", "oauth2_permission_scope"], written: ["oauth2_permissions"] });
    if (Array.isArray(values["app_role"])) values["app_role"] = values["app_role"].map(enabledOf);
    return this.done();
  }
}

/** Where none is declared, Azure AD adds this one by itself (hashicorp/terraform-provider-azuread issue 424). */
function scopesOf(scopes: unknown): unknown {
  if (scopes === undefined || scopes === null)
    return [{ value: "user_impersonation", type: "User", enabled: true, id: unknown("computed") }];
  return Array.isArray(scopes) ? scopes.map(enabledOf) : [openEnd("computed")];
}

function enabledOf(element: unknown): unknown {
  if (typeof element !== "object" || element === null || isUnknown(element) || !("is_enabled" in element)) return element;
  const { is_enabled: enabled, ...rest } = element as Values;
  return { ...rest, enabled };
}

/** A known value says most, then one that is known to equal another's. */
function certaintyOf(value: unknown): number {
  if (value === undefined || value === null || value === "") return 0;
  if (isKnown(value)) return 3;
  return (value as { same?: string }).same === undefined ? 1 : 2;
}
