import type { Application, Declaration, ServicePrincipal } from "../model/declarations";
import { isKnown, known, nameOfValue, type Field } from "../model/unknown";

/** Whom some declarations name, and who they are: client ids in lower case, object ids, and keys. */
export interface Names {
  /** Client ids, object ids and keys that they refer to, their own included. */
  readonly named: ReadonlySet<string>;
  /** Client ids and keys of their own applications. */
  readonly own: ReadonlySet<string>;
}

export function namesIn(declarations: readonly Declaration[]): Names {
  const named = new Set<string>();
  const own = new Set<string>();
  for (const declaration of declarations) {
    for (const name of [...identifiers(declaration), ...referencesOf(declaration)]) named.add(name);
    if (declaration.kind === "application") for (const name of identifiers(declaration)) own.add(name);
  }
  return { named, own };
}

/** The client ids and keys by which an application or a service principal is referred to. */
export function identifiers(declaration: Declaration): string[] {
  const { appId, key } = declaration as Partial<Application & ServicePrincipal>;
  return [...nameOf(appId), ...keysOf([key])];
}

/** Those whom a declaration asks for, admits, stands for, or has a grant with. */
export function referencesOf(declaration: Declaration): string[] {
  const references = keysOf(Object.values(declaration.references ?? {}));
  switch (declaration.kind) {
    case "application":
      return [...references, ...asked(declaration), ...admitted(declaration)];
    case "oauth2PermissionGrant":
      return [...references, ...nameOf(declaration.clientId), ...nameOf(declaration.resourceId)];
    case "appRoleAssignment":
      return [...references, ...nameOf(declaration.principalId), ...nameOf(declaration.resourceId)];
    default:
      return references;
  }
}

function asked({ requiredResourceAccess }: Application): string[] {
  return (known(requiredResourceAccess) ?? [])
    .filter(isKnown)
    .flatMap(({ resourceAppId, reference }) => [...nameOf(resourceAppId), ...keysOf([reference])]);
}

function admitted({ knownClientApplications, preAuthorizedApplications }: Application): string[] {
  const preAuthorized = (known(preAuthorizedApplications) ?? []).filter(isKnown);
  return [
    ...(known(knownClientApplications) ?? []).flatMap((id) => nameOf(id)),
    ...preAuthorized.flatMap(({ appId, reference }) => [...nameOf(appId), ...keysOf([reference])]),
  ];
}

function nameOf(value: Field<string | null>): string[] {
  const name = isKnown(value) ? nameOfValue(value) : undefined;
  return name === undefined ? [] : [name];
}

/** URNs name one resource wherever they stand; addresses (Terraform) and symbols (Bicep) do so in their own file only. */
function keysOf(keys: readonly (string | undefined)[]): string[] {
  return keys.filter((key): key is string => key?.startsWith("urn:") ?? false);
}
