import type { Directory } from "../directory";
import type { Declaration } from "../model/declarations";
import { judgedIn } from "../policy/engine";
import { Projector, type ProjectSettings } from "../policy/project";
import { neighboursOf } from "./neighbours";

/** A side of the comparison: all directories of a run, with the settings they are judged by. */
export interface Side {
  readonly directories: readonly Directory[];
  readonly settings: ProjectSettings;
}

/**
 * The declarations that have changed, those whose neighbours have, and those about which the rules would see anything
 * else than before: a neighbour that is gone, a tenant-wide fact, a flow declared in `aadguard.yaml`. A moved or newly
 * formatted file changes nothing.
 */
export function changedDeclarations(now: Side, before: Side): Set<Declaration> {
  const old = { fields: new Set<string>(), views: new Set<string>() };
  for (const directory of before.directories) {
    for (const declaration of allOf(directory)) old.fields.add(fieldsOf(declaration));
    for (const view of viewsOf(directory, before.settings).values()) old.views.add(view);
  }
  const changed = new Set<Declaration>();
  for (const directory of now.directories) {
    for (const declaration of allOf(directory)) {
      if (old.fields.has(fieldsOf(declaration))) continue;
      changed.add(declaration);
      for (const neighbour of neighboursOf(declaration, directory.links)) changed.add(neighbour);
    }
    for (const [declaration, view] of viewsOf(directory, now.settings)) {
      if (!old.views.has(view)) changed.add(declaration);
    }
  }
  return changed;
}

function allOf({ applications, servicePrincipals, grants, assignments, deletions }: Directory): Declaration[] {
  return [...applications, ...servicePrincipals, ...grants, ...assignments, ...deletions];
}

/** Where an object stands is no part of it. */
const placeFields = new Set(["source", "tenant"]);

function fieldsOf(declaration: Declaration): string {
  const fields = Object.entries(declaration).filter(([field]) => !placeFields.has(field));
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What rules see of each declaration; `ref`s are names within one run. */
function viewsOf(directory: Directory, settings: ProjectSettings): Map<Declaration, string> {
  const projector = new Projector(directory, settings);
  const hidden = (key: string, value: unknown): unknown => (key === "ref" ? undefined : value);
  return new Map(judgedIn(directory).map((declaration) => [declaration, JSON.stringify(projector.subject(declaration), hidden)]));
}
