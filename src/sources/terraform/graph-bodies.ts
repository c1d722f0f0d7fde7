import type { Declaration } from "../../model/declarations";
import type { FieldPath, Locus, Source } from "../../model/place";
import { isUnknown } from "../../model/unknown";
import type { BodyKind, DeclaredBody } from "../bodies/bodies";
import { isObject, type RawObject } from "../fields/notes";
import { bodyPlace } from "../graph/source";
import { pointerOf } from "../json/pointer";
import type { TerraformDocument } from "./document";
import { BodyValues } from "./graph-body-values";
import { answeredIds, answeredObjects, dynamic, isGraphRequest, kindOfBody, type Target, targetOf } from "./graph-requests";
import type { Instance } from "./instance";
import { textOf } from "./json";
import { Modules } from "./modules";
import { type Meaning, Resolver } from "./resolver";
import { isApplicationType } from "./types";
import { ofUnseenUrls } from "./unread-requests";

export type TenantOf = (instance: Instance) => string;

const nothing: Meaning = { ends: [], values: [], isOpen: false };

/** The bodies that requests to Microsoft Graph make, change, or answer with. */
export class GraphBodies {
  readonly #requests: readonly Instance[];
  /** Nothing is read of these: for all that is known they may be for anything. */
  readonly #untold: Instance[];
  readonly #modules: Modules | undefined;
  readonly #resolver: Resolver | undefined;

  constructor(
    { instances, root }: TerraformDocument,
    private readonly path: string,
    private readonly tenantOf: TenantOf,
  ) {
    this.#requests = instances.filter(isGraphRequest);
    this.#untold = instances.filter(({ type, mode }) => type === "msgraph_resource_action" && mode === "managed");
    this.#modules = root && !this.isEmpty ? new Modules(root, instances) : undefined;
    this.#resolver = this.#modules && new Resolver(this.#modules);
  }

  get isEmpty(): boolean {
    return this.#requests.length === 0 && this.#untold.length === 0;
  }

  bodies(): DeclaredBody[] {
    return this.#requests.flatMap((instance) => (instance.mode === "data" ? this.#answered(instance) : this.#declared(instance)));
  }

  /** What is said of requests that neither their url nor their body names; ask for the bodies first. */
  untold(): string[] {
    return ofUnseenUrls(this.#untold, (instance, attribute) => this.#meaning(instance, attribute));
  }

  #declared(instance: Instance): DeclaredBody[] {
    const { values, unknown: unseen, sensitive, address } = instance;
    const body = dynamic(values["body"]);
    const read = new BodyValues(this.#meaning(instance, "body")).read(
      body,
      isObject(unseen) ? unseen["body"] : undefined,
      member(sensitive),
    );
    const isUnseen = isUnknown(read);
    const properties = inProperties(isObject(read) && !isUnseen ? read : {});
    const target = this.#target(instance, properties);
    if (!target) {
      this.#untold.push(instance);
      return [];
    }
    const { kind, key, id } = target;
    const isPart = isUpdate(instance) || target.isOne;
    const isOwned = kind === "federatedIdentityCredential";
    const owner = key !== undefined ? { key } : id !== undefined ? { id } : undefined;
    const own = isPart ? this.#partIds(target, properties) : { ...answeredIds(instance), ...properties };
    return [
      {
        address: isPart && key !== undefined && !isOwned ? key : address,
        kind,
        properties: isOwned ? properties : own,
        source: new BodySource(instance, kind, this.path),
        tenant: this.tenantOf(instance),
        isExisting: instance.isForgotten === true,
        ...(isPart && !isOwned ? { isPart } : {}),
        ...(isUnseen ? { isUnseen } : {}),
        ...(isOwned && owner ? { owner } : {}),
      },
    ];
  }

