import type { Declared } from "./faulty";
import type { Syntax } from "./syntax";
import { meant } from "./written";

interface Entry {
  readonly type: string;
  text: string;
  readonly more: string[];
}

/** A program in TypeScript or Python: properties that a snippet writes stand after those that are there, and so in their place. */
export class TextProgram {
  private readonly resources: Map<string, Entry>;
  private readonly added: string[] = [];

  constructor(
    declared: readonly Declared[],
    private readonly syntax: Syntax,
  ) {
    this.resources = new Map(declared.map(({ type, name, properties }) => [name, { type, text: syntax.value(properties), more: [] }]));
  }

  write(snippet: string, subject: string): void {
    const { comment, none, resource, type: typeOf } = this.syntax;
    const [, goes, whole = snippet] = new RegExp(`^${comment} in place of "(.*)"\n(.*)$`, "s").exec(snippet) ?? [];
    if (resource.test(whole)) {
      if (goes !== undefined) this.resource(subject).text = this.resource(subject).text.replace(JSON.stringify(goes), "");
      // Two findings may ask for one and the same.
      if (!this.added.includes(whole)) this.added.push(whole);
      return;
    }
    const { name, text } = meant(snippet, subject);
    const entry = this.resource(name);
    const [, wanted, given] = new RegExp(`^("[^"]*"), +${comment} in place of ("[^"]*")`).exec(text) ?? [];
    const [, type, id] = new RegExp(`^"?type"?: "(\\w+)", +${comment} of the permission (\\S+)`).exec(text) ?? [];
    const [, others] = new RegExp(`${comment} in place of (\\w+)\\n?$`).exec(text) ?? [];
    if (wanted && given) entry.text = entry.text.replace(given, wanted);
    else if (type && id) entry.text = this.withType(entry.text, id, typeOf(type));
    else entry.more.push(others ? `${text.trimEnd()}\n${others}${comment === "#" ? "=" : ": "}${none},` : text);
  }

  private withType(text: string, id: string, typed: string): string {
    return text.replace(new RegExp(`("id": ?"${id}", ?)"type": ?"\\w+"`), `$1${typed}`);
  }

  private resource(name: string): Entry {
    const found = [...this.resources].find(([own]) => own === name || this.syntax.variable(own) === name)?.[1];
    if (!found) throw new Error(`no resource is called ${name}`);
    return found;
  }

  get text(): string {
    const declared = [...this.resources].map(([name, { type, text, more }]) => this.syntax.declaration(type, name, text, more));
    return `${this.syntax.head}${declared.join("\n")}\n${this.added.join("\n")}\n`;
  }
}
