export { mismatchOf, readTokenError } from "./read";
export { secretIn, type SentSecret } from "./secrets";
export { ErrorTextError, type TokenError } from "./token-error";