  /** A part names its object by the url: the id where it is known, else the key of what declares it. */
  #partIds({ id }: Target, properties: RawObject): RawObject {
    const [, appId] = /^appId='([^']*)'$/i.exec(id ?? "") ?? [];
    if (appId !== undefined) return { ...properties, appId };
    return id === undefined || id.includes("=") ? properties : { ...properties, id };
  }

  /** What a look-up answered with: known to exist, and never judged. */
  #answered(instance: Instance): DeclaredBody[] {
    const kind = targetOf(textOf(instance.values["url"]) ?? "")?.kind;
    if (kind !== "application" && kind !== "servicePrincipal") return [];
    return answeredObjects(instance)
      .filter((one) => typeof one["appId"] === "string")
      .map((properties, n) => ({
        address: n === 0 ? instance.address : `${instance.address}#${n}`,
        kind,
        properties,
        source: new BodySource(instance, kind, this.path),
        tenant: this.tenantOf(instance),
        isExisting: true,
      }));
  }

  #target(instance: Instance, properties: RawObject): (Target & { key?: string }) | undefined {
    const attribute = instance.type === "azapi_update_resource" ? "resource_id" : "url";
    const url = textOf(instance.values[attribute]) ?? textOf(instance.config?.expressions[attribute]);
    if (url !== undefined) return targetOf(attribute === "url" ? url : withCollection(url, instance));
    const [end, ...others] = this.#meaning(instance, attribute).ends;
    const behind = end && others.length === 0 ? kindOfInstance(end.instance) : undefined;
    const key = behind === undefined ? undefined : end?.instance.address;
    const kind = kindOfBody(properties) ?? (isUpdate(instance) ? behind : undefined);
    return kind && { kind, isOne: false, ...(key === undefined ? {} : { key }) };
  }

  #meaning(instance: Instance, attribute: string): Meaning {
    const scope = this.#modules?.scopeOf(instance);
    const expression = instance.config?.expressions[attribute];
    return this.#resolver && scope && isObject(expression) ? this.#resolver.meaning(expression, scope) : nothing;
  }
}

/** azapi names the collection in the type: `Microsoft.Graph/applications@v1.0`. */
function withCollection(id: string, { values }: Instance): string {
  const [, collection = ""] = /^Microsoft\.Graph\/([^@]*)/i.exec(textOf(values["type"]) ?? "") ?? [];
  return `${collection}/${id.slice(id.lastIndexOf("/") + 1)}`;
}

function member(sensitive: unknown): unknown {
  return isObject(sensitive) ? sensitive["body"] : sensitive;
}

/** azapi writes what Azure Resource Manager calls `properties`. */
function inProperties(body: RawObject): RawObject {
  const { properties } = body;
  return isObject(properties) && Object.keys(body).length === 1 ? properties : body;
}

function isUpdate({ type }: Instance): boolean {
  return type.endsWith("_update_resource");
}

/** An application or a service principal, whichever provider makes it. */
export function kindOfInstance(instance: Instance): BodyKind | undefined {
  const { type, values } = instance;
  if (isApplicationType(type)) return "application";
  if (type === "azuread_service_principal") return "servicePrincipal";
  const kind = type === "msgraph_resource" ? targetOf(textOf(values["url"]) ?? "")?.kind : undefined;
  return kind === "application" || kind === "servicePrincipal" ? kind : undefined;
}

class BodySource implements Source {
  constructor(
    private readonly instance: Instance,
    private readonly kind: Declaration["kind"],
    readonly path: string,
  ) {}

  locate(path: FieldPath): Locus {
    const { address, values, unknown: unseen, pointer, unknownPointer } = this.instance;
    const written = bodyPlace(this.kind, dynamic(values["body"]), path);
    const hidden = isObject(unseen) ? bodyPlace(this.kind, unseen["body"], path) : [];
    const isHidden = unknownPointer !== undefined && hidden.length > written.length;
    const [start, found] = isHidden ? [unknownPointer, hidden] : [pointer, written];
    return { path: this.path, pointer: start + pointerOf(["body", ...found]), address };
  }
}
