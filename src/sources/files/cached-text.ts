import { type LazyObject, lazyObject } from "../json/lazy-object";
import { JsonNavigator } from "../json/navigator";
import type { JsonNode } from "../json/values";
import { isLines } from "../json/lines";
import { LineMap } from "../json/line-map";
import { parseJson } from "../json/parse";
import { sequenceOf } from "../json/sequence";
import type { FileText, FoundValue } from "./file-text";

/** A file's text with what was worked out of it so far. */
export class CachedText implements FileText {
  readonly #isLines: boolean | undefined;
  #navigator: JsonNavigator | undefined;
  #lines: LineMap | undefined;

  /** `areLines`: whether it is NDJSON; what it is by its content otherwise. */
  constructor(
    readonly text: string,
    areLines?: boolean,
  ) {
    this.#isLines = areLines;
  }

  find(pointer: string, variant?: number): FoundValue {
    const navigator = this.#navigate();
    this.#lines ??= new LineMap(this.text);
    const found = navigator.find(pointer, variant);
    const region = regionOf(this.text, found.node);
    return {
      pointer: found.pointer,
      text: navigator.slice(found.node),
      start: this.#lines.at(region.start),
      end: this.#lines.at(region.end),
    };
  }

  objectAt(pointer: string): LazyObject | undefined {
    const navigator = this.#navigate();
    const { node, pointer: found } = navigator.find(pointer);
    if (found !== pointer || this.text[node.start] !== "{") return undefined;
    const members = navigator.children(node);
    return lazyObject(members, (name) => {
      const member = members.get(name);
      const parsed = member && parseJson(navigator.slice(member));
      return parsed?.form === "json" ? parsed.value : undefined;
    });
  }

  #navigate(): JsonNavigator {
    return (this.#navigator ??= new JsonNavigator(
      this.text,
      this.#isLines ?? sequenceOf(this.text) ?? (isLines(this.text) && parseJson(this.text).form === "lines"),
    ));
  }

  line(number: number): string | undefined {
    this.#lines ??= new LineMap(this.text);
    return this.#lines.line(number);
  }
}

function regionOf(text: string, node: JsonNode): { start: number; end: number } {
  const begin = text[node.start];
  if (begin !== "{" && begin !== "[") return node;
  return node.key ?? { start: node.start, end: node.start + 1 };
}
