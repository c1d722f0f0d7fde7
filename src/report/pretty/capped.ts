/** How many lines of a kind are shown: an export can have thousands of the same. */
const shownOfKind = 10;

/** One line for each entry, no more than a few of a kind; how many were left out is said. `whole` kinds are shown to the last. */
export function cappedLines<T>(
  entries: readonly T[],
  kindOf: (entry: T) => string,
  lineOf: (entry: T) => string,
  whole: readonly string[] = [],
): string[] {
  const seen = new Map<string, number>();
  const lines: string[] = [];
  for (const entry of entries) {
    const kind = kindOf(entry);
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    if (count <= shownOfKind || whole.includes(kind)) lines.push(lineOf(entry));
  }
  for (const [kind, count] of seen) {
    if (count > shownOfKind && !whole.includes(kind)) lines.push(`${kind}: ${count - shownOfKind} more; --format json lists all.`);
  }
  return lines;
}
