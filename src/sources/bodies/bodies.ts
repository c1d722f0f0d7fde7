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
import { Notes, type RawObject } from "../fields/notes";
import { readApplication } from "../graph/application";
import { readFederatedCredential } from "../graph/federated-credential";
import { readAssignment, readGrant } from "../graph/grants";
import type { Identity } from "../graph/identity";
import { readServicePrincipal } from "../graph/service-principal";

export type BodyKind = "application" | "servicePrincipal" | "oauth2PermissionGrant" | "appRoleAssignment" | "federatedIdentityCredential";

/** What code declares as the body of a request to Microsoft Graph: a resource of Bicep's extension, of Terraform's msgraph provider. */
export interface DeclaredBody {
  readonly address: string;
  readonly kind: BodyKind;
  /** With markers for what is not known. */
  readonly properties: RawObject;
  readonly source: Source;
  readonly tenant: string;
  /** It is a link's target, and not judged: `existing`, a data source. */
  readonly isExisting: boolean;
  /** It holds some fields of an object that others declare. */
  readonly isPart?: boolean;
  /** Whether it is there depends on what cannot be seen. */
  readonly isConditional?: boolean;
  /** It makes the object, and what it writes cannot be seen. */
  readonly isUnseen?: boolean;
  /** Of a federated credential: its application, by key or by object id. */
  readonly owner?: { readonly key: string } | { readonly id: string };
}

/** What the object id and the client id of a declaration are called where others refer to them. */
export interface IdWords {
  readonly object: string;
  readonly client: string;
}

/** Applications and service principals by the key that others refer to them by. */
export type Keys = ReadonlyMap<string, BodyKind>;

export function keysOf(bodies: readonly Pick<DeclaredBody, "address" | "kind">[]): Map<string, BodyKind> {
  return new Map(bodies.map(({ address, kind }) => [address, kind]));
}

/** The declarations that bodies make, linked by what their ids are made of. */
export class Bodies {
  constructor(
    private readonly all: readonly DeclaredBody[],
    private readonly words: IdWords,
    private readonly keys: Keys = keysOf(all),
  ) {}

  declarations(): Declaration[] {
    return this.all.map((body) => this.#declarationOf(body));
  }

  #declarationOf(body: DeclaredBody): Declaration {
    const { address, kind, properties, tenant, source, isExisting, isPart = false, isUnseen = false } = body;
    const isWhole = !isExisting && !isPart && !isUnseen;
    const identity: Identity & Pick<Declaration, "key" | "partial" | "context" | "isConditional"> = {
      source,
      origin: "declared",
      tenant,
      key: address,
      ...(isExisting ? { context: true as const } : {}),
      ...(isWhole ? {} : { partial: true }),
      ...(body.isConditional ? { isConditional: true as const } : {}),
    };
    const notes = new Notes();
    switch (kind) {
      case "application": {
        const application = readApplication(properties, identity, notes);
        const defaults = isWhole ? { ...applicationDefaults(plain), ...emptyApplicationLists() } : {};
        const ids = isPart ? {} : this.#idsOf(address, application);
        return this.linked(withDefaults({ ...application, ...ids, partial: !isWhole }, defaults));
      }
      case "servicePrincipal": {
        const principal = readServicePrincipal(properties, identity, notes);
        const defaults = isWhole ? { ...servicePrincipalDefaults(), ...emptyPrincipalLists() } : {};
        const ids = isPart ? {} : { id: principal.id ?? unknownAs("computed", `${address}.${this.words.object}`) };
        const full = withDefaults({ ...principal, partial: !isWhole, ...ids }, defaults);
        const behind = this.#keyOf(full.appId, this.words.client, "application");
        return behind === undefined ? full : { ...this.#named(full, behind), references: { appId: behind } };
      }
      case "oauth2PermissionGrant": {
        const grant = readGrant(properties, identity, notes);
        return { ...grant, id: grant.id ?? unknown("computed"), references: this.#principalsBehind(grant, ["clientId", "resourceId"]) };
      }
      case "appRoleAssignment": {
        const assignment = readAssignment(properties, identity, notes);
        const references = this.#principalsBehind(assignment, ["principalId", "resourceId"]);
        // Microsoft Graph answers with it; what is assigned tells.
        const principalType =
          assignment.principalType ?? (references["principalId"] === undefined ? unknown("computed") : "ServicePrincipal");
        return { ...assignment, id: assignment.id ?? unknown("computed"), references, principalType };
      }
      case "federatedIdentityCredential": {
        const credential = withOwnName(readFederatedCredential(properties, identity, notes, undefined));
        const { owner } = body;
        if (owner === undefined) return { ...credential, applicationId: unknown("placeholder") };
        return "key" in owner ? { ...credential, references: { applicationId: owner.key } } : { ...credential, applicationId: owner.id };
      }
    }
  }

  /** With the keys of those that it names by ids which are not known yet. */
  linked(application: Application): Application {
    const { requiredResourceAccess: entries, preAuthorizedApplications: clients } = application;
    const entry = (one: RequiredResourceAccess): RequiredResourceAccess => {
      const reference = one.reference ?? this.#keyOf(one.resourceAppId, this.words.client, undefined);
      return reference === undefined ? one : { ...one, reference };
    };
    const client = (one: PreAuthorizedApplication): PreAuthorizedApplication => {
      const reference = one.reference ?? this.#keyOf(one.appId, this.words.client, undefined);
      return reference === undefined ? one : { ...one, reference };
    };
    return {
      ...application,
      ...(isKnown(entries) ? { requiredResourceAccess: entries.map((one) => (isKnown(one) ? entry(one) : one)) } : {}),
      ...(isKnown(clients) ? { preAuthorizedApplications: clients.map((one) => (isKnown(one) ? client(one) : one)) } : {}),
    };
  }

  /** Microsoft Graph makes both ids. */
  #idsOf(address: string, { id, appId }: Application): Pick<Application, "id" | "appId"> {
    const { object, client } = this.words;
    return { id: id ?? unknownAs("computed", `${address}.${object}`), appId: appId ?? unknownAs("computed", `${address}.${client}`) };
  }

  /** Entra names a service principal after its application. */
  #named(principal: ServicePrincipal, application: string): ServicePrincipal {
    const name = this.all.find(({ address }) => address === application)?.properties["displayName"];
    return typeof principal.displayName !== "string" && typeof name === "string" ? { ...principal, displayName: name } : principal;
  }

  /** The declaration whose property an unknown value is made from. */
  #keyOf(value: Field<string | null>, property: string, kind: BodyKind | undefined): string | undefined {
    if (!isUnknown(value) || !value.same?.endsWith(`.${property}`)) return undefined;
    const key = value.same.slice(0, -property.length - 1);
    return this.keys.has(key) && (kind === undefined || this.keys.get(key) === kind) ? key : undefined;
  }

  /** The service principals whose ids are unknown values of these fields. */
  #principalsBehind<T extends object>(declaration: T, fields: readonly (keyof T & string)[]): Record<string, string> {
    const found = fields.map(
      (field) => [field, this.#keyOf(declaration[field] as Field<string | null>, this.words.object, "servicePrincipal")] as const,
    );
    return Object.fromEntries(found.filter((one): one is [keyof T & string, string] => one[1] !== undefined));
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

/** Bicep writes the `uniqueName` of the application before it, with a slash. */
function withOwnName<T extends { readonly name?: Field<string | null> }>(credential: T): T {
  const { name } = credential;
  return typeof name === "string" ? { ...credential, name: name.slice(name.lastIndexOf("/") + 1) } : credential;
}
