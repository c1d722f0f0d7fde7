import { randomUUID } from "node:crypto";
import { consentForAll } from "./consent";
import { isObject, type Json, principalOf, type Tenant } from "./directory";

/** A request below `https://<host>`, the query decoded. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly filter?: string | undefined;
  readonly body?: Json;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

type Collection = "applications" | "servicePrincipals" | "oauth2PermissionGrants";
const collections = new Map<string, Collection>(
  (["applications", "servicePrincipals", "oauth2PermissionGrants"] as const).map((name) => [name.toLowerCase(), name]),
);

/**
 * Microsoft Graph as far as the remedies ask it. A PATCH sets what it names: of a complex value the properties that it has, of a
 * list all of it. What is not known here is refused, so that no command passes by doing nothing.
 */
export function answer(tenant: Tenant, asked: Asked): Reply {
  const [, version = "", first = "", id, part, detail] = asked.path.split("/");
  if (asked.path.startsWith("/api/RegisteredApplications/")) return consented(tenant, asked.path);
  const name = collections.get(first.toLowerCase());
  if (!/^(v1\.0|beta)$/.test(version) || !name) return refused(404, `${asked.path} is not known here`);
  const list = tenant[name];
  if (id === undefined) return asked.method === "POST" ? created(tenant, name, asked.body ?? {}) : listed(list, asked.filter);
  if (id === "microsoft.graph.agentIdentityBlueprintPrincipal") return created(tenant, name, asked.body ?? {});
  const object = list.find((each) => each["id"] === id);
  if (!object) return refused(404, `${name}/${id} does not exist`);
  if (part === "federatedIdentityCredentials") return credential(tenant, id, detail, asked);
  if (part === "appRoleAssignedTo" || part === "appRoleAssignments") return assigned(tenant, asked.body ?? {});
  if (part !== undefined) return act(object, part, asked.body ?? {});
  if (asked.method === "GET") return { status: 200, body: object };
  if (asked.method === "PATCH") return patched(object, asked.body ?? {});
  if (asked.method === "DELETE") return list.splice(list.indexOf(object), 1) && { status: 204 };
  return refused(405, asked.method);
}

export function refused(status: number, message: string): Reply {
  return { status, body: { error: { code: "Request_BadRequest", message } } };
}

function listed(list: readonly Json[], filter: string | undefined): Reply {
  const tests = (filter ?? "").split(" and ").filter(Boolean).map(testOf);
  if (tests.includes(undefined)) return refused(400, `the filter ${filter} is not known here`);
  return { status: 200, body: { value: list.filter((each) => tests.every((test) => test?.(each))) } };
}

/** `appId eq '…'`, `startswith(displayName,'…')` and `names/any(c:c eq '…')`. */
function testOf(term: string): ((object: Json) => boolean) | undefined {
  const [, field, start] = /^startswith\((\w+),'([^']*)'\)$/.exec(term) ?? [];
  if (field !== undefined) return (object) => String(object[field]).startsWith(String(start));
  const [, name, value] = /^(\w+) eq '([^']*)'$/.exec(term) ?? [];
  if (name !== undefined) return (object) => object[name] === value;
  const [, names, one] = /^(\w+)\/any\(\w:\w eq '([^']*)'\)$/.exec(term) ?? [];
  return names === undefined ? undefined : (object) => ((object[names] ?? []) as unknown[]).includes(one);
}

function created(tenant: Tenant, name: Collection, body: Json): Reply {
  const same = (...names: string[]): boolean => tenant[name].some((each) => names.every((one) => each[one] === body[one]));
  if (name === "servicePrincipals") {
    if (same("appId")) return refused(409, "another object with the same value for property servicePrincipalNames already exists");
    const application = tenant.applications.find(({ appId }) => appId === body["appId"]);
    return added(tenant[name], { ...principalOf(String(body["appId"]), application, tenant), ...body });
  }
  if (name === "applications") return refused(400, "no remedy creates applications");
  if (same("clientId", "resourceId", "consentType", "principalId")) return refused(409, "permission entry already exists");
  return added(tenant[name], { id: randomUUID(), principalId: null, ...body });
}

function added(list: Json[], object: Json): Reply {
  list.push(object);
  return { status: 201, body: object };
}

function patched(object: Json, body: Json): Reply {
  for (const [name, value] of Object.entries(body)) {
    const own = object[name];
    const next = isObject(value) && isObject(own) ? { ...own, ...value } : value;
    object[name] = name === "keyCredentials" ? keysOf(value as Json[]) : next;
  }
  return { status: 204 };
}

/** What is added is valid whatever the clock of the machine says. */
const dates = { startDateTime: "2020-01-01T00:00:00Z", endDateTime: "2035-01-01T00:00:00Z" };

/** The platform knows a key by its id, takes the dates from a certificate, and never shows it. */
function keysOf(keys: readonly Json[]): Json[] {
  return keys.map(({ key, ...rest }) => ({ keyId: randomUUID(), ...rest, ...(key !== undefined && key !== null && dates) }));
}

function assigned(tenant: Tenant, body: Json): Reply {
  if (tenant.appRoleAssignments.some((each) => ["principalId", "resourceId", "appRoleId"].every((name) => each[name] === body[name])))
    return refused(409, "the assignment already exists");
  const isPrincipal = tenant.servicePrincipals.some(({ id }) => id === body["principalId"]);
  return added(tenant.appRoleAssignments, { id: randomUUID(), principalType: isPrincipal ? "ServicePrincipal" : "User", ...body });
}

function credential(tenant: Tenant, applicationId: string, name: string | undefined, { method, body = {} }: Asked): Reply {
  const own = tenant.federatedIdentityCredentials.filter((each) => each["applicationId"] === applicationId);
  const one = own.find((each) => each["name"] === name || each["id"] === name);
  if (name === undefined && method === "GET") return { status: 200, body: { value: own } };
  if (!one) return refused(404, `the federated credential ${name} does not exist`);
  if (method === "DELETE") {
    tenant.federatedIdentityCredentials.splice(tenant.federatedIdentityCredentials.indexOf(one), 1);
    return { status: 204 };
  }
  return method === "PATCH" ? patched(one, body) : { status: 200, body: one };
}

/** The actions of applications and service principals. */
function act(object: Json, action: string, body: Json): Reply {
  const list = (name: string): Json[] => (object[name] ??= []) as Json[];
  if (action === "addPassword") {
    const credential = { ...(body["passwordCredential"] as Json), ...dates, keyId: randomUUID() };
    list("passwordCredentials").push(credential);
    return { status: 200, body: { ...credential, secretText: "none" } };
  }
  if (action === "removePassword" || action === "removeKey") {
    const name = action === "removeKey" ? "keyCredentials" : "passwordCredentials";
    object[name] = list(name).filter(({ keyId }) => keyId !== body["keyId"]);
    return { status: 204 };
  }
  if (action !== "addTokenSigningCertificate") return refused(404, `${action} is not known here`);
  const halves = ["Sign", "Verify"].map((usage) => ({ keyId: randomUUID(), type: "AsymmetricX509Cert", usage, ...dates }));
  list("keyCredentials").push(...halves);
  list("passwordCredentials").push({ keyId: halves[0]?.keyId, ...dates });
  return { status: 200, body: {} };
}

/** What the portal's consent page does for all permissions that the application lists. */
function consented(tenant: Tenant, path: string): Reply {
  const appId = path.split("/")[3];
  return consentForAll(tenant, String(appId)) ? { status: 204 } : refused(400, `${appId} has no service principal`);
}
