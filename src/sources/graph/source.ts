import type { DeclarationKind } from "../../model/declarations";
import type { FieldPath, Locus, Source } from "../../model/place";
import { areGraphWords, inCamel } from "../fields/casing";
import { isObject, type RawObject } from "../fields/notes";
import { cachedText, parsedText } from "../files/text-cache";
import { parseJson } from "../json/parse";
import { pointerOf, valueAt } from "../json/pointer";
import { variantOf } from "../json/variants";
import { applicationFields } from "./application";
import { authorizationPolicyFields, claimsPolicyFields, classificationFields, grantPolicyFields } from "./policies";
import { deletionFields, servicePrincipalFields } from "./service-principal";
import { federatedCredentialFields } from "./federated-credential";
import { assignmentFields, grantFields } from "./grants";
import { existingPath } from "./existing-path";
import type { FieldReader } from "../fields/field";

const fieldsOf: Readonly<Record<DeclarationKind, Readonly<Record<string, FieldReader<unknown>>>>> = {
  application: applicationFields,
  servicePrincipal: servicePrincipalFields,
  servicePrincipalDeletion: deletionFields,
  oauth2PermissionGrant: grantFields,
  appRoleAssignment: assignmentFields,
  federatedIdentityCredential: federatedCredentialFields,
  authorizationPolicy: authorizationPolicyFields,
  permissionGrantPolicy: grantPolicyFields,
  delegatedPermissionClassification: classificationFields,
  claimsMappingPolicy: claimsPolicyFields,
};

/** Where in its file an object stands, and as what it was read. */
export interface EntraPlace {
  readonly pointer: string;
  readonly kind: DeclarationKind;
  readonly fragment?: string;
  readonly variant?: number;
}

/**
 * An object in a JSON file. It keeps only where the object stands: for a finding the file is read again, and the same
 * field tables that read the value say where it came from.
 */
export class EntraSource implements Source {
  readonly path: string;
  readonly #pointer: string;
  readonly #kind: DeclarationKind;
  /** The field that a bare list stands for, e.g. `requiredResourceAccess`. */
  readonly #fragment: string | undefined;

  readonly #variant: number | undefined;

  constructor(path: string, pointer: string, kind: DeclarationKind, fragment?: string, variant?: number) {
    this.#variant = variant;
    this.path = path;
    this.#pointer = pointer;
    this.#kind = kind;
    this.#fragment = fragment;
  }

  /** All that it is made of besides the path, for a file of facts. */
  toJSON(): EntraPlace {
    return { pointer: this.#pointer, kind: this.#kind, fragment: this.#fragment, variant: this.#variant };
  }

  static at(path: string, { pointer, kind, fragment, variant }: EntraPlace): EntraSource {
    return new EntraSource(path, pointer, kind, fragment, variant);
  }

  locate(path: FieldPath): Locus {
    const pointer = this.#pointer + pointerOf(this.#within(path));
    return this.#variant === undefined ? { path: this.path, pointer } : { path: this.path, pointer, variant: this.#variant };
  }

  #within(path: FieldPath): readonly (string | number)[] {
    if (path.length === 0) return [];
    const object = this.#fragment === undefined && this.#variant === undefined ? this.#object() : undefined;
    if (object) return placeIn(this.#kind, object, object, path);
    const found = bodyPlace(this.#kind, this.#raw(), path);
    return this.#fragment === undefined ? found : found.slice(1);
  }

  /** By its text, where that has Graph's own words: most of an object need not be parsed for one place in it. */
  #object(): RawObject | undefined {
    if (parsedText(this.path)) return undefined;
    const found = cachedText(this.path)?.objectAt?.(this.#pointer);
    return found && areGraphWords(found.names) ? found.object : undefined;
  }

  #raw(): RawObject | undefined {
    const value = this.#value();
    if (value === undefined) return undefined;
    if (this.#fragment !== undefined) return { [this.#fragment]: value };
    return isObject(value) ? value : undefined;
  }

  #value(): unknown {
    const parsed = this.#variant === undefined ? parsedText(this.path) : undefined;
    if (parsed) return valueAt(parsed.value, this.#pointer);
    const found = cachedText(this.path)?.find(this.#pointer, this.#variant);
    if (found?.pointer !== this.#pointer) return undefined;
    return this.#variant === undefined ? valueOf(found.text) : variantOf(found.text, this.#variant);
  }
}

/** The place of a field in an object as it is written, up to the last part of it that exists. */
export function bodyPlace(kind: DeclarationKind, raw: unknown, path: FieldPath): readonly (string | number)[] {
  return path.length === 0 || !isObject(raw) ? [] : placeIn(kind, raw, inCamel(raw), path);
}

/** `camel`: the object in Graph's words. */
function placeIn(kind: DeclarationKind, raw: RawObject, camel: RawObject, [name, ...rest]: FieldPath): readonly (string | number)[] {
  return existingPath(raw, fieldsOf[kind][String(name)]?.place(camel, rest) ?? []);
}

function valueOf(text: string): unknown {
  const parsed = parseJson(text);
  return parsed.form === "json" ? parsed.value : undefined;
}
