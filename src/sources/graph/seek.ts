import type { DeclarationKind } from "../../model/declarations";
import { inCamel, spellingOf } from "../fields/casing";
import { isObject, type RawObject } from "../fields/notes";
import { pointerOf } from "../json/pointer";
import type { Batch } from "./batch";
import type { TypeHint } from "./context";
import { detect } from "./detect";
import { encoded, isEncoded } from "./encoded";
import { isId } from "./is-application";

/** Names under which envelopes keep whole declarations, whatever fields those have. */
const names = new Map<string, DeclarationKind>([
  ...["application", "applications", "app", "apps", "agentidentityblueprint"].map((name): [string, DeclarationKind] => [
    name,
    "application",
  ]),
  ...["serviceprincipal", "serviceprincipals", "sp", "sps"].map((name): [string, DeclarationKind] => [name, "servicePrincipal"]),
]);

/** AzureHound (https://github.com/SpecterOps/AzureHound): each object says in `kind` what its `data` is. */
const azureHound = new Map<unknown, DeclarationKind>([
  ["AZApp", "application"],
  ["AZServicePrincipal", "servicePrincipal"],
]);

/** Reads a page of Graph's own; false where the object is none. */
export type AddPage = (batch: Batch, raw: RawObject, pointer: string) => boolean;

interface Open {
  readonly value: unknown;
  readonly pointer: string;
  readonly hint: TypeHint | undefined;
}

/**
 * Finds the declarations inside of a value that is none itself: in envelopes (`$batch` responses, AzureHound, what
 * `applicationTemplates/instantiate` returns) and wherever else they stand, at any depth. They prove nothing about what
 * else exists; only a page of Graph's own says how much of its set it holds. Tells how many were found.
 */
export function seek(batch: Batch, value: unknown, pointer: string, addPage: AddPage): number {
  const open: Open[] = [];
  pushChildren(open, value, pointer, undefined);
  let found = 0;
  for (let next = open.pop(); next; next = open.pop()) found += visit(batch, next, open, addPage);
  return found;
}

/** As `seek`, of a value that was not taken for a declaration and may be a part of another format. */
export function seekWhole(batch: Batch, value: RawObject, pointer: string, addPage: AddPage): void {
  const open: Open[] = [{ value, pointer, hint: undefined }];
  for (let next = open.pop(); next; next = open.pop()) visit(batch, next, open, addPage);
}

function visit(batch: Batch, next: Open, open: Open[], addPage: AddPage): number {
  const { value, pointer, hint } = next;
  if (typeof value === "string") {
    batch.unrecognised(pointer, encoded);
    return 1;
  }
  if (!isObject(value)) {
    pushChildren(open, value, pointer, hint);
    return 0;
  }
  if (addPage(batch, value, pointer)) return 1;
  const kind = kindOf(value, hint);
  if (kind !== undefined && batch.add(value, pointer, { kind }) !== undefined) {
    seekInside(batch, value, pointer, addPage);
    return 1;
  }
  if (isRefused(value)) batch.refused(value);
  const reason = likeOurs(value);
  if (reason) batch.unrecognised(pointer, reason.message);
  // Below a resource of another format the same fields stand for something else.
  if (!reason?.isOfOtherFormat) pushChildren(open, value, pointer, undefined);
  return reason ? 1 : 0;
}

/** Properties that are known to hold no declaration. */
const plain = new Set([
  ...["info", "optionalClaims", "parentalControlSettings", "verifiedPublisher", "addIns", "certification", "requestSignatureVerification"],
  ...[
    "servicePrincipalLockConfiguration",
    "samlSingleSignOnSettings",
    "authenticationBehaviors",
    "alternativeNames",
    "notificationEmailAddresses",
  ],
  ...["resourceSpecificApplicationPermissions", "signInAudienceRestrictions", "managerApplications", "AdditionalProperties"],
]);
const holding = new Map<string, boolean>();

function mayHold(key: string): boolean {
  let may = holding.get(key);
  if (may === undefined) {
    may = spellingOf(key) === undefined && !plain.has(key);
    if (holding.size < 10_000) holding.set(key, may);
  }
  return may;
}

