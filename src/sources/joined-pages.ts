import type { Collection } from "../model/collection";
import type { Diagnostic } from "../model/diagnostic";
import { groupedBy } from "../model/grouped";
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
  /** The list that it may be a page of. */
  readonly list: string;
  readonly number: number;
  readonly collection: Collection;
}

/** A file of which there is more may have no number, as the first one. */
const numbered = /^(.*?)[-_. ]?(\d{0,6})(\.\w+)$/;

function series(collections: readonly Collection[]): Map<string, NumberedPage[]> {
  const pages = collections.flatMap((collection): NumberedPage[] => {
    const { path, kind, owner, tenant } = collection;
    const [, stem, digits, extension] = numbered.exec(posix.basename(path)) ?? [];
    if (stem === undefined) return [];
    const list = JSON.stringify([posix.dirname(path), stem, extension, kind, owner, tenant]);
    return [{ list, number: digits === "" ? 1 : Number(digits), collection }];
  });
  return groupedBy(pages, ({ list }) => list);
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
