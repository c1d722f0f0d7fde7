/** `1 error`, `2 errors`; for words whose plural ends in s. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(texts: readonly string[], last = "and"): string {
  if (texts.length < 2) return texts[0] ?? "";
  return `${texts.slice(0, -1).join(", ")} ${last} ${texts[texts.length - 1]}`;
}

/** Messages stand without a full stop; among other sentences they get one. */
export function sentence(text: string): string {
  return /[.!?:]$/.test(text) ? text : `${text}.`;
}

/** A name or a value from an input, as people are shown it: its start is enough to recognise it. */
export function shortened(text: string): string {
  return clip(text, 200);
}

/** No more than `most` characters of a text that comes from an input, with a sign where it was cut. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  // Never between the two halves of a character.
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 2)) ? most - 2 : most - 1;
  return `${text.slice(0, end)}…`;
}
