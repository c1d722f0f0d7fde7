import { segmentsOf } from "./pointer";
import { type JsonNode, membersOf, nextToken } from "./values";
import { kept } from "./variants";

/**
 * Finds values in a JSON text (comments allowed) by pointer. It looks only at the containers on the way, and keeps what
 * it saw: a finding in a large file costs a little, the next one next to nothing.
 */
export class JsonNavigator {
  readonly #text: string;
  readonly #isSeveral: boolean;
  readonly #children = new Map<number, Map<string, JsonNode>>();
  #lineNodes: readonly JsonNode[] | undefined;

  /** `several`: NDJSON, where a pointer's first segment is the line, or where the values stand that it counts. */
  constructor(text: string, several: boolean | readonly JsonNode[]) {
    this.#text = text;
    this.#isSeveral = several !== false;
    if (typeof several !== "boolean") this.#lineNodes = several;
  }

  /** The value at a pointer, or the nearest one around it that exists, with that one's pointer. */
  find(pointer: string, variant = 0): { readonly node: JsonNode; readonly pointer: string } {
    const segments = segmentsOf(pointer);
    let node = this.#root(this.#isSeveral ? segments.shift() : undefined);
    let found = this.#isSeveral ? pointer.split("/").slice(0, 2).join("/") : "";
    for (const segment of segments) {
      const child = variant === 0 ? this.children(node).get(segment) : this.#childIn(node, segment, variant);
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

  /** Of members of one name, the one that a variant of the text keeps. */
  #childIn(node: JsonNode, segment: string, variant: number): JsonNode | undefined {
    const named = membersOf(this.#text, node.start).filter((member, index) => (member.key ? member.key.name : String(index)) === segment);
    return kept(named, variant);
  }

  #root(line: string | undefined): JsonNode {
    if (line !== undefined) return this.#line(Number(line));
    return { start: nextToken(this.#text, 0), end: this.#text.length };
  }

  #line(index: number): JsonNode {
    this.#lineNodes ??= lineNodes(this.#text);
    return this.#lineNodes[index] ?? { start: 0, end: this.#text.length };
  }

  #scan({ start }: JsonNode): Map<string, JsonNode> {
    const children = new Map<string, JsonNode>();
    const members = membersOf(this.#text, start);
    for (let index = 0; index < members.length; index++) {
      const member = members[index] as JsonNode;
      children.set(member.key ? member.key.name : String(index), member);
    }
    return children;
  }
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
