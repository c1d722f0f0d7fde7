import { posix } from "../platform/path";
import type { Collection, Intake } from "../model/collection";
import type { Declaration } from "../model/declarations";
import type { CloudName } from "../model/clouds";
import { type Diagnostic, type LeftOutReason, LeftOutTally } from "../model/diagnostic";
import type { ExportManifest } from "../model/export-manifest";
import { ExporterCollections } from "./exporter-collections";
import { contentOf, tooLarge } from "./file-content";
import { guarded, listed, placed, unrecognisedIn } from "./problems";
import { reserve, spend } from "../model/memory";
import { ExporterLayout, type ExporterPlace } from "./files/exporter-layout";
import { absolute, readText } from "../platform/files";
import type { FoundFile } from "./files/walk";
import type { SplitOptions } from "./streaming/options";
import type * as Huge from "./streaming/read";
import { LongStrings } from "./json/long-strings";
import type { Problem } from "./json/problem";
import { type Limits, tooLongString, tooManyDeclarations } from "./limits";
import { type Common, holdsAnything, type ReadResult } from "./reader";
import { documentOf } from "./document";
import { isNamedLikeOurs } from "./our-words";
import { isMarkdown, readMarkdown } from "./markdown/read";
import { joinPages } from "./joined-pages";
import { PartFiles } from "./part-files";
import { readVariants } from "./read-variants";
import { cloudsOfTenants } from "./tenants/clouds";
import { whatManifestsSay } from "./tenants/manifests";
import { loose } from "./tenants/roots";
import { Tenants } from "./tenants/settle";

/** Loaded where there is such a file. */
function huge(): typeof Huge {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("./streaming/read") as typeof Huge;
}

/** What one file says. */
export interface Look {
  readonly found?: ReadResult;
  readonly problems: readonly Problem[];
  readonly unrecognised: readonly Diagnostic[];
}

/** The files of one run, read one after the other. */
export class InputReader {
  readonly #declarations: Declaration[] = [];
  readonly #collections: Collection[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #layout: ExporterLayout;
  readonly #exporter = new ExporterCollections();
  readonly #leftOut = new LeftOutTally();
  /** EntraExporter folders, as far as they were met. */
  readonly #roots = new Set<string>();
  /** `export.json` by the displayed folder that it stands in. */
  readonly #manifests = new Map<string, ExportManifest>();
  /** Clouds by the files that name one. */
  readonly #clouds = new Map<string, CloudName>();
  /** Tenant ids by the files that name them. */
  readonly #said = new Map<string, string>();
  /** What was left out or could not be read: parts of an export, perhaps, or loose files that may hold anything. */
  readonly #missed: { readonly path: string; readonly isUnreadable: boolean }[] = [];
  /** Files of a walk that are not JSON and have nothing of ours. */
  readonly #notes: Intake["notes"][number][] = [];
  readonly #parts = new PartFiles();
  readonly #paths: string[] = [];
  #scanned = 0;
  #skipped = 0;
  #unreadable = 0;

  constructor(
    readonly cwd: string,
    readonly stdin: () => Buffer,
    readonly split: SplitOptions,
    readonly limits: Limits,
  ) {
    this.#layout = new ExporterLayout(cwd);
  }

  /** A file or folder that is not read, as users see it, and why. */
  miss(path: string, reason: LeftOutReason): void {
    this.#leftOut.add(path, reason);
    this.#missed.push({ path, isUnreadable: false });
  }

  /** `text`: what was read of it already. */
  add(file: FoundFile, text?: string): void {
    this.take(file, file.excluded ? { problems: [], unrecognised: [] } : this.look(file, text));
  }

  look(file: FoundFile, text?: string): Look {
    const problems: Problem[] = [];
    const found = this.#read(file, this.#layout.place(file.path), text, problems);
    for (const part of found?.misread ?? []) problems.push(placed(file.path, part));
    return { found, problems, unrecognised: unrecognisedIn(file.path, found?.unrecognised ?? []) };
  }

  /** Adds what a file says, whoever has read it. */
  take(file: FoundFile, look: Look): void {
    const { found, problems, unrecognised } = this.#withinLimits(look);
    const place = this.#layout.place(file.path);
    if (place) this.#roots.add(place.root);
    if (file.excluded) {
      this.#skipped++;
      if (!file.isOutput) this.miss(file.path, "excluded");
      return;
    }
    this.#paths.push(file.path);
    this.#diagnostics.push(...unrecognised);
    const held = this.#keep(file.path, found, place, problems.length > 0);
    const [problem] = problems;
    if (problem?.isForeign && file.walked && !place && !isNamedLikeOurs(file.path)) {
      this.#skipped++;
      this.#notes.push({ path: file.path, line: problem.line, column: problem.column, message: `${problem.message} ${passedOver}` });
    } else if (problems.length > 0) {
      this.#unreadable++;
      this.#missed.push({ path: file.path, isUnreadable: true });
      for (const { line, column, message } of listed(problems))
        this.#diagnostics.push({ kind: "unreadable", path: file.path, line, column, message });
    } else if (held) this.#scanned++;
    else this.#skipped++;
  }

