import { isObject } from "./directory";

/** One difference: what was lost, what came, or a value in place of another one. */
export interface Edit {
  readonly kind: "lost" | "added" | "set";
  /** `applications/<id>/web/redirectUris` */
  readonly path: string;
  readonly value: unknown;
}

/** What has changed, element by element: a list has no order, and its objects are known by their ids. */
export function editsOf(before: unknown, after: unknown, path = ""): Edit[] {
  if (Array.isArray(before) || Array.isArray(after)) return listEdits(listOf(before), listOf(after), path);
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => {
      const below = path === "" ? name : `${path}/${name}`;
      // The scopes of a grant are a list that is written as a text.
      const [was, is] = [before[name], after[name]].map((value) =>
        name === "scope" && typeof value === "string" ? value.split(" ").filter(Boolean) : value,
      );
      return editsOf(was, is, below);
    });
  }
  return JSON.stringify(before ?? null) === JSON.stringify(after ?? null) ? [] : [{ kind: "set", path, value: after }];
}

function listEdits(before: readonly unknown[], after: readonly unknown[], path: string): Edit[] {
  const [was, is] = [byIdentity(before), byIdentity(after)];
  const lost = [...was].filter(([id]) => !is.has(id)).map(([, value]): Edit => ({ kind: "lost", path, value }));
  const added = [...is].filter(([id]) => !was.has(id)).map(([, value]): Edit => ({ kind: "added", path, value }));
  const changed = [...was].flatMap(([id, value]) => (is.has(id) && isObject(value) ? editsOf(value, is.get(id), `${path}/${id}`) : []));
  return [...lost, ...added, ...changed];
}

function byIdentity(list: readonly unknown[]): Map<string, unknown> {
  const named = new Map<string, unknown>();
  for (const value of list) {
    let id = identityOf(value);
    while (named.has(id)) id += "+";
    named.set(id, value);
  }
  return named;
}

function identityOf(value: unknown): string {
  if (!isObject(value)) return JSON.stringify(value);
  const own = ["keyId", "id", "resourceAppId", "appId"].map((name) => value[name]).find((id) => typeof id === "string");
  return typeof own === "string" ? own : JSON.stringify(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}
