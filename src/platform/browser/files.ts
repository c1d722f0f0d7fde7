/** A browser reads no files: what is asked of one ends as a file that cannot be read. */
export function readText(path: string): never {
  throw new Error(`${path}: a browser reads no files`);
}

export const readPipe = readText;
export const fileSize = readText;

export function readStandardInput(): never {
  throw new Error("a browser has no standard input");
}

export function absolute(path: string, cwd: string): string {
  return path.startsWith("/") ? path : `${cwd}/${path}`;
}
