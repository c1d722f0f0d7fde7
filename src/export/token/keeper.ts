import { ExportError } from "../answer";
import { claimsOf, type Token, type TokenSource } from "./token";

/** A token is renewed so many milliseconds before its end. */
const margin = 120_000;

/** Gives every request the newest token, and asks the source for another one when it ends. */
export class TokenKeeper {
  #token: Token | undefined;
  #asking: Promise<Token> | undefined;

  constructor(private readonly source: TokenSource) {}

  async current(): Promise<string> {
    const token = this.#token;
    if (token && !(this.source.renewable && endsSoon(token))) return token.value;
    return (await this.#ask()).value;
  }

  /** After a 401 for this token. Throws where there is no other one. */
  async renew(refused: string): Promise<void> {
    if (this.#token && this.#token.value !== refused) return;
    if (this.source.renewable && (await this.#ask()).value !== refused) return;
    const { aud, exp } = claimsOf(refused);
    const why =
      exp !== undefined && exp * 1000 < Date.now() ? "it has expired" : aud === undefined ? "it may have expired" : `it is for ${aud}`;
    throw new ExportError(
      `Microsoft Graph does not accept the token of ${this.source.name}: ${why}. Get a new one for Microsoft Graph; --resume goes on where the export stopped.`,
    );
  }

  /** One question at a time, however many requests wait for it. */
  async #ask(): Promise<Token> {
    this.#asking ??= this.source.get().finally(() => (this.#asking = undefined));
    return (this.#token = await this.#asking);
  }
}

function endsSoon({ value, expiresAt }: Token): boolean {
  const { exp } = claimsOf(value);
  const end = expiresAt ?? (exp === undefined ? undefined : exp * 1000);
  return end !== undefined && end - Date.now() < margin;
}
