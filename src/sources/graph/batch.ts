import { type CloudName, nationalCloudOfDomain } from "../../model/clouds";
import type { Collection } from "../../model/collection";
import type { Declaration, DeclarationKind, Origin } from "../../model/declarations";
import type { Diagnostic } from "../../model/diagnostic";
import { inCamel } from "../fields/casing";
import { Notes, type RawObject } from "../fields/notes";
import { type Misread, messageOfError, MisreadError } from "../misread";
import type { Document, ReadResult } from "../reader";
import { readApplication } from "./application";
import { sha256 } from "../../platform";
import { readAuthorizationPolicy, readClaimsPolicy, readClassification, readGrantPolicy } from "./policies";
import type { TypeHint } from "./context";
import { detect, isDeleted } from "./detect";
import { readDeletion, readServicePrincipal } from "./service-principal";
import { readFederatedCredential } from "./federated-credential";
import { readAssignment, readGrant } from "./grants";
import type { Identity } from "./identity";
import { type Standing, withPartFormat } from "./part";
import { Relations } from "./relations";
import { EntraSource } from "./source";
import { type Tally, Tallies } from "./tallies";

/** The Entra objects of one document, gathered one by one. */
export class Batch {
  readonly #document: Document;
  readonly #notes = new Notes();
  readonly #declarations: Declaration[] = [];
  readonly #tallies = new Tallies();
  readonly #relations = new Relations();
  readonly #misread: Misread[] = [];
  #unrecognised: Map<string, string> | undefined;
  readonly #refusals: string[] = [];
  #ownerless = 0;
  #mayHoldOurs: boolean | undefined;
  #cloud: CloudName | undefined;

  constructor(
    document: Document,
    private readonly origin: Origin = "observed",
  ) {
    this.#document = document;
  }

  /** Reads one object; the kind it has, undefined for JSON that is not an Entra declaration. */
  add(raw: RawObject, pointer: string, around?: TypeHint, fragment?: string): DeclarationKind | undefined {
    return this.#add(raw, pointer, around, { fragment, isMember: false })?.kind;
  }

  /** Reads one object of a list. Objects of the recycle bin count where tools stop, but are not declarations. */
  addMember(raw: RawObject, pointer: string, around?: TypeHint): DeclarationKind | undefined {
    const added = this.#add(raw, pointer, around, { isMember: true });
    if (!added) return undefined;
    const tally = this.tally(added.kind, around?.owner);
    tally.members++;
    if (added.isDeleted) tally.deleted++;
    return added.kind;
  }

  /** A text or nothing stands where objects belong (of this kind, where it is known). */
  cut(kind?: DeclarationKind, count = 1, owner?: string): void {
    this.#notes.truncated = true;
    if (kind === undefined) return;
    const tally = this.tally(kind, owner);
    tally.members += count;
    tally.cut += count;
  }

  /** Elements of a list that were not read: named, and the list is not complete. */
  leaveOut(kind: DeclarationKind, pointers: readonly string[], owner?: string): void {
    if (pointers.length === 0) return;
    this.tally(kind, owner).unread += pointers.length;
    for (const pointer of pointers) this.unrecognised(pointer, unreadElement);
  }

