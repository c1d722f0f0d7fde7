import type { DeclarationKind } from "../../model/declarations";
import { kindWordMany } from "../../model/kind-words";
import type { Page } from "./page";

/** Where `az … list` and Graph PowerShell stop unless told otherwise. */
const defaultLimit = 100;

/** How to get all of them. */
const howToExport: Partial<Record<DeclarationKind, string>> = {
  application: "az ad app list --all, or Get-MgApplication -All",
  servicePrincipal: "az ad sp list --all, or Get-MgServicePrincipal -All",
};

function wholeOf(kind: DeclarationKind): string {
  return howToExport[kind] ?? "all pages, one after the other";
}

/** What arrays, pages and lines of one document say about one kind of object. */
export class Tally {
  /** All that stood in the lists, whatever became of it: tools stop at a number of these. */
  members = 0;
  /** Of these: objects of the recycle bin. */
  deleted = 0;
  /** Of these: what PowerShell left only a text of. */
  cut = 0;
  /** Elements of the lists that were not read. */
  unread = 0;
  #pages = 0;
  /** Pages with `@odata.nextLink`: each wants another page after it. */
  #continued = 0;
  /** What the last of them names. */
  #next: string | undefined;
  #hasDelta = false;
  /** What `@odata.count` says. */
  #total = 0;
  /** Microsoft Graph wrote the page itself, and would have left a link to a further one in it. */
  #isGraphs = false;

  /** `ofOneKind`: a page's own count says nothing about one of several kinds. */
  addPage({ next, isDelta, total, hasContext }: Page, ofOneKind: boolean): void {
    this.#pages++;
    this.#isGraphs ||= hasContext;
    if (next !== undefined) this.#continued++;
    this.#next = next ?? this.#next;
    this.#hasDelta ||= isDelta;
    if (ofOneKind) this.#total = Math.max(this.#total, total);
  }

  /** Declarations. */
  get count(): number {
    return this.members - this.deleted - this.cut;
  }

  /** A list of the recycle bin says nothing about the tenant. */
  get isOfDeleted(): boolean {
    return this.members > 0 && this.members === this.deleted;
  }

  /** Why more of this kind may exist than the document holds; undefined where nothing speaks for it. */
  incompleteness(kind: DeclarationKind): string | undefined {
    if (!this.#isContinued) return this.#defect(kind);
    return `This export is not complete: @odata.nextLink names a further page of ${kindWordMany(kind)}. Export again: ${wholeOf(kind)}.`;
  }

  /** The link to a further page, where that page is all that is missing. */
  next(kind: DeclarationKind): string | undefined {
    return this.#isContinued && this.#defect(kind) === undefined ? this.#next : undefined;
  }

  get #isContinued(): boolean {
    return this.#continued > 0 && this.#continued >= this.#pages;
  }

  #defect(kind: DeclarationKind): string | undefined {
    const all = wholeOf(kind);
    if (this.#total > this.members) {
      return `This export is not complete: @odata.count says ${this.#total} ${kindWordMany(kind)}, and ${this.members} are here. Export again: ${all}.`;
    }
    if (this.#hasDelta) {
      return `A delta query may return only what has changed: its ${kindWordMany(kind)} count as incomplete. Export them as a list: ${all}.`;
    }
    if (this.cut > 0) {
      return `${this.cut} of the ${kindWordMany(kind)} ${this.cut === 1 ? "is" : "are"} only a string or null, so they count as incomplete. Export again: ${all}.`;
    }
    if (this.unread > 0) {
      return `${this.unread} of the elements next to the ${kindWordMany(kind)} ${this.unread === 1 ? "was" : "were"} not read, so they count as incomplete. Export the whole objects: ${all}.`;
    }
    if (this.members === defaultLimit && !this.#isGraphs && howToExport[kind] !== undefined) {
      return `Exactly ${defaultLimit} ${kindWordMany(kind)}, where tools stop by default: they count as incomplete. Export again: ${all}.`;
    }
    return undefined;
  }
}

interface Entry {
  readonly kind: DeclarationKind;
  readonly owner: string | undefined;
  readonly tally: Tally;
}

const none: ReadonlyMap<string, Entry> = new Map();

/** One tally for each kind and owner, in the order of their first mention. */
export class Tallies {
  /** Made when something is counted: of one object nothing is. */
  #tallies: Map<string, Entry> | undefined;

  of(kind: DeclarationKind, owner: string | undefined): Tally {
    const key = owner === undefined ? kind : `${kind}/${owner}`;
    this.#tallies ??= new Map();
    let entry = this.#tallies.get(key);
    if (!entry) this.#tallies.set(key, (entry = { kind, owner, tally: new Tally() }));
    return entry.tally;
  }

  /** Whether the document lists objects of this kind: one that stands alone is not a list. */
  has(kind: DeclarationKind): boolean {
    return this.#tallies?.has(kind) ?? false;
  }

  [Symbol.iterator](): IterableIterator<Entry> {
    return (this.#tallies ?? none).values();
  }
}
