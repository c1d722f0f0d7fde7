import { DomainError } from "../model/domain-error";
import { isSignInScope } from "./requested-permissions";

/** What `scope` asks for. */
export interface ScopeText {
  readonly text: string;
  /** The resource that its parts name; undefined where they name none. */
  readonly resource: string | undefined;
  /** Values without the resource, `.default` among them. */
  readonly values: readonly string[];
}

/** Several resources in one `scope`. */
export class ScopeError extends DomainError {
  override readonly name = "ScopeError";
  readonly code = "request";
}

/**
 * `https://graph.microsoft.com/User.Read openid` → the resource and `User.Read`, `openid`. A part without a resource is of the one
 * that others name; of Microsoft Graph where none does.
 * @throws ScopeError
 */
export function parseScope(text: string): ScopeText {
  const parts = text.split(/\s+/).filter(Boolean).map(splitPart);
  const resources = [...new Set(parts.flatMap(({ resource }) => resource?.toLowerCase() ?? []))];
  if (resources.length > 1) {
    throw new ScopeError(`One token is for one resource, and "${text}" names several (${resources.join(", ")}): diagnose each by itself.`);
  }
  return { text, resource: parts.find(({ resource }) => resource !== undefined)?.resource, values: parts.map(({ value }) => value) };
}

/** As `parseScope`, of a request that failed: of several resources the first, and a damaged text as it is. */
export function lenientScope(text: string): ScopeText {
  const parts = text.split(/\s+/).filter(Boolean).map(splitPart);
  const resource = parts.find((part) => part.resource !== undefined && part.resource !== "")?.resource;
  return { text, resource, values: parts.map(({ value }) => value).filter(Boolean) };
}

function splitPart(part: string): { resource: string | undefined; value: string } {
  // In `https://host//.default` the URI itself ends with a slash.
  const slash = part.lastIndexOf("/");
  if (slash <= 0) return { resource: undefined, value: part.slice(slash + 1) };
  return { resource: part.slice(0, slash).replace(/\/+$/, ""), value: part.slice(slash + 1) };
}

/** The scopes that a walk looks at: see `TokenRequest.scopes`. */
export function askedScopes({ values }: Pick<ScopeText, "values">, flow: { readonly user: boolean }): readonly string[] | undefined {
  const others = values.filter((value) => value.toLowerCase() !== ".default" && !(flow.user && isSignInScope(value)));
  const isDefault = others.length === 0 && values.some((value) => value.toLowerCase() === ".default");
  return isDefault ? undefined : others;
}
