/**
 * Names and lines of an input can hold anything: control characters that steer the terminal, marks that turn the
 * direction of writing around, and marks by which a build server finds commands anywhere in a line of its log:
 * `##[` (GitHub, Azure Pipelines), `##vso[` (Azure Pipelines), `##teamcity[`. They are shown, never sent.
 */
const steering =
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]|(?<=#)#(?=(?:vso|teamcity)?\[)/gi;
/** The same, less the ends of lines. */
const steeringInLines = new RegExp(steering.source.replace("\\u0000-\\u001f", "\\u0000-\\u0009\\u000b-\\u001f"), steering.flags);

/** `"\u001b[31m"` → the visible text `\u001b[31m`, `##vso[` → `#\u0023vso[`: in JSON the same text. */
export function escapeControls(text: string): string {
  return text.replace(steering, escapeCharacter);
}

/** As `escapeControls`, for a text whose line ends are its own. */
export function escapeControlsInLines(text: string): string {
  return text.replace(steeringInLines, escapeCharacter);
}

/** What is escaped of a line, by its offset in UTF-16 units. */
export function escapesIn(line: string): ReadonlyMap<number, string> {
  return new Map(Array.from(line.matchAll(steering), ({ index, 0: character }) => [index, escapeCharacter(character)]));
}

/** GitHub's runner takes a line that begins with `::`, blanks aside, for a command. */
export function escapeLineStart(line: string): string {
  return line.replace(/^(\s*):(?=:)/, `$1${escapeCharacter(":")}`);
}

/** One line of a log, that no build server takes for a command. */
export function escapeLine(text: string): string {
  return escapeLineStart(escapeControls(text));
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
