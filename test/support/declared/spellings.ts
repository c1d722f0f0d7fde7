import type { Collections, Json } from "../examples";
import { Configuration, type Resource } from "./azuread";
import { Reference } from "./reference";

/** azuread 1.x, 2.x before 2.44, and 3.x. */
export type Spelling = "1" | "2" | "3";

/** The resource in the names of an older azuread; what that cannot say is lost. */
function spelled(resource: Resource, spelling: Spelling): Resource {
  if (spelling === "3") return resource;
  const older = second(resource);
  return spelling === "2" ? older : first(older);
}

const owners = ["application", "service_principal"];

function second({ type, written, answered, ...rest }: Resource): Resource {
  const isMain = type === "azuread_application" || type === "azuread_service_principal";
  const names = new Map(isMain ? [["client_id", "application_id"]] : [["authorized_client_id", "authorized_app_id"]]);
  const inParts = new Set([
    "azuread_application_password",
    "azuread_application_certificate",
    "azuread_application_pre_authorized",
    "azuread_application_federated_identity_credential",
  ]);
  if (inParts.has(type)) names.set("application_id", "application_object_id");
  return { type, ...rest, written: renamed(written, names), answered: bareIds(renamed(answered, names)) };
}

function renamed(values: Json, names: ReadonlyMap<string, string>): Json {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [names.get(name) ?? name, referring(value, name, names.get(name))]),
  );
}

/** References too go by the older names; a part names its application by the bare object id. */
function referring(value: unknown, name: string, now: string | undefined): unknown {
  if (Array.isArray(value)) return value.map((one) => referring(one, name, now));
  if (value instanceof Reference) {
    const isOwner = now === "application_object_id" || (name === "service_principal_id" && value.attribute === "id");
    const attribute = isOwner ? "object_id" : value.attribute === "client_id" ? "application_id" : value.attribute;
    const bare = isOwner ? String(value.value).replace(/^.*\//, "") : value.value;
    return new Reference(value.address, attribute, bare, value.text);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, referring(one, inner, undefined)]));
}

function bareIds({ id, ...answered }: Json): Json {
  return {
    ...answered,
    ...(typeof id === "string"
      ? { id: id.replace(new RegExp(`^/(?:${owners.map((one) => `${one.replace("_p", "P")}s`).join("|")})/([^/]+)$`), "$1") }
      : {}),
  };
}

/** Resources of azuread 1.x. */
const firstTypes = /^azuread_(?:application|service_principal|(?:application|service_principal)_(?:password|certificate))$/;

/** The configuration's resources in that spelling; those that it has no resource for are lost. */
export function resourcesIn(content: Collections, spelling: Spelling, isPlan: boolean): Resource[] {
  const { resources } = new Configuration(content, spelling !== "1" || isPlan, spelling !== "1");
  const there = spelling === "1" ? resources.filter(({ type }) => firstTypes.test(type)) : resources;
  return there.map((resource) => spelled(resource, spelling));
}

/** What azuread 1 cannot say of a service principal and of an application. */
const unknownToFirst = new Set([
  ...["account_enabled", "preferred_single_sign_on_mode", "template_id", "single_page_application"],
  ...["display_name", "sign_in_audience", "fallback_public_client_enabled", "web", "public_client", "api", "app_role"],
]);

/** After Azure AD Graph: two audiences, one platform, no parts. */
function first(resource: Resource): Resource {
  const { type, written } = resource;
  const same = Object.fromEntries(Object.entries(written).filter(([name]) => !unknownToFirst.has(name)));
  if (type === "azuread_service_principal") return { ...resource, written: same };
  if (type !== "azuread_application") return resource;
  const block = (value: unknown): Json => (value as Json[] | undefined)?.[0] ?? {};
  const isPublic = written.fallback_public_client_enabled === true;
  const implicit = block(block(written.web).implicit_grant);
  const enabled = (list: unknown): Json[] => ((list ?? []) as Json[]).map(({ enabled: is_enabled, ...one }) => ({ ...one, is_enabled }));
  return {
    ...resource,
    written: {
      ...Object.fromEntries(Object.entries(same).filter(([name]) => name !== "tags")),
      name: written.display_name,
      available_to_other_tenants: written.sign_in_audience === "AzureADMultipleOrgs",
      public_client: isPublic,
      reply_urls: block(isPublic ? written.public_client : written.web).redirect_uris,
      oauth2_allow_implicit_flow: implicit.access_token_issuance_enabled,
      oauth2_permissions: enabled(block(written.api).oauth2_permission_scope),
      app_role: enabled(written.app_role),
    },
  };
}
