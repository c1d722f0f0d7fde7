import { resolve } from "node:path";
import type { Collection, Intake } from "../model/collection";
import type { Declaration } from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";
import { defaultThreads } from "../model/threads";
import { ExporterCollections } from "./exporter-collections";
import { excluder } from "./files/exclude";
import { ExporterLayout, type ExporterPlace } from "./files/exporter-layout";
import { decode } from "./files/decode";
import { findFiles } from "./files/find";
import { ReadAhead } from "./files/read-ahead";
import { absolute, readPipe, readStandardInput, readText } from "./files/read-text";
import { keepText, setBase, standardInput } from "./files/text-cache";
import type { FoundFile } from "./files/walk";
import { jsonLines } from "./json/lines";
import { parseJson } from "./json/parse";
import { type Problem, tooDeep } from "./json/problem";
import type { Document, Yield } from "./reader";
import { readerFor } from "./readers";
import { Tenants } from "./tenants";
import { inWords } from "./file-errors";

export interface IntakeOptions {
  /** Globs of files to leave out, from the current folder or from the walked one. */
  readonly exclude?: readonly string[];
  /** What paths are relative to, given and displayed; the process's current folder otherwise. */
  readonly cwd?: string;
  /** Standard input, for `-`. */
  readonly stdin?: () => Buffer;
  readonly onProgress?: (done: number, total?: number) => void;
  /** Threads that read, this one among them; by default as many as there are processors, up to four. */
  readonly threads?: number;
}

/** Below this many files a thread costs more to start than it saves. */
const worthAThread = 2000;

/**
 * Reads files, folders and standard input (`-`), whatever their format. Throws `InputError` for a path that does not
 * exist; every other trouble is a diagnostic, and the reading goes on.
 */
export function readInputs(paths: readonly string[], options: IntakeOptions = {}): Intake {
  const cwd = resolve(options.cwd ?? process.cwd());
  setBase(cwd);
  const found = findFiles(paths, cwd, excluder(options.exclude ?? [], cwd));
  const ahead = readAhead(found.files, cwd, options.threads);
  try {
    const reading = new Reading(cwd, options.stdin ?? readStandardInput, found.files, ahead);
    found.leftOut.forEach((path) => reading.miss(path));
    found.files.forEach((_, index) => {
      reading.add(index);
      options.onProgress?.(index + 1, found.files.length);
    });
    return reading.finish(found.folders);
  } finally {
    ahead?.close();
  }
}

function readAhead(files: readonly FoundFile[], cwd: string, threads = defaultThreads()): ReadAhead | undefined {
  if (threads < 2 || files.length < worthAThread) return undefined;
  return new ReadAhead(files.map((file) => (isPlain(file) && !file.excluded ? absolute(file.path, cwd) : null)));
}

/** A file that can be read again and again. */
function isPlain(file: FoundFile): boolean {
  return !file.error && !file.once && file.path !== standardInput;
}

/** The files of one run, read one after the other. */
class Reading {
  readonly #declarations: Declaration[] = [];
  readonly #collections: Collection[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #layout: ExporterLayout;
  readonly #places: readonly (ExporterPlace | undefined)[];
  readonly #tenants: Tenants;
  readonly #exporter = new ExporterCollections();
  /** Tenants of loose files that could not be read: what they hold may exist. */
  readonly #unseen = new Set<string>();
  #scanned = 0;
  #skipped = 0;
  #unreadable = 0;

  constructor(
    readonly cwd: string,
    readonly stdin: () => Buffer,
    readonly files: readonly FoundFile[],
    readonly ahead: ReadAhead | undefined,
  ) {
    this.#layout = new ExporterLayout(cwd);
    this.#places = files.map(({ path }) => this.#layout.place(path));
    this.#tenants = new Tenants(new Set(this.#places.flatMap((place) => place?.root ?? [])), cwd);
  }

