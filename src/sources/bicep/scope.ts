import { isUnknown, nameOfValue, unknown, unknownAs } from "../../model/unknown";
import { isObject, type RawObject } from "../fields/notes";
import { isExpression, type Node, parseExpression, textOf } from "./expression";
import { entriesOf, nestedTemplate } from "./template";

/** What the reading of a template has noted. */
export interface Notebook {
  /** Parameters that were judged by their default. */
  readonly guesses: Set<string>;
}

/** Properties that Microsoft Graph sets: links are made of them. */
const computed = new Set(["id", "appId", "uniqueName"]);

/** One template with its parameters: names mean what they mean here. */
export class Scope {
  readonly #resources: ReadonlyMap<string, RawObject>;
  readonly #busy = new Set<string>();

  constructor(
    readonly template: RawObject,
    /** Before the symbolic names of this template. */
    readonly prefix: string,
    /** Values that were passed, by parameter. */
    readonly passed: ReadonlyMap<string, unknown>,
    readonly notebook: Notebook,
  ) {
    this.#resources = new Map(entriesOf(template).map(({ symbol, resource }) => [symbol, resource]));
  }

  /** A value of the template, with markers for what is not known; `index` is that of the copy loop around it. */
  value(raw: unknown, index?: number | string): unknown {
    if (typeof raw === "string") return isExpression(raw) ? this.#evaluated(raw, index) : raw.replace(/^\[\[/, "[");
    if (Array.isArray(raw)) return raw.map((one) => this.value(one, index));
    if (!isObject(raw)) return raw;
    const members = Object.entries(raw).filter(([name, value]) => !(name === "copy" && Array.isArray(value)));
    const own = Object.fromEntries(members.map(([name, value]) => [name, this.value(value, index)]));
    return { ...own, ...this.#copies(raw["copy"], index) };
  }

  /** The scope of a nested deployment: what is passed beats its defaults. */
  inside(symbol: string, resource: RawObject): Scope | undefined {
    const template = nestedTemplate(resource);
    if (!template) return undefined;
    const parameters = isObject(resource["properties"]) ? resource["properties"]["parameters"] : undefined;
    const passed = isObject(parameters) ? Object.entries(parameters) : [];
    const values = passed.flatMap(([name, value]): [string, unknown][] =>
      isObject(value) && "value" in value ? [[name, this.value(value["value"])]] : [],
    );
    return new Scope(template, `${this.prefix}${symbol}/`, new Map(values), this.notebook);
  }

  /** `"copy": [{name, count, input}]` among properties. */
  #copies(copy: unknown, index: number | string | undefined): Record<string, unknown> {
    if (!Array.isArray(copy)) return {};
    return Object.fromEntries(
      copy.filter(isObject).map(({ name, count, input }) => {
        const times = this.value(count, index);
        const list =
          typeof times === "number"
            ? Array.from({ length: Math.min(times, 1000) }, (_, n) => this.value(input, n))
            : unknown("placeholder");
        return [String(name), list];
      }),
    );
  }

