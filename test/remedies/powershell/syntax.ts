/** What the remedies are written in: a part of PowerShell's grammar. */
export type Node =
  | { readonly is: "value"; readonly value: unknown }
  | { readonly is: "variable"; readonly name: string }
  | { readonly is: "array"; readonly body: readonly Node[] }
  | { readonly is: "table"; readonly entries: readonly (readonly [string, Node])[] }
  | { readonly is: "script"; readonly body: readonly Node[] }
  | { readonly is: "group"; readonly body: Node }
  | { readonly is: "member"; readonly of: Node; readonly name: string }
  | { readonly is: "call"; readonly of: Node; readonly name: string }
  | { readonly is: "static"; readonly name: string; readonly argument: Node }
  | { readonly is: "binary"; readonly operator: string; readonly left: Node; readonly right: Node }
  | {
      readonly is: "command";
      readonly name: string;
      readonly parameters: Readonly<Record<string, Node>>;
      readonly positional: readonly Node[];
    }
  | { readonly is: "pipeline"; readonly parts: readonly Node[] }
  | { readonly is: "assignment"; readonly target: Node; readonly adds: boolean; readonly value: Node }
  | { readonly is: "foreach"; readonly variable: string; readonly list: Node; readonly body: readonly Node[] }
  | { readonly is: "if"; readonly condition: Node; readonly then: readonly Node[]; readonly otherwise: readonly Node[] };

const constants: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
const comparisons = /-(c?eq|c?ne|split|join|in|notin|and|or)(?=\s)/iy;

/** @throws SyntaxError for all that is not of that part */
export function parse(text: string): Node[] {
  return new Parser(text).all();
}

class Parser {
  #at = 0;

  constructor(private readonly text: string) {}

  all(): Node[] {
    const body = this.#statements();
    if (this.#at < this.text.length) this.#fail();
    return body;
  }

  #fail(): never {
    throw new SyntaxError(`not of the PowerShell that is known here, at: ${this.text.slice(this.#at, this.#at + 40)}`);
  }