  #withinLimits(look: Look): Look {
    const { found, problems } = look;
    const room = this.limits.declarations - this.#declarations.length;
    if (!found || found.declarations.length <= room) return look;
    const problem = { line: 1, column: 1, message: tooManyDeclarations(this.limits) };
    return { ...look, found: { ...found, declarations: found.declarations.slice(0, Math.max(room, 0)) }, problems: [...problems, problem] };
  }

  finish(folders: readonly string[]): Intake {
    const { cwd } = this;
    const tenants = new Tenants({
      declarations: this.#declarations,
      exporterRoots: this.#roots,
      manifests: this.#manifests,
      said: this.#said,
      cwd,
    });
    const incompleteTenants = this.#judgeMissed(tenants);
    const exporter = this.#exporter.finish(folders, cwd);
    const manifests = whatManifestsSay(this.#manifests, this.#declarations, tenants, cwd);
    const pages = joinPages(this.#collections, this.#diagnostics);
    const collections = pages.collections
      .flatMap((one) => tenants.ofCollection(one))
      .map((one) => ({ ...one, complete: one.complete && !incompleteTenants.has(one.tenant) }));
    return {
      declarations: this.#declarations.map((one) => tenants.settled(one)),
      collections: [...collections, ...exporter.collections.flatMap((one) => tenants.ofCollection(one)), ...manifests.collections],
      refused: manifests.refused,
      clouds: cloudsOfTenants([...manifests.clouds, ...this.#clouds], tenants),
      diagnostics: [
        ...pages.diagnostics,
        ...exporter.diagnostics,
        ...manifests.diagnostics,
        ...tenants.diagnostics,
        ...this.#parts.diagnostics(),
      ],
      leftOut: this.#leftOut.finish(),
      notes: this.#notes,
      paths: this.#paths,
      files: this.#scanned + this.#skipped + this.#unreadable,
      scanned: this.#scanned,
      skipped: this.#skipped,
      unreadable: this.#unreadable,
    };
  }

  /** Tells exports which of their parts were missed; returns the tenants of loose files whose content may exist. */
  #judgeMissed(tenants: Tenants): ReadonlySet<string> {
    const incompleteTenants = new Set<string>();
    for (const { path, isUnreadable } of this.#missed) {
      const part = this.#layout.part(path);
      if (part && this.#roots.has(part.root)) this.#exporter.miss(part);
      else if (isUnreadable) tenants.possible(path).forEach((tenant) => incompleteTenants.add(tenant));
    }
    return incompleteTenants;
  }

  /** Whether the file held anything of ours. */
  #keep(path: string, found: ReadResult | undefined, place: ExporterPlace | undefined, isDamaged: boolean): boolean {
    if (!found) return false;
    const { declarations, collections, diagnostics, tenantId, cloud, manifest } = found;
    if (tenantId !== undefined) this.#said.set(path, tenantId);
    if (cloud !== undefined) this.#clouds.set(path, cloud);
    if (manifest) this.#manifests.set(posix.dirname(path), manifest);
    for (const declaration of declarations) {
      this.#declarations.push(declaration);
      if (declaration.partFormat !== undefined) this.#parts.add(declaration.partFormat, path);
    }
    // A file with a line that could not be read may hold more than was seen.
    for (const collection of collections)
      this.#collections.push(isDamaged ? { ...collection, complete: false, further: undefined } : collection);
    this.#diagnostics.push(...diagnostics);
    if (place) this.#exporter.add(place, declarations);
    return declarations.length > 0 || collections.length > 0;
  }

  #read(file: FoundFile, place: ExporterPlace | undefined, text: string | undefined, problems: Problem[]): ReadResult | undefined {
    const content = text ?? contentOf(file, this, problems);
    if (content === undefined) return undefined;
    const common = { path: file.path, tenant: place?.root ?? loose, layout: place ?? this.#layout.policy(file.path) };
    if (content !== tooLarge) {
      spend(content.length);
      const isFenced = !file.walked && isMarkdown(file.path);
      return isFenced ? this.#readFences(content, common, problems) : this.#readText(content, common, problems);
    }
    return isOther(common) ? undefined : this.#readHuge(absolute(file.path, this.cwd), common, problems);
  }

  #readText(text: string, common: Common, problems: Problem[]): ReadResult | undefined {
    const strings = new LongStrings(this.limits.stringLength);
    reserve(text.length);
    const found = guarded(
      common.path,
      () => {
        const document = documentOf(text, common, problems, strings);
        return document && !isOther(common) ? readVariants(text, document) : undefined;
      },
      problems,
    );
    return this.#withLongStrings(found, strings);
  }

  #readFences(text: string, common: Common, problems: Problem[]): ReadResult | undefined {
    const strings = new LongStrings(this.limits.stringLength);
    const found = guarded(common.path, () => readMarkdown(text, common, problems, strings), problems);
    return this.#withLongStrings(found, strings);
  }

  /** Of a file with nothing of ours, no string matters. */
  #withLongStrings(found: ReadResult | undefined, { found: long }: LongStrings): ReadResult | undefined {
    if (!found || long.length === 0 || !holdsAnything(found)) return found;
    const parts = long.map(({ pointer, length }) => ({ pointer, message: tooLongString(this.limits, length) }));
    return { ...found, misread: [...(found.misread ?? []), ...parts] };
  }

  #readHuge(path: string, common: Common, problems: Problem[]): ReadResult | undefined {
    const strings = new LongStrings(this.limits.stringLength);
    const found = guarded(common.path, () => huge().readHuge(path, common, this.split, problems, strings), problems);
    if (found !== "whole") return this.#withLongStrings(found, strings);
    const text = guarded(common.path, () => readText(path), problems);
    return text === undefined ? undefined : this.#readText(text, common, problems);
  }
}

const passedOver = "It contains no word of Entra either, so the walk skips it; name the file to have it read.";

/** It stands in a folder of an export that no rule asks about. */
function isOther({ layout }: Common): boolean {
  return layout?.kind === "other";
}
