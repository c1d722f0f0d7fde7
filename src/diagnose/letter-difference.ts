import { distance } from "fastest-levenshtein";

/** How a value that was sent differs from a declared one that has to be equal letter by letter; empty where it does not. */
export function letterDifference(sent: string, declared: string): string {
  if (sent === declared) return "";
  if (sent.toLowerCase() === declared.toLowerCase()) return `upper and lower case only (${caseDifference(sent, declared)})`;
  if (sent === `${declared}/`) return "a slash at the end, which was sent and is not declared";
  if (declared === `${sent}/`) return "a slash at the end, which is declared and was not sent";
  if (sent.trim() === declared.trim()) return "blanks at the ends";
  if (declared.includes("*")) return "the star in the declared value, which is a literal star, not a wildcard";
  if (withoutIds(sent) === declared || withoutIds(declared) === sent)
    return "the numeric ids of owner and repository (GitHub's immutable form of the subject), which only one of them has";
  return partDifference(sent, declared);
}

/** Of several declared values the nearest first. */
export function nearestFirst<T extends { readonly value: string }>(sent: string, declared: readonly T[]): T[] {
  const away = ({ value }: T): number =>
    sent === value
      ? 0
      : sent.toLowerCase() === value.toLowerCase()
        ? 0.5
        : withoutIds(sent) === withoutIds(value)
          ? 0.6
          : distance(sent, value);
  return [...declared].sort((a, b) => away(a) - away(b) || (a.value < b.value ? -1 : 1));
}

/** The first word whose letters differ in case. */
function caseDifference(sent: string, declared: string): string {
  const [a, b] = [wordsOf(sent), wordsOf(declared)];
  const at = a.findIndex((word, n) => word !== b[n]);
  return `${a[at] ?? sent} was sent, ${b[at] ?? declared} is declared`;
}

function wordsOf(text: string): string[] {
  return text.split(/[:/]/);
}

/** GitHub may write `repo:owner@123/name@456:…` in place of the names alone. */
function withoutIds(subject: string): string {
  return subject.startsWith("repo:") ? subject.replace(/@\d+(?=[/:])/g, "") : subject;
}

/** What only one of them has at its end; else the part between separators in which they differ. */
function partDifference(sent: string, declared: string): string {
  if (declared !== "" && sent.startsWith(declared))
    return `"${sent.slice(declared.length)}" at the end, which was sent and is not declared`;
  if (sent !== "" && declared.startsWith(sent)) return `"${declared.slice(sent.length)}" at the end, which is declared and was not sent`;
  const [a, b] = [partsOf(sent), partsOf(declared)];
  const start = a.findIndex((part, n) => part !== b[n]);
  if (start < 1) return `the whole value: ${sent} was sent, ${declared} is declared`;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const rest = (parts: readonly string[]): string => parts.slice(start, parts.length - end).join("") || "nothing";
  return `${rest(a)} was sent where ${rest(b)} is declared`;
}

/** The parts with the separators between them. */
function partsOf(text: string): string[] {
  return text.split(/([:/])/);
}