  /** Takes what matches, after blanks. */
  #take(pattern: RegExp): string | undefined {
    while (/\s/.test(this.text[this.#at] ?? "")) this.#at++;
    const sticky = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, "")}y`);
    sticky.lastIndex = this.#at;
    const [found] = sticky.exec(this.text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #need(pattern: RegExp): string {
    return this.#take(pattern) ?? this.#fail();
  }

  #sees(pattern: RegExp): boolean {
    const before = this.#at;
    const found = this.#take(pattern) !== undefined;
    this.#at = before;
    return found;
  }

  #statements(): Node[] {
    const body: Node[] = [];
    for (;;) {
      while (this.#take(/;/) !== undefined);
      if (this.#at >= this.text.length || this.#sees(/[)}]|$/)) return body;
      body.push(this.#statement());
      if (!this.#sees(/[;)}]|$/) && !["foreach", "if"].includes(body.at(-1)?.is ?? "")) this.#fail();
    }
  }

  #block(): Node[] {
    this.#need(/\{/);
    const body = this.#statements();
    this.#need(/\}/);
    return body;
  }

  #statement(): Node {
    if (this.#take(/foreach\s*\(/i) !== undefined) {
      const variable = this.#need(/\$\w+/).slice(1);
      this.#need(/in\b/i);
      const list = this.#pipeline();
      this.#need(/\)/);
      return { is: "foreach", variable, list, body: this.#block() };
    }
    if (this.#take(/if\s*\(/i) !== undefined) {
      const condition = this.#pipeline();
      this.#need(/\)/);
      const then = this.#block();
      return { is: "if", condition, then, otherwise: this.#take(/else\b/i) === undefined ? [] : this.#block() };
    }
    const before = this.#at;
    if (this.#sees(/\$\w+(\.\w+)*\s*\+?=/)) {
      const target = this.#postfix();
      const adds = this.#need(/\+?=/) === "+=";
      return { is: "assignment", target, adds, value: this.#pipeline() };
    }
    this.#at = before;
    return this.#pipeline();
  }

  #pipeline(): Node {
    const parts = [this.#element()];
    while (this.#take(/\|/) !== undefined) parts.push(this.#element());
    return parts.length === 1 ? (parts[0] as Node) : { is: "pipeline", parts };
  }

  #element(): Node {
    return this.#sees(/[A-Za-z]+-[A-Za-z]/) ? this.#command() : this.#expression();
  }

  #command(): Node {
    const name = this.#need(/[A-Za-z]+-[A-Za-z0-9]+/);
    const parameters: Record<string, Node> = {};
    const positional: Node[] = [];
    while (!this.#sees(/[|;)}]|$/)) {
      const parameter = this.#take(/-[A-Za-z]\w*/)?.slice(1);
      if (parameter === undefined) positional.push(this.#list(() => this.#argument()));
      else if (this.#take(/:/) === undefined && this.#sees(/-[A-Za-z]|[|;)}]|$/)) parameters[parameter] = { is: "value", value: true };
      else parameters[parameter] = this.#list(() => this.#argument());
    }
    return { is: "command", name, parameters, positional };
  }

  /** Where a command takes a value: one word, text, variable, or something in brackets. No operator stands there. */
  #argument(): Node {
    if (this.#sees(/[$'"(@{]/)) return this.#sees(/\{/) ? { is: "script", body: this.#block() } : this.#postfix();
    return { is: "value", value: this.#need(/[^\s|;(){}'"@,+]+/) };
  }

  #expression(): Node {
    let left = this.#sum();
    for (;;) {
      const operator = this.#take(comparisons);
      if (operator === undefined) return left;
      left = { is: "binary", operator: operator.slice(1).toLowerCase(), left, right: this.#sum() };
    }
  }

  #sum(): Node {
    let left = this.#list(() => this.#postfix());
    while (this.#sees(/\+(?!=)/)) {
      this.#need(/\+/);
      left = { is: "binary", operator: "+", left, right: this.#list(() => this.#postfix()) };
    }
    return left;
  }

  /** One, or several with commas between them. */
  #list(next: () => Node): Node {
    const body = [next()];
    while (this.#take(/,/) !== undefined) body.push(next());
    return body.length === 1 ? (body[0] as Node) : { is: "array", body };
  }

  #postfix(): Node {
    let node = this.#primary();
    while (this.text[this.#at] === ".") {
      const name = this.#need(/\.\w+/).slice(1);
      if (this.text[this.#at] !== "(") node = { is: "member", of: node, name };
      else {
        this.#need(/\(\s*\)/);
        node = { is: "call", of: node, name };
      }
    }
    return node;
  }

  #primary(): Node {
    const text = this.#take(/'[^']*'|"[^"$`]*"/);
    if (text !== undefined) return { is: "value", value: text.slice(1, -1) };
    const number = this.#take(/\d+\b/);
    if (number !== undefined) return { is: "value", value: Number(number) };
    const variable = this.#take(/\$\w+/)?.slice(1);
    if (variable !== undefined)
      return variable.toLowerCase() in constants
        ? { is: "value", value: constants[variable.toLowerCase()] }
        : { is: "variable", name: variable };
    const type = this.#take(/\[[\w.]+\]::\w+/);
    if (type !== undefined) return { is: "static", name: type, argument: this.#bracketed() };
    if (this.#take(/@\(/) !== undefined) {
      const body = this.#statements();
      this.#need(/\)/);
      return { is: "array", body };
    }
    if (this.#take(/@\{/) !== undefined) return this.#table();
    return { is: "group", body: this.#bracketed() };
  }

  #bracketed(): Node {
    this.#need(/\(/);
    const body = this.#pipeline();
    this.#need(/\)/);
    return body;
  }

  #table(): Node {
    const entries: [string, Node][] = [];
    while (this.#take(/\}/) === undefined) {
      const name = this.#need(/\w+/);
      this.#need(/=/);
      entries.push([name, this.#pipeline()]);
      if (!this.#sees(/\}/)) this.#need(/;/);
    }
    return { is: "table", entries };
  }
}
