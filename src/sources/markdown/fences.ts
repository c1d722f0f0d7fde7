/** A Markdown text's code fences that may be JSON, as one JSON array in which everything stands where it stood. */
export interface Fences {
  /** The array: the same lines, and the same columns in them; blank where no fence is. */
  readonly text: string;
  /** The content of each fence, in the order of the array. */
  readonly parts: readonly string[];
}

interface Fence {
  /** Lines from 0: those of the marks around the content. */
  readonly from: number;
  readonly to: number;
}

const opening = /^\s*(?:>\s?|[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})\s*([\w+-]*)[^`]*$/;
const languages = new Set(["", "json", "jsonc", "json5"]);
/** A list or an object, or a field of a manifest without braces around it. */
const objects = /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*[[{]/;
const field = /^(?:\s|\/\/.*)*"[^"\\]+"\s*:/;

/** `isJson`: whether the content of a fence can be parsed, comments and trailing commas granted. */
export function fencesOf(markdown: string, isJson: (text: string) => boolean): Fences {
  const lines = markdown.split("\n");
  const kept = lines.map(() => "");
  const parts: string[] = [];
  let last = -1;
  for (const { from, to } of fencesIn(lines)) {
    const content = lines.slice(from + 1, to);
    const whole = content.join("\n");
    const part = objects.test(whole) ? whole : field.test(whole) ? `{${whole}}` : undefined;
    if (part === undefined || !isJson(part)) continue;
    content.forEach((line, index) => (kept[from + 1 + index] = line));
    // The marks have room for what makes an element of it.
    kept[from] = `${parts.length === 0 ? "[" : ","}${part === whole ? "" : "{"}`;
    kept[to] = part === whole ? "" : "}";
    parts.push(part);
    last = to;
  }
  if (last >= 0) kept[last] += "]";
  return { text: kept.join("\n"), parts };
}

function* fencesIn(lines: readonly string[]): Generator<Fence> {
  for (let from = 0; from < lines.length; from++) {
    const [, mark = "", language = ""] = opening.exec(lines[from] ?? "") ?? [];
    if (mark === "") continue;
    const to = closing(lines, from + 1, mark);
    if (languages.has(language.toLowerCase())) yield { from, to };
    from = to;
  }
}

/** The line of the mark that ends a fence: of the same sign, and as long at least. */
function closing(lines: readonly string[], from: number, mark: string): number {
  for (let at = from; at < lines.length; at++) {
    const line = (lines[at] ?? "").trim();
    if (line.startsWith(mark) && line === mark.charAt(0).repeat(line.length)) return at;
  }
  return lines.length;
}
