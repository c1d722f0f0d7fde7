import { relative, sep } from "node:path";

/** A path as users see it: relative to a folder, with `/`; `.` for the folder itself. */
export function displayed(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return below === "" ? "." : withSlashes(below);
}

export function withSlashes(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}

/** A name below a displayed folder. */
export function below(folder: string, name: string): string {
  return folder === "." ? name : `${folder}/${name}`;
}
