import { isGuid } from "../../entra/guid";
import { inCamel } from "../fields/casing";
import { isObject, type RawObject } from "../fields/notes";
import type { Document, Reader } from "../reader";

/**
 * The tenant's own object (https://learn.microsoft.com/graph/api/resources/organization), alone, in a list or in a page, as Graph,
 * PowerShell and EntraExporter write it. No rule judges it: it says whose the files next to it are.
 */
export const organizationDocument: Reader = {
  format: "Organization of the tenant",
  detect: (document) => tenantIn(document) !== undefined,
  read: (document) => ({ declarations: [], collections: [], diagnostics: [], ...said(tenantIn(document)) }),
};

function said(tenantId: string | undefined): { tenantId?: string } {
  return tenantId === undefined ? {} : { tenantId };
}

function tenantIn(document: Document): string | undefined {
  if (document.form !== "json") return undefined;
  const { value } = document;
  const list = Array.isArray(value) ? value : isObject(value) ? listIn(value) : [];
  return list.length === 1 && isObject(list[0]) ? idOf(inCamel(list[0])) : undefined;
}

function listIn(object: RawObject): readonly unknown[] {
  const list = object["value"] ?? object["Value"];
  return Array.isArray(list) ? list : [object];
}

function idOf({ id, verifiedDomains }: RawObject): string | undefined {
  return typeof id === "string" && isGuid(id) && Array.isArray(verifiedDomains) ? id.toLowerCase() : undefined;
}
