import { join, relative, sep } from "../../platform/path";

/** A path as users see it: relative to a folder, with `/`; `.` for the folder itself. */
export function displayed(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return below === "" ? "." : withSlashes(below);
}

export function withSlashes(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}

/** A name below a displayed folder. The current folder may lie below one that is walked. */
export function below(folder: string, name: string, cwd: string): string {
  if (folder === ".") return name;
  return folder === ".." || folder.endsWith("/..") ? displayed(join(cwd, folder, name), cwd) : `${folder}/${name}`;
}
