import { Code } from "./code";

/*
 * Where values stand in a JSON text that was parsed (comments and trailing commas allowed). By texts and brackets alone: a
 * report asks for thousands of places, and a scanner that looks at every token takes several times as long.
 */

const { tab, newLine, carriageReturn, space, quote, comma, slash, colon, openBracket, backslash, closeBracket, openBrace, closeBrace } =
  Code;

/** A value's place in a text, as offsets; `end` is exclusive. */
export interface JsonNode {
  readonly start: number;
  readonly end: number;
  /** The property name in front of it, quotes included. */
  readonly key?: { readonly start: number; readonly end: number; readonly name: string };
}

/** The elements or properties of what begins at `start`; none of what is not an object or array. */
export function membersOf(text: string, start: number): JsonNode[] {
  const members: JsonNode[] = [];
  const open = text.charCodeAt(start);
  if (open !== openBrace && open !== openBracket) return members;
  let key: JsonNode["key"];
  for (let at = nextToken(text, start + 1); at < text.length; at = nextToken(text, at)) {
    const code = text.charCodeAt(at);
    if (code === closeBrace || code === closeBracket) break;
    if (code === comma || code === colon) {
      at++;
      continue;
    }
    const end = endOfValue(text, at);
    if (open === openBrace && !key) key = { start: at, end, name: nameIn(text, at, end) };
    else {
      members.push({ start: at, end, key });
      key = undefined;
    }
    at = end;
  }
  return members;
}

/** From here on, the first character that is neither blank nor in a comment. */
export function nextToken(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case space:
      case tab:
      case newLine:
      case carriageReturn:
        break;
      case slash:
        at = endOfComment(text, at);
        break;
      default:
        return at;
    }
  }
  return text.length;
}

/** Where the value ends that begins here. */
export function endOfValue(text: string, start: number): number {
  switch (text.charCodeAt(start)) {
    case quote:
      return Math.min(endOfString(text, start) + 1, text.length);
    case openBrace:
    case openBracket:
      return endOfContainer(text, start);
    default:
      return endOfWord(text, start);
  }
}

function endOfContainer(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = endOfString(text, at);
        break;
      case slash:
        at = endOfComment(text, at);
        break;
      case openBrace:
      case openBracket:
        depth++;
        break;
      case closeBrace:
      case closeBracket:
        if (--depth === 0) return at + 1;
    }
  }
  return text.length;
}

/** A number or a word (`true`). */
function endOfWord(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case space:
      case tab:
      case newLine:
      case carriageReturn:
      case comma:
      case slash:
      case closeBrace:
      case closeBracket:
        return at;
    }
  }
  return text.length;
}

/** The closing quote of a string. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

/** The last character of a comment. */
function endOfComment(text: string, start: number): number {
  const [mark, length] = text[start + 1] === "*" ? ["*/", 2] : ["\n", 1];
  const end = text.indexOf(mark, start + 2);
  return end < 0 ? text.length : end + length - 1;
}

function nameIn(text: string, start: number, end: number): string {
  const written = text.slice(start + 1, end - 1);
  return written.includes("\\") ? (JSON.parse(text.slice(start, end)) as string) : written;
}
