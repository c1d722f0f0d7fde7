import { existsSync } from "node:fs";
import { join } from "node:path";
import { frame } from "../../src/report/pretty/frame";
import { sourceLines } from "../../src/report/pretty/source-lines";
import { applicationFields } from "../../src/sources/graph/application";
import { grantFields } from "../../src/sources/graph/grants";
import { servicePrincipalFields } from "../../src/sources/graph/service-principal";
import type { Declaration } from "../../src/model/declarations";
import type { FieldPath } from "../../src/model/place";
import { type IntakeOptions, positionOf, readInputs, sourceLine } from "../../src/sources";
import { contextWith } from "../report/results";

/** So small that every file is read piece by piece, and none as a whole. */
export const tiny = (chunk: number): IntakeOptions["split"] => ({ above: 0, chunk, whole: 0 });

const inside: readonly FieldPath[] = ["keyCredentials", "passwordCredentials", "appRoles"].flatMap((list) => [
  [list, 0],
  [list, 0, "type"],
]);

/** All that a run shows of what it read: the intake, and each field's place with its source line. */
export function sightOf(cwd: string, split?: IntakeOptions["split"], fields = true): object {
  const { declarations, ...intake } = readInputs([existsSync(join(cwd, "input.json")) ? "input.json" : "."], { cwd, split });
  const context = contextWith({ sourceLine });
  const lines = sourceLines(context);
  const shown = (declaration: Declaration, path: FieldPath): object => {
    const location = positionOf(declaration.source.locate(path));
    const line = lines(location.path, location.line, location.column);
    return { path, location, frame: line && frame(line, location.column, location.endColumn, 60) };
  };
  const places = declarations.map((declaration) => [
    // The source says itself where it stands.
    { ...declaration, source: declaration.source.path },
    ...[[], ...(fields ? fieldsOf(declaration) : [])].map((path) => shown(declaration, path)),
  ]);
  return { ...intake, places };
}

function fieldsOf({ kind }: Declaration): FieldPath[] {
  const tables = { application: applicationFields, servicePrincipal: servicePrincipalFields, oauth2PermissionGrant: grantFields };
  const table = kind in tables ? tables[kind as keyof typeof tables] : {};
  return [...Object.keys(table).map((name) => [name]), ...inside];
}
