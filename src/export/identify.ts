import { ExportError, isSuccess, objectOf, objectsOf, problemOf, textOf } from "./answer";
import { collections, type Result } from "./collections";
import { resultOf } from "./gather";
import type { GraphClient } from "./graph-client";
import { claimsOf } from "./token/token";

export interface Identified {
  readonly tenantId: string | null;
  /** The tenant's object, where it may be read. */
  readonly organization: Readonly<Record<string, unknown>> | undefined;
  readonly result: Result;
}

/** Whose tenant it is: the first question, so that nothing is read of the wrong one. */
export async function identify(client: GraphClient, token: string, expected: string | undefined): Promise<Identified> {
  const { path = "", simplerPath = "", permission } = collections.organization;
  let answer = await client.get(path);
  if (answer.status === 400) answer = await client.get(simplerPath);
  if (answer.status === 0 || answer.status === 401) throw new ExportError(`${problemOf(answer)}. Nothing was exported.`);
  const organization = isSuccess(answer) ? (objectsOf(answer.body["value"])[0] ?? objectOf(answer.body)) : undefined;
  const tenantId = textOf(organization?.["id"]) ?? claimsOf(token).tid ?? null;
  if (expected !== undefined && !isNamed(expected, tenantId, organization)) {
    throw new ExportError(
      tenantId === null
        ? `The tenant of this token is unknown, so ${expected} (--tenant) cannot be checked: the permission ${permission} is missing.`
        : `The token is for the tenant ${tenantId}, not for ${expected} (--tenant). Sign in to that one. Nothing was exported.`,
    );
  }
  return { tenantId, organization, result: isSuccess(answer) ? { status: "complete" } : resultOf(answer, permission) };
}

function isNamed(expected: string, tenantId: string | null, organization: Identified["organization"]): boolean {
  const names = [tenantId, ...objectsOf(organization?.["verifiedDomains"]).map((domain) => domain["name"])];
  return names.some((name) => typeof name === "string" && name.toLowerCase() === expected.toLowerCase());
}