  /** A file or folder that is not read: whether it is a part of an export. */
  miss(path: string): boolean {
    const part = this.#layout.part(path);
    if (!part || !this.#tenants.hasExport(part.root)) return false;
    this.#exporter.miss(part);
    return true;
  }

  /** Reads a file by its number. */
  add(index: number): void {
    const file = this.files[index];
    if (!file) return;
    if (file.excluded) {
      this.#skipped++;
      this.miss(file.path);
      return;
    }
    const problems: Problem[] = [];
    const held = this.#read(file, index, problems);
    if (problems.length > 0) {
      this.#unreadable++;
      if (!this.miss(file.path)) this.#unseen.add(this.#tenants.of(file.path));
      for (const problem of firstOf(problems)) this.#diagnostics.push({ kind: "unreadable", path: file.path, ...problem });
    } else if (held) this.#scanned++;
    else this.#skipped++;
  }

  finish(folders: readonly string[]): Intake {
    const exporter = this.#exporter.finish(folders, this.cwd);
    const loose = this.#collections.map((one) => (this.#unseen.has(one.tenant) ? { ...one, complete: false } : one));
    return {
      declarations: this.#declarations,
      collections: [...loose, ...exporter.collections],
      diagnostics: [...this.#diagnostics, ...exporter.diagnostics],
      files: this.#scanned + this.#skipped + this.#unreadable,
      scanned: this.#scanned,
      skipped: this.#skipped,
      unreadable: this.#unreadable,
    };
  }

  /** Whether the file held anything of ours. */
  #read(file: FoundFile, index: number, problems: Problem[]): boolean {
    const place = this.#places[index];
    const document = this.#document(file, index, problems);
    const found = document && place?.kind !== "other" ? this.#yield(document, problems) : undefined;
    if (!found) return false;
    const { declarations, collections, diagnostics } = found;
    for (const declaration of declarations) this.#declarations.push(declaration);
    // A file with a line that could not be read may hold more than was seen.
    for (const collection of collections) this.#collections.push(problems.length > 0 ? { ...collection, complete: false } : collection);
    this.#diagnostics.push(...diagnostics);
    if (place) this.#exporter.add(place, declarations);
    return declarations.length > 0 || collections.length > 0;
  }

  #yield(document: Document, problems: Problem[]): Yield | undefined {
    try {
      return readerFor(document)?.read(document);
    } catch (error) {
      // Only the depth of a document can exhaust the stack.
      if (!(error instanceof RangeError)) throw error;
      problems.push({ line: 1, column: 1, message: tooDeep });
      return undefined;
    }
  }

  #document(file: FoundFile, index: number, problems: Problem[]): Document | undefined {
    const place = this.#places[index];
    const text = this.ahead?.text(index) ?? this.#text(file, problems);
    if (text === undefined) return undefined;
    const parsed = parseJson(text);
    if (parsed.form === "unreadable") {
      problems.push(parsed.problem);
      return undefined;
    }
    const common = { path: file.path, tenant: place?.root ?? this.#tenants.of(file.path), layout: place };
    if (parsed.form === "json") return { ...common, form: "json", value: parsed.value, pointer: "" };
    const [first] = jsonLines(text, () => undefined);
    return { ...common, form: "lines", value: first?.value, lines: () => jsonLines(text, (problem) => problems.push(problem)) };
  }

  #text(file: FoundFile, problems: Problem[]): string | undefined {
    try {
      if (file.error) throw file.error;
      if (isPlain(file)) return readText(absolute(file.path, this.cwd));
      const text = file.once ? readPipe(absolute(file.path, this.cwd)) : decode(this.stdin());
      keepText(file.path, text);
      return text;
    } catch (error) {
      problems.push({ line: 1, column: 1, message: inWords(error) });
      return undefined;
    }
  }
}

/** A large file of damaged lines would bury everything else. */
function firstOf(problems: readonly Problem[]): readonly Problem[] {
  const most = 20;
  const next = problems[most];
  if (!next) return problems;
  return [...problems.slice(0, most), { ...next, message: `${problems.length - most} more lines of this file cannot be read.` }];
}
