import { joined, shortened } from "./words";
import { distance } from "fastest-levenshtein";

/** How many candidates a hint names. */
const most = 3;

/** The candidates that a misspelt word may mean: the closest; else those with a part like it (`symetric`). */
export function suggestions(word: string, candidates: readonly string[]): string[] {
  const wanted = word.toLowerCase();
  const close = closest(wanted, candidates, (candidate) => [candidate]);
  if (close.length > 0 || wanted.length < 4) return close;
  return closest(wanted, candidates, (candidate) => (candidate.includes(wanted) ? [wanted] : candidate.split("-")));
}

function closest(wanted: string, candidates: readonly string[], texts: (candidate: string) => string[]): string[] {
  // Two letters exchanged are two edits; long ids may differ in more.
  const limit = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3));
  const away = (candidate: string) => Math.min(...texts(candidate.toLowerCase()).map((text) => distance(wanted, text)));
  const near = candidates.map((candidate) => ({ candidate, away: away(candidate) })).filter((entry) => entry.away <= limit);
  const least = Math.min(...near.map((entry) => entry.away));
  return [...new Set(near.filter((entry) => entry.away === least).map((entry) => entry.candidate))].sort().slice(0, most);
}

/** ` Did you mean "scan"?`, or nothing. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const found = suggestions(word, candidates);
  return found.length === 0
    ? ""
    : ` Did you mean ${joined(
        found.map((candidate) => `"${shortened(candidate)}"`),
        "or",
      )}?`;
}
