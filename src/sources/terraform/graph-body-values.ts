import { unknown, type Unknown } from "../../model/unknown";
import { isObject, type RawObject } from "../fields/notes";
import { markerOf } from "./markers";
import type { End, Meaning } from "./resolver";

/** Leaves that are an id, by what kind of id belongs there. */
const kinds: Readonly<Record<string, "client" | "object" | "permission">> = {
  appId: "client",
  resourceAppId: "client",
  knownClientApplications: "client",
  clientId: "object",
  principalId: "object",
  resourceId: "object",
  id: "permission",
  appRoleId: "permission",
  delegatedPermissionIds: "permission",
};

/** Leaves that tell no secret whatever they are made of. */
const words = new Set(["type", "signInAudience", "allowedMemberTypes", "consentType", "usage"]);

/**
 * A body with markers for what is unknown or closed. The configuration has one expression for all of it: which reference stands where is
 * told by the kind of id that belongs there, where only one can be meant.
 */
export class BodyValues {
  readonly #byKind = new Map<string, Unknown>();

  constructor({ ends, isOpen }: Meaning) {
    const told = isOpen ? [] : distinct(ends);
    const [only] = told;
    for (const kind of ["client", "object", "permission"] as const) {
      const fitting = told.filter((end) => kindOf(end) === kind);
      const meant = told.length === 1 ? only : fitting.length === 1 ? fitting[0] : undefined;
      if (meant?.attribute !== undefined) this.#byKind.set(kind, markerOf(meant));
    }
  }

  read(value: unknown, unseen: unknown, sensitive: unknown, name = ""): unknown {
    if (unseen === true) return this.#byKind.get(kinds[name] ?? "") ?? unknown("computed");
    if (Array.isArray(value)) {
      const [unknowns, closed] = [unseen, sensitive].map((one): unknown[] => (Array.isArray(one) ? (one as unknown[]) : []));
      return value.map((one, n) => this.read(one, unknowns?.[n], sensitive === true ? true : closed?.[n], name));
    }
    if (isObject(value) || isObject(unseen)) return this.#members(isObject(value) ? value : {}, isObject(unseen) ? unseen : {}, sensitive);
    return sensitive === true && value !== null && value !== undefined && !words.has(name) ? unknown("secret") : value;
  }

  #members(value: RawObject, unseen: RawObject, sensitive: unknown): RawObject {
    const names = new Set([...Object.keys(value), ...Object.keys(unseen)]);
    return Object.fromEntries(
      [...names].map((name) => {
        const closed = sensitive === true ? true : isObject(sensitive) ? sensitive[name] : undefined;
        return [name, this.read(value[name], unseen[name], closed, name)];
      }),
    );
  }
}

function distinct(ends: readonly End[]): End[] {
  return [...new Map(ends.map((end) => [`${end.instance.address} ${end.attribute} ${end.key}`, end] as const)).values()];
}

function kindOf({ attribute }: End): "client" | "object" | "permission" | undefined {
  if (attribute === undefined) return undefined;
  return attribute === "client_id" ? "client" : attribute === "object_id" ? "object" : "permission";
}
