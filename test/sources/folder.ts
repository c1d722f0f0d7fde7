import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Intake } from "../../src/model/collection";
import type { Application, Declaration, DeclarationKind } from "../../src/model/declarations";
import type { FieldPath } from "../../src/model/place";
import type { Location } from "../../src/model/place";
import { type IntakeOptions, positionOf, readInputs } from "../../src/sources";

const made: string[] = [];
afterAll(() => made.splice(0).forEach((path) => rmSync(path, { recursive: true, force: true })));

/** Files by name: texts and bytes as they are, anything else as JSON. */
export type Files = Readonly<Record<string, unknown>>;

/** A new folder with these files in it. */
export function folder(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), "aadguard-sources-"));
  made.push(root);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content, null, 2));
  }
  return root;
}

/** What a run in a folder with these files reads. */
export function read(files: Files, paths: readonly string[] = ["."], options: IntakeOptions = {}): Intake {
  return readInputs(paths, { ...options, cwd: folder(files) });
}

/** The declarations of a single file. */
export function declarationsOf(content: unknown, name = "input.json"): Declaration[] {
  return read({ [name]: content }, [name]).declarations;
}

export function applicationOf(content: unknown): Application {
  const [declaration, ...others] = declarationsOf(content);
  expect(others).toEqual([]);
  expect(declaration?.kind).toBe("application");
  return declaration as Application;
}

export function kindsOf(declarations: readonly Declaration[]): DeclarationKind[] {
  return declarations.map(({ kind }) => kind);
}

/** The place of a field of the first declaration. */
export function placeOf(declaration: Declaration | undefined, path: FieldPath): Location {
  if (!declaration) throw new Error("no declaration");
  return positionOf(declaration.source.locate(path));
}

/** Fields without those that every declaration has, absent ones left out. */
export function fieldsOf(declaration: Declaration | undefined): Record<string, unknown> {
  const common = ["kind", "source", "origin", "tenant"];
  return Object.fromEntries(Object.entries({ ...declaration }).filter(([name, value]) => value !== undefined && !common.includes(name)));
}

/** root may read everything: as another user, then. */
export function asNobody<T>(action: () => T): T {
  if (process.getuid?.() !== 0) return action();
  process.seteuid?.(65534);
  try {
    return action();
  } finally {
    process.seteuid?.(0);
  }
}
