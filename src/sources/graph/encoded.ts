/** A body that was encoded once more than it should be, in a `$batch` response or a log, say. */

export const encoded =
  "It is a string that contains JSON of Entra objects: nothing in it was judged. Write the JSON itself, not a string of it.";

/** Whether a string is JSON of Entra objects, plain or in Base64. */
export function isEncoded(text: string): boolean {
  if (text[0] === "{" || text[0] === "[") return ours.test(text);
  return base64.test(text) && ours.test(decoded(text));
}

const ours = /"(?:keyCredentials|requiredResourceAccess)"\s*:/i;

/** Base64 of `{"`, of `[{"` or `["`, and of either with a line break or blanks after the bracket. Tokens have dots. */
const start = "(?:eyJ|W3si|WyJ|e[wy][0oAI]|W[wy][0oAI])";
const base64 = new RegExp(`^${start}[\\w+/-]{40,}={0,2}$`);

/** Whether a text has a string that may be JSON in Base64, in which no word of ours can be seen. */
export function mayHoldEncoded(text: string): boolean {
  return within.test(text);
}

const within = new RegExp(`"body"\\s*:\\s*"${start}`, "i");

/** Byte by byte: the names of fields are ASCII. */
function decoded(text: string): string {
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
