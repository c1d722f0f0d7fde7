/**
 * A certificate's thumbprint in hexadecimal capitals: messages and the portal write 40 digits of it, Graph base64 of its 20 bytes
 * (`customKeyIdentifier`), some exports base64 of the 40 digits. Undefined where the text is none of these.
 */
export function hexThumbprint(text: string | null | undefined): string | undefined {
  if (!text) return undefined;
  const plain = text.replace(/[\s:]/g, "");
  if (/^[0-9a-f]{40}$|^[0-9a-f]{64}$/i.test(plain)) return plain.toUpperCase();
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(plain)) return undefined;
  const bytes = bytesOf(plain.replace(/-/g, "+").replace(/_/g, "/"));
  if (bytes === undefined) return undefined;
  if (bytes.length === 20 || bytes.length === 32)
    return bytes
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("")
      .toUpperCase();
  const inner = String.fromCharCode(...bytes);
  return /^[0-9a-f]{40}$/i.test(inner) ? inner.toUpperCase() : undefined;
}

/** Without Node's Buffer, which browsers lack. */
function bytesOf(base64: string): number[] | undefined {
  try {
    return Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
