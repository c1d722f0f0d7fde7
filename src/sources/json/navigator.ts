import { createScanner, type JSONScanner, SyntaxKind } from "jsonc-parser";
import { endOfContainer } from "./container-end";
import { segmentsOf } from "./pointer";

/** A value's place in a text, as offsets; `end` is exclusive. */
export interface JsonNode {
  readonly start: number;
  readonly end: number;
  /** The property name in front of it, quotes included. */
  readonly key?: { readonly start: number; readonly end: number; readonly name: string };
}

/**
 * Finds values in a JSON text (comments allowed) by pointer. It looks only at the containers on the way, and keeps what
 * it saw: a finding in a large file costs a little, the next one next to nothing.
 */
export class JsonNavigator {
  readonly #text: string;
  readonly #lines: boolean;
  readonly #scanner: JSONScanner;
  readonly #children = new Map<number, Map<string, JsonNode>>();
  #lineNodes: readonly JsonNode[] | undefined;

  /** `lines`: NDJSON, where a pointer's first segment is the line. */
  constructor(text: string, lines: boolean) {
    this.#text = text;
    this.#lines = lines;
    this.#scanner = createScanner(text, true);
  }

  /** The value at a pointer, or the nearest one around it that exists, with that one's pointer. */
  find(pointer: string): { readonly node: JsonNode; readonly pointer: string } {
    const segments = segmentsOf(pointer);
    let node = this.#root(this.#lines ? segments.shift() : undefined);
    let found = this.#lines ? pointer.split("/").slice(0, 2).join("/") : "";
    for (const segment of segments) {
      const child = this.children(node).get(segment);
      if (!child) break;
      node = child;
      found += `/${segment.replace(/~/g, "~0").replace(/\//g, "~1")}`;
    }
    return { node, pointer: found };
  }

  /** The text of a value. */
  slice(node: JsonNode): string {
    return this.#text.slice(node.start, node.end);
  }

  /** Elements by index, properties by name (the last one of a name counts, as for `JSON.parse`); none for other values. */
  children(node: JsonNode): Map<string, JsonNode> {
    let children = this.#children.get(node.start);
    if (!children) this.#children.set(node.start, (children = this.#scan(node)));
    return children;
  }

  #root(line: string | undefined): JsonNode {
    if (line !== undefined) return this.#line(Number(line));
    this.#scanner.setPosition(0);
    this.#scanner.scan();
    return { start: this.#scanner.getTokenOffset(), end: this.#text.length };
  }

  #line(index: number): JsonNode {
    this.#lineNodes ??= lineNodes(this.#text);
    return this.#lineNodes[index] ?? { start: 0, end: this.#text.length };
  }

  #scan(container: JsonNode): Map<string, JsonNode> {
    const children = new Map<string, JsonNode>();
    const scanner = this.#scanner;
    scanner.setPosition(container.start);
    const open = scanner.scan();
    if (open !== SyntaxKind.OpenBraceToken && open !== SyntaxKind.OpenBracketToken) return children;
    let key: JsonNode["key"];
    let index = 0;
    for (let token = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
      if (token === SyntaxKind.CloseBraceToken || token === SyntaxKind.CloseBracketToken) break;
      if (token === SyntaxKind.CommaToken || token === SyntaxKind.ColonToken) continue;
      const start = scanner.getTokenOffset();
      if (open === SyntaxKind.OpenBraceToken && !key) {
        key = { start, end: start + scanner.getTokenLength(), name: scanner.getTokenValue() };
        continue;
      }
      const end = skipValue(scanner, token, this.#text);
      children.set(key ? key.name : String(index), key ? { start, end, key } : { start, end });
      key = undefined;
      index++;
    }
    return children;
  }
}

/** Moves to the end of the value whose first token was just read; its end. */
function skipValue(scanner: JSONScanner, first: SyntaxKind, text: string): number {
  const isContainer = first === SyntaxKind.OpenBraceToken || first === SyntaxKind.OpenBracketToken;
  if (!isContainer) return scanner.getTokenOffset() + scanner.getTokenLength();
  const end = endOfContainer(text, scanner.getTokenOffset());
  scanner.setPosition(end);
  return end;
}

function lineNodes(text: string): JsonNode[] {
  const nodes: JsonNode[] = [];
  for (let start = 0; start <= text.length;) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    nodes.push({ start: start + indentOf(text, start, end), end });
    start = end + 1;
  }
  return nodes;
}

function indentOf(text: string, start: number, end: number): number {
  const line = text.slice(start, Math.min(end, start + 80));
  return line.length - line.trimStart().length;
}
