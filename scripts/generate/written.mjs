import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../lib/root.mjs";

/** Whether a file is not what is generated. */
export function differs(path, content) {
  const file = join(root, path);
  return !existsSync(file) || !readFileSync(file).equals(Buffer.from(content));
}

export function write(path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