  /** Something that looks like ours, or stands among ours, and is not read. */
  unrecognised(pointer: string, message: string): void {
    this.#unrecognised ??= new Map();
    if (!this.#unrecognised.has(pointer)) this.#unrecognised.set(pointer, message);
  }

  /** Microsoft Graph's answer in place of what was asked for. */
  refused({ error }: RawObject): void {
    const { code, message } = error as { readonly code: string; readonly message: string };
    const permissions = [...new Set(message.match(/\b[A-Z][A-Za-z]+(?:\.[A-Z][A-Za-z]+){1,3}\b/g))].filter(
      (name) => !name.startsWith("Microsoft."),
    );
    this.#refusals.push(refusal(code, permissions));
  }

  /** Whether something of ours may stand inside of other JSON, as far as a look at the text tells. */
  mayHoldOurs(): boolean {
    return (this.#mayHoldOurs ??= this.#document.mayHoldOurs?.() ?? true);
  }

  /** What the arrays and pages of the document say about their completeness. */
  tally(kind: DeclarationKind, owner?: string): Tally {
    return this.#tallies.of(kind, owner);
  }

  #add(
    raw: RawObject,
    pointer: string,
    around: TypeHint | undefined,
    standing: Standing,
  ): { readonly kind: DeclarationKind; readonly isDeleted: boolean } | undefined {
    const object = inCamel(raw);
    const found = detect(object, around ?? this.#byLayout(object));
    if (!found || found.kind === "other") return undefined;
    const { kind } = found;
    if (isDeleted(object)) return { kind, isDeleted: true };
    if (kind === "application" && this.#cloud === undefined) this.#cloud = cloudOfApplication(object);
    const identity: Identity = {
      source: new EntraSource(this.#document.path, pointer, kind, standing.fragment, this.#document.variant),
      origin: this.origin,
      tenant: this.#document.tenant,
    };
    try {
      const declaration = this.#read(object, kind, identity, found.owner);
      if (declaration) this.#declarations.push(withPartFormat(declaration, object, standing));
    } catch (error) {
      this.#misread.push({ pointer: error instanceof MisreadError ? pointer + error.pointer : pointer, message: messageOfError(error) });
    }
    if (kind === "servicePrincipal")
      for (const related of this.#relations.of(raw, object))
        this.#add(related.object, pointer + related.pointer, related.around, { isMember: true });
    return { kind, isDeleted: false };
  }

  finish(): ReadResult {
    const { path, tenant } = this.#document;
    const collections: Collection[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const { kind, owner, tally } of this.#tallies) {
      if (tally.isOfDeleted) continue;
      const reason = tally.incompleteness(kind);
      const isOwned = kind !== "federatedIdentityCredential" || this.#ownerless === 0;
      const complete = reason === undefined && isOwned;
      const next = isOwned ? tally.next(kind) : undefined;
      const further = reason === undefined || next === undefined ? {} : { further: { page: sha256(next), said: reason } };
      collections.push({ kind, tenant, path, count: tally.count, complete, ...(owner === undefined ? {} : { owner }), ...further });
      if (reason !== undefined) diagnostics.push({ kind: "incomplete", path, message: reason });
    }
    if (this.#ownerless > 0) diagnostics.push({ kind: "incomplete", path, message: ownerless(this.#ownerless) });
    if (this.#notes.truncated) diagnostics.push({ kind: "truncated", path, message: truncated });
    for (const message of this.#refusals) diagnostics.push({ kind: "incomplete", path, message });
    const unrecognised = Array.from(this.#unrecognised ?? [], ([pointer, message]): Misread => ({ pointer, message }));
    this.#relations.finish(path, tenant, this.#tallies.has("servicePrincipal"), { collections, diagnostics });
    return { declarations: this.#declarations, collections, diagnostics, misread: this.#misread, unrecognised, cloud: this.#cloud };
  }

  /** A folder that is named by the object's own id says what it is, however few fields were exported. */
  #byLayout(object: RawObject): TypeHint | undefined {
    const { layout } = this.#document;
    return layout && (object["id"] ?? object["objectId"]) === layout.id ? layout : undefined;
  }

  #read(object: RawObject, kind: DeclarationKind, identity: Identity, owner: string | undefined): Declaration | undefined {
    switch (kind) {
      case "application":
        return readApplication(object, identity, this.#notes);
      case "servicePrincipal":
        return readServicePrincipal(object, identity, this.#notes);
      case "servicePrincipalDeletion":
        return readDeletion(object, identity, this.#notes);
      case "oauth2PermissionGrant":
        return readGrant(object, identity, this.#notes);
      case "appRoleAssignment":
        return readAssignment(object, identity, this.#notes);
      case "authorizationPolicy":
        return readAuthorizationPolicy(object, identity, this.#notes);
      case "permissionGrantPolicy":
        return readGrantPolicy(object, identity, this.#notes);
      case "delegatedPermissionClassification":
        return readClassification(object, identity, this.#notes, owner ?? this.#document.layout?.servicePrincipal);
      case "claimsMappingPolicy":
        return readClaimsPolicy(object, identity, this.#notes, owner ?? this.#document.layout?.servicePrincipal);
      case "federatedIdentityCredential": {
        const credential = readFederatedCredential(object, identity, this.#notes, owner ?? this.#document.layout?.application);
        if (credential.applicationId !== undefined && credential.applicationId !== null) return credential;
        this.#ownerless++;
        return undefined;
      }
    }
  }
}

/** `az` and PowerShell write no `@odata.context`, but the domain that an application was registered in. */
function cloudOfApplication({ publisherDomain }: RawObject): CloudName | undefined {
  return typeof publisherDomain === "string" ? nationalCloudOfDomain(publisherDomain) : undefined;
}

const unreadElement =
  "This element of a list of Entra objects is not one that aadguard reads, so the list counts as incomplete. Export the whole objects, without --query or $select.";

function refusal(code: string, permissions: readonly string[]): string {
  const grant =
    permissions.length > 0 ? `Grant one of ${permissions.join(", ")}` : "Grant Application.Read.All (and Directory.Read.All for grants)";
  return `Microsoft Graph refused this request (${/^\w+$/.test(code) ? code : "error"}): the file contains its answer and no objects. ${grant}, and export again.`;
}

const truncated =
  "PowerShell cut this export at its default depth: some objects are only texts or type names, and cannot be judged. Export again with ConvertTo-Json -Depth 10.";

function ownerless(count: number): string {
  const what =
    count === 1
      ? "A federated identity credential names no application and was"
      : `${count} federated identity credentials name no application and were`;
  return `${what} left out. Keep the @odata.context of the page, or add "applicationId" to each.`;
}
