import type { DeclarationKind } from "../../model/declarations";
import { cutTypeName } from "../fields/placeholder";
import type { RawObject } from "../fields/notes";

/** What an object or a page says about its own type; `other` is a type that no rule asks about. */
export interface TypeHint {
  readonly kind: DeclarationKind | "other";
  /**
   * The one whose set it is, where it is not the tenant's: the id in `#applications('…')/federatedIdentityCredentials`, else
   * the segment (`me`).
   */
  readonly owner?: string;
  /** The context names a set, not one object of it (`/$entity`). */
  readonly isSet?: boolean;
  /** It is said to be one object: by its own type, or by `/$entity`. */
  readonly isObject?: boolean;
}

const sets = new Map<string, DeclarationKind>([
  // Types derived from these (https://learn.microsoft.com/graph/api/resources/agentidentityblueprint).
  ["agentidentityblueprint", "application"],
  ["agentidentityblueprintprincipal", "servicePrincipal"],
  ["agentidentity", "servicePrincipal"],
  ["applications", "application"],
  ["application", "application"],
  ["serviceprincipals", "servicePrincipal"],
  ["serviceprincipal", "servicePrincipal"],
  ["oauth2permissiongrants", "oauth2PermissionGrant"],
  ["oauth2permissiongrant", "oauth2PermissionGrant"],
  ["approleassignments", "appRoleAssignment"],
  ["approleassignment", "appRoleAssignment"],
  ["approleassignedto", "appRoleAssignment"],
  ["federatedidentitycredentials", "federatedIdentityCredential"],
  ["federatedidentitycredential", "federatedIdentityCredential"],
  ["authorizationpolicy", "authorizationPolicy"],
  ["authorizationpolicies", "authorizationPolicy"],
  ["permissiongrantpolicies", "permissionGrantPolicy"],
  ["permissiongrantpolicy", "permissionGrantPolicy"],
  ["delegatedpermissionclassifications", "delegatedPermissionClassification"],
  ["delegatedpermissionclassification", "delegatedPermissionClassification"],
  ["claimsmappingpolicies", "claimsMappingPolicy"],
  ["claimsmappingpolicy", "claimsMappingPolicy"],
]);

/** Sets that mix types: each object has to say its own, and none of them is all that there is. */
const mixed = new Set(["directoryobjects", "directoryobject", "ownedobjects", "createdobjects", "deleteditems", "owners", "members"]);

/**
 * The type by `@odata.context` (`…$metadata#applications/$entity`, `…#servicePrincipals('…')/appRoleAssignedTo`),
 * `@odata.type` (`#microsoft.graph.application`), or AAD Graph's `odata.metadata`, `odata.type` and `objectType`.
 */
export function typeHint(object: RawObject): TypeHint | undefined {
  const type = object["@odata.type"] ?? object["odata.type"] ?? object["objectType"];
  const named = typeof type === "string" && type !== "" ? ofTypeName(type) : undefined;
  if (named !== undefined && named !== "other") return { kind: named, isObject: true };
  const context = object["@odata.context"] ?? object["odata.metadata"];
  const byContext = typeof context === "string" ? ofContext(context) : undefined;
  // A type that is not known may derive from the one that the context names.
  if (byContext && byContext.kind !== "other") return named === undefined ? byContext : { ...byContext, isSet: undefined, isObject: true };
  return named === undefined ? byContext : { kind: "other", isObject: true };
}

/** `Microsoft.DirectoryServices.ServicePrincipal`, `#microsoft.graph.servicePrincipal`, `ServicePrincipal`. */
function ofTypeName(type: string): DeclarationKind | "other" {
  return sets.get(type.slice(Math.max(type.lastIndexOf("."), type.lastIndexOf("#")) + 1).toLowerCase()) ?? "other";
}

/** The kind of the object that PowerShell left only the type's name of: `…Models.MicrosoftGraphApplication`. */
export function kindOfText(text: string): DeclarationKind | undefined {
  const name = cutTypeName(text);
  return name === undefined ? undefined : sets.get(name.replace(/^MicrosoftGraph|\d+$/g, "").toLowerCase());
}

function ofContext(context: string): TypeHint | undefined {
  const fragment = context.slice(context.indexOf("#") + 1);
  if (fragment === context) return undefined;
  const collection = /^Collection\((?:[\w.]*\.)?(\w+)\)$/.exec(fragment);
  if (collection) return { kind: sets.get((collection[1] ?? "").toLowerCase()) ?? "other", isSet: true };

  const all = segmentsOf(fragment);
  const isObject = all.some((segment) => /^(\$entity|@Element)$/i.test(segment));
  const form = isObject ? { isObject } : { isSet: true };
  const segments = all.filter((segment) => !/^(\$entity|\$delta|@Element)$/i.test(segment));
  const last = nameOf(segments.at(-1) ?? "");
  if (mixed.has(last)) return undefined;
  const kind = sets.get(last) ?? (last.includes(".") ? ofTypeName(last) : "other");
  const owner = segments.at(-2);
  if (owner === undefined || kind === "authorizationPolicy" || /^policies$/i.test(owner)) return { kind, ...form };
  return { kind, ...form, owner: /^\w+\((?:appId=)?'([^']+)'\)$/i.exec(owner)?.[1] ?? owner };
}

/** Splits at `/` outside of brackets: `servicePrincipals(id,appRoleAssignedTo())/$entity`. */
function segmentsOf(fragment: string): string[] {
  const segments = [""];
  let depth = 0;
  for (const character of fragment) {
    if (character === "(") depth++;
    if (character === ")") depth--;
    if (character === "/" && depth === 0) segments.push("");
    else segments[segments.length - 1] += character;
  }
  return segments;
}

/** The set's name without its key or its list of selected fields, in lower case. */
function nameOf(segment: string): string {
  const bracket = segment.indexOf("(");
  return (bracket < 0 ? segment : segment.slice(0, bracket)).toLowerCase();
}
