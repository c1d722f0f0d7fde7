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
function escapeControlsInLines(text: string): string {
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

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text that may hold anything, for an element or an attribute in double quotes. What XML 1.0 cannot hold is shown escaped. */
export function escapeXml(text: string): string {
  return escapeControls(text)
    .replace(/\p{Surrogate}|[\ufffe\uffff]/gu, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"]/g, (character) => entities[character] ?? "");
}

/** Lines of such texts, as an element's content. */
export function escapeXmlLines(lines: readonly string[]): string {
  return lines.map((line) => escapeLineStart(escapeXml(line))).join("\n");
}

/**
 * JSON over several lines. JSON.stringify leaves DEL, the C1 controls and direction marks as they are, and marks of commands; the
 * escaped form means the same. Only strings can hold them, and no line break is left inside a string: indenting and escaping touch
 * nothing else.
 */
export function jsonLines(value: unknown, indent = ""): string {
  const text = escapeControlsInLines(JSON.stringify(value, null, 2));
  return indent === "" ? text : text.replaceAll("\n", `\n${indent}`);
}

/** JSON on one line, escaped alike. */
export function jsonLine(value: unknown): string {
  return escapeControls(JSON.stringify(value));
}
