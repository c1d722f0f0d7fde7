import { isObject, type Json, type Tenant } from "../directory";
import { cmdlet } from "./cmdlets";
import { type Node, parse } from "./syntax";

/** Runs a line of PowerShell; what it does, it does to the tenant. @throws Error where a command fails */
export function runPowerShell(line: string, tenant: Tenant): void {
  new Session(tenant).output(parse(line));
}

/** As PowerShell has it: what a statement puts out is a list of values, and a list put out is its members. */
class Session {
  readonly #variables = new Map<string, unknown>();

  constructor(private readonly tenant: Tenant) {}

  output(body: readonly Node[]): unknown[] {
    return body.flatMap((node) => this.#output(node));
  }

  #output(node: Node, input: readonly unknown[] = []): unknown[] {
    switch (node.is) {
      case "assignment":
        this.#assign(node.target, node.adds, this.#value(node.value));
        return [];
      case "foreach":
        return listed(this.#value(node.list)).flatMap((each) => {
          this.#variables.set(node.variable.toLowerCase(), each);
          return this.output(node.body);
        });
      case "if":
        return this.output(isTrue(this.#value(node.condition)) ? node.then : node.otherwise);
      case "pipeline":
        return node.parts.reduce<unknown[]>((given, part) => this.#output(part, given), []);
      case "command":
        return this.#command(node, input);
      default:
        return listed(this.#value(node));
    }
  }

  /** Nothing put out is null, one value itself, several a list. */
  #value(node: Node): unknown {
    switch (node.is) {
      case "value":
        return node.value;
      case "variable":
        return this.#variables.get(node.name.toLowerCase()) ?? null;
      case "array":
        return this.output(node.body);
      case "table":
        return Object.fromEntries(node.entries.map(([name, value]) => [name, this.#value(value)]));
      case "group":
        return this.#value(node.body);
      case "script":
        return node;
      case "member":
        return memberOf(this.#value(node.of), node.name);
      case "call":
        return called(this.#value(node.of), node.name);
      case "static":
        if (node.name === "[IO.File]::ReadAllBytes") return `bytes of ${this.#value(node.argument)}`;
        throw new Error(`${node.name} is not known here`);
      case "binary":
        return operated(node.operator, this.#value(node.left), this.#value(node.right));
      default: {
        const values = this.#output(node);
        return values.length > 1 ? values : (values[0] ?? null);
      }
    }
  }

  #assign(target: Node, adds: boolean, value: unknown): void {
    const next = adds ? operated("+", this.#value(target), value) : value;
    if (target.is === "variable") this.#variables.set(target.name.toLowerCase(), next);
    else if (target.is === "member") {
      const holder = this.#value(target.of);
      if (!isObject(holder)) throw new Error(`the property '${target.name}' cannot be found on this object`);
      holder[nameIn(holder, target.name) ?? target.name] = next;
    } else throw new Error("cannot assign");
  }

  #command(node: Node & { is: "command" }, input: readonly unknown[]): unknown[] {
    const parameters = Object.fromEntries(Object.entries(node.parameters).map(([name, value]) => [name, this.#value(value)]));
    const [first] = node.positional.map((each) => this.#value(each));
    const script = (item: unknown): unknown[] => {
      this.#variables.set("_", item);
      return this.output((first as { body: Node[] }).body);
    };
    switch (node.name.toLowerCase()) {
      case "where-object":
        return isObject(first)
          ? input.filter((item) => isTrue(script(item)))
          : input.filter((item) =>
              Object.entries(parameters).every(([name, value]) => isTrue(operated(name, memberOf(item, String(first)), value))),
            );
      case "foreach-object":
        return input.flatMap(script);
      case "select-object":
        return parameters["ExpandProperty"] === undefined
          ? [...input]
          : input.flatMap((item) => listed(memberOf(item, String(parameters["ExpandProperty"]))));
      case "format-list":
        return [...input];
      default:
        return cmdlet(this.tenant, node.name, parameters);
    }
  }
}

/** What putting it out gives: the members of a list, and of nothing one null. */
function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function nameIn(object: Json, name: string): string | undefined {
  return Object.keys(object).find((each) => each.toLowerCase() === name.toLowerCase());
}

/** Of a list, what its members have. */
function memberOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    const all = value.filter((each) => each !== null).flatMap((each) => listed(memberOf(each, name)));
    return all.length > 1 ? all : (all[0] ?? null);
  }
  return isObject(value) ? (value[nameIn(value, name) ?? ""] ?? null) : null;
}

function called(value: unknown, name: string): unknown {
  if (typeof value === "string" && name === "ToLowerInvariant") return value.toLowerCase();
  throw new Error(`${name}() is not known here`);
}

function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 1 || isTrue(value[0]);
  return Boolean(value);
}

function operated(operator: string, left: unknown, right: unknown): unknown {
  const same = (a: unknown, b: unknown): boolean => String(a ?? "").toLowerCase() === String(b ?? "").toLowerCase();
  switch (operator) {
    case "+":
      return sum(left, right);
    case "eq":
      return same(left, right);
    case "ne":
      return !same(left, right);
    case "ceq":
      return left === right;
    case "cne":
      return left !== right;
    case "in":
      return listed(right).some((each) => same(left, each));
    case "notin":
      return !listed(right).some((each) => same(left, each));
    case "and":
      return isTrue(left) && isTrue(right);
    case "or":
      return isTrue(left) || isTrue(right);
    case "split":
      return String(left).split(String(right));
    case "join":
      return listed(left).join(String(right));
    default:
      throw new Error(`-${operator} is not known here`);
  }
}

function sum(left: unknown, right: unknown): unknown {
  if (Array.isArray(left)) return [...(left as unknown[]), ...listed(right)];
  if (left === null) return right;
  if (typeof left === "string") return left + String(right);
  throw new Error("op_Addition: only lists and texts are added here");
}
