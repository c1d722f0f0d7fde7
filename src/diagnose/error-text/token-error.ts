import { DomainError } from "../../model/domain-error";
import type { RequestFlow } from "../flows";

/** What an error message of the token service says; each value as it is written there. */
export interface TokenError {
  /** The code of the cause: the inner one where the message has two. `AADSTS50000`. */
  readonly code: string;
  /** All codes of the message, in its order. */
  readonly codes: readonly string[];
  /** OAuth's `error`: `invalid_grant`. */
  readonly error: string | null;
  /** The client as the message names it: mostly a client id; whatever stands in its place otherwise. */
  readonly applicationId: string | null;
  /** The client's display name. */
  readonly applicationName: string | null;
  /** The resource as the message names it: a client id, a URI or a name. */
  readonly resource: string | null;
  readonly resourceName: string | null;
  /** Client ids of the APIs that the client lists, where the message names them. */
  readonly listedResources: readonly string[];
  /** The scope that the message names as missing or wrong, or the whole parameter. */
  readonly scope: string | null;
  /** A permission's id or several, or an app role's value. */
  readonly permission: string | null;
  /** A name, which may contain blanks, a domain or an id. */
  readonly tenant: string | null;
  readonly user: string | null;
  /** The issuer of the user's account. */
  readonly identityProvider: string | null;
  /** The redirect URI, reply URL or address after sign-out that was sent. */
  readonly redirectUri: string | null;
  /** Of two requests the address of the first, where the message compares them. */
  readonly previousRedirectUri: string | null;
  /** The browser's origin. */
  readonly origin: string | null;
  readonly responseType: string | null;
  /** Of the token that was presented. */
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly audience: string | null;
  /** What the service wanted in place of the subject or the audience. */
  readonly expectedSubject: string | null;
  readonly expectedAudience: string | null;
  /** Of the certificate that signed the assertion, hexadecimal. */
  readonly thumbprint: string | null;
  /** Of a key or a secret. */
  readonly keyId: string | null;
  /** The flow that the text names: a `grant_type`, a method of a library. */
  readonly flow: RequestFlow | null;
  readonly traceId: string | null;
  readonly correlationId: string | null;
  /** As written: `2026-11-23 09:12:44Z`. */
  readonly time: string | null;
  /** The message's first line. */
  readonly message: string;
}

/** Text in which no AADSTS code can be found. */
export class ErrorTextError extends DomainError {
  override readonly name = "ErrorTextError";
  readonly code = "error-text";
}
