import type {
  Application,
  Declaration,
  PreAuthorizedApplication,
  RequiredResourceAccess,
  ServicePrincipal,
} from "../../model/declarations";
import type { Locus, Source } from "../../model/place";
import { type Field, isKnown, isUnknown, unknown, unknownAs } from "../../model/unknown";
import { applicationDefaults, emptyApplicationLists, emptyPrincipalLists, servicePrincipalDefaults } from "../azuread/defaults";
import { Notes } from "../fields/notes";
import { readApplication } from "../graph/application";
import { readFederatedCredential } from "../graph/federated-credential";
import { readAssignment, readGrant } from "../graph/grants";
import type { Identity } from "../graph/identity";
import { readServicePrincipal } from "../graph/service-principal";
import { EntraSource } from "../graph/source";
import type { BicepResource } from "./resources";

/** The declarations behind a template's resources, linked by what their ids are made of. */
export function declarationsOf(resources: readonly BicepResource[], path: string, tenant: string): Declaration[] {
  const keys = new Map(resources.map(({ address, kind }) => [address, kind]));
  return resources.map((resource) => declarationOf(resource, path, tenant, resources, keys));
}

type Keys = ReadonlyMap<string, BicepResource["kind"]>;

function declarationOf(resource: BicepResource, path: string, tenant: string, all: readonly BicepResource[], keys: Keys): Declaration {
  const { address, kind, properties } = resource;
  const identity: Identity & Pick<Declaration, "key" | "partial" | "context"> = {
    source: new BicepSource(resource, path),
    origin: "declared",
    tenant,
    key: address,
    ...(resource.isExisting ? { context: true as const, partial: true } : {}),
  };
  const notes = new Notes();
  switch (kind) {
    case "application": {
      const application = readApplication(properties, identity, notes);
      const defaults = resource.isExisting ? {} : { ...applicationDefaults(plain), ...emptyApplicationLists() };
      return linked(withDefaults({ ...application, ...idsOf(address, application), partial: resource.isExisting }, defaults), keys);
    }
    case "servicePrincipal": {
      const principal = readServicePrincipal(properties, identity, notes);
      const defaults = resource.isExisting ? {} : { ...servicePrincipalDefaults(), ...emptyPrincipalLists() };
      const full = withDefaults(
        { ...principal, partial: resource.isExisting, id: principal.id ?? unknownAs("computed", `${address}.id`) },
        defaults,
      );
      const behind = keyOf(full.appId, "appId", "application", keys);
      return behind === undefined ? full : { ...named(full, behind, all), references: { appId: behind } };
    }
    case "oauth2PermissionGrant": {
      const grant = readGrant(properties, identity, notes);
      return { ...grant, id: unknown("computed"), references: principalsBehind(grant, ["clientId", "resourceId"], keys) };
    }
    case "appRoleAssignment": {
      const assignment = readAssignment(properties, identity, notes);
      const references = principalsBehind(assignment, ["principalId", "resourceId"], keys);
      // Microsoft Graph answers with it; what is assigned tells.
      const principalType =
        assignment.principalType ?? (references["principalId"] === undefined ? unknown("computed") : "ServicePrincipal");
      return { ...assignment, id: unknown("computed"), references, principalType };
    }
    case "federatedIdentityCredential": {
      const owner = ownerOf(resource, all);
      const credential = withOwnName(readFederatedCredential(properties, identity, notes, undefined));
      return owner === undefined
        ? { ...credential, applicationId: unknown("placeholder") }
        : { ...credential, references: { applicationId: owner } };
    }
  }
}

/** `applicationDefaults` asks only whether it is an azuread registration. */
const plain = {
  urn: "",
  type: "",
  props: {},
  propertyDependencies: {},
  place: { path: "", locate: (): Locus => ({ path: "", pointer: "" }) },
};

function withDefaults<T extends Application | ServicePrincipal>(declaration: T, defaults: Readonly<Record<string, unknown>>): T {
  const fields: Record<string, unknown> = { ...declaration };
  for (const [name, value] of Object.entries(defaults)) fields[name] ??= value;
  return fields as unknown as T;
}

