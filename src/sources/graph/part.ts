import type { Application, Declaration, ServicePrincipal } from "../../model/declarations";
import { isObject, type RawObject } from "../fields/notes";

/** How an object stands in its file. */
export interface Standing {
  /** The field that a bare list stands for. */
  readonly fragment?: string;
  /** One of a list: of an export that left fields out, which can be made whole. */
  readonly isMember: boolean;
}

/** The declaration, with the format's id (`src/sources/formats/parts.ts`) where that writes a part of an object and leaves the rest to others. */
export function withPartFormat<T extends Declaration>(declaration: T, raw: RawObject, standing: Standing): T {
  if (declaration.kind !== "application" && declaration.kind !== "servicePrincipal") return declaration;
  const partFormat = partFormatOf(declaration, raw, standing);
  return partFormat === undefined ? declaration : { ...declaration, partFormat };
}

function partFormatOf(declaration: Application | ServicePrincipal, raw: RawObject, { fragment, isMember }: Standing): string | undefined {
  if (fragment !== undefined) return "bare-list";
  const { kind, id, appId } = declaration;
  if (id === undefined && (appId === undefined || isBodyOfPrincipal(declaration))) {
    return isMember || isAnswer(raw) ? undefined : "request-body";
  }
  return kind === "application" && isTeamsTemplate(raw) ? "teams-template" : undefined;
}

/** What makes a service principal names its application, and nothing that Microsoft Graph makes. */
function isBodyOfPrincipal({ kind, displayName }: Application | ServicePrincipal): boolean {
  return kind === "servicePrincipal" && displayName === undefined;
}

/** Of Microsoft Graph, to a request that selected fields: it can be asked for all of them. */
function isAnswer(raw: RawObject): boolean {
  return raw["@odata.context"] !== undefined;
}

/** Teams Toolkit's own marks: `${{…}}` for the ids; in a template that is filled in, the names of APIs in place of their ids. */
function isTeamsTemplate(raw: RawObject): boolean {
  if (raw["keyCredentials"] !== undefined || raw["passwordCredentials"] !== undefined) return false;
  if (isToolkitPlaceholder(raw["appId"]) || isToolkitPlaceholder(raw["id"])) return true;
  const asked = raw["requiredResourceAccess"];
  return Array.isArray(asked) && asked.some((one) => isObject(one) && isName(one["resourceAppId"]));
}

function isToolkitPlaceholder(value: unknown): boolean {
  return typeof value === "string" && /^\$\{\{[^{}]+\}\}$/.test(value);
}

/** `Microsoft Graph`; no id, and nothing that is to be filled in. */
function isName(value: unknown): boolean {
  return typeof value === "string" && /^[A-Z][A-Za-z0-9 ]*[A-Za-z][A-Za-z0-9 ]*$/.test(value) && !/^[0-9a-f]{32}$/i.test(value);
}