/** Declarations below properties of a declaration that are none of its own: expanded relations, and what somebody put there. */
export function seekInside(batch: Batch, raw: RawObject, pointer: string, addPage: AddPage): void {
  for (const key in raw) {
    const value = raw[key];
    if (typeof value === "object" && value !== null && mayHold(key)) seek(batch, { [key]: value }, pointer, addPage);
  }
}

/** Last in, first out: the document's order. */
function pushChildren(open: Open[], value: unknown, pointer: string, hint: TypeHint | undefined): void {
  if (Array.isArray(value)) {
    for (let index = value.length - 1; index >= 0; index--) push(open, value[index], `${pointer}/${index}`, hint);
  } else if (isObject(value)) {
    const data = azureHound.get(value["kind"]);
    for (const name of Object.keys(value).reverse()) {
      const kind = data !== undefined && name === "data" ? data : names.get(name.toLowerCase());
      push(open, value[name], pointer + pointerOf([name]), kind && { kind });
    }
  }
}

function push(open: Open[], value: unknown, pointer: string, hint: TypeHint | undefined): void {
  if (typeof value === "string" ? isEncoded(value) : typeof value === "object" && value !== null) open.push({ value, pointer, hint });
}

/** Inside of other JSON an object has to say more than on its own: who it is, or a list that only Entra has. */
function kindOf(raw: RawObject, hint: TypeHint | undefined): DeclarationKind | undefined {
  const object = inCamel(raw);
  const isNamed = isId(object["appId"]);
  if (hint && hint.kind !== "other" && isNamed) return hint.kind;
  const found = detect(object)?.kind;
  if (found === undefined || found === "other") return undefined;
  if (found !== "application" || isNamed || isId(object["id"]) || isId(object["objectId"])) return found;
  return isListOf(object["keyCredentials"], "type") || isListOf(object["requiredResourceAccess"], "resourceAppId") ? found : undefined;
}

function isListOf(value: unknown, field: string): boolean {
  return Array.isArray(value) && value.some((item) => isObject(item) && field in inCamel(item));
}

/** Resources of formats that declare Entra objects and of which this is only a part. */
const types =
  /^(?:Microsoft\.Graph\/(?:applications|servicePrincipals|oauth2PermissionGrants|appRoleAssignedTo)\b|azuread:index\/(?:application|servicePrincipal|appRoleAssignment)|azuread_(?:application|service_principal|app_role_assignment)(?:_|$))/i;
const kubernetes = /\b(?:azuread\.(?:upbound|crossplane)\.io|entra\.azure\.com|graphrbac\.azure\.com)\//i;
const fields = ["keyCredentials", "requiredResourceAccess", "signInAudience", "oauth2Permissions", "oauth2PermissionScopes"];

interface Likeness {
  readonly message: string;
  readonly isOfOtherFormat: boolean;
}

/** Why an object that is not read looks like a declaration; undefined for one that does not. */
export function likeOurs(raw: RawObject): Likeness | undefined {
  const { type, apiVersion } = raw;
  if (typeof type === "string" && types.test(type) && raw["existing"] !== true && raw["mode"] !== "data") {
    const message = `It declares ${type.split("@")[0]}, in a form that is not read: nothing in it was judged. Scan an export of the tenant, or what the tool makes of the whole (bicep build, terraform show -json, pulumi preview --json).`;
    return { message, isOfOtherFormat: true };
  }
  if (typeof apiVersion === "string" && kubernetes.test(`${apiVersion}/`)) {
    const message =
      "It is a Kubernetes resource that declares Entra objects, a format that is not read: nothing in it was judged. Scan an export of the tenant that it is deployed to.";
    return { message, isOfOtherFormat: true };
  }
  const object = inCamel(raw);
  if (typeof object["appId"] !== "string" || !fields.some((field) => (object[field] ?? undefined) !== undefined)) return undefined;
  const message =
    "It has an appId and other fields of an application, and was not recognised as one: nothing in it was judged. Export it again as Microsoft Graph or az writes it.";
  return { message, isOfOtherFormat: false };
}

/** What Microsoft Graph answers in place of what was asked for. */
function isRefused({ error }: RawObject): boolean {
  return (
    isObject(error) &&
    typeof error["code"] === "string" &&
    typeof error["message"] === "string" &&
    /^(?:Authorization_|Authentication_|Request_|Forbidden$|accessDenied$|InvalidAuthenticationToken$|UnknownError$|TooManyRequests$)/i.test(
      error["code"],
    )
  );
}
