import type { Collection } from "../model/collection";
import type { Diagnostic } from "../model/diagnostic";
import { posix } from "../platform/path";

/**
 * Pages of one list that were saved as `page1.json`, `page2.json`, … in one folder are that list, where the chain is whole: numbers
 * without a gap from 0 or 1 on, each page but the last with a link to a further one, no link twice. A link names no file, so the
 * numbers are what tells that none is missing between two of them.
 */
export function joinPages(
  collections: readonly Collection[],
  diagnostics: readonly Diagnostic[],
): { readonly collections: readonly Collection[]; readonly diagnostics: readonly Diagnostic[] } {
  if (!collections.some(({ further }) => further)) return { collections, diagnostics };
  const joined = new Set([...series(collections).values()].filter(isWhole).flatMap((pages) => pages.map(({ collection }) => collection)));
  const unsaid = new Set([...joined].flatMap(({ path, further }) => (further ? [`${path}\n${further.said}`] : [])));
  return {
    collections: collections.map((one) => (joined.has(one) ? { ...one, complete: true } : one)),
    diagnostics: diagnostics.filter(({ path, message }) => !unsaid.has(`${path}\n${message}`)),
  };
}

interface NumberedPage {
  readonly number: number;
  readonly collection: Collection;
}

/** A file of which there is more may have no number, as the first one. */
const numbered = /^(.*?)[-_. ]?(\d{0,6})(\.\w+)$/;

function series(collections: readonly Collection[]): Map<string, NumberedPage[]> {
  const all = new Map<string, NumberedPage[]>();
  for (const collection of collections) {
    const { path, kind, owner, tenant } = collection;
    const [, stem, digits, extension] = numbered.exec(posix.basename(path)) ?? [];
    if (stem === undefined) continue;
    const key = JSON.stringify([posix.dirname(path), stem, extension, kind, owner, tenant]);
    const page = { number: digits === "" ? 1 : Number(digits), collection };
    const pages = all.get(key);
    if (pages) pages.push(page);
    else all.set(key, [page]);
  }
  return all;
}

function isWhole(pages: NumberedPage[]): boolean {
  pages.sort((a, b) => a.number - b.number);
  const first = pages[0]?.number ?? 0;
  const last = pages.length - 1;
  const links = new Set(pages.slice(0, last).map(({ collection }) => collection.further?.page));
  return (
    first <= 1 &&
    links.size === last &&
    pages.every(
      ({ number, collection: { complete, further } }, at) => number === first + at && (at < last ? further !== undefined : complete),
    )
  );
}