/** Microsoft Graph makes both ids. */
function idsOf(address: string, { id, appId }: Application): Pick<Application, "id" | "appId"> {
  return { id: id ?? unknownAs("computed", `${address}.id`), appId: appId ?? unknownAs("computed", `${address}.appId`) };
}

/** Entra names a service principal after its application. */
function named(principal: ServicePrincipal, application: string, all: readonly BicepResource[]): ServicePrincipal {
  const name = all.find(({ address }) => address === application)?.properties["displayName"];
  return typeof principal.displayName !== "string" && typeof name === "string" ? { ...principal, displayName: name } : principal;
}

/** The declaration whose property an unknown value is made from. */
function keyOf(value: Field<string | null>, property: string, kind: BicepResource["kind"] | undefined, keys: Keys): string | undefined {
  if (!isUnknown(value) || !value.same?.endsWith(`.${property}`)) return undefined;
  const key = value.same.slice(0, -property.length - 1);
  return keys.has(key) && (kind === undefined || keys.get(key) === kind) ? key : undefined;
}

/** The service principals whose ids are unknown values of these fields. */
function principalsBehind<T extends object>(declaration: T, fields: readonly (keyof T & string)[], keys: Keys): Record<string, string> {
  const found = fields.map((field) => [field, keyOf(declaration[field] as Field<string | null>, "id", "servicePrincipal", keys)] as const);
  return Object.fromEntries(found.filter((one): one is [keyof T & string, string] => one[1] !== undefined));
}

function linked(application: Application, keys: Keys): Application {
  const { requiredResourceAccess: entries, preAuthorizedApplications: clients } = application;
  const entry = (one: RequiredResourceAccess): RequiredResourceAccess => {
    const reference = keyOf(one.resourceAppId, "appId", undefined, keys);
    return reference === undefined ? one : { ...one, reference };
  };
  const client = (one: PreAuthorizedApplication): PreAuthorizedApplication => {
    const reference = keyOf(one.appId, "appId", undefined, keys);
    return reference === undefined ? one : { ...one, reference };
  };
  return {
    ...application,
    ...(isKnown(entries) ? { requiredResourceAccess: entries.map((one) => (isKnown(one) ? entry(one) : one)) } : {}),
    ...(isKnown(clients) ? { preAuthorizedApplications: clients.map((one) => (isKnown(one) ? client(one) : one)) } : {}),
  };
}

/** Bicep writes the `uniqueName` of the application before it, with a slash. */
function withOwnName<T extends { readonly name?: Field<string | null> }>(credential: T): T {
  const { name } = credential;
  return typeof name === "string" ? { ...credential, name: name.slice(name.lastIndexOf("/") + 1) } : credential;
}

/** A nested symbol, `app::main`, or the application whose `uniqueName` the credential's name begins with. */
function ownerOf({ address, properties }: BicepResource, all: readonly BicepResource[]): string | undefined {
  const applications = all.filter(({ kind }) => kind === "application");
  const parent = /^(.*)::[^:]+$/.exec(address)?.[1];
  if (parent !== undefined && applications.some((one) => one.address === parent)) return parent;
  const name = properties["name"];
  if (typeof name === "string") {
    const unique = name.slice(0, name.indexOf("/"));
    return applications.find((one) => one.properties["uniqueName"] === unique)?.address;
  }
  // `[format('{0}/main', reference('app').uniqueName)]` of a name that cannot be seen.
  const text = isUnknown(name) ? (name.same ?? "") : "";
  return applications.find((one) => text.includes(`${one.address}.uniqueName`))?.address;
}

class BicepSource implements Source {
  readonly #written: EntraSource;

  constructor(
    private readonly resource: BicepResource,
    readonly path: string,
  ) {
    this.#written = new EntraSource(path, resource.pointer, resource.kind);
  }

  locate(path: Parameters<Source["locate"]>[0]): Locus {
    return { ...this.#written.locate(path), address: this.resource.address };
  }
}
