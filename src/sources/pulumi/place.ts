import type { Locus } from "../../model/place";
import type { PropertyPath, ResourcePlace } from "../azuread/resource";
import { isRecord, type ResourceState } from "./document";

/** Where a resource stands in a file. */
export interface FilePlace {
  readonly path: string;
  /** Pointer to the resource's state. */
  readonly pointer: string;
}

/**
 * The place of a property: in the program where Pulumi says which line made the resource, else in the file itself.
 * The pointer is always into the file.
 */
export function placeIn(file: FilePlace, state: ResourceState): ResourcePlace {
  const line = programLine(state);
  const locate = (path: PropertyPath): Locus => {
    const pointer =
      file.pointer +
      written(state, path)
        .map((step) => `/${escape(step)}`)
        .join("");
    return { path: file.path, pointer, urn: state.urn, ...line };
  };
  return { path: file.path, locate };
}

/** As much of the path as the state holds, in its inputs or else in its outputs. */
function written(state: ResourceState, path: PropertyPath): PropertyPath {
  const [property] = path;
  if (property === undefined) return [];
  const part = [state.inputs, state.outputs].findIndex((values) => isRecord(values) && values[property] !== undefined);
  if (part < 0) return [];
  const found: (string | number)[] = [part === 0 ? "inputs" : "outputs"];
  let value: unknown = part === 0 ? state.inputs : state.outputs;
  for (const step of path) {
    value = typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
    if (value === undefined) break;
    found.push(step);
  }
  return found;
}

/** RFC 6901. */
function escape(step: string | number): string {
  return String(step).replace(/~/g, "~0").replace(/\//g, "~1");
}

/**
 * `project:///index.ts#34,1`, relative to the program's folder. Frames of packages (a component from npm) are passed
 * over: the line to change is the program's.
 */
function programLine(state: ResourceState): { path: string; line: number; column: number } | undefined {
  const frames = [state.sourcePosition, ...(state.stackTrace ?? []).map((frame) => frame.sourcePosition)];
  for (const frame of frames) {
    const [, path, line, column] = /^project:\/\/\/(.+)#(\d+)(?:,(\d+))?$/.exec(frame ?? "") ?? [];
    if (!path || path.startsWith("../") || path.includes("node_modules/")) continue;
    return { path: decoded(path), line: Number(line), column: Number(column ?? 1) };
  }
  return undefined;
}

/** As it is written where it is not a URI. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
