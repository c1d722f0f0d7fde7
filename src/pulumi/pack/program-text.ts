import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What programs and their configuration are written in. Exports and previews are JSON, and name every id. */
const isProgram = /\.(?:[cm]?[jt]sx?|py|go|cs|fs|vb|java|kt|scala|ya?ml)$/;
const isNoProgram = /^(?:node_modules|vendor|venv|bin|obj|dist|build|target|__pycache__)$|^\./;
const limits = { files: 1000, bytes: 512 * 1024 };

/**
 * Which of these ids the program of a project, or its configuration, names. The engine does not tell a pack what a program
 * imports; but the object id of what the program itself makes is written nowhere before, while `import` needs it.
 */
export function idsNamedIn(folder: string, ids: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  if (ids.length === 0) return found;
  let left = limits.files;
  const visit = (current: string): void => {
    for (const entry of readdirSync(current, { withFileTypes: true })) {
      const path = join(current, entry.name);
      if (entry.isDirectory() && !isNoProgram.test(entry.name)) visit(path);
      else if (entry.isFile() && isProgram.test(entry.name) && left-- > 0 && statSync(path).size <= limits.bytes) {
        const text = readFileSync(path, "utf8").toLowerCase();
        for (const id of ids) if (text.includes(id.toLowerCase())) found.add(id);
      }
    }
  };
  try {
    visit(folder);
  } catch {
    // What cannot be read says nothing.
  }
  return found;
}
