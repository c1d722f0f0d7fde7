import { createScanner, SyntaxKind } from "jsonc-parser";

/** Offsets in a line, in UTF-16 units: from `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Fields whose text is key material or a secret, in any dialect (compared in small letters, without `_`). */
const secretNames = new Set(["key", "secrettext", "hint", "secret", "clientsecret", "password", "privatekey", "plaintext", "ciphertext"]);
/** `value` is a secret in older credentials and in Pulumi's, and a permission's name beside one of these. */
const permissionNames = /^(isenabled|enabled|allowedmembertypes|admin\w+|user\w+)$/;

/**
 * Where the texts stand in a source line that must never be shown. Works on lines of a document, not on documents: what
 * the line does not tell decides for hiding.
 */
export function secretSpans(line: string): Span[] {
  const found: Span[] = [];
  const objects: Fields[] = [];
  let fields = new Fields(found);
  let name = "";
  let last = "";
  let isValue = false;
  const scanner = createScanner(line, true);
  for (let token = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    if (token === SyntaxKind.OpenBraceToken) {
      objects.push(fields);
      fields = new Fields(found);
    } else if (token === SyntaxKind.CloseBraceToken) {
      fields.close();
      fields = objects.pop() ?? new Fields(found);
    } else if (token === SyntaxKind.ColonToken) {
      name = last.toLowerCase().replaceAll("_", "");
      fields.see(name);
    } else if (token === SyntaxKind.StringLiteral && isValue) {
      const start = scanner.getTokenOffset() + 1;
      fields.text(name, { start, end: Math.max(start, scanner.getTokenOffset() + scanner.getTokenLength() - 1) });
    }
    isValue = token === SyntaxKind.ColonToken;
    last = scanner.getTokenValue();
  }
  for (const open of [fields, ...objects]) open.close();
  return found.sort((a, b) => a.start - b.start);
}

/** The fields of one object, as far as the line holds it. */
class Fields {
  private isPermission = false;
  private readonly values: Span[] = [];

  constructor(private readonly found: Span[]) {}

  see(name: string): void {
    this.isPermission ||= permissionNames.test(name);
  }

  text(name: string, span: Span): void {
    if (secretNames.has(name)) this.found.push(span);
    else if (name === "value") this.values.push(span);
  }

  close(): void {
    if (!this.isPermission) this.found.push(...this.values);
  }
}
