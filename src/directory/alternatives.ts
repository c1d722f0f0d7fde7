import type { Declaration, DeclarationKind } from "../model/declarations";
import type { Alternative, Directory } from "./directory";
import type { MergeLog } from "./merge";
import { Uniques } from "./unique";

/** A directory of these declarations: of an object that several of them are, the first one's values count. */
type Build = (order: readonly Declaration[], uniques: Uniques) => Directory;

/** Of more files than these that contradict others, only the first and the last one's values are judged. */
const mostFiles = 8;

/**
 * A directory; where inputs contradict one another, with the directories that come of their other values: the last
 * one's, and each file's. A rule is violated that is violated in any of them.
 */
export function withAlternatives(declarations: readonly Declaration[], build: Build, log: MergeLog): Directory {
  const uniques = new Uniques(log);
  const base = build(declarations, uniques);
  if (uniques.conflicting.size === 0) return base;
  const conflicted = new Set([...uniques.conflicting].flatMap((part) => wholeOf(base, uniques, part) ?? []));
  const alternatives = ordersOf(declarations, uniques.conflicting).map((order): Alternative => {
    const others = new Uniques();
    const directory = build(order, others);
    const baseOf = new Map<Declaration, Declaration>();
    for (const part of declarations) {
      const [whole, other] = [wholeOf(base, uniques, part), wholeOf(directory, others, part)];
      if (whole && other) baseOf.set(other, whole);
    }
    return { directory, baseOf };
  });
  return { ...base, conflicted, alternatives };
}

function ordersOf(declarations: readonly Declaration[], conflicting: ReadonlySet<Declaration>): (readonly Declaration[])[] {
  const files = [...new Set([...conflicting].map(({ source }) => source.path))];
  const each = files.length > mostFiles || files.length === 1 ? [] : files;
  return [
    [...declarations].reverse(),
    ...each.map((file) => [
      ...declarations.filter(({ source }) => source.path === file),
      ...declarations.filter(({ source }) => source.path !== file),
    ]),
  ];
}

function wholeOf(directory: Directory, { indexes }: Uniques, part: Declaration): Declaration | undefined {
  const index = indexes.get(part.kind)?.get(part);
  return index === undefined ? undefined : listOf(directory, part.kind)[index];
}

function listOf(directory: Directory, kind: DeclarationKind): readonly Declaration[] {
  if (kind === "application") return directory.applications;
  if (kind === "servicePrincipal") return directory.servicePrincipals;
  return kind === "oauth2PermissionGrant" ? directory.grants : [];
}
