import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmdirSync, rmSync, writeSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** Pieces are gathered to about this many characters: one write for each would be slow. */
const gathered = 1 << 16;

export interface Sink {
  /** `path`: below the folder, with slashes. */
  write(path: string, pieces: Iterable<string>): void;
  /** Removes JSON files that are not of this export, from the folders and by the names that exports use; then empty folders. */
  removeOthers(folders: readonly string[], names: readonly string[]): void;
}

/** Takes an export that is not to be written: what it counts is counted all the same. */
export const nowhere: Sink = {
  write: (_path, pieces) => {
    const all = pieces[Symbol.iterator]();
    while (!all.next().done) continue;
  },
  removeOthers: () => {},
};

/** Writes the files of an export, each under a temporary name first, and removes those of an earlier export that are there no longer. */
export class Files implements Sink {
  readonly #written = new Set<string>();
  readonly #made = new Set<string>();

  constructor(readonly folder: string) {}

  write(path: string, pieces: Iterable<string>): void {
    const whole = join(this.folder, path);
    const parent = dirname(whole);
    if (!this.#made.has(parent)) mkdirSync(parent, { recursive: true });
    this.#made.add(parent);
    const beside = `${whole}.part`;
    const file = openSync(beside, "w");
    try {
      let text = "";
      for (const piece of pieces) {
        text += piece;
        if (text.length < gathered) continue;
        writeAll(file, text);
        text = "";
      }
      writeAll(file, text);
    } finally {
      closeSync(file);
    }
    renameSync(beside, whole);
    this.#written.add(path);
  }

  removeOthers(folders: readonly string[], names: readonly string[]): void {
    for (const name of names) if (!this.#written.has(name)) rmSync(join(this.folder, name), { force: true });
    for (const folder of folders) this.#clear(join(this.folder, folder));
  }

  #clear(folder: string): void {
    let entries;
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch {
      return;
    }
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) this.#clear(path);
      else if (/\.json(\.part)?$/.test(entry.name) && !this.#written.has(relative(this.folder, path).split(sep).join("/"))) rmSync(path);
    }
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  }
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}
