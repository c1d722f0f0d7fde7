import { createScanner, SyntaxKind } from "jsonc-parser";

/** Offsets in a line, in UTF-16 units: from `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Fields whose value is key material or a secret, in any dialect (compared in small letters, without `_`). */
const secretNames = new Set(["key", "secrettext", "hint", "secret", "clientsecret", "password", "privatekey", "plaintext", "ciphertext"]);
/**
 * `value` is a secret in older credentials and in Pulumi's: known by one of these next to it, the whole of it is. Next to one of
 * the others it is a permission's name. Elsewhere it may be a page's list, and only texts and numbers of it are hidden.
 */
const credentialNames = /^(keyid|usage|customkeyidentifier|(start|end)date(time)?|secrettext|hint)$/;
const permissionNames = /^(isenabled|enabled|allowedmembertypes|admin\w+|user\w+)$/;

/**
 * What stands in a source line that must never be shown: secrets whatever their shape, and comments, which may hold one. Works
 * on lines of a document, not on documents: what the line does not tell decides for hiding.
 */
export function secretSpans(line: string): Span[] {
  const found: Span[] = [];
  const scan = new LineScan(found, line.length);
  const scanner = createScanner(line, false);
  for (let token = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    if (token === SyntaxKind.LineCommentTrivia || token === SyntaxKind.BlockCommentTrivia) {
      const closed = token === SyntaxKind.BlockCommentTrivia && line.endsWith("*/", end);
      found.push({ start: start + 2, end: closed ? end - 2 : end });
    } else if (token === SyntaxKind.Unknown && line.startsWith("*/", start)) {
      // The comment began on an earlier line.
      found.push({ start: 0, end: start });
    } else if (token !== SyntaxKind.Trivia && token !== SyntaxKind.LineBreakTrivia) {
      scan.token(token, { start, end }, scanner.getTokenValue());
    }
  }
  scan.close();
  return found.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
}

/** A value that began on the line: an object, an array, or the line itself. `name` is the field that it belongs to. */
interface Level {
  readonly kind: "object" | "array" | "line";
  readonly name: string;
  readonly start: number;
  readonly fields: Fields;
}

/** Follows the tokens of a line to the values of its fields. */
class LineScan {
  private level: Level;
  private readonly around: Level[] = [];
  /** The field whose value comes next. */
  private name: string | undefined;
  private last = "";
  /** Nothing but texts and numbers so far: elements of an array that began on an earlier line, unless a colon follows. */
  private begins = true;
  private bare: Span | undefined;

  constructor(
    private readonly found: Span[],
    private readonly end: number,
  ) {
    this.level = { kind: "line", name: "", start: 0, fields: new Fields(found) };
  }

  token(token: SyntaxKind, span: Span, value: string): void {
    if (token === SyntaxKind.ColonToken) {
      this.name = this.last.toLowerCase().replaceAll("_", "");
      this.level.fields.see(this.name);
      this.bare = undefined;
      this.begins = false;
      return;
    }
    if (this.bare) this.found.push(this.bare);
    this.bare = undefined;
    if (token === SyntaxKind.OpenBraceToken || token === SyntaxKind.OpenBracketToken) this.open(token, span.start);
    else if (token === SyntaxKind.CloseBraceToken || token === SyntaxKind.CloseBracketToken) this.leave(span.end);
    else if (token === SyntaxKind.StringLiteral) this.scalar({ start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) });
    else if (token === SyntaxKind.NumericLiteral) this.scalar(span);
    else if (token !== SyntaxKind.CommaToken) this.begins = false;
    this.last = value;
    this.name = undefined;
  }

  /** What the line leaves open ends with it. */
  close(): void {
    if (this.bare) this.found.push(this.bare);
    while (this.level.kind !== "line") this.leave(this.end);
    this.level.fields.close();
  }

  private scalar(span: Span): void {
    if (this.name !== undefined) this.level.fields.scalar(this.name, span);
    else if (this.level.kind === "array") this.level.fields.scalar(this.level.name, span);
    else if (this.level.kind === "line" && this.begins) this.bare = span;
  }

  private open(token: SyntaxKind, start: number): void {
    const isArray = token === SyntaxKind.OpenBracketToken;
    const name = this.name ?? (this.level.kind === "array" ? this.level.name : "");
    this.around.push(this.level);
    this.level = { kind: isArray ? "array" : "object", name, start, fields: isArray ? this.level.fields : new Fields(this.found) };
    this.begins = false;
  }

  private leave(end: number): void {
    const { kind, name, start, fields } = this.level;
    if (kind !== "array") fields.close();
    this.level = this.around.pop() ?? { kind: "line", name: "", start: end, fields: new Fields(this.found) };
    if (kind !== "line") this.level.fields.whole(name, { start, end });
    this.begins = false;
  }
}

/** The fields of one object, as far as the line holds it. */
class Fields {
  private isPermission = false;
  private isCredential = false;
  private readonly scalars: Span[] = [];
  private readonly wholes: Span[] = [];

  constructor(private readonly found: Span[]) {}

  see(name: string): void {
    this.isPermission ||= permissionNames.test(name);
    this.isCredential ||= credentialNames.test(name);
  }

  /** A text or number that is a field's value, or stands in the array that is. */
  scalar(name: string, span: Span): void {
    if (secretNames.has(name)) this.found.push(span);
    else if (name === "value") this.scalars.push(span);
  }

  /** An object or array that is a field's value. */
  whole(name: string, span: Span): void {
    if (secretNames.has(name)) this.found.push(span);
    else if (name === "value") this.wholes.push(span);
  }

  close(): void {
    const hidden = this.isCredential ? [...this.scalars, ...this.wholes] : this.isPermission ? [] : this.scalars;
    for (const span of hidden) this.found.push(span);
  }
}