  #evaluated(text: string, index: number | string | undefined): unknown {
    const node = parseExpression(text);
    return node ? this.#node(node, index) : unknownAs("placeholder", `${this.prefix}${text}`);
  }

  #node(node: Node, index: number | string | undefined): unknown {
    switch (node.is) {
      case "literal":
        return node.value;
      case "member":
        return this.#member(node.of, node.name, index) ?? this.#open(node, index);
      case "index": {
        const [list, at] = [this.#node(node.of, index), this.#node(node.at, index)];
        const found = Array.isArray(list) || isObject(list) ? (list as Record<string | number, unknown>)[at as string | number] : undefined;
        return isUnknown(list) || found === undefined ? this.#open(node, index) : found;
      }
      case "call":
        return this.#call(node, index) ?? this.#open(node, index);
    }
  }

  #member(of: Node, name: string, index: number | string | undefined): unknown {
    const symbol = this.#referenced(of, index);
    if (symbol !== undefined) return this.#property(symbol, name, index);
    const output = of.is === "member" && name === "value" ? this.#output(of, index) : undefined;
    if (output !== undefined) return output;
    const value = this.#node(of, index);
    return isObject(value) && !isUnknown(value) ? value[name] : undefined;
  }

  /** `reference('app')`: the symbolic name. */
  #referenced(node: Node, index: number | string | undefined): string | undefined {
    const [first] = node.is === "call" && node.name === "reference" ? node.args : [];
    const symbol = first && this.#node(first, index);
    return typeof symbol === "string" ? symbol : undefined;
  }

  /** A property of a resource: what the template writes, or what Microsoft Graph will answer. */
  #property(symbol: string, name: string, index: number | string | undefined): unknown {
    const [, stem = symbol, own] = /^(.*)\[([^\]]*)\]$/.exec(symbol) ?? [];
    const resource = this.#resources.get(symbol) ?? this.#resources.get(stem);
    const properties = isObject(resource?.["properties"]) ? resource["properties"] : {};
    if (properties[name] !== undefined && !this.#busy.has(`${symbol}.${name}`)) {
      this.#busy.add(`${symbol}.${name}`);
      const found = this.value(properties[name], own === undefined ? index : /^\d+$/.test(own) ? Number(own) : own);
      this.#busy.delete(`${symbol}.${name}`);
      if (!isUnknown(found) || !computed.has(name)) return found;
    }
    return resource && computed.has(name) ? unknownAs("computed", `${this.prefix}${symbol}.${name}`) : undefined;
  }

  /** `reference('identity').outputs.clientId.value`, of a nested deployment. */
  #output({ of, name }: { of: Node; name: string }, index: number | string | undefined): unknown {
    if (of.is !== "member" || of.name !== "outputs") return undefined;
    const symbol = this.#referenced(of.of, index);
    const resource = symbol === undefined ? undefined : this.#resources.get(symbol);
    const inner = symbol !== undefined && resource ? this.inside(symbol, resource) : undefined;
    const outputs = inner?.template["outputs"];
    const output = isObject(outputs) ? outputs[name] : undefined;
    return inner && isObject(output) ? inner.value(output["value"]) : undefined;
  }

  #call({ name, args }: { name: string; args: readonly Node[] }, index: number | string | undefined): unknown {
    const values = (): unknown[] => args.map((argument) => this.#node(argument, index));
    switch (name) {
      case "parameters":
        return this.#parameter(String(values()[0]));
      case "variables":
        return this.#variable(String(values()[0]));
      case "copyindex": {
        const [offset = 0] = values().filter((one) => typeof one === "number");
        return typeof index === "number" ? index + Number(offset) : index;
      }
      case "length": {
        const [list] = values();
        return Array.isArray(list) || typeof list === "string" ? list.length : undefined;
      }
      case "format": {
        const [pattern, ...rest] = values();
        if (typeof pattern !== "string" || rest.some((one) => typeof one !== "string" && typeof one !== "number")) return undefined;
        return pattern.replace(/\{(\d+)\}/g, (_, n: string) => String(rest[Number(n)]));
      }
      case "and": {
        const all = values();
        return all.includes(false) ? false : all.every((one) => one === true) ? true : undefined;
      }
      case "true":
        return true;
      case "false":
        return false;
      default:
        return undefined;
    }
  }

  #parameter(name: string): unknown {
    if (this.passed.has(name)) return this.passed.get(name);
    const parameters = this.template["parameters"];
    const parameter = isObject(parameters) ? parameters[name] : undefined;
    if (!isObject(parameter) || parameter["defaultValue"] === undefined || this.#busy.has(`parameters.${name}`)) return undefined;
    this.notebook.guesses.add(`${this.prefix}${name}`);
    this.#busy.add(`parameters.${name}`);
    const value = this.value(parameter["defaultValue"]);
    this.#busy.delete(`parameters.${name}`);
    // A default is not printed where a secret belongs.
    return /^secure/i.test(String(parameter["type"])) ? unknown("secret") : value;
  }

  #variable(name: string): unknown {
    const variables = this.template["variables"];
    if (!isObject(variables) || this.#busy.has(`variables.${name}`)) return undefined;
    this.#busy.add(`variables.${name}`);
    const value = this.value(variables[name]);
    this.#busy.delete(`variables.${name}`);
    return value;
  }

  /** What is not evaluated equals whatever is written alike with the same values in it. */
  #open(node: Node, index: number | string | undefined): unknown {
    return unknownAs("placeholder", `${this.prefix}${this.#canonical(node, index)}`);
  }

  #canonical(node: Node, index: number | string | undefined): string {
    if (node.is !== "call" || node.args.length === 0) return `${textOf(node)}${index === undefined ? "" : `#${index}`}`;
    const args = node.args.map((argument) => {
      const value = this.#node(argument, index);
      return isUnknown(value) ? (nameOfValue(value) ?? textOf(argument)) : JSON.stringify(value);
    });
    return `${node.name}(${args.join(",")})`;
  }
}
