/** An ARM expression as a tree. */
export type Node =
  | { readonly is: "literal"; readonly value: string | number }
  | { readonly is: "call"; readonly name: string; readonly args: readonly Node[] }
  | { readonly is: "member"; readonly of: Node; readonly name: string }
  | { readonly is: "index"; readonly of: Node; readonly at: Node };

/** `[…]` is an expression, `[[…` a text that begins with a bracket. */
export function isExpression(text: string): boolean {
  return text.startsWith("[") && text.endsWith("]") && !text.startsWith("[[");
}

/**
 * The expression between the brackets; undefined for one of another form.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions
 */
export function parseExpression(text: string): Node | undefined {
  const tokens = [...text.slice(1, -1).matchAll(token)].map(([whole]) => whole).filter((one) => one.trim() !== "");
  const parser = new Parser(tokens);
  const node = parser.node();
  return parser.isAtEnd ? node : undefined;
}

const token = /\s+|'(?:[^']|'')*'|-?\d+(?:\.\d+)?|[A-Za-z_][\w]*|[()[\],.]|[^\s]/g;

class Parser {
  #at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get isAtEnd(): boolean {
    return this.#at === this.tokens.length;
  }

  node(): Node | undefined {
    let node = this.#primary();
    while (node && (this.#peek() === "." || this.#peek() === "[")) node = this.#next() === "." ? this.#member(node) : this.#index(node);
    return node;
  }

  #primary(): Node | undefined {
    const first = this.#next();
    if (first === undefined) return undefined;
    if (first.startsWith("'")) return { is: "literal", value: first.slice(1, -1).replace(/''/g, "'") };
    if (/^-?\d/.test(first)) return { is: "literal", value: Number(first) };
    if (!/^[A-Za-z_]/.test(first) || this.#next() !== "(") return undefined;
    const args: Node[] = [];
    while (this.#peek() !== ")") {
      const argument = this.node();
      if (!argument) return undefined;
      args.push(argument);
      if (this.#peek() === ",") this.#at++;
      else if (this.#peek() !== ")") return undefined;
    }
    this.#at++;
    return { is: "call", name: first.toLowerCase(), args };
  }

  #member(of: Node): Node | undefined {
    const name = this.#next();
    return name !== undefined && /^\w+$/.test(name) ? { is: "member", of, name } : undefined;
  }

  #index(of: Node): Node | undefined {
    const at = this.node();
    return at && this.#next() === "]" ? { is: "index", of, at } : undefined;
  }

  #peek(): string | undefined {
    return this.tokens[this.#at];
  }

  #next(): string | undefined {
    return this.tokens[this.#at++];
  }
}

/** The expression in one way of writing: equal texts are equal values. */
export function textOf(node: Node): string {
  switch (node.is) {
    case "literal":
      return JSON.stringify(node.value);
    case "call":
      return `${node.name}(${node.args.map(textOf).join(",")})`;
    case "member":
      return `${textOf(node.of)}.${node.name}`;
    case "index":
      return `${textOf(node.of)}[${textOf(node.at)}]`;
  }
}
